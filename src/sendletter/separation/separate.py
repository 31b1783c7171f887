"""The order in which a finished PDF becomes one for the press."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from sendletter.geometry import Box
from sendletter.letter import Printing, Standard
from sendletter.problem import Problem, error, in_order, warning
from sendletter.separation import identity, measure, sheet
from sendletter.separation.content import Content
from sendletter.separation.drawn import Looked
from sendletter.separation.palette import Palette, pages_of
from sendletter.separation.pictures import Pictures
from sendletter.separation.profile import Profile
from sendletter.separation.transparency import standing_alone

VERSIONS = {Standard.X_4: "1.6", Standard.X_1A: "1.4"}
"""The version of PDF on which each standard stands (ISO 15930-7, 6.1; ISO 15930-4, 6.1)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for: the copy, its profile, the colour of running text (`#rrggbb`), the letter's day."""

    printing: Printing
    profile: Profile
    ink: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Separated:
    """A PDF for the press, and everything for which a press would refuse it or print it badly."""

    pdf: bytes
    problems: tuple[Problem, ...]


def separated(pdf: bytes, job: Job, slugs: bytes = b"") -> Separated:
    """A finished PDF, set with the bleed that is asked for, as PDF/X.

    `slugs` is a PDF of strips, as wide as the sheets: what each says of itself at its lower edge, page by page.
    """
    import pikepdf

    printing = job.printing
    opaque = printing.standard is Standard.X_1A
    with pikepdf.open(BytesIO(pdf)) as document:
        palette = Palette(job.profile, printing.colours, job.ink, printing.ink_limit)
        content = Content(document, palette, Pictures(job.profile), opaque=opaque)
        if opaque:
            content.flat |= standing_alone(pdf, job.profile)
        identity.bare(document)
        looked, trims = dict[int, Looked](), dict[int, Box]()
        for number, page in enumerate(document.pages, start=1):
            palette.page = number
            looked[number] = content.page(page)
        slug_forms = list(_slugs(document, slugs, content, palette))
        content.resources.prune()
        for number, page in enumerate(document.pages, start=1):
            trims[number], full, whole = sheet.boxes(page, printing.bleed, marks=printing.marks)
            if printing.marks:
                slug = slug_forms[number - 1] if number <= len(slug_forms) else None
                sheet.marked(page, trims[number], full, whole, slug)
            else:
                sheet.unmarked(page, full)
            if looked[number].through and not opaque:
                page.obj.Group = pikepdf.Dictionary(
                    Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK
                )
        faults = list(_faults(content, looked, trims, printing))
        problems = [error(printing.span, *fault) for fault in (*faults, *palette.faults())]
        problems += _unused(palette, printing)
        identity.declare(document, printing.standard, job.profile, printing.condition.text, job.day)
        document.remove_unreferenced_resources()
        return Separated(_saved(document, printing.standard), in_order(problems))


def _slugs(document: Any, slugs: bytes, content: Content, palette: Palette) -> Iterator[Any]:
    """What the sheets say of themselves, as forms in inks."""
    import pikepdf

    if not slugs:
        return
    with pikepdf.open(BytesIO(slugs)) as others:
        for number, other in enumerate(others.pages, start=1):
            palette.page = number
            form = document.copy_foreign(other.as_form_xobject())
            content.form(form, content.resources.of(form.Resources), mask=False)
            yield form


def _faults(
    content: Content, looked: dict[int, Looked], trims: dict[int, Box], printing: Printing
) -> Iterator[measure.Fault]:
    pages = {number: look.drawn for number, look in looked.items()}
    for what, numbers in content.faults.items():
        hint = "Write colours as #rrggbb, save pictures in plain RGB, and take fonts without coloured glyphs."
        yield "print-colour", f"{pages_of(numbers)}: {what} cannot be brought into printing inks", hint
    if printing.standard is Standard.X_1A:
        yield from _see_through(looked)
    yield from measure.hairlines(pages)
    yield from measure.coarse(pages, printing.resolution)
    yield from measure.soaked(pages, printing.ink_limit)
    yield from measure.cut_off(pages, trims, printing.bleed)


def _see_through(looked: dict[int, Looked]) -> Iterator[measure.Fault]:
    found: dict[str, list[int]] = {}
    for number, look in looked.items():
        for what in sorted(look.through - {""}):
            found.setdefault(what, []).append(number)
    for what, numbers in found.items():
        text = f"PDF/X-1a knows nothing that is see-through, and {pages_of(numbers)} has it: {what}"
        yield "print-transparency", text, "Make it opaque, on paper's white; or print by “standard: X-4”."


def _unused(palette: Palette, printing: Printing) -> Sequence[Problem]:
    """Colours that are given and that no page has."""
    hint = "Look it up in the stylesheet or the picture; it must be written as it is there."
    return [
        warning(colour.span, "print-colour", f"no page has the colour {colour.web}", hint)
        for colour in printing.colours
        if colour.web not in palette.used
    ]


def _saved(document: Any, standard: Standard) -> bytes:
    import pikepdf

    modes = pikepdf.ObjectStreamMode
    out = BytesIO()
    document.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,
        force_version=VERSIONS[standard],
        object_stream_mode=modes.disable if standard is Standard.X_1A else modes.generate,
    )
    return out.getvalue()
