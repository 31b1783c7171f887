"""The operators of content streams (ISO 32000-1, annex A), by what they do to the page."""

FILLED = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKED = frozenset(("S", "s", "B", "B*", "b", "b*"))
IGNORED = frozenset(("h", "J", "j", "M", "d", "i", "ET", "d0", "MP", "DP", "BX", "EX", ""))
"""Operators that change nothing that is asked for here."""
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
