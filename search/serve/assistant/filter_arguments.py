"""The arguments by which an assistant narrows a question, as most tools take them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from search.cli.option_groups import with_options
from search.filters import Filters
from search.serve.assistant.asked import Day, Names

Answer = TypeVar("Answer")


def takes_filters(tool: Callable[..., Answer]) -> Callable[..., Answer]:
    """Give a tool an argument for each filter in the place of its parameter `filters`."""
    return with_options(tool, "filters", _read_filters)


def takes_filters_but_people(tool: Callable[..., Answer]) -> Callable[..., Answer]:
    """Give a tool that lists people an argument for each of the other filters."""
    return with_options(tool, "filters", _read_filters_but_people)


def _read_filters(
    *,
    since: Day = None,
    until: Day = None,
    sources: Names = None,
    people: Names = None,
    organisations: Names = None,
    places: Names = None,
    tags: Names = None,
) -> Filters:
    """Make filters of the arguments; its own parameters are what an assistant reads."""
    return Filters(
        since=since,
        until=until,
        source=sources,
        person=people,
        organisation=organisations,
        place=places,
        tag=tags,
    )


def _read_filters_but_people(
    *,
    since: Day = None,
    until: Day = None,
    sources: Names = None,
    organisations: Names = None,
    places: Names = None,
    tags: Names = None,
) -> Filters:
    """Make filters of all arguments but people, which the tool has itself."""
    return _read_filters(
        since=since,
        until=until,
        sources=sources,
        organisations=organisations,
        places=places,
        tags=tags,
    )
