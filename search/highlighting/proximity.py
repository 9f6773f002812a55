"""Find the words of a text that stand near each other, as a phrase with a slop asks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from index.analysis.analyzer import Token, words_with_offsets


class NearWords(Struct, frozen=True):
    """Words that must stand near each other.

    Attributes:
        terms: Their exact terms, each once, with its first position in the phrase.
        slop: The number of moves that any two of them may be away from the phrase.
    """

    terms: Mapping[str, int]
    slop: int

    @classmethod
    def of(cls, positions: Iterable[tuple[int, str]], slop: int) -> NearWords:
        """Keep the first position of each term of a phrase."""
        terms: dict[str, int] = {}
        for position, term in positions:
            terms.setdefault(term, position)
        return cls(terms, slop)

    def find(self, text: str, candidates: Sequence[Token]) -> Iterator[Token]:
        """Yield the words of a text that have each of the others near them.

        Args:
            text: The text.
            candidates: Words of the text in order, among them all that have the terms.
        """
        tokens = [token for token in candidates if token.exact in self.terms]
        if len({token.exact for token in tokens}) < len(self.terms):
            return
        starts = [start for start, _ in words_with_offsets(text)]
        positions: defaultdict[str, list[int]] = defaultdict(list)
        for token in tokens:
            positions[token.exact].append(bisect_left(starts, token.start))
        for token in tokens:
            if self._is_near_all(token.exact, bisect_left(starts, token.start), positions):
                yield token

    def _is_near_all(
        self, term: str, position: int, positions: Mapping[str, Sequence[int]]
    ) -> bool:
        """Return True if a word has each of the others near it.

        Args:
            term: The term of the word.
            position: Its position in the text, in words.
            positions: The positions of all terms in the text, in rising order.
        """
        return all(
            _has_between(positions[other], *self._reach(term, other, position))
            for other in self.terms
            if other != term
        )

    def _reach(self, term: str, other: str, position: int) -> tuple[int, int]:
        """Return the first and the last position at which another word is near one.

        An engine counts moves from the place directly after the word that comes first in the
        phrase; see `index.engines.query.Near`.
        """
        distance = self.terms[other] - self.terms[term]
        moves = self.slop + abs(distance) - 1
        beside = position + 1 if distance > 0 else position - 1
        return beside - moves, beside + moves


def _has_between(positions: Sequence[int], first: int, last: int) -> bool:
    """Return True if a position lies within bounds, both of which are included."""
    index = bisect_left(positions, first)
    return index < len(positions) and positions[index] <= last
