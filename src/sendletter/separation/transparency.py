"""Pictures with see-through parts, for a standard that knows none: on white paper, they may be put on white."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from sendletter.geometry import Box
from sendletter.separation.content import Content
from sendletter.separation.palette import Palette
from sendletter.separation.pictures import Picture, Pictures
from sendletter.separation.profile import Profile

FINE = 2.0
"""Pixels a point in which it is looked whether something stands behind a picture."""
MOST_INK = 4.0

Number = tuple[int, int]
Place = tuple[int, Box]
"""A page, counted from 0, and where on it."""


def standing_alone(pdf: bytes, profile: Profile) -> set[Number]:
    """The pictures of a PDF, by number, whose see-through parts show nothing but paper wherever they are drawn.

    The PDF is drawn once without these pictures; where it is white then, nothing stands behind them.
    """
    places = _places(pdf, profile)
    if not places:
        return set()
    white = _white(_without(pdf, places), [place for found in places.values() for place in found])
    return {number for number, found in places.items() if found and all(place in white for place in found)}


class _Unchanged(Pictures):
    """Pictures that stay as they are."""

    def bring_over(self, image: Any, *, mask: bool = False, opaque: bool = False) -> Picture:  # noqa: ARG002
        """Its size."""
        return Picture((int(image.Width), int(image.Height)), lines=False, ink=0.0)


def _places(pdf: bytes, profile: Profile) -> dict[Number, list[Place]]:
    """Where each picture with see-through parts is drawn."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        places: dict[Number, list[Place]] = {
            thing.objgen: []
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" and "/SMask" in thing
        }
        if places:
            palette = Palette(profile, (), "", MOST_INK)
            content = Content(document, palette, _Unchanged(profile), opaque=False)
            for number, page in enumerate(document.pages):
                for drawn in content.page(page).drawn:
                    if drawn.number in places:
                        places[drawn.number].append((number, drawn.box))
    return places


def _without(pdf: bytes, numbers: dict[Number, list[Place]]) -> bytes:
    """The PDF with nothing where these pictures are."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for number in numbers:
            picture = document.get_object(number)
            for key in [key for key in picture.keys() if key != "/Length"]:  # noqa: SIM118 - a stream is no mapping
                del picture[key]
            picture.write(b"")
            picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            picture.BBox = pikepdf.Array([0, 0, 0, 0])
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def _white(pdf: bytes, places: Sequence[Place]) -> set[Place]:
    """The places of a PDF where nothing but white paper is."""
    import pypdfium2

    white = set()
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in sorted({number for number, _ in places}):
            page = document[number]
            left, _, _, head = page.get_mediabox()
            picture = page.render(scale=FINE).to_pil().convert("L")
            for box in {box for at, box in places if at == number}:
                cut = (box[0] - left, head - box[3], box[2] - left, head - box[1])
                pixels = picture.crop(tuple(round(side * FINE) for side in cut))
                if not pixels.width * pixels.height or pixels.getextrema()[0] == 0xFF:
                    white.add((number, box))
    finally:
        document.close()
    return white
