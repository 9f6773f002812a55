"""The options that narrow a search, which several commands take alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from search.cli.completion import (
    organisation_names,
    people_names,
    place_names,
    source_names,
    tag_names,
)
from search.cli.option_groups import Command, with_options
from search.filters import Filters


def _day_option(help_text: str) -> Any:
    return typer.Option(help=help_text, metavar="DATE")


def _names_option(help_text: str, names: Callable[[str], list[str]]) -> Any:
    """Return an option that may be repeated, whose values a shell completes with some names."""
    return typer.Option(help=help_text, metavar="NAME", autocompletion=names)


_SinceOption = Annotated[str | None, _day_option("No article before this day, month or year.")]
_UntilOption = Annotated[str | None, _day_option("No article after this day, month or year.")]
_SourceOption = Annotated[
    list[str] | None,
    _names_option("Only articles of this source; of any of them if repeated.", source_names),
]
_NotSourceOption = Annotated[
    list[str] | None, _names_option("No articles of this source; repeatable.", source_names)
]
_PersonOption = Annotated[
    list[str] | None,
    _names_option("Only articles that name this person; all of them if repeated.", people_names),
]
_NotPersonOption = Annotated[
    list[str] | None,
    _names_option("No articles that name this person; repeatable.", people_names),
]
_OrganisationOption = Annotated[
    list[str] | None,
    _names_option(
        "Only articles that name this organisation; all of them if repeated.", organisation_names
    ),
]
_NotOrganisationOption = Annotated[
    list[str] | None,
    _names_option("No articles that name this organisation; repeatable.", organisation_names),
]
_PlaceOption = Annotated[
    list[str] | None,
    _names_option("Only articles that name this place; all of them if repeated.", place_names),
]
_NotPlaceOption = Annotated[
    list[str] | None,
    _names_option("No articles that name this place; repeatable.", place_names),
]
_TagOption = Annotated[
    list[str] | None,
    _names_option("Only articles that have this tag; all of them if repeated.", tag_names),
]
_NotTagOption = Annotated[
    list[str] | None, _names_option("No articles that have this tag; repeatable.", tag_names)
]
_UndatedOption = Annotated[
    bool,
    typer.Option(
        "--undated", help="Articles without a date; with --since or --until, these as well."
    ),
]

_FolderOption = Annotated[
    str | None,
    typer.Option(help="Only articles that were put into the folder of this name.", metavar="NAME"),
]


def takes_filters(command: Command) -> Command:
    """Give a command the options of all filters in the place of its parameter `filters`."""
    return with_options(command, "filters", _read_filters)


def takes_filters_but_person(command: Command) -> Command:
    """Give a command that lists people the options of the other filters."""
    return with_options(command, "filters", _read_filters_but_person)


def _read_filters(  # noqa: PLR0913, PLR0917 - one parameter an option
    since: _SinceOption = None,
    until: _UntilOption = None,
    source: _SourceOption = None,
    not_source: _NotSourceOption = None,
    person: _PersonOption = None,
    not_person: _NotPersonOption = None,
    organisation: _OrganisationOption = None,
    not_organisation: _NotOrganisationOption = None,
    place: _PlaceOption = None,
    not_place: _NotPlaceOption = None,
    tag: _TagOption = None,
    not_tag: _NotTagOption = None,
    undated: _UndatedOption = False,
    folder: _FolderOption = None,
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
        folder=folder,
        organisation=tuple(organisation or ()),
        place=tuple(place or ()),
        not_organisation=tuple(not_organisation or ()),
        not_place=tuple(not_place or ()),
        tag=tuple(tag or ()),
        not_tag=tuple(not_tag or ()),
    )


def _read_filters_but_person(  # noqa: PLR0913, PLR0917 - one parameter an option
    since: _SinceOption = None,
    until: _UntilOption = None,
    source: _SourceOption = None,
    not_source: _NotSourceOption = None,
    organisation: _OrganisationOption = None,
    not_organisation: _NotOrganisationOption = None,
    place: _PlaceOption = None,
    not_place: _NotPlaceOption = None,
    tag: _TagOption = None,
    not_tag: _NotTagOption = None,
    undated: _UndatedOption = False,
    folder: _FolderOption = None,
) -> Filters:
    """Make filters of the options of `search people`, whose `--with` has another sense."""
    return _read_filters(
        since,
        until,
        source,
        not_source,
        organisation=organisation,
        not_organisation=not_organisation,
        place=place,
        not_place=not_place,
        tag=tag,
        not_tag=not_tag,
        undated=undated,
        folder=folder,
    )
