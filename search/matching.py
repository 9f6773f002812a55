"""Match a query: articles that hold all of it come first, then those that hold a part of it.

The two never mix, whatever the scores, the order and the page. They are two queries to the engine,
and the matches of the second follow those of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from index.engines import query as engine_query
from index.engines.base import Match, Matches
from index.engines.batch import Answer
from index.engines.query import EngineQuery
from index.messages import Message
from search.copies import MAX_COMPARED_ARTICLES, Copies
from search.grouping import Groups, fetch_grouped, fetch_ungrouped, grouped_window
from search.parser import ParsedQuery
from search.query import Query
from search.relaxation import Relaxation, Relaxer

MAX_GROUPED_MATCHES = 100
"""Matches that are all compared to group copies on a page, which takes 3 ms. If there are more, copies
are only looked for near each other, unless it is asked how many there are."""


class Outcome(Struct, frozen=True):
    """The result of a search.

    Attributes:
        query: The query tree that was searched in the end.
        whole_query: The engine query for the articles that hold all that was typed.
        complete: The number of these articles.
        groups: One page of articles.
        relaxation: How articles were found that hold a part of what was typed, or None if there
            are none.
        partial: The number of these articles, with those that are left out for their subject.
        copies: The copies among the articles that hold all, or None if there were too many to
            compare.
    """

    query: Query
    whole_query: EngineQuery
    complete: int
    groups: Groups
    relaxation: Relaxation | None = None
    partial: int = 0
    copies: Copies | None = None

    @property
    def engine_query(self) -> EngineQuery:
        """The engine query for all the articles, complete or partial."""
        if self.relaxation is None:
            return self.whole_query
        return engine_query.Or((self.whole_query, self.relaxation.engine_query))

    def is_complete(self, id: str) -> bool:
        """Return True if the article with an id holds all that was typed."""
        if self.relaxation is None:
            return True
        return any(match.id == id for match in self.relaxation.complete)

    @property
    def left_out(self) -> int:
        """The number of partial articles that are on no page, as they are on another subject."""
        return self.relaxation.left_out if self.relaxation else 0

    @property
    def notes(self) -> tuple[Message, ...]:
        """Notes on the relaxation for the author of the query."""
        return self.relaxation.notes if self.relaxation else ()


class Matching:
    """The matches of a query, in one order, page by page.

    It remembers how many there are, so that an export asks for nothing twice.
    """

    def __init__(self, relaxer: Relaxer, parsed: ParsedQuery, *, partial: bool = True) -> None:
        """Search for nothing yet.

        Args:
            relaxer: Finds partial matches. Its batch, ranking and order serve for the others too.
            parsed: The query with its filters.
            partial: False to leave partial matches out.
        """
        self._relaxer = relaxer
        self._batch = relaxer.batch
        self._parsed = parsed
        self._has_partial = partial
        self._complete: int | None = None  # not known before the first page
        self._partial: int | None = None
        self._relaxation: Relaxation | None = None
        self._copies: Copies | None = None

    @cached_property
    def _whole_query(self) -> EngineQuery:
        """The engine query for complete matches. Where the query is relaxed, it is not needed."""
        return self._relaxer.ranking.translate(self._parsed.query)

    def announce(self, offset: int, limit: int, *, group: bool = False) -> None:
        """Ask for what `page` is likely to look at."""
        window = grouped_window(offset, limit) if group else (offset, limit)
        self._match(self._whole_query, *window)
        if self._has_partial:
            self._relaxer.announce(self._parsed)

    def page(
        self, offset: int, limit: int, *, group: bool = False, count_copies: bool = False
    ) -> Outcome:
        """Return the outcome with one page of the matches.

        Args:
            offset: How many matches, or groups of them, come before the page.
            limit: How many are on it.
            group: True to show near-duplicates once, under the best of them.
            count_copies: True to compare all matches that hold the whole query, even if there are
                many.
        """
        if self._batch.saves_requests and self._complete is None:
            self.announce(offset, limit, group=group)

        def find_copies(fetched: Sequence[Match]) -> Copies | None:
            return self._find_copies(fetched, even_of_many=count_copies)

        if group:
            groups = fetch_grouped(self._fetch, offset, limit, find_copies)
        else:
            groups = fetch_ungrouped(self._fetch, offset, limit)
            find_copies([] if offset else [group.leader for group in groups.best])
        left_out = self._relaxation.left_out if self._relaxation else 0
        partial = (self._partial or 0) + left_out
        relaxation = self._relaxation if partial else None
        return Outcome(
            query=relaxation.query if relaxation else self._parsed.query,
            whole_query=relaxation.whole_query if relaxation else self._whole_query,
            complete=self._complete or 0,
            groups=groups,
            relaxation=relaxation,
            partial=partial,
            copies=self._copies,
        )

    def copies(self) -> Iterator[Copies]:
        """Yield the copies among complete matches, and those among partial ones, after a page."""
        if self._copies is not None:
            yield self._copies
        if self._relaxation and 0 < (self._partial or 0) <= MAX_COMPARED_ARTICLES:
            yield Copies(self._batch.engine.every_match(self._relaxation.engine_query))

    def _find_copies(self, fetched: Sequence[Match], *, even_of_many: bool) -> Copies | None:
        """Find the copies among the complete matches, if these are not too many.

        Args:
            fetched: The first matches. If they are all there are, nothing more is asked for.
            even_of_many: True to compare many.
        """
        if self._copies is not None:
            return self._copies
        complete = self._complete or 0
        if self._relaxation:
            fetched = self._relaxation.complete  # there are few
        can_ask = even_of_many or not self._batch.saves_requests
        limit = MAX_COMPARED_ARTICLES if even_of_many else MAX_GROUPED_MATCHES
        if complete <= len(fetched):
            self._copies = Copies(fetched[:complete])
        elif can_ask and complete <= limit:
            self._copies = Copies(self._batch.engine.every_match(self._whole_query))
        return self._copies

    def _fetch(self, offset: int, limit: int) -> Matches:
        """Fetch matches from an offset on: complete ones, then partial ones."""
        if self._complete is None and self._has_partial:
            # a cluster was asked for all of it at once
            first = 0 if offset or self._batch.saves_requests else limit
            self._relaxation = self._relaxer.relax(self._parsed, first)
        complete = self._fetch_complete(offset, limit)
        self._complete = complete.total
        if self._relaxation is None:
            return complete
        start = max(offset - complete.total, 0)
        missing = limit - len(complete.best)
        best = complete.best + self._fetch_partial(self._relaxation, start, missing)
        return Matches(complete.total + (self._partial or 0), best)

    def _fetch_complete(self, offset: int, limit: int) -> Matches:
        """Fetch complete matches. Where the query is relaxed, they are known already."""
        if self._relaxation is None:
            return self._match(self._whole_query, offset, limit)()
        complete = self._relaxation.complete
        return Matches(len(complete), complete[offset : offset + limit])

    def _fetch_partial(self, relaxation: Relaxation, offset: int, limit: int) -> tuple[Match, ...]:
        """Fetch partial matches, and count them if that was not done before."""
        query = relaxation.engine_query
        if limit > 0:
            matches = self._match(query, offset, limit)()
            self._partial = matches.total
            return matches.best
        if self._partial is None:
            self._partial = self._batch.count(query)()
        return ()

    def _match(self, query: EngineQuery, offset: int, limit: int) -> Answer[Matches]:
        return self._batch.match(query, sort=self._relaxer.sort, offset=offset, limit=limit)
