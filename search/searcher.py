"""Answer one query: as a page of hits, as every hit, as ids, as counts over time, or with people."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import count
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from index.article import Article
from index.dates.period import Period
from index.engines.base import Match, Sort
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery, Term
from index.entities.kind import EntityKind
from index.messages import Message
from index.stored_article import StoredArticle, read_article
from search.copies import MAX_COMPARED_ARTICLES, Copies
from search.filters import each_name
from search.grouping import Group, Groups, with_copies
from search.highlighting.highlighter import Highlighter
from search.highlighting.snippets import snippets
from search.matching import Matching, Outcome
from search.names.alternatives import Names
from search.names.capitalised_nouns import capitalised_nouns
from search.names.finder import NameFinder
from search.names.resolver import NameResolver
from search.origin import Origin
from search.parser import ParsedQuery, parse_query
from search.query import (
    EVERY_ARTICLE,
    And,
    DateRange,
    Query,
    Source,
    Undated,
    asked_days,
    conjuncts,
    is_choice_of,
    is_filter,
    only_filters,
)
from search.ranking import Ranking
from search.relaxation import MIN_COMPLETE_HITS, Relaxer
from search.results import Duplicate, EntitiesPage, Hit, ResultPage, SourceArticles
from search.typed_dates import TypedDate, typed_dates

if TYPE_CHECKING:
    from search.explanation import Explanation
    from search.facets import Chosen, Facets, FacetScope
    from search.names.initials import Initial
    from search.tags.annotation import Annotation
    from search.text_spans import TextSpans
    from search.timeline import Base, Step, Timeline

EXPORT_PAGE_SIZE = 500
"""Number of hits that are fetched at a time when all are wanted."""


class Searcher(Struct, frozen=True, dict=True):
    """A parsed query, ready to be searched for in one index.

    Attributes:
        batch: Asks the engine that holds the articles.
        resolver: Looks up the sources and people that the names in the query stand for.
        text: The query as it was typed.
        origin: The filters as they were typed, and the state of the index.
        parsed: The query with its filters.
        filters: The filters alone.
        dates: Dates among its words.
        synonyms_file: The user's own list of synonyms, or None.
    """

    batch: Batch
    resolver: NameResolver
    text: str
    origin: Origin
    parsed: ParsedQuery
    filters: And
    dates: tuple[TypedDate, ...]
    synonyms_file: Path | None = None

    @classmethod
    def parse(
        cls,
        batch: Batch,
        resolver: NameResolver,
        text: str,
        origin: Origin,
        today: date,
        synonyms_file: Path | None = None,
    ) -> Searcher:
        """Parse a query with its filters. Nothing is asked of the engine yet.

        Args:
            batch: Asks the engine that holds the articles.
            resolver: Looks up names.
            text: The query as it was typed.
            origin: The filters, and whether the search is exact.
            today: The day that relative dates count from.
            synonyms_file: The user's own list of synonyms, or None.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
        """
        filter_query = origin.filters.query(today)
        parsed = _narrow(parse_query(text, today), filter_query)
        dates = () if origin.exact else typed_dates(text, parsed.query, today)
        return cls(batch, resolver, text, origin, parsed, filter_query, dates, synonyms_file)

    @property
    def exact(self) -> bool:
        """True if words match only as they were typed, and names in no other form."""
        return self.origin.exact

    @cached_property
    def names(self) -> Names:
        """The names in the query that articles have in other forms as well."""
        finder = NameFinder(self.batch, self.text, self.parsed.query, self.synonyms_file)
        return finder.find(widen=self.origin.variants and not self.exact)

    @cached_property
    def ranking(self) -> Ranking:
        """Translates the query for the engine, with the other forms of the names in it."""
        return replace(self._plain_ranking, names=self.names.searched)

    @property
    def _plain_ranking(self) -> Ranking:
        """Translates the query as it was typed."""
        resolver = self.resolver
        return Ranking(
            resolver.sources,
            resolver.named_query,
            exact=self.exact,
            dates=self.dates,
            entities=() if self.exact else capitalised_nouns(self.text),
            folders=resolver.folder_ids,
            tagged=resolver.tagged_ids,
        )

    def page(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        sort: Sort | None,
        limit: int,
        number: int,
        *,
        group: bool = True,
        facets: FacetScope | None = None,
        count_copies: bool = False,
        partial: bool = False,
        explain: bool = False,
    ) -> ResultPage:
        """Return one page of hits.

        Args:
            sort: The order of the hits; by default the one that fits the query.
            limit: The number of hits on a page.
            number: The number of the page, from 1.
            group: True if near-duplicates count as one hit.
            facets: The articles to count by source, person and day, if any.
            count_copies: True to count the hits without copies, even if there are many.
            partial: True to find the articles that hold a part of the query whatever their subject.
            explain: True to explain the reading of the query and the scores.
        """
        started = time.perf_counter()
        offset = (number - 1) * limit
        self._announce(sort, offset, limit, group=group, facets=facets)
        facet_counts = self._ask_facets(self.ranking, facets) if facets else None
        if self.batch.saves_requests:
            self._ask_names_notes(self.whole_query())
        matching = self._matching(self.ranking, sort, sifts=not partial)
        outcome = matching.page(offset, limit, group=group, count_copies=count_copies)
        articles = _load_articles(outcome)
        return ResultPage(
            query=self.text,
            origin=self.origin,
            total=outcome.complete,
            without_copies=outcome.copies.texts if outcome.copies else None,
            partial=outcome.partial,
            left_out=outcome.left_out,
            notes=self._page_notes(outcome),
            suggestion=self._suggestion(outcome),
            hits=self._hits(outcome, articles),
            facets=facet_counts() if facet_counts else None,
            explanation=self._explanation(outcome) if explain else None,
            seconds=time.perf_counter() - started,
            has_more=outcome.groups.has_more,
        )

    def hits(self, sort: Sort | None, *, partial: bool = False) -> Iterator[Hit]:
        """Yield every hit, best first or by date, with only a few in memory at a time.

        Near-duplicates are hits of their own. Each names the others as its duplicates.

        Args:
            sort: The order of the hits.
            partial: True to yield those that hold a part of the query as well, after the others.
        """
        matching = self._matching(self.ranking, sort, partial=partial, sifts=False)
        copies: Sequence[Copies] = ()
        for offset in count(0, EXPORT_PAGE_SIZE):
            outcome = matching.page(offset, EXPORT_PAGE_SIZE, count_copies=True)
            copies = copies or tuple(matching.copies())
            groups = with_copies((group.leader for group in outcome.groups.best), copies)
            outcome = replace(outcome, groups=replace(outcome.groups, best=groups))
            articles = _load_articles(outcome)
            yield from self._hits(outcome, articles)
            self.batch.forget()
            if offset + EXPORT_PAGE_SIZE >= outcome.groups.total:
                return

    def ids(self) -> Iterator[str]:
        """Yield the ids of the articles that hold the whole query, latest first."""
        for match in self.latest(self.whole_query()):
            yield match.id

    def latest(self, query: EngineQuery) -> Iterator[Match]:
        """Yield every article that a query finds, latest first, with only a few in memory at a time."""
        for offset in count(0, EXPORT_PAGE_SIZE):
            matches = self.batch.match(query, sort="-date", offset=offset, limit=EXPORT_PAGE_SIZE)()
            yield from matches.best
            if offset + EXPORT_PAGE_SIZE >= matches.total:
                return
            self.batch.forget()

    def page_of(self, ids: Sequence[str]) -> ResultPage:
        """Return a page that has the articles with some ids as its hits, in the order of the ids."""
        started = time.perf_counter()
        matches = tuple(self._matches_with(ids))
        copies = Copies(matches)
        groups = with_copies(matches, [copies])
        outcome = Outcome(
            query=self.parsed.query,
            whole_query=self.whole_query(),
            complete=len(groups),
            groups=Groups(total=len(groups), best=groups),
        )
        articles = _load_articles(outcome)
        hits = self._hits(outcome, articles)
        return ResultPage(
            query=self.text,
            origin=self.origin,
            total=len(hits),
            without_copies=copies.texts,
            seconds=time.perf_counter() - started,
            notes=(*self._reading_notes(), *self._ask_names_notes(outcome.whole_query)()),
            hits=hits,
        )

    def stored_with(self, ids: Sequence[str]) -> Iterator[StoredArticle]:
        """Yield the articles with some ids, in their order; those that are gone are left out."""
        for match in self._matches_with(ids):
            yield StoredArticle.from_json(match.stored_bytes)

    def whole_query(self) -> EngineQuery:
        """Translate the query with its filters. It is not relaxed: no article may lack a word."""
        return self.ranking.translate(self.parsed.query)

    def notes(self, total: int) -> tuple[Message, ...]:
        """Collect the notes on the way the query was read and, if it finds nothing, on the reason."""
        notes = (*self._reading_notes(), *self._ask_names_notes(self.whole_query())())
        return notes if total else (*notes, *self._reasons_for_nothing())

    def articles(self, sort: Sort | None, page_size: int) -> Iterator[StoredArticle]:
        """Yield every article that holds the whole query, fetched so many at a time."""
        for match in self.matches(sort, page_size):
            yield StoredArticle.from_json(match.stored_bytes)

    def matches(self, sort: Sort | None, page_size: int) -> Iterator[Match]:
        """Yield every match that holds the whole query, fetched so many at a time."""
        matching = self._matching(self.ranking, sort, partial=False)
        for offset in count(0, page_size):
            outcome = matching.page(offset, page_size)
            for group in outcome.groups.best:
                yield group.leader
            self.batch.forget()
            if offset + page_size >= outcome.groups.total:
                return

    def marks(self, stored: StoredArticle) -> TextSpans:
        """Return where the texts of an article match the query."""
        from search.text_spans import TextSpans  # late: a page of hits needs none of it

        forms = self.resolver.mentioned_forms(self.parsed.query, [stored])
        return TextSpans.of(stored.article, self.highlighter(forms).spans)

    def highlighter(self, forms: Iterable[str] = ()) -> Highlighter:
        """Return the highlighter for articles that write the names in the query in some forms.

        Articles that write them alike share a highlighter, which knows their words already.
        """
        names = tuple(sorted({*forms, *self.names.searched_forms}))
        if names not in self._highlighters:
            self._highlighters[names] = Highlighter(self.parsed.query, names, exact=self.exact)
        return self._highlighters[names]

    @cached_property
    def _highlighters(self) -> dict[tuple[str, ...], Highlighter]:
        """The highlighters of articles, by the names that they mark besides the query."""
        return {}

    def timeline(
        self, by: Step | None, relative_to: Base = "filters", *, count_copies: bool = False
    ) -> Timeline:
        """Count the articles that hold the whole query, by period, and what share of others they are.

        Args:
            by: The length of a period. None chooses the shortest that gives few periods, and leaves
                out those at both ends that say nothing.
            relative_to: The articles that they are a share of: all, or those that pass the filters,
                wherever these were typed.
            count_copies: True to count the articles without copies as well.
        """
        from search.timeline import (  # late: a page of hits needs none of it
            Timeline,
            ask_day_counts,
        )

        self.resolver.announce(self.parsed.query)
        if not self._filters_anywhere:
            relative_to = "all"
        base = self.base_query(relative_to)
        matching = self.whole_query()
        total, out_of = self.batch.count(matching), self.batch.count(base)
        self._ask_names_notes(matching)
        days = ask_day_counts(self.batch, matching, base, self.asked_days)()
        if by is None:
            days = days.without_sparse_ends()
        copies = self._copies(matching, total()) if count_copies else None
        if copies:
            days = replace(days, texts=copies.by_day())
        step = by or days.finest_step()
        points = days.points(step)
        dated = days.matches.total
        return Timeline(
            query=self.text,
            by=step,
            relative_to=relative_to,
            total=total(),
            out_of=out_of(),
            undated=total() - dated,
            outside=dated - sum(point.articles for point in points),
            points=points,
            without_copies=copies.texts if copies else None,
            notes=self.notes(total()),
            origin=self.origin,
        )

    def copies(self) -> Copies | None:
        """Find the copies among the articles that hold the whole query; None if they are too many."""
        query = self.whole_query()
        return self._copies(query, self.batch.count(query)())

    def base_query(self, relative_to: Base) -> EngineQuery:
        """Translate the query for the articles that the matching ones are a share of.

        Args:
            relative_to: All articles, or those that pass the filters, wherever these were typed.
        """
        filters = self._filters_anywhere
        if relative_to == "all" or not filters:
            return self.ranking.translate(EVERY_ARTICLE)
        return self.ranking.translate(And(filters))

    @property
    def asked_days(self) -> Period:
        """The days that the filters ask for, wherever these were typed."""
        return asked_days(self._filters_anywhere)

    @property
    def _filters_anywhere(self) -> tuple[Query, ...]:
        """The filters, be they options or typed in the query."""
        return tuple(filter(is_filter, conjuncts(self.parsed.query)))

    def _copies(self, query: EngineQuery, total: int) -> Copies | None:
        """Find the copies among the articles that match a query; None if they are too many."""
        if total > MAX_COMPARED_ARTICLES:
            return None
        return Copies(self.batch.engine.every_match(query))

    def sources(self) -> tuple[SourceArticles, ...]:
        """Return the sources of the articles that pass the filters, most frequent first."""
        from search.names.sources import list_sources  # late: most searches list nothing

        self.resolver.announce(self.filters)
        return list_sources(self.batch, self._filter_query())

    def entities(
        self,
        kinds: Sequence[EntityKind],
        name: str | None,
        beside: Sequence[str],
        *,
        offset: int,
        limit: int,
        initial: Initial | None = None,
    ) -> EntitiesPage:
        """Return a page of the names that the articles have which pass the filters.

        Args:
            kinds: The kinds of the names.
            name: Only those that this name stands for.
            beside: Only those of the articles that have all these names, which are left out.
            offset: The number of names on the pages before.
            limit: The number of names on a page.
            initial: Only those of this letter.
        """
        from search.names.entities import (  # late: most searches list nothing
            Entities,
            list_entities,
        )

        self.resolver.announce(self.filters)
        rooms = [Entities(self.batch, kind, self._filter_query()) for kind in kinds]
        total, entities = list_entities(rooms, name, beside, offset, limit, initial=initial)
        notes = list(self.resolver.notes(self.filters))
        for typed in filter(None, beside if total else (name, *beside)):
            found = [Entities(self.batch, kind).note(typed) for kind in kinds]
            notes += filter(None, found)
        if not total:
            notes += self._reasons_for_nothing()
        kind = kinds[0] if len(kinds) == 1 else None
        return EntitiesPage(total, entities, kind, tuple(notes), self.origin)

    def _announce(
        self,
        sort: Sort | None,
        offset: int,
        limit: int,
        *,
        group: bool,
        facets: FacetScope | None,
    ) -> None:
        """Ask for a page along with other forms of the names, as most queries have none."""
        if not self.batch.saves_requests or self.resolver.announce(self.parsed.query):
            return
        self._matching(self._plain_ranking, sort).announce(offset, limit, group=group)
        if facets:
            self._ask_facets(self._plain_ranking, facets)

    def _ask_facets(self, ranking: Ranking, scope: FacetScope) -> Answer[Facets]:
        """Ask for the counts of the hits, or of what other choices in a facet would find."""
        from search.facets import MAX_NAMES, FacetQueries, Facets  # late: few searches count them

        hits = ranking.translate(self.parsed.query)
        tags = self.resolver.tags.ids_of_each(MAX_NAMES)
        if scope == "hits":
            return Facets.ask(self.batch, FacetQueries(hits, hits, hits, tags))
        queries = FacetQueries(
            sources=ranking.translate(self._without_filters(Source)),
            names=hits,
            days=ranking.translate(self._without_filters(DateRange | Undated)),
            tags=tags,
        )
        return Facets.ask(self.batch, queries, self._chosen())

    def _without_filters(self, kind: type | UnionType) -> Query:
        """Return the query without its filters of a kind. What was typed in the query stays."""
        others = tuple(part for part in self.filters.parts if not is_choice_of(kind, part))
        if len(others) == len(self.filters.parts):
            return self.parsed.query
        typed = conjuncts(self.parsed.query)[: -len(self.filters.parts)]
        return And((*typed, *others))

    def _chosen(self) -> Chosen:
        """Return the sources and names that the filters have chosen."""
        from search.facets import Chosen  # late: as above

        filters = self.origin.filters
        return Chosen(
            sources=self.resolver.chosen_sources(each_name(filters.source)),
            names={kind: self.resolver.chosen(kind, filters.named(kind)) for kind in EntityKind},
            tags={self.resolver.tags.as_kept(name): name for name in each_name(filters.tag)},
        )

    def _matching(
        self, ranking: Ranking, sort: Sort | None, *, partial: bool = True, sifts: bool = True
    ) -> Matching:
        """Prepare to match the query, as a whole or also in part.

        Args:
            ranking: Translates the query.
            sort: The order of the matches.
            partial: True to match it in part as well.
            sifts: True to leave out partial matches on other subjects.
        """
        order = sort or self._default_sort()
        relaxer = Relaxer(self.batch, ranking, self.text, order, sifts=sifts)
        return Matching(relaxer, self.parsed, partial=partial)

    def _default_sort(self) -> Sort:
        """Return `-date` for a query that only filters, since it gives no scores, else `relevance`."""
        return "-date" if only_filters(self.parsed.query) else "relevance"

    def _filter_query(self) -> EngineQuery:
        """Translate the filters alone."""
        return self.ranking.translate(self.filters)

    def _matches_with(self, ids: Sequence[str]) -> Iterator[Match]:
        """Yield the article with each id. An article that is gone meanwhile is left out."""
        answers = [self.batch.match(Term("id", id), sort="-date", limit=1) for id in ids]
        for matches in answers:
            yield from matches().best

    def _page_notes(self, outcome: Outcome) -> tuple[Message, ...]:
        """Collect all notes on a page, in the order in which they are shown."""
        return (
            *self._reading_notes(),
            *outcome.notes,
            *self._diagnosis(outcome),
            *self._ask_names_notes(outcome.engine_query)(),
        )

    def _ask_names_notes(self, hits: EngineQuery) -> Answer[tuple[Message, ...]]:
        """Ask for notes on the other forms of the names in the query."""
        return self.names.ask_notes(self.batch, hits, self._filter_query())

    def _reading_notes(self) -> tuple[Message, ...]:
        """Collect the notes on the way the query and the names in it were read."""
        dates = (typed.note() for typed in self.ranking.dates)
        return (*self.parsed.notes, *self.resolver.notes(self.parsed.query), *dates)

    def _diagnosis(self, outcome: Outcome) -> tuple[Message, ...]:
        """Return notes on the word or filter that left nothing to find, none if anything was found."""
        return () if outcome.complete or outcome.partial else self._reasons_for_nothing()

    def _reasons_for_nothing(self) -> tuple[Message, ...]:
        """Return notes on the word or filter that leaves nothing to find."""
        from search.no_hits_diagnosis import diagnose  # late: most searches find something

        return diagnose(self.batch, self.ranking, self.parsed)

    def _suggestion(self, outcome: Outcome) -> str | None:
        """Return another spelling of the query that finds more, or None."""
        if outcome.complete >= MIN_COMPLETE_HITS:
            return None
        from search.suggestion import suggest  # late: most searches find enough

        query = self.parsed.query
        return suggest(self.batch, self.ranking, self.text, query, outcome.complete)

    def _explanation(self, outcome: Outcome) -> Explanation:
        from search.explanation import Explanation  # late: few searches are explained

        return Explanation.of(self.batch, self.ranking, self.parsed, outcome)

    def _hits(self, outcome: Outcome, articles: Sequence[Article]) -> tuple[Hit, ...]:
        """Make the hits of a page, with snippets and highlights.

        Args:
            outcome: The outcome of the search.
            articles: The articles of the page, one for each group.
        """
        forms = self.resolver.mentioned_forms(self.parsed.query, _stored_articles(outcome))
        names = (*forms, *self.names.searched_forms)
        highlighter = Highlighter(outcome.query, names, exact=self.exact)
        hits = tuple(
            _make_hit(article, group, highlighter, complete=outcome.is_complete(article.id))
            for article, group in zip(articles, outcome.groups.best, strict=True)
        )
        annotations = self.resolver.tags.of_each([hit.id for hit in hits])
        return tuple(_annotated(hit, annotations.get(hit.id)) for hit in hits)


def comparable_timelines(
    searchers: Sequence[Searcher],
    by: Step | None,
    relative_to: Base,
    *,
    count_copies: bool = False,
) -> tuple[Timeline, ...]:
    """Return the timelines of several queries, with periods of one length.

    Args:
        searchers: The queries.
        by: The length of a period; by default the longest that one of the queries needs.
        relative_to: The articles that they are a share of.
        count_copies: True to count the articles without copies as well.
    """
    from search.timeline import STEPS  # late: see above

    def count(searcher: Searcher, step: Step | None) -> Timeline:
        return searcher.timeline(step, relative_to, count_copies=count_copies)

    timelines = [count(searcher, by) for searcher in searchers]
    steps = [timeline.by for timeline in timelines]
    longest: Step = max(steps, key=STEPS.index, default="month")
    return tuple(
        timeline if timeline.by == longest else count(searcher, longest)
        for searcher, timeline in zip(searchers, timelines, strict=True)
    )


def _narrow(parsed: ParsedQuery, filters: And) -> ParsedQuery:
    """Add filters to a query, side by side with the parts that must all match."""
    if not filters.parts:
        return parsed
    query = parsed.query
    parts = query.parts if isinstance(query, And) else (query,)
    narrowed = And((*parts, *filters.parts))
    return replace(parsed, query=narrowed)


def _load_articles(outcome: Outcome) -> list[Article]:
    """Decode the article that leads each group of the page."""
    return [read_article(group.leader.stored_bytes) for group in outcome.groups.best]


def _stored_articles(outcome: Outcome) -> Iterator[StoredArticle]:
    """Decode the article that leads each group of the page, and what is stored beside it."""
    for group in outcome.groups.best:
        yield StoredArticle.from_json(group.leader.stored_bytes)


def _make_hit(article: Article, group: Group, highlighter: Highlighter, *, complete: bool) -> Hit:
    """Make the hit of a group, shown by the article that leads it."""
    title_highlights = highlighter.highlights(article.title, lone_particles=False)
    return Hit.of(
        article,
        score=group.leader.score,
        snippets=snippets((article.body, *article.captions), highlighter),
        title_highlights=tuple(highlight.span for highlight in title_highlights),
        duplicates=tuple(_make_duplicate(match) for match in group.duplicates),
        complete=complete,
    )


def _annotated(hit: Hit, annotation: Annotation | None) -> Hit:
    """Return a hit with the tags and the note of its article, if it has any."""
    if annotation is None:
        return hit
    return replace(hit, tags=annotation.tags, note=annotation.note)


def _make_duplicate(match: Match) -> Duplicate:
    article = read_article(match.stored_bytes)
    return Duplicate(article.id, article.source, article.date)
