"""For each check a way to spoil a good PDF so that it, and nothing but what it names, is told."""

import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.inspection.papers import A4, draw, font, form, good, image, nodes, profile, put, spoilt

Made = Callable[[], bytes]
RED = b"1 0 0 rg 100 100 50 50 re f"
CUT = b"0 1 0 0 k -1 100 100 100 re f"


def _(standard: str, change: Callable[[pikepdf.Pdf], object], **options: object) -> Made:
    return lambda: spoilt(standard, change, **options)


def raw(standard: str, old: bytes, new: bytes) -> Made:
    """A change of the bytes themselves, as long as they were."""

    def make() -> bytes:
        assert old in good(standard)
        return good(standard).replace(old, new)

    return make


def drawn(standard: str, content: bytes, page: int = 0, tag: bytes = b"/Artifact BMC", **resources: object) -> Made:
    """More content; resources by name, each with its kind: ExtGState__G=..."""

    def change(document: pikepdf.Pdf) -> None:
        for key, value in resources.items():
            kind, name = key.split("__")
            put(document, kind, name, value(document) if callable(value) else value)
        draw(document, content, page, tag)

    return _(standard, change)


def state(**values: object) -> Dictionary:
    return Dictionary(Type=Name.ExtGState, **values)


def xmp(standard: str, old: str, new: str) -> Made:
    def change(document: pikepdf.Pdf) -> None:
        data = bytes(document.Root.Metadata.read_bytes())
        assert old.encode() in data
        document.Root.Metadata.write(data.replace(old.encode(), new.encode()))

    return _(standard, change)


def intent(standard: str, change: Callable[[pikepdf.Pdf, Dictionary], object]) -> Made:
    return _(standard, lambda document: change(document, document.Root.OutputIntents[0]))


def note(standard: str, kind: str = "Text", **values: object) -> Made:
    """An annotation on the first page."""

    def change(document: pikepdf.Pdf) -> None:
        _annotate(document, kind, **values)

    return _(standard, change)


def _annotate(document: pikepdf.Pdf, kind: str, **values: object) -> Dictionary:
    look = form(document)
    fields = {"Type": Name.Annot, "Subtype": Name(f"/{kind}"), "Rect": Array([60, 600, 90, 630]), "F": 4} | values
    fields.setdefault("AP", Dictionary(N=look))
    made = document.make_indirect(Dictionary({f"/{key}": value for key, value in fields.items() if value is not None}))
    page = document.pages[0].obj
    page.Annots = Array([*(page.Annots if "/Annots" in page else []), made])
    return made


def _widget(document: pikepdf.Pdf, **values: object) -> Dictionary:
    made = _annotate(document, "Widget", FT=Name.Tx, T=String("name"), **values)
    document.Root.AcroForm = Dictionary(Fields=Array([made]))
    return made


def _named(document: pikepdf.Pdf, widget: Dictionary, *more: Dictionary) -> None:
    """Tag a field as one."""
    top = document.Root.StructTreeRoot.K
    kids = Array([Dictionary(Type=Name.OBJR, Obj=widget), *more])
    top.K.append(document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=top, K=kids)))


def _set(kind: str, key: str, value: object) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        for node in nodes(document, kind):
            node[f"/{key}"] = value

    return change


def _retag(old: str, new: str) -> Callable[[pikepdf.Pdf], object]:
    return _set(old, "S", Name(f"/{new}"))


def _font(document: pikepdf.Pdf) -> Dictionary:
    return document.pages[0].Resources.Font.F


def _fonts(document: pikepdf.Pdf) -> list[Dictionary]:
    return [page.Resources.Font.F for page in document.pages]


def _each_font(change: Callable[[Dictionary], object]) -> Callable[[pikepdf.Pdf], object]:
    def apply(document: pikepdf.Pdf) -> None:
        for each in _fonts(document):
            change(each)

    return apply


def _attach(document: pikepdf.Pdf, **values: object) -> None:
    stream = document.make_stream(b"a,b", Type=Name.EmbeddedFile, Subtype=Name("/text/csv"))
    fields = {"Type": Name.Filespec, "F": String("a.csv"), "UF": String("a.csv"), "EF": Dictionary(F=stream)} | values
    held = document.make_indirect(Dictionary({f"/{key}": value for key, value in fields.items() if value is not None}))
    document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a.csv"), held])))
    document.Root.AF = Array([held])


def _loop(document: pikepdf.Pdf) -> None:
    loop = document.make_indirect(form(document, b"/L Do"))
    loop.Resources = Dictionary(XObject=Dictionary(L=loop))
    put(document, "XObject", "L", loop)
    draw(document, b"/L Do")


def _layers(**values: object) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Text")))
        fields = {"Name": String("All"), "Order": Array([group])} | values
        kept = {f"/{key}": value for key, value in fields.items() if value is not None}
        document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(kept))

    return change


def _spot(document: pikepdf.Pdf, *alternate: object) -> Array:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array(list(alternate)), N=1)
    return Array([Name.Separation, Name.Harbour, Name.DeviceRGB, function])


def _mixed(document: pikepdf.Pdf, count: int) -> Array:
    function = document.make_stream(b"{0}", FunctionType=4, Domain=Array([0, 1] * count), Range=Array([0, 1] * 3))
    inks = Array([Name(f"/Ink{number}") for number in range(count)])
    return Array([Name.DeviceN, inks, Name.DeviceRGB, function])


def _both(document: pikepdf.Pdf) -> None:
    put(document, "ColorSpace", "A", _spot(document, 1, 0, 0))
    put(document, "ColorSpace", "B", _spot(document, 0, 1, 0))


def _black_image(document: pikepdf.Pdf) -> pikepdf.Stream:
    made = image(document, 400, Name.DeviceCMYK)
    made.write(b"\xff" * (400 * 400 * 4))
    return made


def _packed(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(
        pikepdf.Stream(document, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)
    )


def _noise(document: pikepdf.Pdf, size: int) -> None:
    document.Root.Noise = document.make_stream(b"\xa5" * size)


def _doubled(document: pikepdf.Pdf) -> None:
    intents = document.Root.OutputIntents
    intents.append(document.make_indirect(Dictionary(intents[0])))


def _other_profile(document: pikepdf.Pdf) -> None:
    _doubled(document)
    document.Root.OutputIntents[1].DestOutputProfile = document.make_stream(profile("mntr", "RGB"), N=3)


def _icc(document: pikepdf.Pdf) -> Array:
    return Array([Name.ICCBased, document.make_stream(profile("prtr", "CMYK"), N=4)])


def _bad_icc(document: pikepdf.Pdf) -> Array:
    return Array([Name.ICCBased, document.make_stream(profile("mntr", "RGB"), N=4)])


def _two_notes(document: pikepdf.Pdf) -> None:
    (first,) = nodes(document, "Note")
    top = document.Root.StructTreeRoot.K
    top.K.append(document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Note, P=top, ID=first.ID)))


def _simple(document: pikepdf.Pdf, kind: str = "TrueType", **values: object) -> Dictionary:
    """A font of one byte a character, in place of the first page's."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Paper, Flags=values.pop("Flags", 32))
    descriptor.FontFile2 = document.make_stream(b"glyphs")
    made = Dictionary(
        Type=Name.Font, Subtype=Name(f"/{kind}"), BaseFont=Name.Paper, FontDescriptor=descriptor, FirstChar=0, LastChar=2,
        Widths=Array([500, 500, 500]), **values,
    )  # fmt: skip
    document.pages[0].Resources.Font.F = made
    return made


def _cmap(document: pikepdf.Pdf) -> pikepdf.Stream:
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    data = b"/WMode 1 def 1 begincodespacerange <0000> <ffff> endcodespacerange"
    return document.make_stream(data, Type=Name.CMap, CMapName=Name.Own, CIDSystemInfo=system, WMode=0)


def _renumber(document: pikepdf.Pdf) -> None:
    (heading,) = nodes(document, "H1")
    parent = heading.P
    parent.K.append(document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H3, P=parent)))


def _h(document: pikepdf.Pdf, *kinds: str) -> None:
    top = document.Root.StructTreeRoot.K
    for kind in kinds:
        top.K.append(document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=top)))


def _no_heading(document: pikepdf.Pdf) -> None:
    _retag("H1", "P")(document)
    for _ in range(2):
        document.pages.append(document.pages[1])


def _linked(document: pikepdf.Pdf, **values: object) -> None:
    for key, value in values.items():
        link = document.pages[0].Annots[0]
        if value is None:
            del link[f"/{key}"]
        else:
            link[f"/{key}"] = value


def _untagged_link(document: pikepdf.Pdf) -> None:
    _retag("Link", "Span")(document)


def _no_language(document: pikepdf.Pdf) -> None:
    del document.Root["/Lang"]
    document.Root.Metadata.write(bytes(document.Root.Metadata.read_bytes()).replace(b"x-default", b"en-GB"))


def _box(**boxes: object) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        for key, value in boxes.items():
            if value is None:
                del document.pages[1].obj[f"/{key}"]
            else:
                document.pages[1].obj[f"/{key}"] = Array(value)

    return change


def _zipped(document: pikepdf.Pdf) -> None:
    data = zlib.compress(bytes(document.Root.Metadata.read_bytes()))
    packed = pikepdf.Stream(document, data, Filter=Name.FlateDecode, Type=Name("/Metadata "), Subtype=Name.XML)
    document.Root.Metadata = packed


def _transparent_nowhere(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]
    put(document, "ExtGState", "G", state(ca=0.5))
    draw(document, b"/G gs")


def _depth(made: pikepdf.Stream, bits: int) -> pikepdf.Stream:
    made.BitsPerComponent = bits
    return made


def _coloured_note(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]
    _annotate(document, "Text", C=Array([1, 0, 0]))


def _required(document: pikepdf.Pdf) -> pikepdf.Stream:
    return document.make_stream(b"<config><dynamicRender>required</dynamicRender></config>")


ACTION = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
BAD: dict[str, Made] = {
    "unreadable-content": _("X-4", _loop),
    "encrypted": _("X-4", lambda d: None, static_id=False, encryption=pikepdf.Encryption(owner="o", user="", R=4)),
    "not-to-be-read-aloud": _(
        "UA-1",
        lambda d: None,
        static_id=False,
        encryption=pikepdf.Encryption(
            owner="o", user="", R=3, aes=False, metadata=False, allow=pikepdf.Permissions(accessibility=False)
        ),
    ),
    "no-identifier": raw("X-4", b"/ID [", b"/Id ["),
    "header": raw("A-2b", b"%PDF-1.6", b"%PDF-1.9"),
    "binary-mark": raw("A-2b", b"%\xbf\xf7\xa2\xfe", b"%abcd"),
    "data-after-end": lambda: good("A-2b") + b"more",
    "too-new": _("X-1a", lambda d: None, force_version="1.5"),
    "packed-objects": _(
        "X-1a", lambda d: None, force_version="1.6", object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "unknown-operator": drawn("X-4", b"1 2 Zz"),
    "nested-too-deep": drawn("A-2b", b"q " * 30 + b"Q " * 30),
    "page-too-small-or-large": _("A-2b", lambda d: setattr(d.pages[1].obj, "CropBox", Array([0, 0, 2, 800]))),
    "presentation": _("A-2b", lambda d: setattr(d.Root, "Requirements", Array([]))),
    "lzw": _("A-2b", _packed, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False),
    "unknown-packing": _(
        "A-2b", lambda d: setattr(d.Root, "X", pikepdf.Stream(d, b"x", Filter=Name.Mystery)), compress_streams=False
    ),
    "external-stream": _("X-4", lambda d: setattr(d.Root, "X", d.make_stream(b"x", F=String("there.bin")))),
    "postscript": drawn("X-4", b"/P Do", XObject__P=lambda d: d.make_stream(b"", Type=Name.XObject, Subtype=Name.PS)),
    "reference-drawing": drawn("X-4", b"/P Do", XObject__P=lambda d: form(d, Ref=Dictionary(F=String("a.pdf")))),
    "opi": drawn("X-4", b"/P Do", XObject__P=lambda d: form(d, OPI=Dictionary())),
    "slow-to-begin": _("UA-1", lambda d: _noise(d, 1_200_000), compress_streams=False),
    "heavy": _("UA-1", lambda d: _noise(d, 10_100_000), compress_streams=False, linearize=True),
    "no-pdfx": xmp("X-4", "pdfxid:GTS_PDFXVersion", "pdfxid:GTS_Something"),
    "no-pdfa": xmp("A-2b", 'pdfaid:part="2"', 'pdfaid:amd="2"'),
    "no-pdfua": xmp("UA-1", 'pdfuaid:part="1"', 'pdfuaid:amd="1"'),
    "identification-prefix": xmp("UA-1", "pdfuaid", "ua"),
    "no-metadata": _("X-4", lambda d: d.Root.__delitem__("/Metadata")),
    "packed-metadata": _("A-1b", _zipped, stream_decode_level=pikepdf.StreamDecodeLevel.none),
    "metadata-head": xmp("A-2b", 'begin="\ufeff" id', 'begin="\ufeff" bytes="9" id'),
    "no-title": xmp("UA-1", ">Paper<", "><"),
    "no-title-in-information": _("X-1a", lambda d: d.docinfo.__delitem__("/Title")),
    "title-not-shown": _("UA-1", lambda d: d.Root.__delitem__("/ViewerPreferences")),
    "no-dates": _("X-1a", lambda d: d.docinfo.__delitem__("/ModDate")),
    "trapped": _("X-4", lambda d: d.docinfo.__delitem__("/Trapped")),
    "information-differs": _("A-1b", lambda d: d.docinfo.__setitem__("/Author", "Ann")),
    "information-contradicts": xmp("X-4", ">Paper<", ">Another<"),
    "metadata-language": _("UA-1", lambda d: d.Root.__delitem__("/Lang")),
    "undescribed-property": xmp("A-2b", "<dc:title>", "<dc:titel>x</dc:titel><dc:title>"),
    "property-form": xmp("A-2b", "<dc:title>", "<dc:creator>Ann</dc:creator><dc:title>"),
    "extension-schema": xmp(
        "A-2b",
        "<dc:title>",
        '<e:schemas xmlns:e="http://www.aiim.org/pdfa/ns/extension/" xmlns:s="http://www.aiim.org/pdfa/ns/schema#"><rdf:Bag>'
        '<rdf:li rdf:parseType="Resource"><s:prefix>x</s:prefix></rdf:li></rdf:Bag></e:schemas><dc:title>',
    ),
    "no-printing-condition": _("X-4", _doubled),
    "unnamed-condition": intent("X-4", lambda d, i: i.__delitem__("/OutputConditionIdentifier")),
    "unregistered-condition": intent(
        "X-1a", lambda d, i: (i.__delitem__("/DestOutputProfile"), i.__delitem__("/RegistryName"))
    ),
    "registry-not-named": intent("X-4", lambda d, i: i.__delitem__("/RegistryName")),
    "no-condition-profile": intent("X-4", lambda d, i: i.__delitem__("/DestOutputProfile")),
    "not-a-printer": intent("X-4", lambda d, i: i.DestOutputProfile.write(profile("mntr", "CMYK"))),
    "output-profile": intent("A-2b", lambda d, i: i.DestOutputProfile.write(profile("scnr", "RGB"))),
    "new-condition-profile": intent("X-4", lambda d, i: i.DestOutputProfile.write(profile(version=5))),
    "colours-of-output-profile": intent("X-4", lambda d, i: setattr(i.DestOutputProfile, "N", 3)),
    "several-output-profiles": _("A-2b", _other_profile),
    "condition-elsewhere": intent("X-4", lambda d, i: setattr(i, "DestOutputProfileRef", Dictionary())),
    "colour-profile": drawn("X-4", b"", ColorSpace__C=_bad_icc),
    "not-press-colour": drawn("X-1a", RED),
    "undefined-press-colour": drawn("X-4", RED),
    "undefined-colour": drawn("A-2b", b"0 1 1 0 k 100 100 50 50 re f"),
    "two-inks-of-a-name": _("A-2b", _both),
    "undescribed-ink": drawn("A-2b", b"", ColorSpace__C=lambda d: _mixed(d, 2)),
    "rendering-intent": drawn("A-2b", b"/Beautiful ri"),
    "transfer-function": drawn("X-4", b"/G gs", ExtGState__G=state(TR=Name.Identity)),
    "halftone": drawn("X-4", b"/G gs", ExtGState__G=state(HTP=Array([0, 0]))),
    "many-inks": drawn("A-1b", b"/C cs " + b"1 " * 9 + b"sc 0 0 9 9 re f", ColorSpace__C=lambda d: _mixed(d, 9)),
    "too-many-inks": drawn("A-2b", b"/C cs " + b"1 " * 33 + b"sc 0 0 9 9 re f", ColorSpace__C=lambda d: _mixed(d, 33)),
    "too-much-ink": drawn("X-4", b"1 1 .9 .2 k 100 100 50 50 re f"),
    "too-much-ink-in-image": drawn("X-4", b"90 0 0 90 100 100 cm /B Do", XObject__B=_black_image),
    "hairline": drawn("X-4", b"0.1 w 60 60 m 200 60 l S"),
    "rich-black-text": drawn("X-4", b"0.6 0.4 0.4 1 k BT /F 9 Tf 60 60 Td <0001> Tj ET"),
    "user-unit": _("X-4", lambda d: setattr(d.pages[1].obj, "UserUnit", 2)),
    "white-overprint": drawn("X-4", b"/G gs 0 0 0 0 k 100 100 50 50 re f", ExtGState__G=state(OP=True, OPM=1)),
    "overprint-mode": drawn(
        "X-4", b"/G gs /C cs 0 1 0 0 sc 100 100 50 50 re f", ExtGState__G=state(OP=True, OPM=1), ColorSpace__C=_icc
    ),
    "black-not-overprinting": drawn("X-4", b"0 1 1 0 k 50 50 90 90 re f 0 0 0 1 k BT /F 12 Tf 60 60 Td <0001> Tj ET"),
    "transparency": drawn("X-1a", b"/G gs", ExtGState__G=state(ca=0.5)),
    "blend-mode": drawn("A-2b", b"/G gs", ExtGState__G=state(BM=Name.Glow)),
    "no-blending-colours": lambda: spoilt("A-2b", _transparent_nowhere),
    "undefined-blending-colours": drawn(
        "A-2b", b"/P Do", XObject__P=lambda d: form(d, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))
    ),
    "blending-colours-not-said": drawn("X-4", b"/G gs", ExtGState__G=state(ca=0.5)),
    "smoothed-image": drawn("A-2b", b"/J Do", XObject__J=lambda d: image(d, Interpolate=True)),
    "alternate-images": drawn("X-4", b"/J Do", XObject__J=lambda d: image(d, Alternates=Array([]))),
    "image-depth": drawn("A-2b", b"/J Do", XObject__J=lambda d: _depth(image(d), 3)),
    "new-image": drawn("X-1a", b"/J Do", XObject__J=lambda d: _depth(image(d), 16)),
    "coarse-image": drawn("X-4", b"400 0 0 400 60 60 cm /I Do"),
    "font-not-embedded": drawn("X-4", b"BT /N 9 Tf 60 60 Td <0001> Tj ET", Font__N=lambda d: font(d, embedded=False)),
    "hidden-font-not-embedded": drawn(
        "X-4", b"BT /N 9 Tf 3 Tr 60 60 Td <0001> Tj ET", Font__N=lambda d: font(d, embedded=False)
    ),
    "text-not-readable": drawn("UA-1", b"BT /F 9 Tf 60 60 Td <0007> Tj ET"),
    "text-means-nothing": _(
        "UA-1", _each_font(lambda f: f.ToUnicode.write(b"beginbfrange <0001> <0002> <0000> endbfrange"))
    ),
    "missing-character": drawn("A-2b", b"BT /F 9 Tf 60 60 Td <0000> Tj ET"),
    "unfinished-font": _("A-2b", lambda d: _simple(d, Encoding=Name.WinAnsiEncoding).__delitem__("/Widths")),
    "glyphs-not-said": _("A-2b", _each_font(lambda f: f.DescendantFonts[0].__delitem__("/CIDToGIDMap"))),
    "character-table": _("A-2b", _each_font(lambda f: setattr(f, "Encoding", Name.Mystery))),
    "contradicting-table": _("A-2b", lambda d: setattr(_font(d), "Encoding", _cmap(d))),
    "unlisted-characters": _("A-1b", _each_font(lambda f: f.DescendantFonts[0].FontDescriptor.__delitem__("/CIDSet"))),
    "uncertain-characters": _("A-2b", lambda d: _simple(d)),
    "no-trim": _("X-4", _box(TrimBox=None)),
    "boxes": _("X-4", _box(BleedBox=[100, 100, 200, 200])),
    "cropped": _("X-4", _box(CropBox=[50, 50, 500, 500])),
    "page-sizes": _("X-4", _box(TrimBox=[0, 0, 300, A4[1]])),
    "no-bleed": drawn("X-4", CUT),
    "text-at-edge": drawn("X-4", b"BT /F 9 Tf 2 100 Td <0001> Tj ET"),
    "script": _("X-4", lambda d: setattr(d.Root, "OpenAction", ACTION)),
    "action": _("X-4", lambda d: setattr(d.Root, "OpenAction", Dictionary(S=Name.GoTo, D=String("x")))),
    "forbidden-action": _("A-2b", lambda d: setattr(d.Root, "OpenAction", Dictionary(S=Name.Launch, F=String("x")))),
    "triggered-action": _("A-2b", lambda d: setattr(d.Root, "AA", Dictionary())),
    "layers": _("X-1a", _layers()),
    "automatic-layers": _("X-4", _layers(AS=Array([]))),
    "unnamed-layers": _("A-2b", _layers(Name=None)),
    "unlisted-layer": _("A-2b", _layers(Order=Array([]))),
    "annotation-in-print": note("X-4"),
    "annotation-kind": note("A-2b", "Movie"),
    "annotation-not-printed": note("A-2b", F=2),
    "annotation-look": note("A-2b", AP=None),
    "annotation-not-opaque": note("A-1b", CA=0.5),
    "annotation-colour": lambda: spoilt("A-1b", _coloured_note),
    "link-not-tagged": _("UA-1", _untagged_link),
    "link-without-words": _("UA-1", lambda d: _linked(d, Contents=None)),
    "annotation-not-tagged": note("UA-1", Contents=String("see")),
    "annotation-without-words": note("UA-1"),
    "tab-order": _("UA-1", lambda d: d.pages[0].obj.__delitem__("/Tabs")),
    "traps": note("UA-1", "TrapNet", Contents=String("traps")),
    "link-outside": _("UA-1", lambda d: _linked(d, Rect=Array([-50, 0, 20, 20]))),
    "form": _("X-4", lambda d: _widget(d, Rect=Array([-60, -60, -50, -50]))),
    "form-not-drawn": _(
        "A-2b", lambda d: setattr(d.Root, "AcroForm", Dictionary(Fields=Array([]), NeedAppearances=True))
    ),
    "field-acts": _("A-2b", lambda d: _widget(d, A=Dictionary(S=Name.URI, URI=String("https://harbour.example")))),
    "field-not-drawn": _("A-1b", lambda d: _widget(d, AP=None)),
    "xfa": _("A-2b", lambda d: setattr(d.Root, "AcroForm", Dictionary(Fields=Array([]), XFA=d.make_stream(b"<x/>")))),
    "dynamic-form": _("UA-1", lambda d: setattr(d.Root, "AcroForm", Dictionary(Fields=Array([]), XFA=_required(d)))),
    "field-not-tagged": _("UA-1", lambda d: _widget(d, TU=String("Your name"))),
    "field-without-words": _("UA-1", lambda d: _named(d, _widget(d))),
    "field-tag": _(
        "UA-1",
        lambda d: _named(
            d, _widget(d, TU=String("Your name")), Dictionary(Type=Name.StructElem, S=Name.P, P=Dictionary())
        ),
    ),
    "attached-file": _("A-1b", _attach),
    "attached-not-archived": _("A-2b", _attach),
    "attached-name": _("A-3b", lambda d: _attach(d, UF=None, AFRelationship=Name.Source)),
    "attached-relation": _("A-3b", _attach),
    "not-tagged": _("UA-1", lambda d: d.Root.__delitem__("/StructTreeRoot")),
    "not-marked": _("UA-1", lambda d: d.Root.__delitem__("/MarkInfo")),
    "doubtful-tags": _("UA-1", lambda d: setattr(d.Root.MarkInfo, "Suspects", True)),
    "untagged-content": drawn("UA-1", b"100 100 50 50 re f", tag=b"/Span BMC"),
    "tags-and-decoration": drawn("UA-1", b"/Span <</MCID 0>> BDC EMC"),
    "unknown-tag": _("UA-1", _retag("Note", "Aside")),
    "remapped-tag": _("UA-1", lambda d: setattr(d.Root.StructTreeRoot, "RoleMap", Dictionary(P=Name.H1))),
    "orphan-tag": _("UA-1", lambda d: nodes(d, "Note")[0].__delitem__("/P")),
    "list-nesting": _("UA-1", _retag("LBody", "P")),
    "table-nesting": _("UA-1", _retag("TD", "P")),
    "irregular-table": _("UA-1", lambda d: nodes(d, "TR")[1].K.__delitem__(1)),
    "table-headings": _("UA-1", lambda d: [node.__delitem__("/A") for node in nodes(d, "TH")]),
    "heading-order": _("UA-1", _renumber),
    "mixed-headings": _("UA-1", lambda d: _h(d, "H")),
    "two-headings": _("UA-1", lambda d: (_retag("H1", "P")(d), _h(d, "H", "H"))),
    "no-heading": _("UA-1", _no_heading),
    "no-language": _("UA-1", _no_language),
    "language-not-said": _("UA-1", _no_language),
    "unknown-language": _("UA-1", lambda d: setattr(d.Root, "Lang", String("in English"))),
    "picture-without-words": _("UA-1", lambda d: nodes(d, "Figure")[0].__delitem__("/Alt")),
    "formula-without-words": _("UA-1", lambda d: _h(d, "Formula")),
    "footnote-identifier": _("UA-1", _two_notes),
    "empty-words": _("UA-1", _set("Figure", "Alt", String("image 1.png"))),
}
"""What spoils it, for each check."""
