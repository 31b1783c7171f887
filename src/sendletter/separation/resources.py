"""The resources that streams name (ISO 32000-1, 7.8.3): what is used stays, and printing adds its own."""

from dataclasses import dataclass, field
from typing import Any

from sendletter.separation.paint import Paint

KINDS = ("/ExtGState", "/XObject", "/Pattern", "/Shading", "/ColorSpace", "/Properties")
"""What is thrown away unless it is used; fonts stay."""


@dataclass(slots=True)
class Used:
    """One dictionary of resources, and what of it is used, by kind and name."""

    document: Any
    resources: Any
    names: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    def find(self, kind: str, name: str) -> Any:
        """A resource by its name, which is used from now on; None where there is none."""
        found = (self.resources.get(kind) or {}).get(name)
        if found is not None:
            self.names[kind][name] = found
        return found

    def space(self, name: str) -> Any:
        """A colour space by its name, which is not used any more: what is painted in it will be inks."""
        return (self.resources.get("/ColorSpace") or {}).get(name)

    def overprint(self, fill: bool, stroke: bool) -> Any:  # noqa: FBT001 - two sides of one thing
        """The name of a state in which what is filled and stroked overprints or does not (ISO 32000-1, 8.6.7)."""
        from pikepdf import Dictionary, Name

        name = f"/Over{int(fill)}{int(stroke)}"
        if name not in self.names["/ExtGState"]:
            state = Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=int(fill or stroke))
            self.names["/ExtGState"][name] = state
        return Name(name)

    def spot(self, paint: Paint) -> Any:
        """The name of the colour space of a spot ink (ISO 32000-1, 8.6.6.4)."""
        from pikepdf import Name

        name = f"/Spot{paint.spot.encode().hex()}"
        if name not in self.names["/ColorSpace"]:
            self.names["/ColorSpace"][name] = separation(paint.spot, paint.shares)
        return Name(name)

    def picture(self, inline: Any) -> tuple[Any, Any]:
        """An inline picture as an image XObject, and its name. Raises ValueError where it cannot be read."""
        from pikepdf import Name, PdfError

        try:
            picture = inline.as_pil_image()
        except (PdfError, NotImplementedError, TypeError, ValueError, OSError) as fault:
            raise ValueError(f"a picture of a kind that cannot be brought over ({fault})") from fault
        picture = picture if picture.mode in ("1", "L", "CMYK") else picture.convert("RGB")
        space = {"RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}.get(picture.mode, Name.DeviceGray)
        image = self.document.make_stream(
            picture.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=space,
            BitsPerComponent=1 if picture.mode == "1" else 8,
        )
        name = f"/Inline{len(self.names['/XObject'])}"
        self.names["/XObject"][name] = image
        return image, Name(name)

    def prune(self) -> None:
        """Throw away what is not used."""
        from pikepdf import Dictionary

        for kind, names in self.names.items():
            if names:
                self.resources[kind] = Dictionary(names)
            elif kind in self.resources:
                del self.resources[kind]
        if "/ProcSet" in self.resources:
            del self.resources["/ProcSet"]


class Resources:
    """All dictionaries of resources of one PDF."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self._shared: dict[tuple[int, int], Used] = {}
        self._own: list[Used] = []

    def of(self, resources: Any) -> Used:
        """A dictionary of resources; one that several streams share is one."""
        if not resources.is_indirect:
            self._own.append(Used(self.document, resources))
            return self._own[-1]
        return self._shared.setdefault(resources.objgen, Used(self.document, resources))

    def prune(self) -> None:
        """Throw away what no stream uses."""
        for used in (*self._shared.values(), *self._own):
            used.prune()


def separation(name: str, shares: tuple[float, float, float, float]) -> Any:
    """The colour space of one ink, with what stands for it where there is none."""
    from pikepdf import Array, Dictionary, Name

    tint = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array([round(share, 4) for share in shares]),
        N=1,
    )
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])
