"""What kind of copy is made, as one typed value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Final:
    """The copy that is sent. It carries no source lines and no private column."""


Edition = Final
