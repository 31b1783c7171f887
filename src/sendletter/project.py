"""The letter's folder: found, read, named, written. The only door to the disc, to the clock and to the font packages.

letter.yaml       what is said
signatories.csv   who says it; may be absent
approvals.yaml    who approved which text; may be absent
comments.yaml     what reviewers said; may be absent
signatories.decisions.csv   what was decided about doubtful rows of imported sheets; may be absent
templates/        replaces built-in templates and stylesheets by name; may be absent
fonts/            fonts of one's own; may be absent
output/           what is made
"""

import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path, PurePosixPath

from sendletter.disc import read, sweep, write, write_together, writing
from sendletter.history import Earlier, earlier
from sendletter.metadata import without_metadata
from sendletter.picture import harmful
from sendletter.problem import Busy, LimitReached, MachineLacks, Unreadable
from sendletter.theme import Face

LETTER, SIGNATORIES, OUTPUT, DRAFTS = "letter.yaml", "signatories.csv", "output", "drafts"
APPROVALS, COMMENTS = "approvals.yaml", "comments.yaml"
DECISIONS = "signatories.decisions.csv"
THEME = Path(__file__).parent / "templates"
MOST_BYTES = {
    LETTER: 1_000_000,
    SIGNATORIES: 10_000_000,
    DECISIONS: 10_000_000,
    APPROVALS: 1_000_000,
    COMMENTS: 10_000_000,
}
MOST_SHEET_BYTES = 50_000_000
MOST_ASSET_BYTES = 20_000_000
MOST_PDF_BYTES = 200_000_000
TEMPLATE_SUFFIXES, FONT_SUFFIXES = {".html", ".css"}, {".ttf", ".otf"}
REGULAR, BOLD = 400, 700
OWN_FONTS = ((False, False, ""), (True, False, "-Bold"), (False, True, "-Italic"), (True, True, "-BoldItalic"))


def find(start: Path) -> "Project":
    """The project that `start` is in: its folder or the nearest above it with a letter.yaml. Raises Unreadable."""
    if not start.is_dir():
        raise Unreadable(str(start), "there is no such folder")
    folder = start.resolve()
    for place in (folder, *folder.parents):
        if (place / LETTER).exists():
            return Project(place)
    raise Unreadable(str(start), f"there is no {LETTER} here or above; `sendletter new DIR` makes one")


def now() -> datetime:
    """The moment, to the minute, from SOURCE_DATE_EPOCH where it is set (in UTC), else from the clock."""
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    return datetime.now(tz=UTC).astimezone().replace(second=0, microsecond=0)


def today() -> date:
    """The day, from SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else from the clock."""
    return now().date()


@dataclass(frozen=True, slots=True)
class Project:
    """A letter's folder."""

    folder: Path

    def letter(self) -> bytes:
        """The bytes of letter.yaml. Raises Unreadable or LimitReached."""
        return read(self.folder / LETTER, LETTER, MOST_BYTES[LETTER])

    def signatories(self) -> bytes | None:
        """The bytes of signatories.csv, or None where there is none. Raises Unreadable or LimitReached."""
        path = self.folder / SIGNATORIES
        return read(path, SIGNATORIES, MOST_BYTES[SIGNATORIES]) if os.path.lexists(path) else None

    def comments(self) -> str:
        """The text of comments.yaml; empty where there is none. Raises Unreadable or LimitReached."""
        try:
            return self.kept(COMMENTS).decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise Unreadable(COMMENTS, "is not in UTF-8; save it as UTF-8") from fault

    def keep_comments(self, text: str) -> None:
        """Write comments.yaml, with a byte order mark where it had one. Raises Unreadable."""
        mark = BOM_UTF8 if self.kept(COMMENTS).startswith(BOM_UTF8) else b""
        self.keep(COMMENTS, mark + text.encode())

    def decisions(self) -> bytes | None:
        """The bytes of the decisions about imported rows, or None. Raises Unreadable or LimitReached."""
        path = self.folder / DECISIONS
        return read(path, DECISIONS, MOST_BYTES[DECISIONS]) if os.path.lexists(path) else None

    def signatories_at(self, version: str) -> Earlier | None:
        """The list as it was in a version that git knows, or None where it knows none of this name.

        Raises Unreadable where there is no git, no repository, or no list in that version, and LimitReached.
        """
        return earlier(self.folder, SIGNATORIES, version, MOST_BYTES[SIGNATORIES])

    def letter_at(self, version: str) -> Earlier | None:
        """letter.yaml as it was in a version that git knows; see `signatories_at`."""
        return earlier(self.folder, LETTER, version, MOST_BYTES[LETTER])

    def kept(self, name: str) -> bytes:
        """The bytes of a file that is kept beside the letter, such as approvals.yaml; none where there is none."""
        path = self.folder / name
        return read(path, name, MOST_BYTES[name]) if os.path.lexists(path) else b""

    def keep(self, name: str, data: bytes) -> None:
        """Write such a file. Raises Unreadable where that cannot be done."""
        write(self.folder / name, data)

    def asset(self, name: str) -> bytes:
        """A picture in the folder, by its relative name, without what its maker wrote into it.

        Raises Unreadable for anything outside.
        """
        path = (self.folder / PurePosixPath(name)).resolve()
        if not path.is_relative_to(self.folder):
            raise Unreadable(name, "is outside the letter's folder")
        data = read(path, name, MOST_ASSET_BYTES)
        if reason := harmful(data, name):
            raise Unreadable(name, reason)
        try:
            return without_metadata(data)
        except ValueError as fault:
            raise Unreadable(name, str(fault)) from fault

    def profile(self, name: str) -> bytes:
        """The bytes of a printer's ICC profile in the folder, by its relative name. Raises Unreadable, LimitReached."""
        path = (self.folder / PurePosixPath(name)).resolve()
        if not path.is_relative_to(self.folder):
            raise Unreadable(name, "is outside the letter's folder")
        return read(path, name, MOST_ASSET_BYTES)

    def templates(self) -> dict[str, tuple[str, bytes]]:
        """The theme's files by name: what staff know each as, and its bytes; the folder's own come first."""
        files = {path.name: (f"built-in {path.name}", path) for path in sorted(THEME.iterdir())}
        own = self.folder / "templates"
        if own.is_dir() and own.resolve() != THEME.resolve():
            files |= {path.name: (f"templates/{path.name}", path) for path in sorted(own.iterdir())}
        return {
            name: (place, read(path, place, MOST_BYTES[LETTER]))
            for name, (place, path) in files.items()
            if path.suffix in TEMPLATE_SUFFIXES
        }

    def additions(self) -> dict[str, bytes]:
        """The letter's own templates and fonts, by their names in the folder."""
        found = {
            f"templates/{name}": data for name, (place, data) in self.templates().items() if "built-in" not in place
        }
        fonts = sorted((self.folder / "fonts").glob("*")) if (self.folder / "fonts").is_dir() else []
        names = [f"fonts/{path.name}" for path in fonts if path.suffix.lower() in FONT_SUFFIXES]
        return found | {name: read(self.folder / name, name, MOST_ASSET_BYTES) for name in names}

    def faces(self, families: Iterable[str]) -> tuple[Face, ...]:
        """The font files of families: the folder's own fonts/NAME.ttf, NAME-Bold.ttf ... first, else the package's.

        Families after the first that are not installed are left out; raises MachineLacks for the first.
        """
        faces: list[Face] = []
        for number, family in enumerate(families):
            found = tuple(self._own_faces(family)) or _packaged(family)
            if not found and not number:
                name = f"fontpkg-{family.lower().replace(' ', '-')}"
                raise MachineLacks(f"the font {family} is not installed", f"pip install {name}")
            faces += found
        return tuple(faces)

    def _own_faces(self, family: str) -> Iterator[Face]:
        for bold, italic, suffix in OWN_FONTS:
            for kind in ("ttf", "otf"):
                name = f"fonts/{family}{suffix}.{kind}"
                if (self.folder / name).is_file():
                    yield Face(family, italic, bold, read(self.folder / name, name, MOST_ASSET_BYTES))

    @property
    def output(self) -> Path:
        """Where the finished letter lands."""
        return self.folder / OUTPUT / "letter.pdf"

    @property
    def drafts(self) -> dict[int, Path]:
        """The drafts that were made, by their numbers."""
        found = (self.folder / OUTPUT / DRAFTS).glob("*/letter.pdf")
        return {int(path.parent.name): path for path in sorted(found) if path.parent.name.isdecimal()}

    def draft(self, number: int) -> bytes:
        """The PDF of a draft that was made. Raises Unreadable or LimitReached."""
        name = f"{OUTPUT}/{DRAFTS}/{number:02d}/letter.pdf"
        return read(self.drafts.get(number, self.folder / name), name, MOST_PDF_BYTES)

    def next_draft(self) -> tuple[int, Path]:
        """A draft's number and where it goes. No number is used again, even where its draft was deleted."""
        place = self.folder / OUTPUT / DRAFTS
        counter = place / ".last"
        last = counter.read_text(encoding="ascii").strip() if counter.is_file() else ""
        number = max([int(last) if last.isdecimal() else 0, *self.drafts]) + 1
        return number, place / f"{number:02d}" / "letter.pdf"

    def put_draft(self, number: int, path: Path, pdf: bytes, docx: bytes | None = None) -> None:
        """Write a draft, its number first, so that a run which is killed between the two leaves a gap and no double.

        Its form for Word stands beside it.
        """
        write(self.folder / OUTPUT / DRAFTS / ".last", f"{number}\n".encode())
        write_together({path: pdf} | ({path.with_suffix(".docx"): docx} if docx is not None else {}))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder's output for one run. Raises Busy where another run holds it.

        The kernel frees the lock when a run is killed. Where the system has no flock, nothing is locked: writes are
        atomic all the same, so the worst is that the later of two runs stays.
        """
        try:
            import fcntl
        except ImportError:
            yield
            return
        path = self.folder / OUTPUT / ".lock"
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = path.open("w")
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as fault:
                raise Busy(f"another run of sendletter is at work in {self.folder}") from fault
            sweep(path.parent)
            sweep(self.folder)
            yield


def returned(path: Path, most: int) -> bytes:
    """The bytes of a file that somebody has sent back. Raises Unreadable, also for more than `most` bytes."""
    try:
        return read(path, str(path), most)
    except LimitReached as fault:
        raise Unreadable(str(path), str(fault).partition(": ")[2]) from fault


def sheet(path: Path) -> bytes:
    """The bytes of a list that lies elsewhere, such as an older copy. Raises Unreadable or LimitReached."""
    return read(path, str(path), MOST_BYTES[SIGNATORIES])


def text(path: Path) -> bytes:
    """The bytes of a letter's text that lies elsewhere. Raises Unreadable or LimitReached."""
    return read(path, str(path), MOST_BYTES[LETTER])


def document(path: Path) -> bytes:
    """The bytes of a PDF that somebody has sent. Raises Unreadable or LimitReached."""
    return read(path, str(path), MOST_PDF_BYTES)


@dataclass(frozen=True, slots=True)
class Held(Project):
    """A letter's folder with other sources than those on the disc, such as they would be once they are mended."""

    sources: Mapping[str, bytes]

    def letter(self) -> bytes:
        """The bytes of letter.yaml, held or on the disc."""
        return self.sources[LETTER] if LETTER in self.sources else Project.letter(self)

    def signatories(self) -> bytes | None:
        """The bytes of signatories.csv, held or on the disc."""
        return self.sources[SIGNATORIES] if SIGNATORIES in self.sources else Project.signatories(self)


def incoming(path: Path) -> bytes:
    """The bytes of a sheet to import. Raises Unreadable or LimitReached."""
    return read(path, path.name, MOST_SHEET_BYTES)


@cache
def _packaged(family: str) -> tuple[Face, ...]:
    """The faces of an installed font package; none where it is not installed. Read once for a warm process."""
    import fontpkg

    try:
        found = fontpkg.family(family)
    except fontpkg.FontpkgError:
        return ()
    return tuple(
        Face(family, file.style == "italic", None if file.variable else file.weight == BOLD, file.path.read_bytes())
        for file in found.files
        if file.variable or file.weight in (REGULAR, BOLD)
    )
