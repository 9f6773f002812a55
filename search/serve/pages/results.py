"""The page of results: what a query finds, with facets, a timeline and filters."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from starlette.responses import Response

from index.engines.base import Sort
from search.facets import Facets
from search.results import ResultPage
from search.serve.asking import Question
from search.serve.canonical import at_canonical_address
from search.serve.failures import Failure
from search.serve.marking import plain
from search.serve.pages.watches import watch_name
from search.serve.parts.examples import short_examples_of
from search.serve.parts.facets import facets_of
from search.serve.parts.files import exports_of
from search.serve.parts.filing import filing_of
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.hits import views_of
from search.serve.parts.pager import pager_of
from search.serve.parts.timeline import Choice, timeline_of_hits
from search.serve.pieces import SECOND_PIECE, in_two_pieces
from search.serve.visit import Visit

SORTS: Mapping[Sort, str] = {
    "relevance": "sort-relevance",
    "-date": "sort-latest",
    "date": "sort-oldest",
}
"""The orders of the hits as they are offered, with the codes of their names."""
COUNTS_LATER_FROM = 200_000
"""Articles of an archive from which a page sends its hits before they are counted. In a smaller one,
that would not be seen."""
ITSELF = "source-among-others"
"""The code of a note that a source was taken by its whole name, and not others that contain it."""
LEFT_OUT = "some-words-left-out"
"""The code of a note on articles that are not shown. A link beside it shows them."""


class Counted(Struct, frozen=True):
    """The counts of the hits of a question, and the moment of the index that they are of."""

    facets: Facets | None
    indexed: datetime | None


class Switch(Struct, frozen=True):
    """An option that is on or off: the code of its name, and the address that turns it."""

    code: str
    address: str
    is_on: bool


@at_canonical_address
def show(visit: Visit) -> Response:
    """Show the hits of the question; without one, the latest articles."""
    question = visit.question
    if _counts_come_later(visit, question):
        page = visit.kept(("hits", _hits_key(question)), partial(_find, visit, question))
        shown = _shown(visit, question, page)
        text = visit.filled("results.html", **shown, second_piece=SECOND_PIECE)
        return in_two_pieces(visit, text, _counts, _no_counts)
    page = found(visit, question)
    shown = {**_shown(visit, question, page), **_counted(visit, question, page)}
    return visit.page("results.html", **shown, second_piece="")


def _counts_come_later(visit: Visit, question: Question) -> bool:
    """Return True if the hits are sent before they are counted, since there may be many."""
    is_large = _number_of_articles(visit) >= COUNTS_LATER_FROM
    return is_large and visit.known(_counts_key(question)) is None


def _counts(visit: Visit) -> str:
    """Return the timeline and the facets, as the second piece of a page of hits."""
    question = visit.question
    page = _find(visit, question.but(limit=1, group=False), facets=True)
    visit.keep(_counts_key(question), Counted(page.facets, page.origin.indexed))
    shown = {**_filters(visit, question), **_counted(visit, question, page)}
    return visit.filled("counts.html", **shown)


def _no_counts(visit: Visit, failure: Failure) -> str:
    """Say in the place of the timeline and the facets why they are not there."""
    reason = visit.message(failure.message)
    fault = visit.words.text("counts-missing", reason=reason)
    return visit.filled("counts.html", **{**_filters(visit, visit.question), "fault": fault})


def _shown(visit: Visit, question: Question, page: ResultPage) -> dict[str, Any]:
    """Return what a page shows of its hits, without what is counted."""
    filters = _filters(visit, question)
    return {
        **filters,
        "page": page,
        "heading": _heading(visit, page),
        "notes": tuple(_notes(visit, page)),
        "placeholder": _placeholder(visit),
        "suggestion_address": visit.address("/", question.but(q=page.suggestion or "")),
        "examples": short_examples_of(visit),
        "hits": views_of(visit, page.hits, question),
        "without_filters": visit.address("/", without_filters(question)),
        "exports": exports_of(visit, question),
        "feed": visit.address("/feed.atom", question.but()),
        "watch_name": watch_name(visit, question),
        "filing": filing_of(visit) if page.hits else None,
        "sorts": tuple(_sorts(visit, page)),
        "pager": pager_of(visit, "/", question, page.listed, has_more=page.has_more),
    }


def _counted(visit: Visit, question: Question, page: ResultPage) -> dict[str, Any]:
    """Return what is counted for the filters: the timeline and the facets."""
    return {
        "timeline": timeline_of_hits(visit, page, question) if page.hits else None,
        "facets": facets_of(visit, page.facets, question) if page.facets else (),
    }


def _filters(visit: Visit, question: Question) -> dict[str, Any]:
    """Return the filters in force and those that need no counts, and none of what is counted."""
    return {
        "question": question,
        "chips": chips_of(visit, "/", question),
        "switches": tuple(_switches(visit, question)),
        "timeline": None,
        "facets": (),
        "fault": "",
    }


def found(visit: Visit, question: Question) -> ResultPage:
    """Return the hits of a question, from the answers that are kept if they are there.

    Their counts are the same on every page and in every order.
    """

    def find() -> ResultPage:
        counts = visit.known(_counts_key(question))
        if isinstance(counts, Counted):
            page = _find(visit, question)
            if page.origin.indexed == counts.indexed:
                return replace(page, facets=counts.facets)
        page = _find(visit, question, facets=True)
        visit.keep(_counts_key(question), Counted(page.facets, page.origin.indexed))
        return page

    return visit.kept(("results", _hits_key(question)), find)


def _hits_key(question: Question) -> Hashable:
    """Return what the hits of a question are kept by."""
    shown = question.sort, question.page, question.limit, question.group, question.partial
    return question.counted, *shown


def _counts_key(question: Question) -> Hashable:
    """Return what the counts of a question are kept by. No sort and no page changes them."""
    return "counts", question.counted


def _find(visit: Visit, question: Question, *, facets: bool = False) -> ResultPage:
    """Return the hits of a question, with counts or without."""
    return visit.archive.find(
        question.q,
        sort=question.sort,
        limit=question.limit,
        page=question.page,
        exact=question.exact,
        variants=question.variants,
        group=question.group,
        partial=question.partial,
        facets=facets,
        multi_select=facets,
        filters=question.filters,
    )


def _placeholder(visit: Visit) -> str:
    """Return what the empty box says: how many articles it searches."""
    return visit.words.text("box-placeholder", total=_number_of_articles(visit))


def _number_of_articles(visit: Visit) -> int:
    """Return the number of articles of the archive."""
    return visit.kept("articles", lambda: visit.archive.find("", limit=1, group=False).total)


def _heading(visit: Visit, page: ResultPage) -> str:
    """Say how many articles were found, and for which query."""
    code = "results-for" if page.query else "results"
    if page.partial:
        code = "results-partial"
    query = plain(page.query)
    return visit.words.text(code, total=page.total, partial=page.partial, query=query)


def _notes(visit: Visit, page: ResultPage) -> Iterator[str]:
    """Yield the notes on a query, but those that a source chosen from the facets is only itself."""
    chosen = {*visit.question.source, *visit.question.not_source}
    for note in page.notes:
        if note.code == LEFT_OUT:
            yield visit.message(replace(note, remedy=None))
        elif not (note.code == ITSELF and note.values["name"] in chosen):
            yield visit.message(note)


def _switches(visit: Visit, question: Question) -> Iterator[Switch]:
    """Yield the options of a search that are on or off."""
    for field in ("exact", "variants", "group", "partial"):
        is_on = getattr(question, field)
        address = visit.address("/", question.but(**{field: not is_on}))
        yield Switch(f"switch-{field}", address, is_on)


def _sorts(visit: Visit, page: ResultPage) -> Iterator[Choice]:
    """Yield the orders that the hits may have. Their scores are 0 if they are sorted by date."""
    question = visit.question
    has_scores = any(hit.score for hit in page.hits)
    current = question.sort or ("relevance" if has_scores else "-date")
    for sort, code in SORTS.items():
        if sort != "relevance" or question.q:
            chosen = None if sort == question.usual_sort else sort
            address = visit.address("/", question.but(sort=chosen))
            yield Choice(code, address, sort == current)
