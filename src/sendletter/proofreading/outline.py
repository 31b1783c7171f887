"""Rules about the body's make-up: headings, footnotes and links."""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from sendletter.letter import Heading, Paragraph, Run, paragraphs
from sendletter.proofreading.finding import Finding, Told, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.span import Span

EMPTY_WORDS = frozenset(
    ("here", "click here", "this", "this link", "link", "read more", "more", "hier", "ici", "cliquez ici", "lien", "aquí",
     "enlace", "qui", "aqui", "здесь", "тут", "buraya", "burada", "هنا")
)  # fmt: skip
"""What links say on a screen, where a reader can click; on paper they say nothing."""
BARE = re.compile(r"https?://[^\s<>()\[\]]+[^\s<>()\[\].,;:!?’”»]", re.IGNORECASE)
STOP = re.compile(r"[.,;:!?…][”’»)]*$")
STOPS = re.compile(r"[”’»)]*[.,;:!?…]")


def _empty_headings(copy: Copy) -> Iterator[Finding]:
    for block in copy.letter.body:
        if isinstance(block, Heading) and not block.text.strip():
            yield Finding(block.span, "a heading has no words", "")


def _lone_headings(copy: Copy) -> Iterator[Finding]:
    for block, following in zip_longest(copy.letter.body, copy.letter.body[1:]):
        alone = following is None or (isinstance(following, Heading) and following.level <= getattr(block, "level", 0))
        if isinstance(block, Heading) and block.text.strip() and alone:
            yield Finding(block.span, f"nothing stands under the heading {quoted(block.text)}", block.text)


def _skipped_levels(copy: Copy) -> Iterator[Finding]:
    headings = [block for block in copy.letter.body if isinstance(block, Heading)]
    for before, heading in pairwise(headings):
        if heading.level > before.level + 1:
            message = (
                f"the heading {quoted(heading.text)} is {heading.level - before.level} levels under the one before it"
            )
            yield Finding(heading.span, message, heading.text)


def _runs(copy: Copy) -> Iterator[tuple[Paragraph | Heading, tuple[Run, ...]]]:
    notes = (paragraph for note in copy.letter.footnotes for paragraph in note.paragraphs)
    yield from ((block, block.runs) for block in (*paragraphs(copy.letter.body), *notes))


def _calls(copy: Copy) -> Iterator[Finding]:
    """Footnote calls that stand on the other side of a mark than most do."""
    after: list[Finding] = []
    before: list[Finding] = []
    for block, runs in _runs(copy):
        for run, called, following in zip(runs, runs[1:], (*runs[2:], Run("")), strict=False):
            if called.note is None:
                continue
            ending = run.text[-12:]
            message = f"the call of footnote {called.note} stands {{}} the mark in “…{ending.strip()}{called.text}{following.text[:6]}”"
            finding = Finding(block.span, message, block.text)
            if STOP.search(run.text):
                after.append(finding)
            elif STOPS.match(following.text):
                before.append(finding)
    for found, side, others in ((before, "before", after), (after, "after", before)):
        if found and (len(found) < len(others) or (len(found) == len(others) and side == "before")):
            for finding in found:
                yield Finding(finding.span, finding.message.format(side) + ", others on its other side", finding.text)


def _says_nothing(copy: Copy) -> Iterator[Finding]:
    for block, runs in _runs(copy):
        for run in runs:
            words = " ".join(run.text.casefold().strip(" .:→»").split())
            if run.link and words in EMPTY_WORDS:
                yield Finding(block.span, f"a link says {quoted(run.text)}, which says nothing on paper", run.text)


def _unlinked(copy: Copy) -> Iterator[Finding]:
    for block, runs in _runs(copy):
        for run in runs:
            for match in BARE.finditer(run.text) if not run.link else ():
                message = f"the address {quoted(match.group())} cannot be clicked in the PDF"
                yield Finding(block.span, message, run.text, *match.span())


def _note(text: str, number: int) -> tuple[Run, Run]:
    return Run(text), Run(str(number), note=number)


def _paragraph(line: int, *runs: Run) -> Paragraph:
    return Paragraph(runs, Span("letter.yaml", line, 3))


def _heading(line: int, level: int, text: str) -> Heading:
    return Heading((Run(text),) if text else (), level, Span("letter.yaml", line, 3))


_TEXT = _paragraph(30, Run("It is open."))
_GOOD = example(
    blocks=[
        _heading(20, 1, "What we ask"), _heading(21, 2, "The harbour"),
        _paragraph(22, *_note("It is open.", 1), *_note(" It was closed.", 2), Run(" See "), Run("the report", link="https://a.example"), Run(".")),
    ]
)  # fmt: skip
RULES = (
    Rule("empty-heading", "A heading has no words.", _empty_headings, example(blocks=[_heading(20, 2, ""), _TEXT]), _GOOD,
         hint="Write the heading after the #, or delete the line.", severity=WARNING),
    Rule("lone-heading", "Nothing stands under a heading.", _lone_headings, example(blocks=[_TEXT, _heading(31, 2, "What we ask")]), _GOOD,
         hint="Write what belongs there, or delete the heading.", severity=WARNING),
    Rule("heading-levels", "A heading is more than one level under the one before it.", _skipped_levels,
         example(blocks=[_heading(20, 1, "What we ask"), _TEXT, _heading(31, 3, "The harbour"), _TEXT]), _GOOD,
         hint="Take a # away: people who have the letter read aloud find their way by the levels.", severity=WARNING),
    Rule("footnote-place", "Footnotes are called before a mark here and after it there.", _calls,
         example(blocks=[_paragraph(20, *_note("It is open.", 1), *_note(" It was closed", 2), Run("."))]), _GOOD,
         hint="Call them all on one side; in English, after the mark.", severity=WARNING),
    Rule("link-text", "A link says “here”, which says nothing on paper.", _says_nothing,
         example(blocks=[_paragraph(20, Run("Read the report "), Run("here", link="https://a.example"), Run("."))]), _GOOD,
         hint="Link the words that name what is there.", severity=WARNING),
    Rule("bare-address", "A web address in the text is no link.", _unlinked, example("See https://peace.example/report for more."), _GOOD,
         hint="Put it between < and >, or write [words](address).", severity=WARNING, told=Told.ONCE),
)  # fmt: skip
