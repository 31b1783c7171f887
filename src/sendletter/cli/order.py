"""What `sendletter check --explain-order` says: why names stand where they do."""

from collections.abc import Mapping, Sequence

from sendletter.roster.explanation import Placing
from sendletter.roster.order import Source

SOURCES: Mapping[Source, str] = {
    Source.GIVEN: "which the column “sort by” gives",
    Source.PRINTED: "as it is printed",
    Source.ARTICLE: "without its article",
    Source.GUESSED: "a guess",
    Source.NATIVE: "as it is printed: in this script, the family name comes first",
}
"""Where the text that a name is filed under comes from, in words."""


def told(place: Placing) -> str:
    """A signatory's place in a few lines."""
    group, plan = place.group, place.group.plan
    lines = [
        f"{place.row.span.source}:{place.row.span.line}: {place.row.name}",
        f"number {place.number} of {len(group.signatories)} in the group “{group.id}”, ordered by {_order(place)}",
        f"filed under “{place.filed.text}”, {SOURCES[place.filed.source]}",
        *(f"doubtful: {doubt}" for doubt in place.doubts),
        *([f"under the sub-heading “{place.section}”"] if place.section else []),
        *([f"leads the group: by “first” of “{plan.id}” or by the column “lead”"] if place.leader else []),
        *(
            f"{word} {name[0]}" + (f" (“{name[1]}”)" if name[1] != name[0] else "")
            for word, name in (("after", place.after), ("before", place.before))
            if name
        ),
    ]
    return "\n    ".join(lines)


def _order(place: Placing) -> str:
    """What the group is ordered by, with what this row has there."""
    order = place.group.plan.order
    words = "the list's own lines" if order == "as listed" else order.value
    return f"{words} ({place.by})" if place.by else words


def doubtful(place: Placing) -> str:
    """A doubtful place in one line."""
    span = place.row.span
    return f"{span.source}:{span.line}: {place.row.name}: filed under “{place.filed.text}”; {'; '.join(place.doubts)}"


def plain(places: Sequence[Placing]) -> list[dict[str, object]]:
    """Places as JSON."""
    return [
        {
            "name": place.row.name,
            "file": place.row.span.source,
            "line": place.row.span.line,
            "group": place.group.id,
            "number": place.number,
            "order": place.group.plan.order.value,
            "by": place.by,
            "filed": place.filed.text,
            "source": place.filed.source.value,
            "leader": place.leader,
            "section": place.section,
            "after": place.after[0] if place.after else None,
            "before": place.before[0] if place.before else None,
            "doubts": list(place.doubts),
        }
        for place in places
    ]
