"""The options that narrow a search, which several commands take alike."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli.completion import people_names, source_names
from search.cli.option_groups import Command, with_options
from search.filters import Filters

_SinceOption = Annotated[
    str | None, typer.Option(help="No article before this day, month or year.", metavar="DATE")
]
_UntilOption = Annotated[
    str | None, typer.Option(help="No article after this day, month or year.", metavar="DATE")
]
_SourceOption = Annotated[
    list[str] | None,
    typer.Option(
        help="Only articles of this source; of any of them if repeated.",
        metavar="NAME",
        autocompletion=source_names,
    ),
]
_NotSourceOption = Annotated[
    list[str] | None,
    typer.Option(
        help="No articles of this source; repeatable.",
        metavar="NAME",
        autocompletion=source_names,
    ),
]
_PersonOption = Annotated[
    list[str] | None,
    typer.Option(
        help="Only articles that name this person; all of them if repeated.",
        metavar="NAME",
        autocompletion=people_names,
    ),
]
_NotPersonOption = Annotated[
    list[str] | None,
    typer.Option(
        help="No articles that name this person; repeatable.",
        metavar="NAME",
        autocompletion=people_names,
    ),
]
_UndatedOption = Annotated[
    bool,
    typer.Option(
        "--undated", help="Articles without a date; with --since or --until, these as well."
    ),
]


def takes_filters(command: Command) -> Command:
    """Give a command the options of all filters in the place of its parameter `filters`."""
    return with_options(command, "filters", _read_filters)


def takes_filters_but_person(command: Command) -> Command:
    """Give a command that lists people the options of the other filters."""
    return with_options(command, "filters", _read_filters_but_person)


def _read_filters(
    since: _SinceOption = None,
    until: _UntilOption = None,
    source: _SourceOption = None,
    not_source: _NotSourceOption = None,
    person: _PersonOption = None,
    not_person: _NotPersonOption = None,
    undated: _UndatedOption = False,
) -> Filters:
    """Make filters of the options; its own parameters are what Typer shows in the help."""
    return Filters(
        since,
        until,
        tuple(source or ()),
        tuple(person or ()),
        tuple(not_source or ()),
        tuple(not_person or ()),
        undated=undated,
    )


def _read_filters_but_person(
    since: _SinceOption = None,
    until: _UntilOption = None,
    source: _SourceOption = None,
    not_source: _NotSourceOption = None,
    undated: _UndatedOption = False,
) -> Filters:
    """Make filters of the options of `search people`, whose `--with` has another sense."""
    return _read_filters(since, until, source, not_source, undated=undated)
