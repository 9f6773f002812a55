"""Tell which of some articles are copies of one text, such as an agency report in several papers.

This is the one definition of a copy. Pages of hits, exports, counts and timelines share it.

Articles are taken in the order of their days. An article that is much the same text as one before
it is a copy of the first such article, unless that one is a copy itself. Texts of other weeks must
be the same but for a few words: alike texts then report other events in the same words, as polls
do. So the copies among some articles depend on these articles alone, not on the order in which a
search ranks them.

The work grows with the number of articles and with how many are of one week. It takes no
comparison of all with all: articles of a week are looked up by the hashes of their sketches, those
of other weeks by parts of their sketches, one of which is the same in both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from index.analysis.minhash import (
    HASH_BITS,
    MIN_CONTAINMENT,
    MIN_SHARED_HASHES,
    SKETCH_SIZE,
    containment,
    resemblance,
)
from index.engines.base import Match
from index.engines.deadline import seconds_left
from index.schema import day_of
from search.sorted_counts import Counts

MAX_DAYS_APART = 7
"""Days between copies. Alike texts of other weeks report other events in the same words: polls."""
SAME_TEXT_RESEMBLANCE = 0.9
"""Share of hashes in common from which two texts are copies however many days are between them."""
MAX_COMPARED_ARTICLES = 100_000
"""Articles among which copies are looked for at most. Each takes 2 KB of memory, and 0.03 to 0.1 ms."""

_MAX_DIFFERENT = 2 * round(SKETCH_SIZE * (1 - SAME_TEXT_RESEMBLANCE))
"""Hashes that one of two sketches of the same text has, and the other has not."""
_PARTS = _MAX_DIFFERENT + 1
"""Parts of a sketch. So many that one part is the same in two sketches of the same text."""
_PART_BITS = 2 * HASH_BITS + 5
"""Bits that the sum of the squares of the hashes of a sketch does not exceed."""

_MIN_SHARE_LEFT = 0.9
"""Share of texts from which on leaving the others out again is not worth its time."""

_ByHash: TypeAlias = dict[int, tuple[int, ...]]
"""The numbers of leaders, by the hashes that their sketches have. Tuples cost less than lists."""


class SketchedText(Struct, frozen=True, dict=True):
    """The text of an article, as far as copies are told by it.

    Attributes:
        match: The article.
        day: The day of publication as an ordinal number, or None.
        hashes: The hashes of its sketch.
    """

    match: Match
    day: int | None
    hashes: frozenset[int]

    @classmethod
    def of(cls, match: Match) -> SketchedText:
        """Return the text of a match."""
        return cls(match, _ordinal(match.day), frozenset(match.hashes))

    @property
    def key(self) -> tuple[int, frozenset[int]]:
        """The day and the hashes. Two articles that have both in common are copies of one text."""
        return self.day or 0, self.hashes

    @cached_property
    def parts(self) -> list[int]:
        """A number for each part of the sketch, which is the same where the part is the same.

        It is a sum of squares. If another part has the same sum by chance, texts are compared in
        vain.
        """
        sums = [number << _PART_BITS for number in range(_PARTS)]
        for each in self.hashes:
            sums[each % _PARTS] += each * each
        return sums

    def shares_enough(self, hashes: AbstractSet[int]) -> bool:
        """Return True if a text with some hashes, or one of several texts with them, may be a copy."""
        return len(self.hashes & hashes) >= MIN_SHARED_HASHES

    def is_copy_of(self, other: SketchedText) -> bool:
        """Return True if two texts are much the same."""
        if not self.shares_enough(other.hashes):
            return False  # as most are told apart
        if self._is_of_other_week(other):
            return resemblance(self.hashes, other.hashes) >= SAME_TEXT_RESEMBLANCE
        return containment(self.hashes, other.hashes) >= MIN_CONTAINMENT

    def _is_of_other_week(self, other: SketchedText) -> bool:
        """Return True if too many days are between two texts for copies that are only alike."""
        if self.day is None or other.day is None:
            return False
        return abs(self.day - other.day) > MAX_DAYS_APART


class Copies:
    """The copies among some articles.

    Attributes:
        articles: The number of the articles.
        texts: The number of texts: of the articles without copies.
    """

    def __init__(self, matches: Iterable[Match]) -> None:
        """Compare articles, in whatever order they come."""
        texts = sorted(map(SketchedText.of, matches), key=_by_day)
        telling = _telling_hashes(texts)
        leaders = _Leaders()
        groups: list[list[Match]] = []
        numbers: dict[tuple[int, frozenset[int]], int] = {}
        for text in texts:
            seconds_left()  # there are up to thousands of articles
            hashes = text.hashes & telling
            number = leaders.leader_of(text, hashes)
            if number is None:
                number = leaders.add(text, hashes)
                groups.append([])
            groups[number].append(text.match)
            if len(hashes) >= MIN_SHARED_HASHES:
                numbers[text.key] = number
        self.articles = len(texts)
        self.texts = len(groups)
        self._leaders = leaders
        self._groups = groups
        self._numbers = {key: n for key, n in numbers.items() if len(groups[n]) > 1}

    def text_of(self, match: Match) -> int | None:
        """Return a number that an article has in common with its copies alone; None without any."""
        if not self._numbers:
            return None
        return self._numbers.get(SketchedText.of(match).key)

    def first_of_each(self, matches: Iterable[Match]) -> Iterator[Match]:
        """Yield matches without those that are copies of one before them."""
        seen: set[int] = set()
        for match in matches:
            number = self.text_of(match)
            if number is None:
                yield match
            elif number not in seen:
                seen.add(number)
                yield match

    def others(self, match: Match) -> tuple[Match, ...]:
        """Return the other copies of the text of an article, oldest first."""
        number = self.text_of(match)
        if number is None:
            return ()
        others = [other for other in self._groups[number] if other.id != match.id]
        return tuple(sorted(others, key=_by_day_and_id))

    def by_day(self) -> Counts:
        """Count the texts by the ISO date of their first articles. Undated ones are left out."""
        days = (text.day for text in self._leaders.texts if text.day is not None)
        return {date.fromordinal(day).isoformat(): count for day, count in Counter(days).items()}


class _Leaders:
    """The first articles of texts, in the order of their days."""

    def __init__(self) -> None:
        self.texts: list[SketchedText] = []
        self._of_week: defaultdict[int, _ByHash] = defaultdict(dict)
        self._of_any_week: _ByHash = {}  # made for the first text without a day: these come last
        self._by_part: _ByHash = {}

    def leader_of(self, text: SketchedText, hashes: frozenset[int]) -> int | None:
        """Return the number of the first leader that a text is a copy of, or None.

        No leader added before is of a later day than the text.

        Args:
            text: The text.
            hashes: The hashes that other texts have as well.
        """
        if len(hashes) < MIN_SHARED_HASHES:
            return None
        if text.day is None:
            candidates = set(_sharing(hashes, self._in_any_week()))
        else:
            week = text.day // MAX_DAYS_APART
            candidates = {*_sharing(hashes, self._of_week[week - 1], self._of_week[week])}
            candidates.update(*[self._by_part.get(part, ()) for part in text.parts])
        for number in sorted(candidates):
            if text.is_copy_of(self.texts[number]):
                return number
        return None

    def add(self, text: SketchedText, hashes: frozenset[int]) -> int:
        """Add a leader, and return its number."""
        number = len(self.texts)
        self.texts.append(text)
        if len(hashes) < MIN_SHARED_HASHES:
            return number
        if text.day is None:
            _add_number(self._in_any_week(), hashes, number)
        else:
            _add_number(self._of_week[text.day // MAX_DAYS_APART], hashes, number)
            _add_number(self._by_part, text.parts, number)
        return number

    def _in_any_week(self) -> _ByHash:
        """Return the leaders of all weeks by their hashes."""
        if not self._of_any_week:
            for by_hash in self._of_week.values():
                for each, numbers in by_hash.items():
                    before = self._of_any_week.get(each, ())
                    self._of_any_week[each] = (*before, *numbers)
        return self._of_any_week


def _add_number(numbers: _ByHash, keys: Iterable[int], number: int) -> None:
    for key in keys:
        numbers[key] = (*numbers.get(key, ()), number)


def _telling_hashes(texts: Sequence[SketchedText]) -> frozenset[int]:
    """Return hashes among which are all that any text has in common with a copy of it.

    What no other text has tells nothing. Nor does what texts have in common with one that shares
    too little with all others, so that these are left out, as long as they are many.
    """
    while True:
        repeated = _repeated_hashes(texts)
        alike = [text for text in texts if text.shares_enough(repeated)]
        if len(alike) >= _MIN_SHARE_LEFT * len(texts):
            return repeated
        texts = alike


def _repeated_hashes(texts: Sequence[SketchedText]) -> frozenset[int]:
    """Return the hashes that several texts have."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for text in texts:
        repeated |= text.hashes & seen
        seen |= text.hashes
    return frozenset(repeated)


def _sharing(hashes: frozenset[int], *weeks: _ByHash) -> Iterator[int]:
    """Yield the leaders of some weeks that share enough hashes to be compared."""
    lists = [found for by_hash in weeks for found in map(by_hash.get, hashes) if found]
    if len(lists) < MIN_SHARED_HASHES:
        return
    for number, shared in Counter(chain.from_iterable(lists)).items():
        if shared >= MIN_SHARED_HASHES:
            yield number


@lru_cache
def _ordinal(number: int | None) -> int | None:
    """Return a day, as number fields hold it, as a number of days; None for None."""
    day = day_of(number)
    return day.toordinal() if day else None


def _by_day(text: SketchedText) -> tuple[bool, int, int]:
    """Order texts by day, those without a day last, and those of a day always alike."""
    return text.day is None, text.day or 0, hash(text.hashes)


def _by_day_and_id(match: Match) -> tuple[bool, int, str]:
    return match.day is None, match.day or 0, match.id
