"""A question put to an archive: read, looked up, and answered by a page of hits, by counts, or over time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count, repeat
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from index.engines.base import Engine, Sort
from index.engines.query import Term
from index.messages import Message, catalogue
from index.stored import StoredArticle
from search.facets import Facets
from search.filters import Filters
from search.grouping import Group, Groups
from search.highlighting.highlighter import Highlighter
from search.highlighting.snippets import snippets
from search.names.resolver import NameResolver
from search.names.variants import look_up_variants, spelling_notes, spellings_in
from search.parser import ParsedQuery, parse_query
from search.query import And, Query, only_filters
from search.ranking import Ranking
from search.relaxation import MIN_FULL_MATCHES, Outcome, Search
from search.results import Duplicate, Hit, ResultPage
from search.timeline import Step, Timeline

if TYPE_CHECKING:
    from search.explanation import Explanation

EXPORT_PAGE_SIZE = 500
"""Hits that are fetched at a time when all are wanted."""


class Searcher(Struct, frozen=True):
    """A question.

    Attributes:
        engine: What holds the articles.
        directory: What names mean there.
        text: The query as it was typed.
        reading: The query as it was understood, filters included.
        filters: The filters alone.
        ranking: How it becomes nodes.
    """

    engine: Engine
    directory: NameResolver
    text: str
    reading: ParsedQuery
    filters: Query
    ranking: Ranking

    @classmethod
    def of(
        cls,
        engine: Engine,
        directory: NameResolver,
        text: str,
        filters: Filters,
        today: date,
        *,
        exact: bool,
    ) -> Searcher:
        """Understand a query.

        Raises:
            QueryError: It cannot be read.
            DateError: A date cannot be read.
        """
        narrowing = filters.queries(today)
        reading = _narrowed(parse_query(text, today), narrowing)
        names = () if exact else look_up_variants(engine, text, reading.query)
        ranking = Ranking(directory.sources, directory.person, exact=exact, names=names)
        return cls(engine, directory, text, reading, And(narrowing), ranking)

    def page(
        self,
        sort: Sort | None,
        limit: int,
        number: int,
        *,
        group: bool = True,
        facets: bool = False,
        explain: bool = False,
    ) -> ResultPage:
        """One page of hits, counted from 1, with counts over all hits and an account of scores if wanted."""
        started = time.perf_counter()
        order, start = self._order(sort), (number - 1) * limit
        outcome = Search(self.engine, self.ranking, order, start, limit, group).run(self.reading)
        dossiers = _dossiers(outcome)
        forms = self._spellings(dossiers)
        return ResultPage(
            query=self.text,
            total=outcome.groups.total,
            relaxed=outcome.relaxed,
            notes=(
                *self._notes(),
                *_texts(outcome.notes),
                *self._diagnosis(outcome),
                *_texts(spelling_notes(self.engine, outcome.engine_query, forms)),
            ),
            suggestion=self._suggestion(outcome),
            hits=self._hits(outcome, dossiers, forms),
            facets=Facets.of(self.engine, outcome.engine_query) if facets else None,
            explanation=self._explanation(outcome) if explain else None,
            seconds=time.perf_counter() - started,
        )

    def _spellings(self, dossiers: Sequence[StoredArticle]) -> tuple[str, ...]:
        """How articles write names that were typed otherwise."""
        return spellings_in(self.ranking.names, (dossier.article for dossier in dossiers))

    def _suggestion(self, outcome: Outcome) -> str | None:
        """Another spelling of the query that would find more."""
        if outcome.complete >= MIN_FULL_MATCHES:
            return None
        from search.suggestion import suggest  # late: most searches find enough

        return suggest(self.engine, self.ranking, self.text, self.reading.query, outcome.complete)

    def _diagnosis(self, outcome: Outcome) -> tuple[str, ...]:
        """Which word or filter left nothing to find."""
        if outcome.groups.total:
            return ()
        from search.diagnosis import diagnosis  # late: most searches find something

        return diagnosis(self.engine, self.ranking, self.reading)

    def _explanation(self, outcome: Outcome) -> Explanation:
        from search.explanation import Explanation  # late: few ask

        return Explanation.of(self.engine, self.ranking, self.reading, outcome)

    def hits(self, sort: Sort | None) -> Iterator[Hit]:
        """Every hit, best first or by date, however many: a few at a time are in memory."""
        order = self._order(sort)
        for start in count(0, EXPORT_PAGE_SIZE):
            outcome = Search(self.engine, self.ranking, order, start, EXPORT_PAGE_SIZE).run(
                self.reading
            )
            dossiers = _dossiers(outcome)
            yield from self._hits(outcome, dossiers, self._spellings(dossiers))
            if start + EXPORT_PAGE_SIZE >= outcome.groups.total:
                return

    def ids(self) -> Iterator[str]:
        """The ids of the articles that hold all of it, latest first."""
        node = self.ranking.translate(self.reading.query)
        for start in count(0, EXPORT_PAGE_SIZE):
            matches = self.engine.match(node, sort="-date", offset=start, limit=EXPORT_PAGE_SIZE)
            yield from (match.id for match in matches.best)
            if start + EXPORT_PAGE_SIZE >= matches.total:
                return

    def page_of(self, ids: Sequence[str]) -> ResultPage:
        """The hits with these ids, in their order."""
        started = time.perf_counter()
        found = (self.engine.match(Term("id", id), sort="-date", limit=1).best for id in ids)
        matches = tuple(match for best in found for match in best)
        query = self.reading.query
        found_alone = Groups(len(matches), tuple(map(Group, matches)))
        outcome = Outcome(query, self.ranking.translate(query), found_alone, len(matches))
        dossiers = _dossiers(outcome)
        hits = self._hits(outcome, dossiers, self._spellings(dossiers))
        seconds = time.perf_counter() - started
        return ResultPage(
            self.text, len(hits), seconds, relaxed=False, notes=self._notes(), hits=hits
        )

    def _order(self, sort: Sort | None) -> Sort:
        return sort or ("-date" if only_filters(self.reading.query) else "relevance")

    def timeline(self, by: Step) -> Timeline:
        """How often articles that hold all of it were published, beside all those that the filters leave."""
        found, within = (
            self.ranking.translate(self.reading.query),
            self.ranking.translate(self.filters),
        )
        timeline = Timeline.of(self.engine, self.text, found, within, by)
        return replace(timeline, notes=self._notes())

    def _notes(self) -> tuple[str, ...]:
        return (*_texts(self.reading.notes), *self.directory.notes(self.reading.query))

    def _hits(
        self, outcome: Outcome, dossiers: Sequence[StoredArticle], spellings: Sequence[str]
    ) -> tuple[Hit, ...]:
        names = (*self.directory.forms(self.reading.query, dossiers), *spellings)
        marker = Highlighter(outcome.query, names, exact=self.ranking.exact)
        return tuple(map(_hit, dossiers, outcome.groups.best, repeat(marker)))


def _texts(notes: tuple[Message, ...]) -> tuple[str, ...]:
    """Put notes into English."""
    return tuple(map(catalogue("en").text, notes))


def _dossiers(outcome: Outcome) -> list[StoredArticle]:
    return [StoredArticle.from_json(group.leader.stored) for group in outcome.groups.best]


def _narrowed(reading: ParsedQuery, filters: tuple[Query, ...]) -> ParsedQuery:
    if not filters:
        return reading
    parts = reading.query.parts if isinstance(reading.query, And) else (reading.query,)
    return replace(reading, query=And((*parts, *filters)))


def _hit(dossier: StoredArticle, group: Group, marker: Highlighter) -> Hit:
    article = dossier.article
    passages = snippets((article.body, *article.captions), marker)
    title = tuple(mark.span for mark in marker.highlights(article.title, lone_particles=False))
    copies = (StoredArticle.from_json(match.stored).article for match in group.duplicates)
    duplicates = tuple(Duplicate(copy.id, copy.source, copy.date) for copy in copies)
    return Hit.of(article, group.leader.score, passages, title, duplicates)
