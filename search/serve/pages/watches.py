"""Saved queries: what is new for each. Only a form marks it as read."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

from msgspec import Struct
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.responses import Response

from index.errors import InputError
from search.saved import SavedQuery
from search.saved.findings import Arrival
from search.serve.asking import MAX_NAME_CHARS, Question, read_question
from search.serve.changes import carry_out, sent
from search.serve.marking import plain
from search.serve.parameters import ParameterError
from search.serve.parts.filters import Chip, chips_of
from search.serve.parts.hits import HitView, unranked_views
from search.serve.visit import Visit

MOST_NEW = 50
"""New hits that are shown. A reader marks these as read, and then sees the next ones."""
MOST_READ = 10
"""Hits that are shown though they were marked as read."""


class WatchView(Struct, frozen=True):
    """A watch as it is shown.

    Attributes:
        name: Its name, as it is shown.
        key: Its name, as forms send it.
        query: Its query.
        filters: Its filters.
        address, results, feed: The addresses of its page, of all its hits, and of its feed.
        total, new: Numbers of hits.
        looked: The moment when somebody last marked some as read.
        fault: The reason why its query cannot be asked any more; empty if it can.
    """

    name: str
    key: str
    query: str
    filters: tuple[Chip, ...]
    address: str
    results: str
    feed: str
    total: int = 0
    new: int = 0
    looked: str = ""
    fault: str = ""


def show_all(visit: Visit) -> Response:
    """List the watches; if the address names one, show that one."""
    if visit.name:
        return show(visit)
    watches = [_counted(visit, saved) for saved in visit.archive.saved.all()]
    return visit.page("watches.html", watches=watches)


def show(visit: Visit) -> Response:
    """Show a watch: its new hits, then the latest that were marked as read. It marks nothing.

    Raises:
        InputError: There is no such watch, or its query cannot be asked any more.
    """
    saved = visit.archive.saved.named(visit.name)
    question = Question.of(saved)
    new = visit.archive.saved.arrivals(saved.name, MOST_NEW, only_new=True)
    latest = visit.archive.saved.arrivals(saved.name, MOST_NEW)
    read = [arrival for arrival in latest if not arrival.is_new][:MOST_READ]
    return visit.page(
        "watch.html",
        watch=_counted(visit, saved),
        new=_views(visit, new, question),
        read=_views(visit, read, question),
        until=new[0].at.isoformat() if new and new[0].at else "",
    )


def change(visit: Visit) -> Response:
    """Save, rename or delete a watch, or mark its hits as read.

    Raises:
        ReadOnly, InputError, HTTPException: See `search.serve.changes.carry_out`.
    """
    changes = {"save": _save, "rename": _rename, "forget": _forget, "read": _mark_read}
    return carry_out(visit, changes)


def watch_name(visit: Visit, question: Question) -> str:
    """Return a name to save a question under: its query, or else its filters.

    It is empty where nothing can be saved, or where the question asks for everything.
    """
    if visit.settings.read_only or not question.counted.pairs:
        return ""
    chips = chips_of(visit, "/", question)
    filters = ", ".join(chip.value for chip in chips if chip.value)
    return plain(question.q or filters)[:100]


def _save(visit: Visit) -> str:
    """Save the question of the form. The hits that it has now count as read."""
    name = _new_name(visit, "name")
    saved = visit.archive.saved
    if any(other.name == name for other in saved.all()):
        raise InputError("saved-name-taken", name=name)
    fields = [(field, value) for field, value in visit.form_pairs if field not in ("do", "name")]
    question = read_question(fields)
    saved.save(
        name, question.q, exact=question.exact, variants=question.variants, filters=question.filters
    )
    return visit.watch(name)


def _rename(visit: Visit) -> str:
    new_name = _new_name(visit, "new_name")
    visit.archive.saved.rename(sent(visit, "name"), new_name)
    return visit.watch(new_name)


def _new_name(visit: Visit, field: str) -> str:
    """Return the name that a field of the form gives: one line, which the address of a page can have.

    Raises:
        ParameterError: It is too long.
    """
    name = " ".join(plain(sent(visit, field)).split())
    if len(name) > MAX_NAME_CHARS:
        raise ParameterError("parameter-too-long", field, most=MAX_NAME_CHARS)
    return name


def _forget(visit: Visit) -> str:
    visit.archive.saved.forget(sent(visit, "name"))
    return visit.address("/watches")


def _mark_read(visit: Visit) -> str:
    """Mark the hits as read that had come when the page was shown."""
    try:
        moment = datetime.fromisoformat(sent(visit, "until"))
    except ValueError:
        moment = datetime.min
    if moment.tzinfo is None:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    name = sent(visit, "name")
    visit.archive.saved.mark_until(name, moment)
    return visit.watch(name)


def _counted(visit: Visit, saved: SavedQuery) -> WatchView:
    """Return a watch with its numbers, or with the reason why it has none."""
    question = Question.of(saved)
    view = WatchView(
        name=plain(saved.name),
        key=saved.name,
        query=plain(question.q),
        filters=chips_of(visit, "/", question),
        address=visit.watch(saved.name),
        results=visit.address("/", question),
        feed=visit.watch_feed(saved.name),
    )
    try:
        count = visit.archive.saved.count(saved.name)
    except InputError as error:  # it asks for a folder that was deleted
        return replace(view, fault=visit.message(error.message))
    looked = visit.words.moment(count.looked) if count.looked else ""
    return replace(view, total=count.total, new=count.new, looked=looked)


def _views(
    visit: Visit, arrivals: list[Arrival] | tuple[Arrival, ...], question: Question
) -> list[HitView]:
    """Return hits as they are shown, with the moments when they came."""
    views = unranked_views(visit, [arrival.hit for arrival in arrivals], question)
    return [
        replace(view, arrived=visit.words.moment(arrival.at)) if arrival.at else view
        for view, arrival in zip(views, arrivals, strict=True)
    ]
