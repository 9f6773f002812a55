"""The hits of a page, as its template shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from index.article import Days, Evidence
from search.results import Duplicate, Hit, doubt_about
from search.serve.asking import Question
from search.serve.marking import marked, plain, plain_lines
from search.serve.visit import Visit
from search.serve.words import PageWords

MAX_PEOPLE = 4
"""People whom a hit names. The article names the others."""
CERTAIN: tuple[Evidence, ...] = ("metadata", "stated")
"""Evidence that tells a day by itself. Any other day was inferred, and is marked as such."""


class Day(Struct, frozen=True):
    """A day of publication.

    Attributes:
        text: The day in words.
        iso: The day as programs read it; empty if it is one of several.
        evidence: How an inferred day is known; empty for one that the article states.
    """

    text: str
    iso: str
    evidence: str = ""


class Copy(Struct, frozen=True):
    """An article with much the same text as a hit: its address, source and day."""

    address: str
    source: str
    day: Day | None


class NamedLink(Struct, frozen=True):
    """The name and the address of a folder that an article is in, or of a tag that it has."""

    name: str
    address: str


class HitView(Struct, frozen=True):
    """A hit.

    Attributes:
        id: The id of the article.
        address: The address of the article, with its matches marked.
        title: The title with marks.
        day: The day, or None.
        source, page: Where it was printed; empty if not known.
        people: Some of the people whom it names.
        more_people: The number of the others.
        snippets: Passages with marks.
        copies: Articles with much the same text.
        language: The language of the article.
        begins_partial: True for the first of the hits that hold some of the words only.
        folders: The folders that the article is in.
        tags: The tags that it has.
        note: The note on it.
        arrived: The moment when it came; empty where that is not told.
    """

    id: str
    address: str
    title: Markup
    day: Day | None
    source: str
    page: str
    people: tuple[str, ...]
    more_people: int
    snippets: tuple[Markup, ...]
    copies: tuple[Copy, ...]
    language: str
    begins_partial: bool = False
    folders: tuple[NamedLink, ...] = ()
    tags: tuple[NamedLink, ...] = ()
    note: str = ""
    arrived: str = ""


def views_of(visit: Visit, hits: Sequence[Hit], question: Question) -> tuple[HitView, ...]:
    """Return the hits of a page as they are shown."""
    return _with_folders(visit, _ranked_views(visit, hits, question))


def unranked_views(visit: Visit, hits: Sequence[Hit], question: Question) -> tuple[HitView, ...]:
    """Return hits as they are shown where they are not in the order of the question."""
    asked = question.counted
    return _with_folders(visit, (_view(visit, hit, asked) for hit in hits))


def day_of(
    words: PageWords, day: date | None, evidence: Evidence | None, possible_days: Days = ()
) -> Day | None:
    """Return a day of publication, or those it may be, as they are shown."""
    if possible_days:
        return _possible_day(words, possible_days)
    if day is None:
        return None
    is_inferred = evidence is not None and evidence not in CERTAIN
    return Day(
        words.day(day), day.isoformat(), words.text(f"evidence-{evidence}") if is_inferred else ""
    )


def _possible_day(words: PageWords, days: Days) -> Day:
    """Return the days of which one is that of an article as they are shown."""
    *others, last = (words.day(day) for day in days)
    text = words.text("days-possible", others=", ".join(others), last=last)
    return Day(text, "", words.text(f"evidence-{doubt_about(days)}"))


def _with_folders(visit: Visit, views: Iterable[HitView]) -> tuple[HitView, ...]:
    """Return hits with the folders that they are in."""
    listed = tuple(views)
    holding = visit.archive.folders.holding_each([view.id for view in listed])
    return tuple(
        replace(view, folders=folder_links(visit, holding[view.id])) if holding[view.id] else view
        for view in listed
    )


def folder_links(visit: Visit, names: Iterable[str]) -> tuple[NamedLink, ...]:
    """Return folders as they are shown beside an article that is in them."""
    return tuple(NamedLink(plain(name), visit.folder(name)) for name in names)


def tag_links(visit: Visit, names: Iterable[str]) -> tuple[NamedLink, ...]:
    """Return tags as they are shown beside an article that has them."""
    return tuple(
        NamedLink(plain(name), visit.address("/", Question(tag=(name,)))) for name in names
    )


def _ranked_views(visit: Visit, hits: Sequence[Hit], question: Question) -> Iterator[HitView]:
    """Yield each hit. The first one with a part of the words says so."""
    is_after_complete = True
    first_rank = (question.page - 1) * question.limit + 1
    for rank, hit in enumerate(hits, first_rank):
        ranked = question.but(rank=rank, page=question.page)
        begins_partial = is_after_complete and not hit.complete
        yield _view(visit, hit, ranked, begins_partial=begins_partial)
        is_after_complete = hit.complete


def _view(visit: Visit, hit: Hit, question: Question, *, begins_partial: bool = False) -> HitView:
    """Return a hit as it is shown.

    Args:
        visit: The request.
        hit: The hit.
        question: The question that the address of the article asks.
        begins_partial: True for the first with some of the words only.
    """
    return HitView(
        id=hit.id,
        address=visit.article(hit.id, question),
        title=marked(hit.title, hit.title_highlights),
        day=day_of(visit.words, hit.date, hit.date_evidence, hit.possible_dates),
        source=plain(hit.source or ""),
        page=plain(hit.page or ""),
        people=tuple(plain(name) for name in hit.people[:MAX_PEOPLE]),
        more_people=max(len(hit.people) - MAX_PEOPLE, 0),
        snippets=tuple(marked(_tied(snippet.text), snippet.highlights) for snippet in hit.snippets),
        copies=tuple(_copy(visit, copy, question) for copy in hit.duplicates),
        language=hit.language or "fr",
        begins_partial=begins_partial,
        tags=tag_links(visit, hit.tags),
        note=plain_lines(hit.note),
    )


def _copy(visit: Visit, copy: Duplicate, question: Question) -> Copy:
    """Return an article with much the same text as it is shown."""
    source = plain(copy.source or visit.words.text("hit-no-source"))
    return Copy(
        visit.article(copy.id, question.but()), source, day_of(visit.words, copy.date, None)
    )


def _tied(text: str) -> str:
    """Return a snippet whose ellipses stay on the line of the words beside them."""
    if text.startswith("… "):
        text = "…\u00a0" + text[2:]
    return text[:-2] + "\u00a0…" if text.endswith(" …") else text
