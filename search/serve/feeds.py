"""Write hits as a feed of Atom (RFC 4287), which feed readers follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time

from msgspec import Struct
from starlette.responses import Response

from search.alerts.alert import permanent_name
from search.results import Hit
from search.serve.asking import Question
from search.serve.visit import Visit
from search.xml_text import xml_text

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
MAX_ENTRIES = 50
"""Entries of a feed. Readers of feeds come back before there are as many new ones."""

_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a hit whose day is not known: a feed must have one, and it may not change."""


class Entry(Struct, frozen=True):
    """An entry of a feed.

    Attributes:
        urn: Its name, the same in all feeds for ever.
        title: The title of the article.
        address: The address of the article, with its matches marked.
        author: The source of the article; empty if it is not known.
        summary: The passages that show why it was found.
        updated: The moment when it was new.
    """

    urn: str
    title: str
    address: str
    author: str
    summary: str
    updated: datetime


def feed(
    visit: Visit, title: str, question: Question, hits: Iterable[tuple[Hit, datetime | None]]
) -> Response:
    """Write a feed.

    Args:
        visit: The request.
        title: The title of the feed.
        question: The question that finds its hits.
        hits: The hits, each with the moment when it was new; None for its day.
    """
    entries = [_entry(visit, question, hit, moment) for hit, moment in hits]
    response = visit.page(
        "feed.xml",
        feed_title=xml_text(title),
        urn=permanent_name("feed", visit.path, *map("=".join, question.pairs)),
        updated=_latest(entries),
        here=visit.absolute(visit.here),
        page_address=visit.absolute(visit.address("/", question)),
        entries=entries,
    )
    response.headers["Content-Type"] = MEDIA_TYPE
    return response


def _entry(visit: Visit, question: Question, hit: Hit, moment: datetime | None) -> Entry:
    return Entry(
        urn=permanent_name("article", hit.id),
        title=xml_text(hit.title),
        address=visit.absolute(visit.article(hit.id, question.counted)),
        author=xml_text(hit.source or ""),
        summary=xml_text(" … ".join(snippet.text for snippet in hit.snippets)),
        updated=moment or _moment_of(hit),
    )


def _moment_of(hit: Hit) -> datetime:
    """Return the beginning of the day of a hit."""
    return datetime.combine(hit.date, time(), UTC) if hit.date else _NO_DAY


def _latest(entries: Sequence[Entry]) -> datetime:
    """Return the moment of the latest entry."""
    return max((entry.updated for entry in entries), default=_NO_DAY)
