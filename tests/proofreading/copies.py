"""Small copies to proofread: what the rules find in them, by rule."""

from datetime import date

from sendletter.language import Language
from sendletter.proofreading import proofread
from sendletter.proofreading.rule import example

TODAY = date(2026, 1, 31)


def found(*body: str, language: str = "en-GB", **parts: object) -> dict[str, str]:
    """The rules that find something in a small copy, each with what it says."""
    copy = example(*body, **parts)  # type: ignore[arg-type]
    return {
        problem.rule: problem.message for problem in proofread(copy.letter, copy.roster, Language(language), copy.today)
    }


def said(text: str, language: str = "en-GB") -> dict[str, str]:
    """What is found in one paragraph of a letter that organizations sign."""
    return found(
        text,
        language=language,
        organizations=["Peace Now", "Viet Tan", "Legal Literacy"],
        people=["Ann Lee", "David Alton"],
    )
