"""A PDF is read back by independent readers and held against what it must say and be.

`complete` proves with PDFium's text that every passage stands in it once and in order; `sound` looks with pikepdf at
fonts, page boxes, language and what must not be in a letter. They know nothing of how the PDF was made.
"""


def warm_up() -> None:
    """Import the readers, while the press is still at work."""
    import pikepdf  # noqa: F401
    import pypdfium2  # noqa: F401
