"""Pictures that staff give, looked at before anything decodes them."""

MOST_PIXELS = 25_000_000
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK")
"""The kinds of pixels that the engine draws, as Pillow calls them."""


def harmful(data: bytes, name: str) -> str:
    """Why a picture is refused before anything decodes it: a bomb, a wrong name, an SVG with entities; else nothing."""
    if name.lower().endswith(".svg"):
        head = data[:200_000].lower()
        if b"<svg" not in head:
            return "is no SVG picture"
        if b"<!doctype" in head or b"<!entity" in data.lower():
            return "is an SVG with a DOCTYPE, which may hide a bomb; save it as “plain SVG”"
        if data.lower().count(b"<use") > 1_000:
            return "is an SVG with more than 1,000 copies of its parts"
        return ""
    import warnings
    from io import BytesIO

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    return f"has {width} x {height} pixels; at most {MOST_PIXELS // 1_000_000} million are read"
                if picture.mode not in MODES:
                    return "has 16 bits for each grey pixel; save it with 8, which is as much as is printed"
                picture.load()
    except Exception as fault:  # noqa: BLE001 - a decoder may raise anything on a broken picture
        return f"is no whole PNG or JPEG picture: {fault}"
    return ""
