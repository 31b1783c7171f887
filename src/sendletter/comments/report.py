"""The comments and their answers as a page for reviewers: one file, no scripts, nothing loaded, and it prints well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from sendletter.comments.comment import Comment, State

MOST_AROUND = 60
"""Characters that are shown around the words that a comment is about."""
STYLE = """
:root { --ink: #1d2126; --faint: #5f6873; --rule: #d9dde2; --paper: #fff; --shade: #f4f5f7;
  --old: #a8271f; --new: #17653a }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --faint: #a2abb5; --rule: #3a4149; --paper: #16191d;
  --old: #ff8f86; --new: #7fd6a1; --shade: #20252b } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 }
.sum, .meta, .ask { color: var(--faint) }
.sum { margin: .25rem 0 2rem }
article { border-top: 1px solid var(--rule); padding: 1.1rem 0 1.2rem; break-inside: avoid }
header { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: baseline }
h2 { font-size: 1rem; margin: 0 }
.state { margin-inline-start: auto; font-weight: 600 }
.state.done { color: var(--new) } .state.declined { color: var(--old) }
.said { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: 4rem 1fr; gap: .3rem .8rem; margin: .7rem 0 0; padding: .6rem .8rem;
  background: var(--shade) }
dt { color: var(--faint) } dd { margin: 0; overflow-wrap: anywhere }
mark { background: none; color: inherit; border-bottom: 2px solid currentColor }
del { color: var(--old) } ins { color: var(--new); text-decoration-thickness: 2px }
.reply { margin: .5rem 0 0; padding-inline-start: .8rem; border-inline-start: 2px solid var(--rule) }
.clash { color: var(--old); margin: .5rem 0 0 }
@media print { :root { --paper: #fff; --ink: #000; --faint: #444; --shade: #fff; --rule: #999;
  --old: #8c1d16; --new: #0f5230 }
  @page { margin: 18mm } body { padding: 0; max-width: none; font-size: 10pt } dl { border: 1px solid var(--rule) } }
"""
WORDS = {State.OPEN: "Open", State.DONE: "Done", State.DECLINED: "Declined"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A comment as it is reported: `now` is what stands in the place of its words, None where that is not known."""

    comment: Comment
    now: str | None = None
    contradicts: tuple[int, ...] = ()


def report(entries: Sequence[Entry], title: str, language: str) -> str:
    """The page as HTML, in the order of the entries. All that is said stands in it as text."""
    counts = [(sum(entry.comment.state is state for entry in entries), WORDS[state].lower()) for state in State]
    total = f"{len(entries)} comment{'s' * (len(entries) != 1)}"
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    articles = "".join("\n".join(_article(entry, language)) for entry in entries)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Comments: {escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n"
        f'<p class="sum">{total}{": " * bool(said)}{said}</p>\n{articles}\n</body>\n</html>\n'
    )


def _article(entry: Entry, language: str) -> Iterator[str]:
    comment = entry.comment
    where = ", ".join(filter(None, (comment.reference, f"page {comment.page} of {comment.read_in}")))
    who = ", ".join(filter(None, (comment.author or "without a name", comment.when)))
    yield f'<article id="c{comment.number}">\n<header><h2>{comment.number}. {escape(who)}</h2>'
    yield f'<span class="meta" dir="auto">{escape(where)}</span>'
    yield f'<span class="state {comment.state.value}">{WORDS[comment.state]}</span></header>'
    if comment.text:
        yield f'<p class="said" dir="auto">{escape(comment.text)}</p>'
    if comment.quotation:
        yield f'<dl lang="{escape(language)}">'
        yield from _rows(entry)
        yield "</dl>"
    for reply in comment.replies:
        yield f'<p class="reply" dir="auto"><b>{escape(reply.author or "Reply")}</b> {escape(reply.text)}</p>'
    if entry.contradicts:
        numbers = ", ".join(f'<a href="#c{number}">{number}</a>' for number in entry.contradicts)
        yield f'<p class="clash">Contradicts {numbers}.</p>'
    if comment.reason:
        yield f'<p class="said" dir="auto"><b>{_answer(comment)}</b> {escape(comment.reason)}</p>'
    yield "</article>\n"


def _answer(comment: Comment) -> str:
    return f"Answer by {escape(comment.by)}" if comment.by else "Answer"


def _rows(entry: Entry) -> Iterator[str]:
    """The words as they were, as they are asked for, and as they are."""
    comment = entry.comment
    asked = comment.suggestion
    struck = asked is not None or comment.kind == "strike"
    old = "del" if struck and comment.kind != "caret" else "mark"
    yield _row("Draft", comment, f"<{old}>{escape(comment.quoted)}</{old}>" if comment.quoted else "")
    if asked is not None and comment.state is not State.DONE:
        yield _row("Asked", comment, f"<ins>{escape(asked)}</ins>" if asked else "")
    if entry.now is not None and comment.state is State.DONE:
        yield _row("Now", comment, f"<ins>{escape(entry.now)}</ins>" if entry.now else "")


def _row(name: str, comment: Comment, words: str) -> str:
    before, after = (text.replace("¶", "").replace("\n", " ") for text in (comment.before, comment.after))
    left, right = before[-MOST_AROUND:], after[:MOST_AROUND]
    if len(before) > MOST_AROUND:
        left = f"… {left.partition(' ')[2]}"
    if len(after) > MOST_AROUND:
        right = f"{right.rpartition(' ')[0]} …"
    if words and name != "Draft" and comment.kind == "caret":
        left, right = f"{left.rstrip()} ", f" {right.lstrip()}"
    return f'<dt>{name}</dt><dd dir="auto">{escape(left)}{words}{escape(right)}</dd>'
