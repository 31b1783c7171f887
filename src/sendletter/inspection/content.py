"""Operators that bring in forms and images, and that mark content (ISO 32000-1, 8.9, 8.10 and 14.6)."""

from typing import TYPE_CHECKING, Any

from sendletter.inspection.marks import Place, Tag
from sendletter.inspection.run import Run
from sendletter.inspection.values import entry, is_stream, keys_of, name, number, place, text

if TYPE_CHECKING:
    from sendletter.inspection.walk import Walker


def _do(walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    found = entry(run.resources, "/XObject", str(instruction.operands[0]))
    kind = name(entry(found, "/Subtype"))
    if not is_stream(found):
        return
    if kind == "Image":
        walker.image(run, found, found)
    elif kind == "Form":
        walker.form(run, found)
    else:
        walker.met.meet("xobject", found, run.page)


def _inline(walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    walker.image(run, instruction.iimage.obj, instruction.iimage)


def _begin(walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    word = name(instruction.operands[0])
    listed: Any = instruction.operands[1] if operator == "BDC" and len(instruction.operands) > 1 else None
    if name(listed):
        listed = entry(run.resources, "/Properties", str(listed))
    mcid = number(entry(listed, "/MCID"))
    tag, language = run.tags[-1] if run.tags else (Tag.NONE, False)
    language = language or bool(text(entry(listed, "/Lang")))
    inside = {each for each, _ in run.tags}
    if word == "Artifact":
        if Tag.CONTENT in inside and run.place is not Place.NOTE:
            walker.met.meet("artifact in content", word, run.page, "artifact")
        tag = Tag.ARTIFACT
    elif mcid is not None:
        belongs, told = walker.tagged(0 if run.calls else run.page, int(mcid))
        if Tag.ARTIFACT in inside and belongs:
            walker.met.meet("content in artifact", word, run.page, "content")
        tag, language = Tag.CONTENT if belongs else tag, language or told
    run.tags.append((tag, language))
    if keys_of(listed):
        walker.met.meet("properties", (word, listed, language), run.page, (word, place(listed), len(walker.met.things)))


def _end(_walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    if run.tags:
        run.tags.pop()


ACTS = {"Do": _do, "INLINE IMAGE": _inline, "BMC": _begin, "BDC": _begin, "EMC": _end}
"""What the operators do, by their names."""
