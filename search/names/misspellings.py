"""Tell which frequent name a rare one may be a misspelling of: Chritian Estrosi, Christian Estrosi.

A name that one or two articles have is mostly that of somebody else, and so it stays apart. Beside a
name of many articles that differs by one letter of one word, it is mostly a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from index.people.entities import is_misspelt
from index.people.names import name_tokens
from search.sorted_counts import Counts

MAX_RARE_ARTICLES = 2
"""Articles of the most frequent name that may be a misspelling."""
_MIN_TIMES = 8
"""The number of times that the articles of the name that is meant are more, at least."""

_Rest = tuple[int, tuple[str, ...]]
"""The place of a word in a name, and the words around it."""


class FrequentNames(Struct, frozen=True):
    """The names that a rare name may misspell.

    Attributes:
        counts: The number of articles that have each.
        by_rest: For each word of each, by the words around it: the word, and the name.
    """

    counts: Counts
    by_rest: Mapping[_Rest, list[tuple[str, str]]]

    @classmethod
    def of(cls, counts: Counts) -> FrequentNames:
        """Choose the frequent names among those of an archive, by the articles that have each."""
        by_rest: defaultdict[_Rest, list[tuple[str, str]]] = defaultdict(list)
        for name, count in counts.items():
            if count >= _MIN_TIMES:
                for word, rest in _words_and_rests(name):
                    by_rest[rest].append((word, name))
        return cls(counts, by_rest)

    def meant_by(self, name: str, articles: int) -> str | None:
        """Return the most frequent name that a rare one may misspell; None if there is none.

        Args:
            name: The rare name.
            articles: The number of articles that have it.
        """
        if articles > MAX_RARE_ARTICLES:
            return None
        meant = [
            frequent
            for word, rest in _words_and_rests(name)
            for other, frequent in self.by_rest.get(rest, ())
            if is_misspelt(word, other) and self.counts[frequent] >= _MIN_TIMES * articles
        ]
        return max(meant, key=lambda frequent: self.counts[frequent], default=None)


def _words_and_rests(name: str) -> Iterator[tuple[str, _Rest]]:
    """Yield each word of a full name with its place and the words around it."""
    words = name_tokens(name)
    if len(words) > 1:
        for place, word in enumerate(words):
            yield word, (place, words[:place] + words[place + 1 :])
