"""Which row of an older list is which row of a newer one.

Rows are joined in stages, from what is certain to what is likely: the same row, the same name in its group, the same
name in another group, two writings of one name, the same e-mail address. What is left over was added or removed.
Nothing compares all pairs: a stage puts the rows that are left on shelves and looks at one shelf at a time.

A guess must never hide that somebody is gone. So two writings are one name only by the likeness of `proofreading`, and
not where brackets, titles, affiliations, acronyms or countries contradict each other; an initial more is a correction
only where nobody else of either list could be meant; and an address proves something only where one row of each list
has it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import chain, islice, product
from operator import attrgetter

from sendletter.proofreading.likeness import BRACKETED, fold, near, words_of
from sendletter.roster import Signatory

COLUMNS = tuple(column.name for column in fields(Signatory) if column.name != "span")
"""Everything that a row says, in the order of a Signatory."""
TELLING = ("title", "affiliation", "acronym", "country")
"""The columns by which two people of one name are told apart."""
MOST = 40
"""Rows of one shelf that are looked at for one row."""

Addresses = Mapping[int, bytes]
"""What stands for the e-mail address of the row that begins in a line."""
Key = Callable[[Signatory], Hashable | None]
Test = Callable[[Signatory, Signatory], bool]
_cells = attrgetter(*COLUMNS)


@dataclass(frozen=True, slots=True)
class Matched:
    """Every row of both lists once: joined as (old, new, whether by the e-mail address alone), or left over."""

    joined: tuple[tuple[Signatory, Signatory, bool], ...]
    removed: tuple[Signatory, ...]
    added: tuple[Signatory, ...]


def match(
    old: Sequence[Signatory],
    new: Sequence[Signatory],
    old_addresses: Addresses | None = None,
    new_addresses: Addresses | None = None,
) -> Matched:
    """The rows of both lists: joined and added ones in the order of `new`, removed ones in that of `old`."""
    matcher = _Matcher(old, new, dict(enumerate(old)), dict(enumerate(new)))
    for key, test in CERTAIN:
        matcher.join(key, key, test)
    for key, test in _alike():
        matcher.join(key, key, test)
    matcher.join_near()
    matcher.join(_lone(old), _lone(new), _same_initials(old_addresses or {}, new_addresses or {}))
    alike = frozenset(matcher.joined)
    matcher.join(_sole(old, old_addresses or {}), _sole(new, new_addresses or {}), _any)
    joined = tuple((old[one], new[other], other not in alike) for other, one in sorted(matcher.joined.items()))
    return Matched(joined, tuple(matcher.removed.values()), tuple(matcher.added.values()))


def _any(_old: Signatory, _new: Signatory) -> bool:
    return True


def one_person(old: Signatory, new: Signatory) -> bool:
    """Whether nothing in two rows of like names says that they are two signatories."""
    cells = [(getattr(old, column), getattr(new, column)) for column in TELLING]
    cells.append((_bracketed(old.name), _bracketed(new.name)))
    return not any(one and other and one != other and _contradict(one, other) for one, other in cells)


def _bracketed(name: str) -> str:
    return " ".join(BRACKETED.findall(name)).replace("(", " ").replace(")", " ")


def _contradict(one: str, other: str) -> bool:
    """Whether neither text only says more than the other."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return not (words <= others or others <= words)


CERTAIN: tuple[tuple[Key, Test], ...] = (
    (_cells, _any),
    (attrgetter("group", "name"), one_person),
    (attrgetter("group", "name"), _any),
    (attrgetter("name"), one_person),
)
"""What makes two rows of one name the same row, the surest first."""


def _alike() -> Iterator[tuple[Key, Test]]:
    """What makes two rows of two writings of one name the same row: the same words in any order, the same letters."""
    folded = cache(fold)
    words = cache(lambda name: words_of(folded(name)))
    letters = cache(lambda name: folded(name).replace(" ", ""))
    yield (lambda row: (row.group, words(row.name))), one_person
    yield (lambda row: (row.group, letters(row.name))), one_person
    yield (lambda row: words(row.name)), one_person
    yield (lambda row: letters(row.name)), one_person


def _parted(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name without the initials between its first and its last word, and these initials."""
    words = fold(name).split()
    initials = {
        place: word for place, word in enumerate(words[1:-1], start=1) if len(word) == 1 and word != word.upper()
    }
    return tuple(word for place, word in enumerate(words) if place not in initials), tuple(initials.values())


def _lone(rows: Iterable[Signatory]) -> Key:
    """A row's group and the words of its name but for initials, where no other row has the same."""
    words = cache(lambda name: _parted(name)[0])
    often = Counter((row.group, words(row.name)) for row in rows)

    def key(row: Signatory) -> Hashable | None:
        found = (row.group, words(row.name))
        return found if often[found] == 1 and len(found[1]) > 1 else None

    return key


def _same_initials(old_addresses: Addresses, new_addresses: Addresses) -> Test:
    """Whether one of two names only has an initial more: “Tiago Melo” became “Tiago R. Melo”. Addresses may deny it."""

    def test(old: Signatory, new: Signatory) -> bool:
        addresses = {old_addresses.get(old.span.line), new_addresses.get(new.span.line)} - {None}
        short, long = sorted((_parted(old.name)[1], _parted(new.name)[1]), key=len)
        return len(addresses) < 2 and long[: len(short)] == short and one_person(old, new)

    return test


def _sole(rows: Iterable[Signatory], addresses: Addresses) -> Key:
    """A row's address where no other row has it: an office that signs for ten organizations proves nothing."""
    owners: dict[bytes, int] = {}
    for row in rows:
        if address := addresses.get(row.span.line):
            owners[address] = 0 if address in owners else row.span.line
    sole = {line: address for address, line in owners.items() if line}
    return lambda row: sole.get(row.span.line)


@dataclass(slots=True)
class _Matcher:
    """Two lists on their way to being matched; `removed` and `added` are the rows that are still free, by number."""

    old: Sequence[Signatory]
    new: Sequence[Signatory]
    removed: dict[int, Signatory]
    added: dict[int, Signatory]
    joined: dict[int, int] = field(default_factory=dict)

    def take(self, one: int, other: int) -> None:
        """Old row `one` is new row `other`."""
        self.joined[other] = one
        del self.removed[one], self.added[other]

    def join(self, old_key: Key, new_key: Key, test: Test) -> None:
        """Join the free rows that have one key and pass the test, in the order of the lists."""
        shelves: dict[Hashable, dict[int, None]] = defaultdict(dict)
        for number, row in self.added.items():
            if (key := new_key(row)) is not None:
                shelves[key][number] = None
        for number, row in list(self.removed.items()):
            shelf = shelves.get(old_key(row), {})
            found = next((other for other in islice(shelf, MOST) if test(row, self.new[other])), None)
            if found is not None:
                del shelf[found]
                self.take(number, found)

    def join_near(self) -> None:
        """Join the free rows whose names differ as by a slip of the hand, those of one group first."""
        olds, news = _by_words(self.removed), _by_words(self.added)
        names = list(dict.fromkeys(chain(olds, news)))
        pairs = {
            pair
            for one, other in near(names)
            for first, second in ((names[one], names[other]), (names[other], names[one]))
            for pair in product(olds.get(first, ())[:MOST], news.get(second, ())[:MOST])
        }
        for one, other in sorted(pairs, key=lambda pair: (self.old[pair[0]].group != self.new[pair[1]].group, pair)):
            if one in self.removed and other in self.added and one_person(self.old[one], self.new[other]):
                self.take(one, other)


def _by_words(rows: Mapping[int, Signatory]) -> Mapping[tuple[str, ...], list[int]]:
    """The numbers of rows by the words of their names."""
    shelves: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in rows.items():
        shelves[words_of(fold(row.name))].append(number)
    return shelves
