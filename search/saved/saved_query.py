"""A query that was saved, as it is stored."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from search.filters import NAME_FILTERS, Filters, Names, each_name
from search.surrogates import without_surrogates


class SavedOptions(Struct, frozen=True, omit_defaults=True):
    """The filters of a saved query as they are stored. Days are stored as texts.

    Attributes:
        exact: True if only the words as typed match, not their inflected forms.
        variants: False if names are searched only as they were typed.
        since, until, source, person, not_source, not_person, undated, folder,
            organisation, place, not_organisation, not_place, tag,
            not_tag: See `search.filters.Filters`. One name may be stored as a text.
    """

    exact: bool = False
    variants: bool = True
    since: str | None = None
    until: str | None = None
    source: str | tuple[str, ...] | None = None
    person: str | tuple[str, ...] | None = None
    not_source: tuple[str, ...] | None = None
    not_person: tuple[str, ...] | None = None
    undated: bool = False
    folder: str | None = None
    organisation: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    not_organisation: tuple[str, ...] | None = None
    not_place: tuple[str, ...] | None = None
    tag: tuple[str, ...] | None = None
    not_tag: tuple[str, ...] | None = None

    @classmethod
    def of(cls, filters: Filters, *, exact: bool, variants: bool = True) -> SavedOptions:
        """Make the options from filters. A day that is an empty text is left out."""
        names = {name: _names_as_stored(getattr(filters, name)) for name in NAME_FILTERS}
        return cls(
            exact=exact,
            variants=variants,
            since=_text_as_stored(filters.since),
            until=_text_as_stored(filters.until),
            undated=filters.undated,
            folder=_text_as_stored(filters.folder),
            **names,
        )

    @property
    def filters(self) -> Filters:
        """The filters of the query."""
        names: Any = {name: getattr(self, name) for name in NAME_FILTERS}
        return Filters(self.since, self.until, undated=self.undated, folder=self.folder, **names)

    def as_dict(self) -> dict[str, Any]:
        """Return the options that are set as JSON holds them."""
        exact = {"exact": True} if self.exact else {}
        variants = {} if self.variants else {"variants": False}
        return {**exact, **variants, **self.filters.as_dict()}


class SavedQuery(Struct, frozen=True):
    """A query that was saved.

    Attributes:
        name: Its name.
        text: The query.
        options: Its filters, and if it is exact.
    """

    name: str
    text: str
    options: SavedOptions = SavedOptions()

    def as_dict(self) -> dict[str, Any]:
        """Return the query as JSON holds it."""
        return {"name": self.name, "query": self.text, **self.options.as_dict()}


def _text_as_stored(value: str | date | None) -> str | None:
    """Return a day or a name as a text that can be stored, or None if it is empty or not set."""
    return without_surrogates(str(value)) if value else None


def _names_as_stored(names: Names) -> tuple[str, ...] | None:
    """Return the names of a filter as texts that can be stored, or None if there are none."""
    return tuple(map(without_surrogates, each_name(names))) or None
