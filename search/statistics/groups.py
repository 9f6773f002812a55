"""Divide articles into groups: by period, by source, or by the names in them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from index.engines.batch import Answer, Batch
from index.engines.query import And, EngineQuery, any_value
from index.entities.kind import EntityKind
from index.stored_article import StoredTexts
from search.names.spellings import Spellings, group_spellings, most_frequent
from search.sorted_counts import Counts, most_frequent_first
from search.timeline import CountedDays, Step, label, period_start

Grouping = Literal[
    "day", "week", "month", "quarter", "year", "source", "person", "organisation", "place"
]
"""Articles are grouped by one of these."""
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
"""All of them, in the order in which they are offered."""

_WORDS = "words"
"""The field that holds the number of words of an article."""


class GroupCount(Struct, frozen=True):
    """The articles of a group that match a query, and the number of their words."""

    articles: int
    words: int


class Groups(ABC):
    """Groups of articles. An article may be in several, or in none.

    Attributes:
        names: The names of the groups, in their order.
        total: Number of groups, those included that are left out for they have few articles.
    """

    names: tuple[str, ...]
    total: int

    @abstractmethod
    def of(self, texts: StoredTexts) -> Iterable[int]:
        """Return the numbers of the groups that an article is in, each once."""

    @abstractmethod
    def ask_counts(self, batch: Batch, query: EngineQuery) -> Answer[Sequence[GroupCount]]:
        """Ask for the articles of each group that match a query."""


class EveryArticle(Groups):
    """All articles as one group without a name."""

    names = ("",)
    total = 1

    def of(self, texts: StoredTexts) -> Iterable[int]:  # noqa: ARG002 - every article is in it
        """Implement `Groups.of`."""
        return (0,)

    def ask_counts(self, batch: Batch, query: EngineQuery) -> Answer[Sequence[GroupCount]]:
        """Implement `Groups.ask_counts`."""
        return _ask_each(batch, [query])


class Periods(Groups):
    """The articles of each period, oldest first. Articles without a day are in none."""

    def __init__(self, starts: Sequence[date], step: Step) -> None:
        self.names = tuple([label(start, step) for start in starts])
        self.total = len(starts)
        self._starts = starts
        self._step = step
        self._numbers = {start: number for number, start in enumerate(starts)}

    def of(self, texts: StoredTexts) -> Iterable[int]:
        """Implement `Groups.of`."""
        if texts.date is None:
            return ()
        number = self._numbers.get(period_start(texts.date, self._step))
        return () if number is None else (number,)

    def ask_counts(self, batch: Batch, query: EngineQuery) -> Answer[Sequence[GroupCount]]:
        """Implement `Groups.ask_counts`."""
        articles = batch.facet_counts("day", query)
        words = batch.facet_sums("day", _WORDS, query)

        def read() -> Sequence[GroupCount]:
            articles_of = CountedDays(articles()).by(self._step)
            words_of = CountedDays(words()).by(self._step)
            return [GroupCount(articles_of[start], words_of[start]) for start in self._starts]

        return read


class Values(Groups):
    """The articles that have each of some values: sources, or names in any of their spellings."""

    def __init__(self, field: str, spellings: Sequence[Spellings], total: int) -> None:
        """Make the groups.

        Args:
            field: The facet field of the values.
            spellings: The spellings of the value of each group, the most frequent first.
            total: Number of groups that there are in all.
        """
        self.names = tuple(map(most_frequent, spellings))
        self.total = total
        self._field = field
        self._conditions = [any_value(field, group) for group in spellings]
        self._numbers = {
            spelling: number for number, group in enumerate(spellings) for spelling in group
        }

    def of(self, texts: StoredTexts) -> Iterable[int]:
        """Implement `Groups.of`."""
        values = _values(texts, self._field)
        return {self._numbers[value] for value in values if value in self._numbers}

    def ask_counts(self, batch: Batch, query: EngineQuery) -> Answer[Sequence[GroupCount]]:
        """Implement `Groups.ask_counts`."""
        return _ask_each(batch, [And((query, condition)) for condition in self._conditions])


def most_frequent_values(field: str, counts: Sequence[Counts], limit: int) -> Values:
    """Make the groups of the values that most articles have.

    Args:
        field: The field of sources, or of the names of a kind.
        counts: The articles that have each value, for one query after the other.
        limit: The largest number of groups.
    """
    summed: Counter[str] = Counter()
    for one in counts:
        summed.update(one)
    if field == "source":
        sources = most_frequent_first(summed)
        first = [{source: count} for source, count in sources.items()][:limit]
        return Values(field, first, len(sources))
    named = group_spellings(summed, EntityKind(field))
    return Values(field, named[:limit], len(named))


def _values(texts: StoredTexts, field: str) -> Iterable[str]:
    """Return the values that an article has in a field."""
    names: Mapping[str, Iterable[str]] = {
        "source": (texts.source,) if texts.source else (),
        EntityKind.PERSON.facet_field: texts.people,
        EntityKind.ORGANISATION.facet_field: texts.organisations,
        EntityKind.PLACE.facet_field: texts.places,
    }
    return names[field]


def _ask_each(batch: Batch, queries: Sequence[EngineQuery]) -> Answer[Sequence[GroupCount]]:
    """Ask for the articles that match each of some queries, and for their words."""
    articles = [batch.count(query) for query in queries]
    words = [batch.number_sum(_WORDS, query) for query in queries]
    return lambda: [
        GroupCount(count(), total()) for count, total in zip(articles, words, strict=True)
    ]
