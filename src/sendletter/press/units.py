"""The engine counts in CSS pixels, the rest of the house in points."""

PX = 0.75
"""Points in a CSS pixel (CSS Values 4)."""
