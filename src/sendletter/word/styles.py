"""The paragraph styles of a letter for Word, with the theme's fonts, sizes, colours and spaces.

Each part of the letter has a style of its own, so that who changes a style changes the letter; headings are based on
Word's own, by which screen readers find them. Elements stand in the order that the schema asks for (ECMA-376-1, A.1).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sendletter.language import Language
from sendletter.theme import Measures, Theme
from sendletter.word.xml import twips, w

COMPLEX = "Times New Roman"
"""The font for scripts that run from right to left, where the theme's own is not on a machine; all have it."""
LINK = "1F4E79"
SERIF, SANS = ("Georgia", "roman"), ("Calibri", "swiss")
"""What stands in for the theme's fonts where they are not installed: a name, and a kind of fonts."""
BODY, LIST, QUOTE, SIGNATORY = "Body", "List", "Quote", "Signatory"
FOOTNOTE, CALL, HYPERLINK = "FootnoteText", "FootnoteReference", "Hyperlink"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Sizes and spaces are in points, colours as in Word; `level` counts headings from 1.

    `together` leaves no space between paragraphs of this style. `hanging` is by how much turned lines hang.
    """

    name: str
    size: float
    before: float = 0.0
    after: float = 0.0
    based: str = BODY
    display: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = ""
    level: int = 0
    bound: bool = False
    whole: bool = False
    together: bool = False
    left: float = 0.0
    hanging: float = 0.0
    justified: bool = False

    @property
    def id(self) -> str:
        """The name by which paragraphs call it."""
        return style_id(self.name)


def style_id(name: str) -> str:
    """A style's id: its name without spaces, each word with a capital."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def looks(theme: Theme, measures: Measures, *, subject: bool) -> tuple[Style, ...]:
    """The styles of a letter; `subject` heads it, or nothing does."""
    size, line, small = measures.size, measures.leading, measures.list_size
    space, accent, muted = measures.paragraph_space * line, _colour(theme.accent), _colour(theme.muted)
    top = 2 if subject else 1
    heading = partial(Style, display=True, bold=True, colour=accent, bound=True)
    return (
        Style(BODY, size, after=space, based="", justified=True),
        Style("Letterhead", 14, display=True, bold=True, colour=accent),
        Style("Letterhead Address", 8.5, display=True, colour=muted),
        Style("header", 8.5, display=True, colour=muted),
        Style("footer", 8.5, display=True, colour=muted),
        Style("Date", size),
        Style("Reference", size),
        Style("Recipient", size, before=line, together=True),
        Style("Subject", size, before=line, bold=True, level=1, bound=True),
        Style("Salutation", size, before=line, after=space, bound=True),
        *(
            Style(f"heading {number}", size, after=space, bold=True, colour=accent, level=number, bound=True)
            for number in range(1, 7)
        ),
        Style(QUOTE, size, after=space, left=measures.indent, justified=True),
        Style(LIST, size, after=space, together=True, justified=True),
        Style("Closing", size, bound=True),
        Style("Signature", size, together=True, whole=True),
        Style("Signature Introduction", size, before=line, italic=True, bound=True),
        heading("Signature Heading", size, 1.5 * line, 0.5 * line, "heading 1", level=top),
        heading("Signature Subheading", small, 0.5 * line, based="heading 2", level=top + 1),
        Style(
            SIGNATORY,
            small,
            left=measures.hang,
            hanging=measures.hang,
            whole=True,
        ),
        Style("Note", small, before=line),
        Style("footnote text", measures.note_size, justified=True),
    )


def styles(theme: Theme, measures: Measures, found: tuple[Style, ...], language: Language) -> Any:
    """The part that holds the styles; what they have in common comes first."""
    tag, backwards = language.tag, language.direction == "rtl"
    fonts = _fonts(theme.text[0])
    colour = w("color", val=_colour(theme.ink))
    sizes = (w("sz", val=round(measures.size * 2)), w("szCs", val=round(measures.size * 2)))
    common = w("rPr", fonts, colour, *sizes, w("lang", val=tag, eastAsia=tag, bidi=tag))
    spacing = w("spacing", before=0, after=0, line=twips(measures.leading), lineRule="atLeast")
    defaults = w("docDefaults", w("rPrDefault", common), w("pPrDefault", w("pPr", w("widowControl"), spacing)))
    root = w("styles", defaults)
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    if backwards:
        normal.append(w("pPr", w("bidi")))
    root.append(normal)
    root.extend(_paragraph(style, theme, measures.leading) for style in found)
    root.extend(_characters())
    return root


def _paragraph(style: Style, theme: Theme, leading: float) -> Any:
    based = "Normal" if not style.based else style_id(style.based)
    following = style.id if style.id in (BODY, LIST, QUOTE, SIGNATORY, "Recipient", FOOTNOTE) else BODY
    spacing = w("spacing", before=twips(style.before), after=twips(style.after), **_line(style, leading))
    properties = w(
        "pPr",
        w("keepNext") if style.bound else None,
        w("keepLines") if style.whole else None,
        spacing,
        w("ind", left=twips(style.left), hanging=twips(style.hanging)) if style.left else None,
        w("contextualSpacing") if style.together else None,
        w("jc", val="both" if style.justified else "left"),
        w("outlineLvl", val=style.level - 1) if style.level else None,
    )
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=based),
        w("next", val=following),
        w("qFormat"),
        properties,
        w("rPr", *_look(style, theme)),
        type="paragraph",
        styleId=style.id,
    )


def _line(style: Style, leading: float) -> Mapping[str, object]:
    """The distance of lines, for small and large type."""
    if style.size < 9.5 or style.size > 12:
        return {"line": twips(style.size * 1.3), "lineRule": "atLeast"}
    return {"line": twips(leading), "lineRule": "atLeast"}


def _look(style: Style, theme: Theme) -> Iterator[Any]:
    if style.display:
        yield _fonts(theme.display[0])
    yield from (w("b", val=int(style.bold)), w("bCs", val=int(style.bold)))
    yield from (w("i", val=int(style.italic)), w("iCs", val=int(style.italic)))
    yield w("color", val=style.colour or _colour(theme.ink))
    yield from (w("sz", val=round(style.size * 2)), w("szCs", val=round(style.size * 2)))


def _characters() -> Iterator[Any]:
    """The styles of characters: links, and calls of footnotes."""
    default = w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"))
    yield _with(default, type="character", default=1, styleId="DefaultParagraphFont")
    link = w("rPr", w("color", val=LINK), w("u", val="single"))
    raised = w("rPr", w("vertAlign", val="superscript"))
    for name, identity, look in (("Hyperlink", HYPERLINK, link), ("footnote reference", CALL, raised)):
        made = w("style", w("name", val=name), w("basedOn", val="DefaultParagraphFont"), look)
        yield _with(made, type="character", styleId=identity)


def _with(made: Any, **attributes: object) -> Any:
    for name, value in w("x", **attributes).attrib.items():
        made.set(name, value)
    return made


def font_table(theme: Theme) -> Any:
    """The fonts, and what stands in for them on a machine without them."""
    root = w("fonts")
    for name, (other, family) in {theme.text[0]: SERIF, theme.display[0]: SANS}.items():
        root.append(w("font", w("altName", val=other), w("family", val=family), name=name))
    return root


def _fonts(name: str) -> Any:
    return w("rFonts", ascii=name, hAnsi=name, cs=COMPLEX)


def _colour(colour: str) -> str:
    return colour.removeprefix("#").upper()
