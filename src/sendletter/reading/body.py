"""The body's Markdown -> blocks whose paragraphs know their lines.

CommonMark with footnotes, HTML as plain text. What a letter cannot print (pictures, tables, rules) is a problem.
Markdown's own replacements are off: they would turn "19(c)" into "19©".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sendletter.letter import Block, Footnote, Heading, Listing, Paragraph, Quotation, Run
from sendletter.problem import Problem, error
from sendletter.reading.yaml import Scalar
from sendletter.span import Span

LINKS = re.compile(r"(https?://|mailto:|tel:)\S", re.IGNORECASE)
REFUSED = {
    "hr": "a horizontal rule",
    "fence": "a block of code",
    "code_block": "a block of code (a line indented by four spaces or more)",
    "html_block": "HTML",
}
DEEPEST = 10


def read_body(body: Scalar, source: str) -> tuple[tuple[Block, ...], tuple[Footnote, ...], tuple[Problem, ...]]:
    """The blocks and footnotes of the body, with all problems; `source` is the whole of letter.yaml."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.use(footnote_plugin, inline=False, move_to_end=True)
    parser.validateLink = lambda _: True  # a bad address is a problem, not plain text
    environment: dict[str, Any] = {}
    tokens = parser.parse(body.text, environment)
    reader = _Body(_places(body, source))
    blocks, _ = reader.blocks(tokens, 0, None)
    reader.undefined(body.text, environment)
    if not blocks:
        reader.problems.append(error(body.span, "empty-body", "the body is empty"))
    return blocks, tuple(reader.notes), tuple(reader.problems)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the lines of the body stand in letter.yaml; a folded text is only known to begin somewhere."""

    start: Span
    columns: tuple[int, ...]
    first: int

    def span(self, line: int) -> Span:
        if not self.first or line >= len(self.columns):
            return self.start
        return Span(self.start.source, self.first + line, self.columns[line])


def _places(body: Scalar, source: str) -> _Places:
    if body.style != "|":
        return _Places(body.span, (), 0)
    lines = source.split("\n")[body.span.line :]
    skipped = 0
    while skipped < len(lines) and not lines[skipped].strip() and body.text.split("\n")[0].strip():
        skipped += 1
    columns = tuple(len(line) - len(line.lstrip()) + 1 for line in lines[skipped:])
    return _Places(body.span, columns, body.span.line + 1 + skipped)


@dataclass(slots=True)
class _Body:
    places: _Places
    problems: list[Problem] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    last: Span | None = None

    def span(self, token: Any) -> Span:
        """The place of a token: that of its first line, or of the last one known."""
        if token.map:
            self.last = self.places.span(token.map[0])
        return self.last or self.places.start

    def blocks(self, tokens: Sequence[Any], start: int, end: str | None) -> tuple[tuple[Block, ...], int]:
        """The blocks from a token on, up to one of type `end`; and the number of the token after that."""
        found: list[Block] = []
        number = start
        while number < len(tokens):
            token = tokens[number]
            if token.type == end:
                return tuple(found), number + 1
            block, number = self.block(tokens, number)
            if block is not None:
                found.append(block)
        return tuple(found), number

    def block(self, tokens: Sequence[Any], number: int) -> tuple[Block | None, int]:
        """The block at a token, or None where it is none; and the number of the next token."""
        token = tokens[number]
        span = self.span(token)
        match token.type:
            case "paragraph_open":
                return Paragraph(self.runs(tokens[number + 1], span), span), number + 3
            case "heading_open":
                return Heading(self.runs(tokens[number + 1], span), int(token.tag[1:]), span), number + 3
            case "blockquote_open":
                blocks, after = self.blocks(tokens, number + 1, "blockquote_close")
                return Quotation(blocks, span), after
            case "bullet_list_open" | "ordered_list_open":
                return self.listing(tokens, number, span)
            case "footnote_block_open":
                return None, self.footnotes(tokens, number + 1)
        if token.type in REFUSED:
            hint = "Indent by at most three spaces more than the text around it." if token.type == "code_block" else ""
            self.problems.append(error(span, "markdown", f"{REFUSED[token.type]} cannot be printed in a letter", hint))
        return None, number + 1

    def listing(self, tokens: Sequence[Any], number: int, span: Span) -> tuple[Block, int]:
        opening = tokens[number]
        ordered = opening.type == "ordered_list_open"
        items: list[tuple[Block, ...]] = []
        number += 1
        while tokens[number].type == "list_item_open":
            blocks, number = self.blocks(tokens, number + 1, "list_item_close")
            items.append(blocks)
        return Listing(tuple(items), int(opening.attrs.get("start", 1)) if ordered else None, span), number + 1

    def footnotes(self, tokens: Sequence[Any], number: int) -> int:
        while tokens[number].type == "footnote_open":
            span = self.span(tokens[number + 1])
            blocks, number = self.blocks(tokens, number + 1, "footnote_close")
            texts = tuple(block for block in blocks if isinstance(block, Paragraph))
            if len(texts) < len(blocks):
                self.problems.append(
                    error(span, "markdown", "a footnote holds paragraphs only, no lists or quotations")
                )
            if any(run.note is not None for text in texts for run in text.runs):
                self.problems.append(error(span, "footnote", "a footnote calls a footnote, which cannot be printed"))
            self.notes.append(Footnote(len(self.notes) + 1, texts, span))
        return number + 1

    def runs(self, inline: Any, span: Span) -> tuple[Run, ...]:
        """The runs of a paragraph's inline tokens."""
        style, runs = Run(""), []
        for token in inline.children or ():
            match token.type:
                case "text" | "code_inline" | "html_inline":
                    runs.append(replace(style, text=token.content))
                case "softbreak":
                    runs.append(replace(style, text=" "))
                case "hardbreak":
                    runs.append(Run("\n"))
                case "footnote_ref":
                    note = int(token.meta["id"]) + 1
                    runs.append(Run(str(note), note=note))
                case "image":
                    self.problems.append(error(span, "markdown", "a picture cannot be printed in the text of a letter"))
                case _:
                    style = self.style(style, token, span)
        return tuple(_joined(run for run in runs if run.text))

    def style(self, style: Run, token: Any, span: Span) -> Run:
        """The style after a token that opens or closes emphasis or a link."""
        match token.type:
            case "em_open" | "em_close":
                return replace(style, italic=token.nesting > 0)
            case "strong_open" | "strong_close":
                return replace(style, bold=token.nesting > 0)
            case "link_open":
                return replace(style, link=self.link(str(token.attrs["href"]), span))
            case "link_close":
                return replace(style, link=None)
        return style

    def link(self, target: str, span: Span) -> str | None:
        if LINKS.match(target):
            return target
        hint = "A link begins with https://, http://, mailto: or tel:."
        self.problems.append(error(span, "link", f"“{target}” is no address that a printed letter can link to", hint))
        return None

    def undefined(self, text: str, environment: dict[str, Any]) -> None:
        """Footnotes that are called and not written, or written and not called."""
        found = environment.get("footnotes", {})
        written_in: dict[str, int] = {}
        called = {item.get("label") for item in found.get("list", {}).values()}
        for number, line in enumerate(text.split("\n")):
            for match in re.finditer(r"\[\^([^\]\s]+)\](:?)", line):
                written = f":{match[1]}" in found.get("refs", {})
                if match[2] and not line[: match.start()].strip():
                    first = written_in.setdefault(match[1], number)
                    if first != number:
                        text_ = f"footnote [^{match[1]}] is written twice"
                        self.problems.append(error(self.places.span(number), "footnote", text_, "Keep one of them."))
                if match[2] and match.start() == len(line) - len(line.lstrip()) and match[1] not in called:
                    text_ = f"footnote [^{match[1]}] is written but never called"
                    self.problems.append(error(self.places.span(number), "footnote", text_))
                elif not written:
                    hint = f"Add a line “[^{match[1]}]: its text” at the end of the body."
                    text_ = f"footnote [^{match[1]}] is called but never written"
                    self.problems.append(error(self.places.span(number), "footnote", text_, hint))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one style become one run."""
    before: Run | None = None
    for run in runs:
        if (
            before
            and run.note is None
            and before.note is None
            and "\n" not in (run.text, before.text)
            and (replace(run, text="") == replace(before, text=""))
        ):
            before = replace(before, text=before.text + run.text)
            continue
        if before:
            yield before
        before = run
    if before:
        yield before
