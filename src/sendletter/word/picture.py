"""A picture in the text (ECMA-376-1, 20.4.2.8), with what is read aloud instead of it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sendletter.word.xml import RELATIONS, w

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
EMU = 12_700
"""What lengths are counted in: a point has so many."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG: its bytes, its ending, its height in points, what is read aloud."""

    data: bytes
    ending: str
    height: float
    alt: str

    @property
    def width(self) -> float:
        """Its width in points."""
        from PIL import Image

        with Image.open(BytesIO(self.data)) as image:
            return self.height * float(image.width) / float(image.height)


def drawn(picture: Picture, relation: str, number: int) -> Any:
    """The run that shows a picture, by the id of its relation; `number` tells the pictures of a document apart."""
    from lxml.builder import ElementMaker

    placed = ElementMaker(
        namespace=f"{DRAWING}/wordprocessingDrawing", nsmap={"wp": f"{DRAWING}/wordprocessingDrawing"}
    )
    a = ElementMaker(namespace=f"{DRAWING}/main", nsmap={"a": f"{DRAWING}/main"})
    pic = ElementMaker(namespace=f"{DRAWING}/picture", nsmap={"pic": f"{DRAWING}/picture"})
    size = {"cx": str(round(picture.width * EMU)), "cy": str(round(picture.height * EMU))}
    about = {"id": str(number), "name": f"Picture {number}", "descr": picture.alt}
    image = pic.pic(
        pic.nvPicPr(pic.cNvPr(**about), pic.cNvPicPr()),
        pic.blipFill(a.blip(**{f"{{{RELATIONS}}}embed": relation}), a.stretch(a.fillRect())),
        pic.spPr(a.xfrm(a.off(x="0", y="0"), a.ext(**size)), a.prstGeom(a.avLst(), prst="rect")),
    )
    inline = placed.inline(
        placed.extent(**size),
        placed.docPr(**about),
        a.graphic(a.graphicData(image, uri=f"{DRAWING}/picture")),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
    )
    return w("r", w("drawing", inline))
