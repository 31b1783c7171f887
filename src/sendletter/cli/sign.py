"""`sendletter sign PDF`: a digital signature, in a signatory's block or where it is not seen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import Quiet, Trust
from sendletter.cli.pressing import as_typed, press_of
from sendletter.cli.printer import Printer
from sendletter.cli.secret import password
from sendletter.cli.signed import authorities_of
from sendletter.cli.verify import is_draft
from sendletter.disc import read, write
from sendletter.geometry import MM
from sendletter.problem import NotReady, Problem, Unreadable, error
from sendletter.project import THEME, Project, document, find, today
from sendletter.span import Span

if TYPE_CHECKING:
    from sendletter.seal.key import Key  # heavy, and wanted late
    from sendletter.seal.paper import Field
    from sendletter.seal.placing import Spot
    from sendletter.seal.sign import Level
    from sendletter.sealing import Finished

File = Annotated[Path, typer.Argument(help="The finished PDF, or one that others have signed.", metavar="PDF")]
KeyFile = Annotated[
    Path | None, typer.Option("--key", help="Your key with its certificate, as PKCS #12 (.p12, .pfx).", metavar="FILE")
]
Module = Annotated[
    str | None, typer.Option("--pkcs11", help="The library of your card or token, instead of --key.", metavar="MODULE")
]
Token = Annotated[str, typer.Option("--token", help="The label of the token.", metavar="LABEL")]
KeyLabel = Annotated[str, typer.Option("--key-label", help="The label of the key on the token.", metavar="LABEL")]
Who = Annotated[str, typer.Option("--as", help="Sign in the field of this signatory, to be seen.", metavar="NAME")]
At = Annotated[
    str,
    typer.Option(
        "--at", help="Sign at this place, to be seen: page, left, top, width, height in mm.", metavar="P,X,Y,W,H"
    ),
]
Invisible = Annotated[bool, typer.Option("--invisible", help="Sign so that nothing is seen on the page.")]
Service = Annotated[str, typer.Option("--timestamp", help="The address of a time-stamp service.", metavar="URL")]
Form = Annotated[
    str, typer.Option("--level", help="B-B; B-T with a time stamp; B-LTA with all proofs for years.", metavar="LEVEL")
]
Certify = Annotated[bool, typer.Option("--certify", help="Allow no changes after this signature, not even others.")]
Reason = Annotated[str, typer.Option("--reason", help="Why you sign, such as “Approved by the board”.")]
PasswordFd = Annotated[
    int | None, typer.Option("--password-fd", help="Read the password from this file descriptor.", metavar="N")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Where to put the signed PDF.", metavar="FILE")]

SIGNED = ".signed.pdf"
"""How the name of a signed PDF ends; it stands beside the unsigned one."""
MOST_BYTES = 1_000_000
"""How large a key file may be."""
SMALLEST, LARGEST = 5.0, 2000.0
"""Millimetres that a place for a signature measures at least, and anything at most."""


def sign(
    context: typer.Context,
    pdf: File,
    key: KeyFile = None,
    pkcs11: Module = None,
    token: Token = "",
    key_label: KeyLabel = "",
    who: Who = "",
    at: At = "",
    invisible: Invisible = False,
    timestamp: Service = "",
    level: Form = "",
    trust: Trust = None,
    certify: Certify = False,
    reason: Reason = "",
    password_fd: PasswordFd = None,
    output: Output = None,
    quiet: Quiet = False,
) -> int:
    """Sign a finished PDF digitally; nothing that is there changes, and earlier signatures stay valid."""
    from sendletter.seal.library import wanted
    from sendletter.seal.paper import paper
    from sendletter.seal.sign import Wish
    from sendletter.sealing import Finished, field_of, seal

    if (key is None) == (pkcs11 is None):
        raise typer.BadParameter("name your key: either --key FILE.p12, or --pkcs11 MODULE", param_hint="--key")
    if sum(map(bool, (who, at, invisible))) > 1:
        raise typer.BadParameter("choose one of --as, --at and --invisible", param_hint="--as")
    form = _level(level, timestamp, trust)
    spot = _measures(at) if at else None
    wanted()
    printer, moment = Printer(quiet=quiet), datetime.now(tz=UTC)
    data = document(pdf)
    finished = Finished(data, str(pdf), paper(data, str(pdf)))
    if is_draft(data, str(pdf)):
        raise Unreadable(str(pdf), "is a draft; sign the letter itself, which sendletter build makes")
    target = output or _target(pdf)
    with _refusals(printer) as refused, _key(key, pkcs11, token, key_label, password_fd, moment) as mine:
        field = field_of(finished, who) if who else None
        where = _spot(spot, finished) if spot else None
        size = (where.width, where.height) if where else (field.width, field.height) if field else None
        wish = Wish(
            field=field.name if field else "",
            spot=where,
            says=mine.name,
            drawing=_drawing(context, pdf, finished, size, mine.name) if size else b"",
            level=form,
            service=timestamp,
            trusted=authorities_of(trust),
            certify=certify,
            reason=reason,
        )
        made = seal(finished, mine, wish)
        if document(pdf) != data:
            raise Unreadable(str(pdf), "was changed while it was being signed; nothing was written, so sign it again")
        write(output or _target(pdf), made)  # somebody else may have been faster
        place = f"in the field “{field.name}”" if field else f"on page {where.page + 1}" if where else "invisibly"
        printer.note(f"{as_typed(target)}: signed by {mine.name}, {place}, {form}")
        for note in _notes(finished, mine, field, certify=certify):
            printer.say(note)
    return int(bool(refused))


def _drawing(context: typer.Context, pdf: Path, finished: "Finished", size: tuple[float, float], name: str) -> bytes:
    """What is seen of a signature of that size in points, as a page of a PDF."""
    from sendletter.sealing import drawn

    with press_of(context) as press:
        return drawn(press, _project(pdf), finished.paper, size, name, today())


@contextmanager
def _refusals(printer: Printer) -> Iterator[list[Problem]]:
    """Tells why a PDF is not signed, and holds what was told."""
    told: list[Problem] = []
    try:
        yield told
    except NotReady as fault:
        told += fault.problems
        printer.problems(told)
        printer.summary(told, "nothing was signed")


@contextmanager
def _key(
    file: Path | None, module: str | None, token: str, label: str, descriptor: int | None, moment: datetime
) -> Iterator["Key"]:
    """The key that was named."""
    from sendletter.seal.key import from_file, from_token

    def ask(what: str) -> str:
        return password(descriptor, what)

    if file is not None:
        data = read(file, str(file), MOST_BYTES)
        with nullcontext(from_file(data, str(file), ask, moment)) as key:
            yield key
    else:
        with from_token(str(module), token, label, ask, moment) as key:
            yield key


def _level(level: str, timestamp: str, trust: Path | None) -> "Level":
    """The level that was asked for. Raises typer.BadParameter where something that it needs was not named."""
    from sendletter.seal.sign import Level

    if timestamp and not re.match(r"https?://[^\s/]", timestamp):
        raise typer.BadParameter("is no address of a service; write it with https://", param_hint="--timestamp")
    try:
        form = Level(level.upper()) if level else Level.TIMED if timestamp else Level.BASIC
    except ValueError:
        names = ", ".join(Level)
        raise typer.BadParameter(f"“{level}” is none of {names}", param_hint="--level") from None
    if (form is not Level.BASIC) != bool(timestamp):
        needs = "needs a time-stamp service: --timestamp URL" if form is not Level.BASIC else "has no time stamp"
        raise typer.BadParameter(f"{form} {needs}", param_hint="--level")
    if form is Level.LASTING and not trust:
        needs = "needs --trust FILE.pem: the roots of your issuer and of the time-stamp service"
        raise typer.BadParameter(f"{form} {needs}", param_hint="--level")
    return form


def _measures(at: str) -> tuple[float, ...]:
    """Page, left, top, width and height as they were typed."""
    hint = "write page, left, top, width and height in mm, such as 1,30,200,60,15"
    try:
        values = tuple(float(part) for part in at.split(","))
    except ValueError:
        raise typer.BadParameter(hint, param_hint="--at") from None
    sound = len(values) == 5 and all(0 <= value <= LARGEST for value in values)
    if not sound or not values[0] or values[0] % 1 or min(values[3:]) < SMALLEST:
        raise typer.BadParameter(hint, param_hint="--at")
    return values


def _spot(values: tuple[float, ...], finished: "Finished") -> "Spot":
    """The place on its page. Raises NotReady where it does not stand on one."""
    from sendletter.seal.placing import Spot

    page, pages = int(values[0]), finished.paper.pages
    x, y, width, height = (value * MM for value in values[1:])
    left, bottom, right, top = pages[page - 1] if page <= len(pages) else (0.0, 0.0, 0.0, 0.0)
    if page > len(pages) or min(x, y) < 0 or left + x + width > right or top - y - height < bottom:
        text = f"page {page} has no such place" if page <= len(pages) else f"has no page {page}"
        hint = "Page, left, top, width and height are counted in mm from the top left corner of the page."
        raise NotReady([error(Span(finished.name), "place", text, hint)])
    return Spot(page - 1, left + x, top - y - height, width, height)


def _target(pdf: Path) -> Path:
    """Where the signed PDF goes: beside the unsigned one, or over one that has signatures, which it keeps.

    Raises Unreadable where there is one already that others may have signed.
    """
    if pdf.name.endswith(SIGNED):
        return pdf
    target = pdf.with_name(pdf.name.removesuffix(".pdf") + SIGNED)
    if target.exists():
        hint = "sign that file, name another with -o, or move it away if it is of an earlier text"
        raise Unreadable(str(target), f"is there already; {hint}")
    return target


def _project(pdf: Path) -> Project:
    """The letter's folder that a PDF lies in, for its fonts; or the built-in theme alone."""
    try:
        return find(pdf.resolve().parent)
    except Unreadable:
        return Project(THEME.parent)


def _notes(finished: "Finished", key: "Key", field: "Field | None", *, certify: bool) -> Iterator[str]:
    """What whoever signs may want to know."""
    from sendletter.roster.group import folded

    words = [set(folded(name.replace(".", " ")).split()) for name in (field.name if field else "", key.name)]
    if field and not (words[0] <= words[1] or words[1] <= words[0]):  # one of them may have a title
        yield f"the certificate is that of {key.name}, and the field that of {field.name}"
    if finished.paper.for_press:
        yield f"{finished.name} is for a printer, whose programs may refuse what is signed: give them the unsigned one"
    empty = ", ".join(one.name for one in finished.paper.free if one != field)
    if certify and empty:
        yield f"nobody can sign this PDF any more; these fields stay empty: {empty}"
