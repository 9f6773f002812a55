"""The hits of a query, for programs: a page of them, or all as lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import count
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, json
from starlette.responses import Response

from index.article import Days, Evidence
from index.engines.base import Sort
from index.messages import Language
from search.facets import Chosen, Facets
from search.highlighting.sentences import Span
from search.highlighting.snippets import Snippet
from search.json_values import SCORE_DECIMALS
from search.results import SECONDS_DECIMALS, Duplicate, Hit, ResultPage
from search.serve.api.asked import Queried
from search.serve.api.links import HitLinks, api_article
from search.serve.api.notes import Note, notes_of
from search.serve.api.paging import last_page, neighbours
from search.serve.asking import HITS_PER_PAGE, Limit, PageNumber, Question
from search.serve.exports import CSV, every_hit
from search.serve.visit import Visit
from search.sorted_counts import Counts

Facet = Literal["source", "person", "organisation", "place", "tag", "year", "month", "day"]
"""The properties of articles that can be counted."""
DAY_FACETS = ("year", "month", "day")
"""The facets that are periods."""


class SearchParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a search.

    Attributes:
        sort, page, limit, group, partial: See `search.serve.asking.Question`.
        facets: The properties whose values are counted.
        explain: True to explain how the query was read and what the scores are made of.
    """

    sort: Sort | None = None
    page: PageNumber = 1
    limit: Limit = HITS_PER_PAGE
    group: bool = True
    partial: bool = False
    facets: Annotated[tuple[Facet, ...], Meta(max_length=8)] = ()
    explain: bool = False


class HitsParameters(Queried, frozen=True, kw_only=True):
    """The parameters of all hits.

    Attributes:
        sort, partial: See `search.serve.asking.Question`.
    """

    sort: Sort | None = None
    partial: bool = False


class FoundArticle(Struct, frozen=True):
    """A hit.

    Attributes:
        id: The id of the article.
        rank: Its place among all hits, from 1.
        path: The file that it was read from, below the folder that was indexed.
        title: The title.
        title_highlights: Start and end of each match in the title, in code points.
        date: The day of publication.
        date_evidence: How the day is known.
        possible_dates: The days of which it is one, where nothing tells which.
        source: The publisher.
        section, page: Where it was printed.
        authors: Those who signed it.
        people: Those whom it names.
        organisations, places: Those that it names.
        url: Its own address on the web.
        language: The code of its language.
        score: The relevance; 0 if the hits are sorted by day.
        complete: False if it holds a part of the words only.
        snippets: The passages that show why it was found.
        duplicates: Articles with much the same text, which are no hits of their own.
        tags: The tags that users have given to it.
        note: The note that they have written on it.
        links: Its addresses here.
    """

    id: str
    rank: int
    path: str
    title: str
    title_highlights: tuple[Span, ...]
    date: date | None
    date_evidence: Evidence | None
    possible_dates: Days
    source: str | None
    section: str | None
    page: str | None
    authors: tuple[str, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    url: str | None
    language: str | None
    score: float
    complete: bool
    snippets: tuple[Snippet, ...]
    duplicates: tuple[Duplicate, ...]
    tags: tuple[str, ...]
    note: str
    links: HitLinks


class FacetValue(Struct, frozen=True):
    """A value of a facet.

    Attributes:
        value: The value: a name, or a period as `2019`, `2019-02` or `2019-02-25`.
        count: The number of hits that have it.
        chosen: True if it is a filter in force.
    """

    value: str
    count: int
    chosen: bool


class FacetCounts(Struct, frozen=True):
    """Counts over all hits. Of a filter in force, what other choices would find is counted.

    Attributes:
        source, person, organisation, place, tag, year, month, day: The values of the facets that
            were asked for.
        undated: The number of hits whose day is not known.
    """

    undated: int
    source: tuple[FacetValue, ...] | UnsetType = UNSET
    person: tuple[FacetValue, ...] | UnsetType = UNSET
    organisation: tuple[FacetValue, ...] | UnsetType = UNSET
    place: tuple[FacetValue, ...] | UnsetType = UNSET
    tag: tuple[FacetValue, ...] | UnsetType = UNSET
    year: tuple[FacetValue, ...] | UnsetType = UNSET
    month: tuple[FacetValue, ...] | UnsetType = UNSET
    day: tuple[FacetValue, ...] | UnsetType = UNSET


class SearchLinks(Struct, frozen=True):
    """The addresses around a page of hits.

    Attributes:
        next, prev: The neighbouring pages, or null at the ends.
        page: The page for people.
        feed: The feed of the question.
    """

    next: str | None
    prev: str | None
    page: str
    feed: str


class Found(Struct, frozen=True):
    """A page of hits.

    Attributes:
        query: The query as it was sent.
        total: The number of articles that hold all of the query.
        without_copies: The same, if articles with much the same text are counted once; null unless
            facets are asked for, and if they are too many to be compared.
        partial: The number of further articles that hold a part of its words.
        page, pages: The number of this page, and of the last one.
        seconds: The duration of the search.
        relaxed: True if there are hits that hold a part of the words.
        notes: Remarks on the way the query was read.
        suggestion: Another spelling that finds more.
        hits: The hits of the page.
        links: The addresses around the page.
        facets: The counts that were asked for.
        explanation: The account of the query and the scores that was asked for.
    """

    query: str
    total: int
    without_copies: int | None
    partial: int
    page: int
    pages: int
    seconds: float
    relaxed: bool
    notes: tuple[Note, ...]
    suggestion: str | None
    hits: tuple[FoundArticle, ...]
    links: SearchLinks
    facets: FacetCounts | UnsetType = UNSET
    explanation: dict[str, Any] | UnsetType = UNSET


def search(visit: Visit, asked: SearchParameters) -> Found:
    """Return a page of hits."""
    page = visit.kept(("search", asked), partial(_find, visit, asked))
    question = asked.question
    return Found(
        query=page.query,
        total=page.total,
        without_copies=page.without_copies,
        partial=page.partial,
        page=asked.page,
        pages=_last_page(page, asked),
        seconds=round(page.seconds, SECONDS_DECIMALS),
        relaxed=page.relaxed,
        notes=notes_of(page.notes, visit.words),
        suggestion=page.suggestion,
        hits=tuple(found_articles(visit, page.hits, question)),
        links=_links(visit, asked, has_more=page.has_more),
        facets=_facets(page.facets, asked) if page.facets else UNSET,
        explanation=page.explanation.as_dict(visit.language) if page.explanation else UNSET,
    )


def every(visit: Visit, asked: HitsParameters) -> Response:
    """Send every hit: as a table if the program accepts one, else as lines of JSON."""
    question = asked.question
    if CSV.media_type in visit.request.headers.get("accept", ""):
        return every_hit(visit, question, CSV.write, CSV.media_type)

    def write(hits: Iterable[Hit], _: Language) -> Iterator[str]:
        for found in found_articles(visit, hits, question):
            yield json.encode(found).decode() + "\n"

    return every_hit(visit, question, write, "application/jsonl")


def found_articles(visit: Visit, hits: Iterable[Hit], question: Question) -> Iterator[FoundArticle]:
    """Yield hits as answers have them, from the first rank of a page on."""
    first_rank = (question.page - 1) * question.limit + 1
    counted = question.counted
    for rank, hit in zip(count(first_rank), hits, strict=False):
        ranked = question.but(page=question.page, rank=rank)
        links = HitLinks(api_article(visit, hit.id, counted), visit.article(hit.id, ranked))
        yield _found_article(hit, rank, links)


def _find(visit: Visit, asked: SearchParameters) -> ResultPage:
    return visit.archive.find(
        asked.q,
        sort=asked.sort,
        limit=asked.limit,
        page=asked.page,
        exact=asked.exact,
        variants=asked.variants,
        group=asked.group,
        partial=asked.partial,
        facets=bool(asked.facets),
        multi_select=bool(asked.facets),
        count_copies=bool(asked.facets),
        explain=asked.explain,
        filters=asked.filters,
    )


def _found_article(hit: Hit, rank: int, links: HitLinks) -> FoundArticle:
    return FoundArticle(
        id=hit.id,
        rank=rank,
        path=hit.path,
        title=hit.title,
        title_highlights=hit.title_highlights,
        date=hit.date,
        date_evidence=hit.date_evidence,
        possible_dates=hit.possible_dates,
        source=hit.source,
        section=hit.section,
        page=hit.page,
        authors=hit.authors,
        people=hit.people,
        organisations=hit.organisations,
        places=hit.places,
        url=hit.url,
        language=hit.language,
        score=round(hit.score, SCORE_DECIMALS),
        complete=hit.complete,
        snippets=hit.snippets,
        duplicates=hit.duplicates,
        tags=hit.tags,
        note=hit.note,
        links=links,
    )


def _last_page(page: ResultPage, asked: SearchParameters) -> int:
    """Return the number of the last page. Grouping may leave the last ones empty."""
    least = asked.page + 1 if page.has_more else 1
    return last_page(page.listed, asked.limit, least)


def _links(visit: Visit, asked: SearchParameters, *, has_more: bool) -> SearchLinks:
    """Return the addresses around a page of hits."""
    question = asked.question
    pages = neighbours(visit, "/search", asked, asked.page, has_more=has_more)
    return SearchLinks(
        next=pages.next,
        prev=pages.prev,
        page=visit.address("/", question),
        feed=visit.address("/feed.atom", question.counted),
    )


def _facets(facets: Facets, asked: SearchParameters) -> FacetCounts:
    """Return the facets that were asked for."""
    chosen = facets.chosen or Chosen()
    year = (asked.since,) if asked.since == asked.until else ()
    counts: dict[str, Counts] = {name: getattr(facets, name) for name in asked.facets}
    values = {
        name: _values(each, year if name in DAY_FACETS else chosen.of(name))
        for name, each in counts.items()
    }
    return FacetCounts(undated=facets.undated, **values)


def _values(counts: Counts, chosen: Collection[str]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(value, number, value in chosen) for value, number in counts.items())
