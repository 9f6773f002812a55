"""The filters in force, each with the address without it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from index.entities.kind import EntityKind
from search.serve.asking import Question
from search.serve.marking import plain
from search.serve.visit import Visit

NAME_FIELDS = (
    "source",
    "not_source",
    *(f"{prefix}{kind.value}" for kind in EntityKind for prefix in ("", "not_")),
    "tag",
    "not_tag",
)
"""The filters of several names."""
SWITCHES = {"undated": True, "exact": True, "variants": False, "group": False, "partial": True}
"""The filters that are on or off, with the value that makes them one."""


class Chip(Struct, frozen=True):
    """A filter in force.

    Attributes:
        kind: The code of its name, such as `filter-source`.
        value: Its value; empty for one that is only on.
        without: The address without it.
    """

    kind: str
    value: str
    without: str


def chips_of(visit: Visit, path: str, question: Question) -> tuple[Chip, ...]:
    """Return the filters of a question, for the page at a path."""
    return tuple(
        Chip(kind, plain(value), visit.address(path, without))
        for kind, value, without in _filters(question)
    )


def without_filters(question: Question) -> Question:
    """Return a question without its filters."""
    cleared = dict.fromkeys(NAME_FIELDS, ())
    usual = {switch: not value for switch, value in SWITCHES.items()}
    return question.but(since="", until="", folder="", **cleared, **usual)


def _filters(question: Question) -> Iterator[tuple[str, str, Question]]:
    """Yield the kind and the value of each filter, and the question without it."""
    yield from _days(question)
    for field in NAME_FIELDS:
        names = getattr(question, field)
        for name in names:
            others = tuple(other for other in names if other != name)
            yield f"filter-{field}", name, question.but(**{field: others})
    if question.folder:
        yield "filter-folder", question.folder, question.but(folder="")
    for switch, value in SWITCHES.items():
        if getattr(question, switch) is value:
            yield f"filter-{switch}", "", question.but(**{switch: not value})


def _days(question: Question) -> Iterator[tuple[str, str, Question]]:
    """Yield the filter of days: a period has one chip, even if it is said by two days."""
    since, until = question.since, question.until
    without = question.but(since="", until="")
    if since and until:
        yield "filter-period", since if since == until else f"{since} – {until}", without
    elif since:
        yield "filter-since", since, without
    elif until:
        yield "filter-until", until, without
