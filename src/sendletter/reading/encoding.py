"""Bytes -> text, never by guessing.

A byte order mark decides; else strict UTF-8; else the file is refused with previews of what its words would read like
in the likely encodings: a statistical guess was seen to read "Núñez" as "Núńez" without a word.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from sendletter.problem import Problem, error, warning
from sendletter.span import Span

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"PK\x03\x04", "a ZIP container such as an Excel, OpenDocument or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x1f\x8b", "a gzip archive"),
)
ENDIAN = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""What follows each byte order mark, for writing: it adds no mark of its own."""
LIKELY = ("cp1252", "cp1250", "cp1251", "mac_roman", "cp1254", "cp1253", "cp949", "shift_jis", "gb18030")


def decode(
    data: bytes,
    name: str,
    encoding: str | None = None,
    *,
    option: bool = False,
    quotable: Callable[[str], str] = str,
) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file, or None with the problem that says why not; what was noticed is told as a warning.

    `encoding` is what a person has said that the file is in; `option` says that there is an option to say it.
    `quotable` is what of a text may be shown in previews.
    """
    place = Span(name)
    if kind := next((kind for magic, kind in SIGNATURES if data.startswith(magic)), None):
        hint = "Save it as text: for a sheet, “CSV UTF-8”." if "container" in kind or "Excel" in kind else ""
        return None, (error(place, "binary-file", f"is {kind}, not text", hint),)
    if encoding:
        return _as_said(data, name, encoding)
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _marked(data, name, codec)
    if guess := _unmarked_utf16(data):
        return data.decode(guess, "replace"), (
            warning(place, "encoding", f"is {guess.upper()} without a byte order mark, and was read as that"),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, (_refused(data, name, fault, option=option, quotable=quotable),)
    if position := text.find("\0") + 1:
        line = text.count("\n", 0, position) + 1
        return None, (error(Span(name, line, 1), "nul-byte", "holds a NUL byte, so it is no text file"),)
    return text, ()


@dataclass(frozen=True, slots=True)
class Writing:
    """How the text of a file is put into bytes: the mark that it begins with, and the encoding of the rest."""

    mark: bytes = b""
    codec: str = "utf-8"

    def encode(self, text: str) -> bytes:
        """The bytes of a text. Raises UnicodeEncodeError where the encoding has no such character."""
        return self.mark + text.encode(self.codec)


def writing(data: bytes, encoding: str | None = None) -> Writing:
    """How a file is written that `decode` can read, so that it can be written in the same way again."""
    for mark, _ in MARKS:
        if data.startswith(mark):
            return Writing(mark, ENDIAN[mark])
    return Writing(codec=encoding or _unmarked_utf16(data) or "utf-8")


def mixed(data: bytes, name: str, encoding: str | None = None) -> Problem | None:
    """The problem of a file whose lines are in different encodings, as when sheets were pasted together as bytes.

    Where a person has said an encoding of one byte a letter, a line of sound UTF-8 beyond ASCII is a stranger too.
    """
    if data[:4].startswith(tuple(ENDIAN)) or (encoding and not _single_byte(encoding)):
        return None
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), start=1) if not line.isascii()]
    sound = [number for number, line in lines if _is_utf8(line)]
    other = [number for number, line in lines if not _is_utf8(line)]
    if not sound or not other:
        return None
    text = f"is in two encodings: line {sound[0]} is UTF-8, line {other[0]} is not"
    hint = "Export it again as one file, “CSV UTF-8”; correcting a single line by hand helps too."
    return error(Span(name, other[0], 1), "encoding", text, hint)


def _single_byte(encoding: str) -> bool:
    """Whether each byte stands for a letter by itself."""
    high = bytes(range(0x80, 0x100))
    try:
        return len(high.decode(encoding, "replace")) == len(high) and "utf" not in encoding.casefold()
    except LookupError:
        return False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_said(data: bytes, name: str, encoding: str) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), ()
    except LookupError:
        hint = "Names such as utf-8, cp1252 and utf-16 are known."
        return None, (error(Span(name), "encoding", f"“{encoding}” is no encoding that is known here", hint),)
    except UnicodeError as fault:
        return None, (error(Span(name), "encoding", f"is not in {encoding}: {fault}"),)


def _marked(data: bytes, name: str, codec: str) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as fault:
        return None, (
            error(Span(name), "encoding", f"begins with a byte order mark and is broken further on: {fault}"),
        )
    if codec == "utf-8-sig":
        return text, ()
    return text, (
        warning(Span(name), "encoding", f"is {codec.upper()}, and was read as that", "Nothing has to be done."),
    )


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 shows itself by NUL bytes at every second place."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = 0.3 * len(sample) / 2
    return "utf-16-le" if odd > enough > even else "utf-16-be" if even > enough > odd else None


def _refused(
    data: bytes, name: str, fault: UnicodeDecodeError, *, option: bool, quotable: Callable[[str], str]
) -> Problem:
    """The problem of a file in an unknown encoding, with previews."""
    line = data.count(b"\n", 0, fault.start) + 1
    column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
    previews = [f"--encoding {codec}: {text}" for codec, text in _previews(data, quotable)]
    hint = "Save the file as UTF-8, or say which of these is right:\n" + "\n".join(previews)
    if not previews:
        hint = "Is it a damaged workbook, or no sheet? Open it where it was made, and save it anew as CSV UTF-8."
    hint = hint if option else "Save the file as UTF-8."
    return error(Span(name, line, column), "encoding", "is not UTF-8, and its encoding is never guessed", hint)


def _previews(data: bytes, quotable: Callable[[str], str]) -> list[tuple[str, str]]:
    """What the words with foreign letters read like in each likely encoding; those that read alike are named once."""
    previews: dict[str, str] = {}
    for codec in LIKELY:
        try:
            text = quotable(data.decode(codec))
        except UnicodeError:
            continue
        words = dict.fromkeys(re.findall(r"[^\s,;\t\"]*[^\x00-\x7f][^\s,;\t\"]*", text))
        preview = ", ".join(list(words)[:4])
        if preview and preview.isprintable() and preview not in previews.values():
            previews[codec] = preview
    return list(previews.items())[:5]
