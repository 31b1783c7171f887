"""A page of a PDF as a picture, made when somebody looks at it. pdfium may be called by one thread at a time."""

from io import BytesIO
from threading import Lock

DENSITIES = {"1": 1.5, "2": 3.0}
"""Pixels for each point of the page, by the density of the screen."""
_LOCK = Lock()


def picture(pdf: bytes, number: int, density: float) -> bytes:
    """Page `number`, from 1, as a PNG with `density` pixels a point. Raises IndexError where there is no such page."""
    import pypdfium2

    with _LOCK, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        image = document[number - 1].render(scale=density).to_pil()
    from PIL.Image import Quantize

    out = BytesIO()  # 256 colours do for type: a third of the bytes, and quicker
    image.quantize(256, Quantize.FASTOCTREE, dither=0).save(out, "PNG", compress_level=4)
    return out.getvalue()


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """The width and height of every page, in points."""
    import pypdfium2

    with _LOCK, pypdfium2.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))
