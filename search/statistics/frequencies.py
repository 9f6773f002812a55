"""Count how frequent queries are, by period, by source or by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import Any, ClassVar

from msgspec import Struct

from index.engines.query import EngineQuery
from index.entities.kind import EntityKind
from index.errors import InputError
from index.messages import Language, Message, catalogue
from index.schema import day_of
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing
from search.origin import Origin
from search.searcher import Searcher
from search.sorted_counts import Counts
from search.statistics.groups import (
    EveryArticle,
    GroupCount,
    Grouping,
    Groups,
    Periods,
    most_frequent_values,
)
from search.statistics.intervals import share_interval
from search.statistics.occurrences import count_occurrences
from search.statistics.ratios import MILLION, ratio
from search.timeline import Base, Step, count_periods, period_start, periods

MAX_QUERIES = 100
"""Limit on the queries of a table."""
MAX_ROWS = 200_000
"""Limit on the rows of a table: ten queries by day take a century to have more."""
MAX_GROUPS = 1_000
"""Limit on the sources or names that have rows. For each, the engine is asked a few questions."""


class Frequency(Struct, frozen=True):
    """The frequency of a query in a group of articles. A ratio is None where it divides by zero.

    Attributes:
        group: The name of the group: `2019`, `2019-Q1`, `2019-02`, a day, a source or a name; empty
            for all articles.
        query: The query as it was typed.
        articles: Number of articles of the group that hold all of the query.
        out_of: Number of articles of the group.
        share: The share of the articles that hold all of the query, from 0 to 1.
        share_low: The lower bound of its 95 % interval; see `search.statistics.intervals`.
        share_high: The upper bound.
        occurrences: Number of times that the query occurs in these articles.
        per_article: Occurrences for each article that holds all of the query.
        words: Number of words of all articles of the group.
        per_million: Occurrences for each million of these words.
    """

    group: str
    query: str
    articles: int
    out_of: int
    share: float | None
    share_low: float | None
    share_high: float | None
    occurrences: int
    per_article: float | None
    words: int
    per_million: float | None

    @classmethod
    def of(
        cls, group: str, query: str, matching: GroupCount, base: GroupCount, occurrences: int
    ) -> Frequency:
        """Work out the ratios of the counts of a group."""
        low, high = share_interval(matching.articles, base.articles)
        return cls(
            group=group,
            query=query,
            articles=matching.articles,
            out_of=base.articles,
            share=ratio(matching.articles, base.articles),
            share_low=low,
            share_high=high,
            occurrences=occurrences,
            per_article=ratio(occurrences, matching.articles),
            words=base.words,
            per_million=ratio(MILLION * occurrences, base.words),
        )


class Frequencies(Listing[Frequency], Struct, frozen=True):
    """The frequencies of some queries.

        >>> asked = dict(by="year", since="2019", until="2020")
        >>> for row in archive.statistics.frequencies(["Soleimani", "Bagdad"], **asked).rows:
        ...     print(row.group, row.query, row.articles, row.out_of, row.occurrences)
        2019 Soleimani 0 2 0
        2019 Bagdad 1 2 1
        2020 Soleimani 3 4 8
        2020 Bagdad 3 4 7

    Attributes:
        by: The articles are grouped by it; None if they are not grouped.
        relative_to: Shares are of `all` articles of a group and of their words, or of those that
            pass the `filters`.
        rows: The groups in their order, each with one row for each query. Periods come oldest
            first, sources and names with most matching articles first.
        totals: All articles together, dated or not, with one row for each query.
        groups: Number of groups. Of sources and names, only the first have rows.
        notes: Remarks on the way the queries were read.
        origin: The filters, and the state of the index.
    """

    by: Grouping | None
    relative_to: Base
    rows: tuple[Frequency, ...]
    totals: tuple[Frequency, ...]
    groups: int
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    row_type: ClassVar[type[Frequency]] = Frequency
    shown: ClassVar[tuple[str, ...]] = (
        "group",
        "query",
        "articles",
        "out_of",
        "share",
        "occurrences",
        "per_million",
    )

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the table as JSON holds it, its notes in a language."""
        return {
            **self.origin.as_dict(),
            "by": self.by,
            "relative_to": self.relative_to,
            "method": catalogue(language).text(METHOD),
            "groups": self.groups,
            "notes": notes_as_json(self.notes, language),
            "totals": [struct_as_json(row) for row in self.totals],
            "rows": [struct_as_json(row) for row in self.rows],
        }


METHOD = Message("frequencies-method")
"""Says what was counted."""


class _Asked(Struct, frozen=True):
    """A query of a table, as it is put to an engine.

    Attributes:
        searcher: The query.
        matching: The articles that hold all of it.
        base: The articles that these are a share of.
    """

    searcher: Searcher
    matching: EngineQuery
    base: EngineQuery

    @classmethod
    def of(cls, searcher: Searcher, relative_to: Base) -> _Asked:
        """Translate a query for the engine."""
        searcher.resolver.announce(searcher.parsed.query)
        return cls(searcher, searcher.whole_query(), searcher.base_query(relative_to))


def find_frequencies(
    searchers: Sequence[Searcher], by: Grouping | None, relative_to: Base, limit: int
) -> Frequencies:
    """Count how frequent queries are.

    Args:
        searchers: The queries, at least one, which ask one state of the index.
        by: The articles are grouped by it; None if they are not.
        relative_to: Shares are of these articles.
        limit: The largest number of sources or names that have rows.
    """
    asked = [_Asked.of(searcher, relative_to) for searcher in searchers]
    groups = _groups(asked, by, limit)
    everything = EveryArticle()
    found = _occurrences(searchers, (groups, everything))
    rows = list(_rows(asked, groups, [in_groups for in_groups, _ in found]))
    totals = list(_rows(asked, everything, [in_all for _, in_all in found]))
    return Frequencies(
        by=by,
        relative_to=relative_to,
        rows=tuple(_by_group(rows)),
        totals=tuple(_by_group(totals)),
        groups=groups.total,
        notes=tuple(_notes(searchers, [total.articles for (total,) in totals])),
        origin=searchers[0].origin,
    )


def _notes(searchers: Sequence[Searcher], articles: Sequence[int]) -> list[Message]:
    """Return the notes on queries that so many articles match, each once."""
    notes: list[Message] = []
    for searcher, total in zip(searchers, articles, strict=True):
        notes += [note for note in searcher.notes(total) if note not in notes]
    return notes


def _by_group(rows_of_queries: Sequence[Sequence[Frequency]]) -> Iterator[Frequency]:
    """Yield the rows of each group one after the other, given those of each query."""
    for rows_of_group in zip(*rows_of_queries, strict=True):
        yield from rows_of_group


def _groups(asked: Sequence[_Asked], by: Grouping | None, limit: int) -> Groups:
    """Return the groups of the articles that match one of some queries."""
    match by:
        case None:
            return EveryArticle()
        case "source":
            return most_frequent_values("source", _facets(asked, "source"), limit)
        case "person" | "organisation" | "place":
            field = EntityKind(by).facet_field
            return most_frequent_values(field, _facets(asked, field), limit)
        case _:
            return _periods(asked, by)


def _facets(asked: Sequence[_Asked], field: str) -> list[Counts]:
    """Count the articles that match each query by the values of a field."""
    return [one.searcher.batch.facet_counts(field, one.matching)() for one in asked]


def _periods(asked: Sequence[_Asked], step: Step) -> Periods:
    """Return the periods from the first to the last article that the matching ones are a share of.

    A day that the filters ask for is a bound instead. Where no article has a day, there are none.

    Raises:
        InputError: There are too many.
    """
    firsts: list[date] = []
    lasts: list[date] = []
    for one in asked:
        days = one.searcher.batch.date_span(one.base)()
        wanted = one.searcher.asked_days
        firsts += filter(None, [wanted.first or day_of(days.first)])
        lasts += filter(None, [wanted.last or day_of(days.last)])
    if not (firsts and lasts):
        return Periods((), step)
    first, last = min(firsts), max(lasts)
    rows = count_periods(first, last, step) * len(asked)
    if rows > MAX_ROWS:
        raise InputError("rows-too-many", rows=rows, most=MAX_ROWS)
    return Periods(tuple(periods(period_start(first, step), last, step)), step)


def _occurrences(
    searchers: Sequence[Searcher], divisions: Sequence[Groups]
) -> list[list[list[int]]]:
    """Count the occurrences of each query in each group of some divisions of the articles."""
    counts = [[[0] * len(groups.names) for groups in divisions] for _ in searchers]
    for found in count_occurrences(searchers):
        numbers = [groups.of(found.texts) for groups in divisions]
        for query, occurrences in found.counts.items():
            for in_groups, of_article in zip(counts[query], numbers, strict=True):
                for group in of_article:
                    in_groups[group] += occurrences
    return counts


def _rows(
    asked: Sequence[_Asked], groups: Groups, occurrences: Sequence[Sequence[int]]
) -> Iterator[list[Frequency]]:
    """Yield the rows of each query, one for each group.

    Args:
        asked: The queries. Most are shares of the same articles, which are counted once.
        groups: The groups.
        occurrences: The occurrences of each query in each group.
    """
    batch = asked[0].searcher.batch
    queries = {query for one in asked for query in (one.matching, one.base)}
    answers = {query: groups.ask_counts(batch, query) for query in queries}
    counts = {query: answer() for query, answer in answers.items()}
    for one, found in zip(asked, occurrences, strict=True):
        texts = repeat(one.searcher.text, len(groups.names))
        matching, base = counts[one.matching], counts[one.base]
        yield list(map(Frequency.of, groups.names, texts, matching, base, found))
