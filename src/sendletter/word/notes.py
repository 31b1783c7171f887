"""Footnotes as Word's own (ECMA-376-1, 17.11), and the settings that they and the letter need."""

from typing import Any

from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.word.styles import CALL, FOOTNOTE
from sendletter.word.text import Scribe
from sendletter.word.xml import text, w

RULES = ((-1, "separator"), (0, "continuationSeparator"))
"""What Word draws over footnotes, and over those that go on, which count as footnotes to it."""


def notes(letter: Letter, scribe: Scribe) -> Any:
    """The part that holds the footnotes."""
    root = w("footnotes")
    for number, kind in RULES:
        rule = w("p", w("pPr", w("spacing", after=0, line=240, lineRule="auto")), w("r", w(kind)))
        root.append(w("footnote", rule, type=kind, id=number))
    for note in letter.footnotes:
        made = w("footnote", id=note.number)
        for number, paragraph in enumerate(note.paragraphs):
            written = scribe.paragraph(FOOTNOTE, paragraph.runs)
            if not number:
                written.insert(1, w("r", w("rPr", w("rStyle", val=CALL)), w("footnoteRef")))
                written.insert(2, w("r", text(" ")))
            made.append(written)
        root.append(made)
    return root


def settings(letter: Letter, language: Language) -> Any:
    """The settings: words are broken as in the PDF, and which footnotes are none."""
    rules = w("footnotePr", *(w("footnote", id=number) for number, _ in RULES)) if letter.footnotes else None
    modern = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return w(
        "settings",
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=2),
        w("doNotHyphenateCaps"),
        rules,
        w("compat", modern),
        w("themeFontLang", val=language.tag),
    )
