"""Everything that depends on the letter's language: dates, numbers, collation, quotation marks, line breaks, captions.

All of it comes from ICU and the CLDR, for any BCP 47 tag, but for the few words that a letter prints of its own
(`captions`). This is the only room that knows ICU, and ICU is loaded when it is first asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import Any, Self

from sendletter.language.captions import CAPTIONS
from sendletter.language.filing import FILINGS, Filing

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
"""The scripts in use that run from right to left (ISO 15924)."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language: outer and inner, opening and closing (CLDR delimiters)."""

    open: str
    close: str
    inner_open: str
    inner_close: str


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag, such as `en-GB`; equal tags are equal languages."""

    tag: str

    @classmethod
    def of(cls, tag: str) -> Self:
        """The language of a tag. Raises ValueError for a tag that names no language known to the CLDR."""
        import icu

        words = tag.replace("_", "-")
        if not words.replace("-", "").isalnum() or words.split("-")[0].lower() not in languages():
            raise ValueError(f"“{tag}” is no language tag")
        try:
            return cls(str(icu.Locale.forLanguageTag(words).toLanguageTag()))
        except icu.ICUError as fault:
            raise ValueError(f"“{tag}” is no language tag") from fault

    @property
    def base(self) -> str:
        """The language without country and script: `en` of `en-GB`."""
        return self.tag.split("-")[0]

    @cached_property
    def _locale(self) -> Any:
        import icu

        return icu.Locale.forLanguageTag(self.tag)

    @cached_property
    def direction(self) -> str:
        """`ltr` or `rtl`, for the whole letter."""
        import icu

        likely = icu.Locale.forLanguageTag(self.tag)
        likely.addLikelySubtags()
        return "rtl" if likely.getScript() in RIGHT_TO_LEFT else "ltr"

    @cached_property
    def sort_key(self) -> Callable[[str], bytes]:
        """The collation as a function from a text to its key; spaces and dashes count, and come before letters."""
        import icu

        collator = icu.Collator.createInstance(self._locale)
        collator.setAttribute(icu.UCollAttribute.ALTERNATE_HANDLING, icu.UCollAttributeValue.NON_IGNORABLE)
        return lambda text: bytes(collator.getSortKey(text))

    def date(self, day: date) -> str:
        """A date in the long form of the CLDR: `26 September 2023`. French gives the first of a month its ordinal."""
        import icu

        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
        form = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, self._locale)
        form.setTimeZone(icu.TimeZone.createTimeZone("UTC"))
        text = str(form.format(moment))
        return "1er" + text[1:] if self.base == "fr" and text.startswith("1 ") else text

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months as they stand in a date."""
        import icu

        symbols = icu.DateFormatSymbols(self._locale)
        return tuple(symbols.getMonths(icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.WIDE))

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the days of the week, Monday first."""
        import icu

        names = icu.DateFormatSymbols(self._locale).getWeekdays()
        return (*names[2:], names[1])

    def number(self, number: int) -> str:
        """A whole number in digits, grouped as the language groups them."""
        import icu

        return str(icu.NumberFormat.createInstance(self._locale).format(number))

    @cached_property
    def _speller(self) -> Any:
        import icu

        return icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, self._locale)

    def words(self, number: int) -> str:
        """A whole number in words: `fifty`. Languages that have no rules for it get digits."""
        return str(self._speller.format(number))

    @cached_property
    def quotes(self) -> Quotes:
        """The quotation marks."""
        import icu

        data, kind = icu.LocaleData(self._locale.getName()), icu.ULocaleDataDelimiterType
        return Quotes(
            data.getDelimiter(kind.QUOTATION_START),
            data.getDelimiter(kind.QUOTATION_END),
            data.getDelimiter(kind.ALT_QUOTATION_START),
            data.getDelimiter(kind.ALT_QUOTATION_END),
        )

    @cached_property
    def breaks(self) -> Callable[[str], tuple[int, ...]]:
        """Where a line may end in a text: offsets without 0, the last is its length (UAX 14)."""
        import icu

        return _places(icu.BreakIterator.createLineInstance(self._locale))

    @cached_property
    def word_ends(self) -> Callable[[str], tuple[int, ...]]:
        """Where words, marks and spaces end in a text (UAX 29); Chinese, Japanese and Thai by ICU's dictionaries."""
        import icu

        return _places(icu.BreakIterator.createWordInstance(self._locale))

    def caption(self, name: str, /, **values: object) -> str:
        """A word that the letter prints of its own accord, such as `page_of`; English where the table has none."""
        words = CAPTIONS.get(self.base, CAPTIONS["en"])
        return words.get(name, CAPTIONS["en"][name]).format(**values)

    def label(self, name: str, /) -> str:
        """A caption with the colon before what it names, behind a no-break space in French."""
        return f"{self.caption(name)}\u00a0:" if self.base == "fr" else f"{self.caption(name)}:"

    def message(self, name: str, /, **values: int | str) -> str:
        """A caption with the plurals of the language (ICU MessageFormat); English where the table has none."""
        import icu

        known = self.base in CAPTIONS
        pattern = CAPTIONS[self.base if known else "en"][name]
        form = icu.MessageFormat(pattern, self._locale if known else icu.Locale.getEnglish())
        return str(form.format(list(values), [icu.Formattable(value) for value in values.values()]))

    @property
    def filing(self) -> Filing:
        """How the language files names: its articles, and where particles stand."""
        return FILINGS.get(self.tag, FILINGS.get(self.base, Filing()))


def _places(iterator: Any) -> Callable[[str], tuple[int, ...]]:
    """The places of one of ICU's iterators, as a function of a text."""

    def places(text: str) -> tuple[int, ...]:
        iterator.setText(text)
        return _offsets(text, iterator)

    return places


def _offsets(text: str, iterator: Any) -> tuple[int, ...]:
    """ICU counts in UTF-16 units, Python in characters; they differ after a character beyond the basic plane."""
    places = tuple(iterator)
    if text.isascii() or max(text, default="") < "\U00010000":
        return places
    units = {0: 0}
    position = 0
    for index, character in enumerate(text, start=1):
        position += 2 if character > "\uffff" else 1
        units[position] = index
    return tuple(units[place] for place in places if place in units)


@cache
def languages() -> tuple[str, ...]:
    """The languages known to the CLDR, without countries and scripts."""
    import icu

    return tuple(sorted({name.split("_")[0] for name in icu.Locale.getAvailableLocales()}))
