"""The engine with the fonts, stylesheets and pictures of one letter: measures blocks, sets pages, writes the PDF."""

import ctypes.util
import gc
import importlib.util
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from sendletter.layout import Font, Layout
from sendletter.letter import Change
from sendletter.press.units import PX
from sendletter.problem import MachineLacks, Problem, in_order
from sendletter.theme import Theme

VARIANT = "pdf/ua-1"
"""ISO 14289-1: tagged and described so that it can be read aloud."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF, how many pages it has, and what the engine had to say."""

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]


def weasyprint() -> Any:
    """The engine, imported once. Raises MachineLacks where its system libraries are missing.

    No font of the machine may slip into a letter, so fontconfig is shown an empty configuration. The engine's
    bindings ask for each library under several names, and asking for one that does not exist starts subprocesses:
    on Linux they are answered at once, which halves the time of the import.
    """
    if "weasyprint" not in sys.modules:
        os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
        with _quick_lookup(), _without_font_tools():
            try:
                import weasyprint as engine
            except OSError as fault:
                raise MachineLacks(f"the typesetting engine needs {_library(fault)}, which is not installed") from fault
        return engine
    return sys.modules["weasyprint"]


def _library(fault: Exception) -> str:
    """The name of the library in the engine's complaint."""
    name = re.search(r"'([^']+)'", str(fault))
    return f"the system library {name[1]}" if name else "a system library"


def _unknown(name: str) -> str | None:  # noqa: ARG001 - the signature of find_library
    """No library is known by a short name; the engine then asks for it by its file's name."""
    return None


@contextmanager
def _quick_lookup() -> Iterator[None]:
    find = ctypes.util.find_library
    if sys.platform.startswith("linux"):
        ctypes.util.find_library = _unknown
    try:
        yield
    finally:
        ctypes.util.find_library = find


@contextmanager
def _without_font_tools() -> Iterator[None]:
    """Import the engine without fontTools' subsetter and instancer, a third of its time.

    Our fonts are static and cut, and HarfBuzz subsets them. Both are imported when the engine calls them after all.
    """
    names = ("fontTools.varLib", "fontTools.varLib.instancer")
    if "fontTools.subset" in sys.modules or any(name in sys.modules for name in names):
        yield
        return
    spec = importlib.util.find_spec("fontTools.subset")
    if spec is not None and spec.loader is not None:
        loader = importlib.util.LazyLoader(spec.loader)
        sys.modules["fontTools.subset"] = importlib.util.module_from_spec(spec)
        loader.exec_module(sys.modules["fontTools.subset"])
    stand_ins = {name: ModuleType(name) for name in names}
    vars(stand_ins[names[1]])["instantiateVariableFont"] = _instantiate
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
        vars(sys.modules["fontTools"]).pop("varLib", None)


def _instantiate(*args: Any, **options: Any) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont

    return instantiateVariableFont(*args, **options)


class Engine:
    """One letter's engine. `asset` gives the bytes of a picture in the letter's folder."""

    def __init__(self, theme: Theme, fonts: Sequence[Font], asset: Callable[[str], bytes], source: str) -> None:
        """`source` is the file that problems without a better place are told of."""
        self.engine = weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        from sendletter.press.fetcher import BASE, Fetcher
        from sendletter.press.fonts import known

        self.source = source
        self.base = BASE
        self.families = {font.family for font in fonts}
        self.fetcher = Fetcher({f"{number}.ttf": known(font.data) for number, font in enumerate(fonts)}, asset)
        self.cache: dict[Any, Any] = {}
        self.specimen: Any = None
        self.problems: list[Problem] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it misses the machine's fonts, which are kept away on purpose
            self.fonts = FontConfiguration()
            self.styles = self._styles(fonts, theme)

    def _styles(self, fonts: Sequence[Font], theme: Theme) -> list[Any]:
        """The fonts and the theme's stylesheets, parsed once."""
        names = [
            name for name in ("letter.css", "redline.css", "advertisement.css", "custom.css") if name in theme.templates
        ]
        sheets = [(_font_faces(fonts), "fonts"), *((theme.templates[name], theme.places[name]) for name in names)]
        return [self._style(text, place) for text, place in sheets]

    def _style(self, text: str, place: str) -> Any:
        from sendletter.press.faults import Faults, guarded

        with Faults(place) as faults, guarded(place, self.problems.append):
            style = self.engine.CSS(string=text, base_url=self.base, url_fetcher=self.fetcher, font_config=self.fonts)
        self.problems += faults.problems
        return style

    def _render(self, html: str, *, tags: bool = True, bleed: float = 0.0) -> Any:
        page = self.engine.HTML(string=html, base_url=self.base, url_fetcher=self.fetcher)
        styles = self.styles
        if bleed:
            styles = [*styles, self._style(f"@page {{ bleed: {bleed}pt !important; marks: none !important }}", "bleed")]
        return page.render(font_config=self.fonts, stylesheets=styles, cache=self.cache, pdf_tags=tags)

    def measure(self, html: str) -> dict[str, float]:
        """The heights in points of the elements with an id, on the first page of `html`."""
        from sendletter.press.faults import Faults, guarded

        heights: dict[str, float] = {}
        with Faults(self.source) as faults, guarded(self.source, self.problems.append):
            self.specimen = self._render(html)
            for page in self.specimen.pages[:1]:
                heights = {name: (bottom - top) * PX for name, (_, top, _, bottom) in page.anchors.items()}
        self.problems += faults.problems
        return heights

    def rehearse(self) -> None:
        """Write what was measured and throw it away: what the engine does only once is then done before it counts."""
        from sendletter.press.faults import Faults, guarded

        document, self.specimen = self.specimen, None
        if document is not None:
            with Faults(self.source), guarded(self.source, lambda _: None):
                document.write_pdf(pdf_variant=VARIANT)

    def draw(self, html: str) -> Pressed:
        """The PDF of a page that is composed of nothing: what is laid under another."""
        from sendletter.press.faults import Faults, guarded

        pdf, pages, problems = b"", 0, list[Problem]()
        with Faults(self.source) as faults, guarded(self.source, problems.append), _no_collections():
            document = self._render(html, tags=False)
            pages, pdf = len(document.pages), document.write_pdf() or b""
        return Pressed(pdf, pages, in_order([*problems, *faults.problems]))

    def press(
        self, html: Sequence[str], layout: Layout, colour: str, marks: Mapping[Change, str], bleed: float = 0.0
    ) -> Pressed:
        """The PDF of a letter's HTML with the lists of its layout drawn in `colour`, a redline's `marks` in theirs.

        `bleed` is by how many points what stands at a page's edge goes on beyond it; nothing else moves.
        Where there are two texts, the first lacks the pages that are copies of others (`Layout.copies`); the second is
        set where they turn out to be none.
        """
        from sendletter.press.copies import Copies
        from sendletter.press.faults import Faults, guarded
        from sendletter.press.fields import roomless
        from sendletter.press.ink import Ink
        from sendletter.press.judge import judge, strangers

        pdf, pages = b"", 0
        with Faults(self.source) as faults, guarded(self.source, self.problems.append), _no_collections():
            document = self._render(html[0], bleed=bleed)
            copies = Copies.of(document, layout) if len(html) > 1 else Copies()
            if len(html) > 1 and not copies.pages:
                document = self._render(html[1], bleed=bleed)
            pages = len(document.pages) + len(copies.pages)
            sheets = [sheet for number, sheet in enumerate(layout.sheets) if number not in copies.pages]
            self.problems += judge(document, sheets, self.source)
            self.problems += roomless(document, sheets, self.source) if layout.fields else ()
            if len(document.pages) == len(sheets):
                pdf = document.write_pdf(finisher=Ink(layout, copies, colour, marks), pdf_variant=VARIANT) or b""
            self.problems += strangers(document, self.families, self.source)
        problems = in_order([*self.problems, *faults.problems])
        return Pressed(pdf, pages, problems)


@contextmanager
def _no_collections() -> Iterator[None]:
    """No garbage collection while pages are set: nothing of it can be freed before the PDF is written."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _font_faces(fonts: Sequence[Font]) -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{font.family}"; src: url({number}.ttf); '
        f"font-weight: {'bold' if font.bold else 'normal'}; font-style: {'italic' if font.italic else 'normal'} }}"
        for number, font in enumerate(fonts)
    ).replace("url(", "url(letter:/fonts/")
