"""What `sendletter verify` says of a PDF's signatures, one line each."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendletter.cli.pressing import counted
from sendletter.disc import read
from sendletter.problem import Problem, error, warning
from sendletter.span import Span

if TYPE_CHECKING:
    from sendletter.seal.verdict import Verdict  # heavy, and wanted late

MOST_BYTES = 10_000_000
"""How large a file of trusted certificates may be."""


def examined(pdf: bytes, name: str, trust: Path | None) -> tuple[list[str], list[Problem]]:
    """The signatures of a PDF in words, and what is wrong with them. Raises Unreadable for what cannot be read."""
    from sendletter.seal.library import INSTALL, installed
    from sendletter.seal.paper import paper

    signed = paper(pdf, name).signed
    if not signed:
        return [], []
    if not installed():
        text = f"holds {counted(len(signed), 'signature')} that could not be checked, since pyHanko is not installed"
        return [], [warning(Span(name), "not-checked", text, f"To check them: {INSTALL}")]
    from sendletter.seal.verdict import faults, verdicts

    found = verdicts(pdf, name, authorities_of(trust))
    problems = [error(Span(name), rule, text) for rule, text in faults(found)]
    if len(found) < len(signed):
        text = f"{counted(len(signed) - len(found), 'signature')} in a form that is not known"
        problems.append(error(Span(name), "not-checked", text))
    return [f"{number}. {_line(one)}" for number, one in enumerate(found, start=1)], problems


def authorities_of(trust: Path | None) -> tuple[Any, ...]:
    """The certificates that were named with --trust; none where it was not used."""
    from sendletter.seal.trust import authorities

    return authorities(read(trust, str(trust), MOST_BYTES), str(trust)) if trust else ()


def _line(one: "Verdict") -> str:
    """A signature as a sentence of parts."""
    return "; ".join(_parts(one))


def _parts(one: "Verdict") -> Iterator[str]:
    who = one.name + (f" ({one.organization})" if one.organization else "")
    if one.is_stamp:
        yield f"time stamp of the whole PDF by {who}"
    else:
        yield f"{'certified' if one.certified else 'signed'} by {who}, in the field “{one.field}”"
    if one.stamped:
        yield f"{_moment(one.stamped)}" + ("" if one.is_stamp else " by its time stamp")
    elif one.claimed:
        yield f"{_moment(one.claimed)} by the signatory’s own clock"
    if one.reason:
        yield f"“{one.reason}”"
    if one.level:
        yield one.level
    yield "intact" if one.whole else "BROKEN"
    if one.trusted is None:
        yield "issuer not checked (name those you trust with --trust)"
    else:
        yield "trusted" if one.trusted else f"its certificate {one.doubt}"
    yield f"afterwards, {one.after}" if one.after else "nothing was changed after it"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} {moment.tzname() or ''}".rstrip()
