"""A file that staff wrote, as text that can be edited in some places and turned back into the very same bytes."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
)
Edit = tuple[int, int, str]
"""Where to put what: start and end as offsets in a text, and the new words."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text that can be turned back into the very same bytes."""

    name: str
    mark: bytes
    codec: str
    text: str

    @classmethod
    def of(cls, name: str, data: bytes, encoding: str | None = None) -> "Source | None":
        """The file, or None where its bytes would not come out as they went in."""
        marks = ((b"", encoding),) if encoding else MARKS
        mark, codec = next((mark, codec) for mark, codec in marks if data.startswith(mark))
        try:
            source = cls(name, mark, codec, data[len(mark) :].decode(codec))
        except (UnicodeError, LookupError):
            return None
        return source if source.data == data else None

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.mark + self.text.encode(self.codec)

    def spliced(self, edits: Iterable[Edit]) -> "Source":
        """The file with new words in some places, which do not overlap and stand in order."""
        pieces, after = [], 0
        for start, end, new in edits:
            pieces += [self.text[after:start], new]
            after = end
        return Source(self.name, self.mark, self.codec, "".join([*pieces, self.text[after:]]))
