"""Saved queries for programs: their hits, and which of them are new. Only `POST` marks them as read."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from index.errors import InputError
from search.saved import SavedQuery
from search.serve.addresses import quoted_path
from search.serve.api.asked import Asked, Id, Queried
from search.serve.api.hits import FoundArticle, found_articles
from search.serve.api.links import api_address
from search.serve.asking import HITS_PER_PAGE, Limit, Name, Names, Question, Text
from search.serve.visit import Visit

MAX_READ = 1_000
"""Articles that one request marks as read. Their ids fit into the longest body."""


class WatchParameters(Asked, frozen=True, kw_only=True):
    """The parameters of a watch: its name."""

    name: Name


class NewParameters(WatchParameters, frozen=True, kw_only=True):
    """The parameters of new hits: the name of the watch, and how many to return."""

    limit: Limit = HITS_PER_PAGE


class WatchToSave(Queried, frozen=True, kw_only=True):
    """A watch to save: its name, its query and its filters."""

    name: Name


class ReadParameters(WatchParameters, frozen=True, kw_only=True):
    """The parameters of what was read.

    Attributes:
        ids: The articles that were read; all that are new, unless some are named.
    """

    ids: Annotated[tuple[Id, ...], Meta(max_length=MAX_READ)] = ()


class WatchLinks(Struct, frozen=True, rename={"self_": "self"}):
    """The addresses of a watch.

    Attributes:
        self_: For programs.
        new: What is new, for programs.
        page: For people.
        feed: The feed of what has come.
    """

    self_: str
    new: str
    page: str
    feed: str


class Watch(Struct, frozen=True):
    """A saved query.

    Attributes:
        name: Its name.
        q, since, until, source, person, not_source, not_person, undated, folder, organisation, place,
            not_organisation, not_place, tag, not_tag: See the parameters of a search.
        exact, variants: See them, too.
        total: The number of its hits.
        new: The number of those that were not marked as read.
        looked: The moment when hits were last marked as read.
        links: Its addresses.
    """

    name: str
    q: Text
    since: str
    until: str
    source: Names
    person: Names
    not_source: Names
    not_person: Names
    undated: bool
    folder: str
    exact: bool
    variants: bool
    total: int
    new: int
    looked: datetime | None
    links: WatchLinks
    organisation: Names = ()
    place: Names = ()
    not_organisation: Names = ()
    not_place: Names = ()
    tag: Names = ()
    not_tag: Names = ()


class Watches(Struct, frozen=True):
    """The saved queries, by name."""

    watches: tuple[Watch, ...]


class NewHits(Struct, frozen=True):
    """The hits of a watch that were not marked as read, the latest first.

    Attributes:
        name: The name of the watch.
        total: The number of all that are new.
        hits: The first of them.
    """

    name: str
    total: int
    hits: tuple[FoundArticle, ...]


def every(visit: Visit, _: Asked) -> Watches:
    """Return the saved queries."""
    return Watches(tuple(_watch(visit, saved) for saved in visit.archive.saved.all()))


def one(visit: Visit, asked: WatchParameters) -> Watch:
    """Return a saved query.

    Raises:
        InputError: None has this name.
    """
    return _watch(visit, visit.archive.saved.named(asked.name))


def save(visit: Visit, asked: WatchToSave) -> Watch:
    """Save a query. The hits that it has now count as read.

    Raises:
        InputError: The query cannot be saved, or the name is taken.
    """
    saved = visit.archive.saved
    if any(other.name == asked.name for other in saved.all()):
        raise InputError("saved-name-taken", name=asked.name)
    saved.save(
        asked.name, asked.q, exact=asked.exact, variants=asked.variants, filters=asked.filters
    )
    return _watch(visit, saved.named(asked.name))


def forget(visit: Visit, asked: WatchParameters) -> None:
    """Delete a saved query.

    Raises:
        InputError: None has this name.
    """
    visit.archive.saved.forget(asked.name)


def new(visit: Visit, asked: NewParameters) -> NewHits:
    """Return the hits that are new. They stay new.

    Raises:
        InputError: No query has this name.
    """
    page = visit.archive.saved.peek(asked.name, asked.limit)
    question = Question.of(visit.archive.saved.named(asked.name))
    return NewHits(asked.name, page.total, tuple(found_articles(visit, page.hits, question)))


def mark_read(visit: Visit, asked: ReadParameters) -> Watch:
    """Mark hits as read.

    Raises:
        InputError: No query has this name.
    """
    saved = visit.archive.saved
    ids = asked.ids or tuple(hit.id for hit in saved.peek(asked.name).hits)
    saved.mark(asked.name, ids)
    return _watch(visit, saved.named(asked.name))


def _watch(visit: Visit, saved: SavedQuery) -> Watch:
    question = Question.of(saved)
    count = visit.archive.saved.count(saved.name)
    path = f"/watches/{quoted_path(saved.name)}"
    return Watch(
        name=saved.name,
        q=question.q,
        since=question.since,
        until=question.until,
        source=question.source,
        person=question.person,
        not_source=question.not_source,
        not_person=question.not_person,
        undated=question.undated,
        folder=question.folder,
        organisation=question.organisation,
        place=question.place,
        not_organisation=question.not_organisation,
        not_place=question.not_place,
        tag=question.tag,
        not_tag=question.not_tag,
        exact=question.exact,
        variants=question.variants,
        total=count.total,
        new=count.new,
        looked=count.looked,
        links=WatchLinks(
            self_=api_address(visit, path),
            new=api_address(visit, f"{path}/new"),
            page=visit.watch(saved.name),
            feed=visit.watch_feed(saved.name),
        ),
    )
