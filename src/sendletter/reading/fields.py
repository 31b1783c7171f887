"""The fields in a letter's texts filled in: `{{ count.organization }}`, `{{ count.total | words }}`, `{{ as of }}`.

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
WRITTEN: Mapping[str, Callable[[Language, int], str]] = {
    "digits": lambda language, number: language.number(number),
    "words": lambda language, number: language.words(number),
}


def fill(letter: Letter, counts: Mapping[str, int], language: Language) -> tuple[Letter, tuple[Problem, ...]]:
    """The letter with its fields filled in from the printed counts by group id; unknown fields are problems.

    A group's count may be asked for by its id or its plural (`count.organizations` for `organization`).
    """
    filler = _Filler(_values(letter, counts), language)
    plans = tuple(replace(plan, heading=filler.fill(plan.heading)) for plan in letter.signatures.groups)
    signatures = replace(letter.signatures, heading=filler.fill(letter.signatures.heading), groups=plans)
    filled = filler.fill(replace(letter, signatures=replace(signatures, groups=())))
    filled = replace(filled, signatures=replace(filled.signatures, groups=plans))
    return filled, in_order(filler.problems)


def _values(letter: Letter, counts: Mapping[str, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, count in counts.items():
        key = f"count.{' '.join(name.lower().replace('_', ' ').replace('-', ' ').split())}"
        values.setdefault(f"{key}s", count)
        values[key] = count
    values["count.total"] = sum(counts.values())
    if letter.date:
        values["date"] = letter.date.date
    if letter.signatures.as_of:
        values["as of"] = letter.signatures.as_of.date
    return values


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
        name, *forms = (
            " ".join(part.replace("_", " ").replace("-", " ").lower().split()) for part in content.split("|")
        )
        if name not in self.values:
            close = get_close_matches(name, self.values, 1, 0.6)
            known = ", ".join(key for key in self.values if not key.endswith("s") or key[:-1] not in self.values)
            hint = f"Did you mean {{{{ {close[0]} }}}}?" if close else f"There are: {known}."
            self.problems.append(error(span, "field", f"{{{{{content}}}}} is no field that is known", hint))
            return content
        if unknown := [form for form in forms if form not in ("words", "digits", "capital")]:
            hint = "After a | stands words, digits or capital."
            self.problems.append(error(span, "field", f"“{unknown[0]}” is no way to write a field", hint))
            return content
        value = self.values[name]
        if not isinstance(value, int):
            return self.language.date(value)
        text = WRITTEN["words" if "words" in forms else "digits"](self.language, value)
        return text[:1].upper() + text[1:] if "capital" in forms else text
