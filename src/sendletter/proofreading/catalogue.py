"""The catalogue of rules as a page of Markdown, with the examples that the tests run."""

from collections.abc import Iterator

from sendletter.letter import Heading, Letter, Listing, Paragraph, Quotation, Run
from sendletter.proofreading import RULES
from sendletter.proofreading.rule import Copy, Rule
from sendletter.roster import PRINTED, Signatory

COLUMNS = ("group", *PRINTED, "status", "signed", "withdrawn")
OPENING = """\
# What `sendletter check` looks for

{count} rules. An **error** stops `sendletter build`, a **warning** does not. This page is made by
`sendletter check --rules`; its examples are run by the tests.

## What is right as it stands

Say so in letter.yaml, with the reason:

```yaml
allow:
  - {{rule: doubled-word, in: with with, because: it is a quotation}}
  - {{rule: capitals, in: ANN LEE, because: she writes herself so}}
```

`in` is the words that are meant, or the name of the row of signatories.csv. The rule is silent there and nowhere else.
Once nothing is found there any more, the item is told (`stale-allowance`), so that none outlives its text; an item
that names no rule is told too (`unknown-allowance`). Rules that guard what is printed (here: “never silent”) cannot be
allowed away: where they speak, somebody would be missing, or something private or lost would be printed
(`refused-allowance`).

## What is fixed for you

`sendletter check --fix` shows and then makes the changes that cannot change what is meant: rules with “fixed by
`--fix`”. All else in your files stays as it is, byte for byte. `--dry-run` only shows them, `--yes` does not ask.

## The rules

| rule | looks for | |
|---|---|---|
"""


def catalogue() -> str:
    """The page."""
    rows = (f"| [`{rule.id}`](#{rule.id}) | {rule.says} | {rule.severity} |\n" for rule in RULES)
    return OPENING.format(count=len(RULES)) + "".join(rows) + "".join(map(_entry, RULES))


def _entry(rule: Rule) -> str:
    """One rule with its examples."""
    marks = [
        str(rule.severity),
        *(["never silent"] if rule.guards else []),
        *(["fixed by `--fix`"] if rule.mend else []),
    ]
    message = next(iter(rule.problems(rule.bad))).message
    return (
        f"\n### {rule.id}\n\n{rule.says} *{', '.join(marks)}*\n\n"
        f"```text\n{_shown(rule.bad)}\n```\n\nsays: {_plain(message)}. **What to do:** {rule.hint}\n\n"
        f"Nothing is said of:\n\n```text\n{_shown(rule.good)}\n```\n"
    )


def _shown(copy: Copy) -> str:
    """What a copy holds, much as it stands in the files."""
    return "\n".join(_plain(line) for line in (*_letter(copy), *_list(copy)))


def _letter(copy: Copy) -> Iterator[str]:
    letter, signatures = copy.letter, copy.letter.signatures
    yield from _head(letter)
    for name in ("subject", "salutation", "closing"):
        if text := getattr(letter, name):
            yield f"{name}: {text}"
    if letter.signature:
        yield f"signature: {letter.signature.name}"
    for block in letter.body:
        yield _block(block)
    if signatures.heading:
        yield f"heading: {signatures.heading}"
    plans = [plan.id for plan in signatures.groups]
    if (
        not all(group.signatories for group in copy.roster.groups)
        or len(set(plans)) < len(plans)
        or any(row.group not in plans for row in copy.roster.listed)
    ):
        yield f"groups: {', '.join(plans)}"


def _head(letter: Letter) -> Iterator[str]:
    if letter.date:
        yield f"date: {letter.date.date}"
    if letter.signatures.as_of:
        yield f"as of: {letter.signatures.as_of.date}"
    if logo := letter.letterhead.logo:
        yield f"logo: {{file: {logo.path}, alt: {logo.alt}}}" if logo.alt else f"logo: {logo.path}"
    if letter.to.name:
        yield f"to: {letter.to.name}"


def _block(block: Paragraph | Heading | Listing | Quotation) -> str:
    if isinstance(block, Listing | Quotation):
        return ""
    words = "".join(map(_run, block.runs))
    return f"{'#' * block.level} {words}" if isinstance(block, Heading) else words


def _run(run: Run) -> str:
    return f"[^{run.note}]" if run.note else f"[{run.text}]({run.link})" if run.link else run.text


def _list(copy: Copy) -> Iterator[str]:
    rows = copy.roster.listed
    columns = [column for column in COLUMNS if any(_cell(row, column) for row in rows)]
    if rows:
        yield ""
        yield ",".join(columns)
    for row in rows:
        yield ",".join(_quoted(_cell(row, column)) for column in columns)


def _cell(row: Signatory, column: str) -> str:
    text = str(getattr(row, column) or "")
    return "" if column == "status" and text == "confirmed" else text


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


def _plain(text: str) -> str:
    """A text with what prints nothing, or stands on the letter before it, made visible."""
    return "".join(
        c if (c.isprintable() and not "\u0300" <= c <= "\u036f") or c == " " else f"<U+{ord(c):04X}>" for c in text
    )
