"""Complete what is typed to names of sources, people, organisations and places."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from heapq import nsmallest
from threading import Lock
from typing import Literal

from msgspec import Struct

from index.analysis.analyzer import COMBINING_MARKS, fold
from index.engines.batch import Batch
from index.engines.query import MatchAll
from index.entities.acronyms import acronym_of
from index.entities.kind import EntityKind
from index.lazy_pattern import lazy_pattern
from search.names.spellings import Spellings, article_count, group_spellings, most_frequent
from search.sorted_counts import Counts

Kind = Literal["person", "organisation", "place", "source"]
"""Names are of people, organisations, places or sources."""

_WORD = lazy_pattern(rf"[\w{COMBINING_MARKS}]+")
_AFTER_EVERY_WORD = chr(0x10FFFF)
"""Sorts after any character that may follow in a word."""

MAX_KEPT = 4
"""Completers that are kept: those of the archives that a program has open. Each takes 5 MB for
16,000 names."""


class Completion(Struct, frozen=True):
    """A name that begins, or has a word that begins, as was typed.

    Attributes:
        name: The whole name; the spelling that most articles have.
        kind: The kind of the name.
        articles: Number of articles of the source, or that have the name.
    """

    name: str
    kind: Kind
    articles: int


class Completer:
    """Completes what is typed to the names of one state of an archive.

    Every word of every spelling is in a sorted list, so that a few steps find those that begin as
    was typed, and leads to the numbers of the names that have it. Names are numbered by the number
    of their articles, so that the lowest numbers are the best.
    """

    def __init__(self, sources: Counts, named: Mapping[EntityKind, Counts]) -> None:
        """Sort the names.

        Args:
            sources: Number of articles of each source.
            named: For each kind of entity, the number of articles that have each spelling of any
                name.
        """
        groups = [(Completion(name, "source", count), [name]) for name, count in sources.items()]
        for kind, counts in named.items():
            grouped = group_spellings(counts, kind)
            groups += [(_entity(kind, group), with_other_names(kind, group)) for group in grouped]
        groups.sort(key=_rank)
        self._completions = [completion for completion, _ in groups]
        names_of_words: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, spellings) in enumerate(groups):
            for word in _words_of_all(spellings):
                names_of_words[word].append(number)
        self._names_of_words: Mapping[str, list[int]] = names_of_words
        self._words = sorted(names_of_words)

    @classmethod
    def of(cls, batch: Batch) -> Completer:
        """Make the completer of the names that an archive has."""
        sources = batch.facet_counts("source", MatchAll())
        asked = {kind: batch.facet_counts(kind.facet_field, MatchAll()) for kind in EntityKind}
        return cls(sources(), {kind: counts() for kind, counts in asked.items()})

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        """Return the names that have words beginning with each typed one, most frequent first.

        Args:
            typed: The beginnings of one or several words, in any order, without regard to accents
                and capitals.
            most: The largest number of names to return.
        """
        numbers = [self._beginning_with(word) for word in set(_words(typed))]
        if not numbers:
            return ()
        best = nsmallest(most, numbers[0].intersection(*numbers[1:]))
        return tuple(self._completions[number] for number in best)

    def _beginning_with(self, start: str) -> set[int]:
        """Return the numbers of the names that have a word with this beginning."""
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + _AFTER_EVERY_WORD, first)
        return set().union(*(self._names_of_words[word] for word in self._words[first:last]))


class KeptCompleters:
    """The completers of the latest states of some archives. Threads and archives share them."""

    def __init__(self) -> None:
        self._completers: dict[Hashable, Completer] = {}
        self._lock = Lock()

    def completer(self, state: Hashable, make: Callable[[], Completer]) -> Completer:
        """Return the completer of a state of an archive, made when it is first asked for."""
        with self._lock:
            if state not in self._completers:
                completer = make()
                if len(self._completers) == MAX_KEPT:
                    del self._completers[next(iter(self._completers))]  # the oldest
                self._completers[state] = completer
            return self._completers[state]


KEPT = KeptCompleters()
"""The completers that this process keeps."""


def with_other_names(kind: EntityKind, names: Iterable[str]) -> list[str]:
    """Return some names of an organisation or a place, with others of the lists and the acronyms.

    The names of people are returned as they are.
    """
    known = list(names)
    if kind is EntityKind.PERSON:
        return known
    from index.entities.listed_names import other_names  # late: few complete names

    others = [other for name in known for other in other_names(kind).get(name, ())]
    if kind is EntityKind.ORGANISATION:
        others += filter(None, map(acronym_of, known))
    return known + others


def _entity(kind: EntityKind, spellings: Spellings) -> Completion:
    return Completion(most_frequent(spellings), kind.label, article_count(spellings))


def _rank(group: tuple[Completion, list[str]]) -> tuple[int, str, str]:
    """Return a sort key: names with most articles come first."""
    completion, _ = group
    return -completion.articles, completion.name, completion.kind


def _words_of_all(spellings: Iterable[str]) -> set[str]:
    """Return the words of all spellings of a name."""
    return set().union(*map(_words, spellings))


def _words(name: str) -> list[str]:
    """Return the words of a name, without accents and capitals."""
    return list(filter(None, map(fold, _WORD.findall(name))))
