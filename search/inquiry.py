"""A question put to an archive: read, looked up, and answered by a page of hits, by counts, or over time."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date

from index.dossier import Dossier
from index.engine import Engine, Sort
from search.directory import Directory
from search.facets import Facets
from search.filters import Filters
from search.language import Reading, read
from search.marks import Marker
from search.query import And, Query, only_filters
from search.ranking import Ranking
from search.relaxation import Outcome, Search
from search.results import Hit, ResultPage
from search.snippets import snippets
from search.timeline import Step, Timeline


@dataclass(frozen=True, slots=True)
class Inquiry:
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
    directory: Directory
    text: str
    reading: Reading
    filters: Query
    ranking: Ranking

    @classmethod
    def of(
        cls, engine: Engine, directory: Directory, text: str, filters: Filters, today: date, *, exact: bool
    ) -> Inquiry:
        """Understand a query.

        Raises:
            QueryError: It cannot be read.
            DateError: A date cannot be read.
        """
        narrowing = filters.queries(today)
        reading = _narrowed(read(text, today), narrowing)
        ranking = Ranking(directory.sources, directory.person, exact=exact)
        return cls(engine, directory, text, reading, And(narrowing), ranking)

    def page(self, sort: Sort | None, limit: int, number: int, *, facets: bool = False) -> ResultPage:
        """One page of hits, counted from 1, with counts over all hits if they are wanted."""
        started = time.perf_counter()
        order: Sort = sort or ("-date" if only_filters(self.reading.query) else "relevance")
        outcome = Search(self.engine, self.ranking, order, (number - 1) * limit, limit).outcome(self.reading)
        hits = self._hits(outcome)
        counts = Facets.of(self.engine, outcome.node) if facets else None
        return ResultPage(
            query=self.text,
            total=outcome.matches.total,
            seconds=time.perf_counter() - started,
            relaxed=outcome.relaxed,
            notes=(*self._notes(), *outcome.notes),
            hits=hits,
            facets=counts,
        )

    def timeline(self, by: Step) -> Timeline:
        """How often articles that hold all of it were published, beside all those that the filters leave."""
        found, within = self.ranking.node(self.reading.query), self.ranking.node(self.filters)
        timeline = Timeline.of(self.engine, self.text, found, within, by)
        return replace(timeline, notes=self._notes())

    def _notes(self) -> tuple[str, ...]:
        return (*self.reading.notes, *self.directory.notes(self.reading.query))

    def _hits(self, outcome: Outcome) -> tuple[Hit, ...]:
        dossiers = [Dossier.from_json(match.stored) for match in outcome.matches.best]
        names = self.directory.forms(self.reading.query, dossiers)
        marker = Marker(outcome.query, names, exact=self.ranking.exact)
        scores = (match.score for match in outcome.matches.best)
        return tuple(_hit(*found, marker) for found in zip(dossiers, scores, strict=True))


def _narrowed(reading: Reading, filters: tuple[Query, ...]) -> Reading:
    if not filters:
        return reading
    parts = reading.query.parts if isinstance(reading.query, And) else (reading.query,)
    return replace(reading, query=And((*parts, *filters)))


def _hit(dossier: Dossier, score: float, marker: Marker) -> Hit:
    article = dossier.article
    passages = snippets((article.body, *article.captions), marker)
    title = tuple(mark.span for mark in marker.marks(article.title, alone=False))
    return Hit.of(article, score, passages, title)
