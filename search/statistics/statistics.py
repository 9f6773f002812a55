"""Ask an open index for statistics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Unpack, get_args

from index.errors import InputError
from search.filters import Filters
from search.open_index import OpenIndex
from search.option_checks import check_limit, check_min_count, check_order, check_window
from search.snapshot import Snapshot
from search.statistics import collocates, frequencies, groups, keywords, ngrams
from search.statistics.collocates import Collocates
from search.statistics.collocates import Order as CollocateOrder
from search.statistics.frequencies import Frequencies
from search.statistics.groups import Grouping
from search.statistics.keywords import Direction as KeywordDirection
from search.statistics.keywords import Keywords
from search.statistics.keywords import Order as KeywordOrder
from search.statistics.ngrams import Ngrams
from search.timeline import Base

if TYPE_CHECKING:
    from search.filters import FilterOptions


class Statistics:
    """The statistics of an archive, as `Archive.statistics` has them."""

    def __init__(self, index: OpenIndex) -> None:
        """Count nothing yet."""
        self._index = index

    def frequencies(  # noqa: PLR0913 - the keywords are the options of a table
        self,
        texts: Sequence[str],
        *,
        by: Grouping | None = None,
        relative_to: Base = "filters",
        limit: int = 20,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Frequencies:
        """Count how frequent some queries are: in how many articles, and how often in their words.

        An occurrence is what is highlighted in the title, the body or a caption of an article that
        holds all of the query, as in a concordance.

        Args:
            texts: The queries.
            by: The articles are grouped by `day`, `week`, `month`, `quarter`, `year`, `source`,
                `person`, `organisation` or `place`; by default not at all.
            relative_to: As in `Archive.timeline`, for shares and for the words that occurrences are among.
            limit: The largest number of sources or names, those with most matching articles.
            exact: As in `Archive.find`.
            variants: As in `Archive.find`.
            today: As in `Archive.find`.
            budget: As in `Archive.find`.
            filters: As in `Archive.find`.
            options: As in `Archive.find`.

        Raises:
            QueryError, DateError, InputError: A query, a date, a number or the grouping cannot be
                used, or there are too many queries.
            TooLong: The question takes longer than its budget.
        """
        check_limit(limit, frequencies.MAX_GROUPS)
        if by is not None and by not in groups.GROUPINGS:
            raise InputError("grouping-unknown", by=str(by), groupings=groups.GROUPINGS)
        if not 1 <= len(texts) <= frequencies.MAX_QUERIES:
            raise InputError("queries-counted", count=len(texts), most=frequencies.MAX_QUERIES)
        narrowing = Filters.of(filters, **options)

        def count(snapshot: Snapshot) -> Frequencies:
            searchers = [
                snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
                for text in texts
            ]
            return frequencies.find_frequencies(searchers, by, relative_to, limit)

        return self._index.ask(count, budget)

    def collocates(  # noqa: PLR0913 - the keywords are the options of a table
        self,
        text: str,
        *,
        window: int = 5,
        min_count: int = 5,
        stop_words: bool = False,
        order: CollocateOrder = "log-likelihood",
        limit: int = 50,
        relative_to: Base = "filters",
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Collocates:
        """Find the words that stand near a query more often than chance would put them there.

        Args:
            text: The query; an article must hold all of it.
            window: The number of words on each side of an occurrence that are near it.
            min_count: The smallest number of times that a word must stand near one.
            stop_words: True to list stop words as well.
            order: The order of the words: by `log-likelihood`, by `log-dice` or by `occurrences`.
            limit: The largest number of words.
            relative_to: The corpus by which chance is judged, as in `Archive.timeline`.
            exact: As in `Archive.find`.
            variants: As in `Archive.find`.
            today: As in `Archive.find`.
            budget: As in `Archive.find`.
            filters: As in `Archive.find`.
            options: As in `Archive.find`.

        Raises:
            QueryError, DateError, InputError: The query, a date, a number or the order cannot be
                used.
            TooLong: The question takes longer than its budget.
        """
        check_limit(limit, collocates.MAX_COLLOCATES)
        check_window(window, collocates.MAX_WINDOW)
        check_min_count(min_count)
        check_order(order, get_args(collocates.Order))
        narrowing = Filters.of(filters, **options)
        asked = collocates.CollocateOptions(
            window, min_count, stop_words, order, limit, relative_to
        )

        def find(snapshot: Snapshot) -> Collocates:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return collocates.find_collocates(searcher, asked)

        return self._index.ask(find, budget)

    def keywords(  # noqa: PLR0913 - the keywords are the options of a table
        self,
        text: str = "",
        *,
        against: str = "",
        min_count: int = 5,
        stop_words: bool = False,
        direction: KeywordDirection = "more",
        order: KeywordOrder = "log-likelihood",
        limit: int = 50,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Keywords:
        """Find the words that are more frequent in a part of the archive than in the rest.

        Args:
            text: The query of the part; empty for all articles that pass the filters.
            against: The query of the articles that it is compared with, such as `source:AFP`, to
                which the filters do not apply; empty for all that are not in the part.
            min_count: The smallest number of times that a word must stand in both together.
            stop_words: True to list stop words as well.
            direction: `more` frequent in the part, or `less`.
            order: The order of the words: by `log-likelihood`, by `log-ratio` or by `occurrences`.
            limit: The largest number of words.
            exact: As in `Archive.find`.
            variants: As in `Archive.find`.
            today: As in `Archive.find`.
            budget: As in `Archive.find`.
            filters: As in `Archive.find`.
            options: As in `Archive.find`.

        Raises:
            QueryError, DateError, InputError: A query, a date, a number or the order cannot be
                used, or no article is in the part or in the rest.
            TooLong: The question takes longer than its budget.
        """
        check_limit(limit, keywords.MAX_KEYWORDS)
        check_min_count(min_count)
        check_order(order, get_args(keywords.Order))
        check_order(direction, get_args(keywords.Direction))
        narrowing = Filters.of(filters, **options)
        asked = keywords.KeywordOptions(min_count, stop_words, direction, order, limit)

        def find(snapshot: Snapshot) -> Keywords:
            part, rest = [
                snapshot.searcher(query, filters_of_it, today, exact=exact, variants=variants)
                for query, filters_of_it in ((text, narrowing), (against, Filters()))
            ]
            return keywords.find_keywords(part, rest, asked)

        return self._index.ask(find, budget)

    def ngrams(  # noqa: PLR0913 - the keywords are the options of a table
        self,
        text: str = "",
        *,
        size: int = 3,
        min_count: int = 5,
        stop_words: bool = False,
        around: bool = False,
        limit: int = 50,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Ngrams:
        """Count the words that follow one another in the articles of a query.

        Args:
            text: The query; empty for all articles that pass the filters.
            size: The number of words that follow one another.
            min_count: The smallest number of times that they must do so.
            stop_words: True to list those that begin or end with a stop word as well.
            around: True to count only those that hold an occurrence of the query.
            limit: The largest number of rows.
            exact: As in `Archive.find`.
            variants: As in `Archive.find`.
            today: As in `Archive.find`.
            budget: As in `Archive.find`.
            filters: As in `Archive.find`.
            options: As in `Archive.find`.

        Raises:
            QueryError, DateError, InputError: The query, a date or a number cannot be used.
            TooLong: The question takes longer than its budget.
        """
        check_limit(limit, ngrams.MAX_NGRAMS)
        check_min_count(min_count)
        if not ngrams.MIN_SIZE <= size <= ngrams.MAX_SIZE:
            raise InputError("ngram-size", size=size, least=ngrams.MIN_SIZE, most=ngrams.MAX_SIZE)
        narrowing = Filters.of(filters, **options)
        asked = ngrams.NgramOptions(size, min_count, stop_words, around, limit)

        def find(snapshot: Snapshot) -> Ngrams:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return ngrams.find_ngrams(searcher, asked)

        return self._index.ask(find, budget)
