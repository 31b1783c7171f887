"""Optical margins: small marks at the edge of justified text stand out of it by a share of their width.

A full stop or a hyphen is so light that a line which ends in one looks short. The shares are about half of those of
the microtype package for LaTeX (R. Schlicht, "Character protrusion"), so that the edge is still the edge: nothing
hangs by more than about a seventh of the size of the type.
"""

from collections.abc import Mapping

START: Mapping[str, float] = {
    "“": 0.28,
    "„": 0.28,
    "‘": 0.38,
    "‚": 0.38,
    "«": 0.2,
    "‹": 0.3,
    '"': 0.3,
    "—": 0.1,
    "–": 0.1,
}
"""Shares by which a mark at a line's start hangs."""
END: Mapping[str, float] = {
    **dict.fromkeys(".,،۔", 0.42),
    **dict.fromkeys("-‐", 0.38),
    **dict.fromkeys("”“", 0.3),
    **dict.fromkeys("’‘", 0.4),
    **dict.fromkeys(";:؛", 0.25),
    **dict.fromkeys("!–—", 0.1),
    **dict.fromkeys("»›", 0.2),
    '"': 0.3,
}
"""Shares by which a mark at a line's end hangs."""
