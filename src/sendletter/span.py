"""Where a thing was written.

A `Span` travels with every text from the source file to the printed page, so that one value serves a reader's
error, a proofreader's remark, a reference in the margin and the way back from an annotation to a source line.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source: the file's name as staff know it, a line and a column, both counted from 1.

    Line 0 means the file as a whole. Spans order by file, line and column: the order in which problems are told.
    """

    source: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`letter.yaml:6:10`, or `letter.yaml:6` or `letter.yaml` where the rest is not known."""
        known = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.source, *known])
