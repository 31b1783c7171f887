"""The fields in a letter's texts filled in: `{{ count.organization }}`, `{{ count.total | words }}`, `{{ as of }}`.

`{{ count.country }}` is how many different countries sign, `{{ count.country.Ireland }}` how many sign from there,
`{{ count.organization.country }}` the same within a group; kinds are counted like countries.

A letter that says how many sign it counts them itself. This is no template language: a field is a name and words
that say how to write it, and nothing that stands in the data is ever run.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from typing import Any

from sendletter.language import Language
from sendletter.letter import Heading, Letter, Paragraph, Run, Text
from sendletter.problem import Problem, error, in_order
from sendletter.span import Span

FIELD = re.compile(r"\{\{(.*?)\}\}")
Counts = Mapping[tuple[str, ...], int]
"""How many sign, by the words after “count” (`Roster.tallies`)."""
UNFILLED = "…"
"""What stands for a field that cannot be filled in: its name would be proofread as if somebody had written it."""
PLURALS = {"country": "countries"}
WRITTEN: Mapping[str, Callable[[Language, int], str]] = {
    "digits": lambda language, number: language.number(number),
    "words": lambda language, number: language.words(number),
}


def round_below(number: int) -> int:
    """The largest round number under a number, so that “more than” it stays true: 50 for 57, 1,200 for 1,234.

    Round are fives up to ten, tens up to a hundred, fifties up to a thousand, then two leading digits. Up to five it is
    the number before.
    """
    if number <= 5:
        return max(number - 1, 0)
    below = number - 1
    step = 5 if number <= 10 else 10 if number <= 100 else 50 if number <= 1_000 else 10 ** (len(str(below)) - 2)
    return below - below % step


def fill(letter: Letter, counts: Counts, language: Language) -> tuple[Letter, tuple[Problem, ...]]:
    """The letter with its fields filled in from what the list counts (`roster.tallies`); unknown fields are problems.

    A group's count may be asked for by its id or its plural (`count.organizations` for `organization`).
    """
    filler = _Filler(_values(letter, counts), language)
    plans = tuple(replace(plan, heading=filler.fill(plan.heading)) for plan in letter.signatures.groups)
    signatures = replace(letter.signatures, heading=filler.fill(letter.signatures.heading), groups=plans)
    filled = filler.fill(replace(letter, signatures=replace(signatures, groups=())))
    filled = replace(filled, signatures=replace(filled.signatures, groups=plans))
    return filled, in_order(filler.problems)


def _values(letter: Letter, counts: Counts) -> dict[str, Any]:
    """What the letter's fields stand for, by name; a name that is given goes before a plural that is made."""
    values: dict[str, Any] = {_name(".".join(("count", *words))): count for words, count in counts.items()}
    for *column, last in counts:
        if column[-1:] not in (["country"], ["kind"]):
            plural = PLURALS.get(last, f"{last}s")
            values.setdefault(_name(".".join(("count", *column, plural))), counts[(*column, last)])
    if letter.date:
        values["date"] = letter.date.date
    if letter.signatures.as_of:
        values["as of"] = letter.signatures.as_of.date
    return values


def _name(text: str) -> str:
    """A field's name as it is looked up: blind to case, and to what typography does to apostrophes."""
    return " ".join(text.replace("_", " ").replace("-", " ").replace("’", "'").lower().split())


@dataclass(slots=True)
class _Filler:
    values: Mapping[str, Any]
    language: Language
    problems: list[Problem] = field(default_factory=list)

    def fill(self, value: Any) -> Any:
        """A value of the letter with every text inside it filled in."""
        match value:
            case Text(text=text, span=span):
                return replace(value, text=self.text(text, span)) if "{{" in text or "}}" in text else value
            case Paragraph(runs=runs, span=span) | Heading(runs=runs, span=span):
                return replace(value, runs=self.runs(runs, span))
            case tuple():
                return tuple(self.fill(item) for item in value)
        if is_dataclass(value) and not isinstance(value, (Span, Run, type)):
            changes = {}
            for item in fields(value):
                before = getattr(value, item.name)
                after = self.fill(before) if is_dataclass(before) or isinstance(before, tuple) else before
                if after is not before and after != before:
                    changes[item.name] = after
            return replace(value, **changes) if changes else value
        return value

    def runs(self, runs: tuple[Run, ...], span: Span) -> tuple[Run, ...]:
        if not any("{{" in run.text or "}}" in run.text for run in runs):
            return runs
        return tuple(replace(run, text=self.text(run.text, span)) for run in runs)

    def text(self, text: str, span: Span) -> str:
        """A text with its fields filled in."""
        filled = FIELD.sub(lambda match: self.field(match[1], span), text)
        if "{{" in FIELD.sub("", text) or "}}" in FIELD.sub("", text):
            hint = "A field is written {{ count.total }}, without bold or italics inside it."
            self.problems.append(error(span, "field", "a {{ or }} has no partner", hint))
        return filled

    def field(self, content: str, span: Span) -> str:
        """What a field stands for."""
        name, *forms = map(_name, content.split("|"))
        if name not in self.values:
            close = get_close_matches(name, self.values, 1, 0.6)
            plain = (key for key in self.values if key.count(".") < 2)
            known = ", ".join(key for key in plain if not key.endswith("s") or key[:-1] not in self.values)
            hint = f"Did you mean {{{{ {close[0]} }}}}?" if close else f"There are: {known}."
            self.problems.append(error(span, "field", f"{{{{{content}}}}} is no field that is known", hint))
            return UNFILLED
        if unknown := [form for form in forms if form not in ("words", "digits", "capital", "round")]:
            hint = "After a | stands words, digits, round or capital."
            self.problems.append(error(span, "field", f"“{unknown[0]}” is no way to write a field", hint))
            return UNFILLED
        value = self.values[name]
        if not isinstance(value, int):
            return self.language.date(value)
        value = round_below(value) if "round" in forms else value
        text = WRITTEN["words" if "words" in forms else "digits"](self.language, value)
        return text[:1].upper() + text[1:] if "capital" in forms else text
