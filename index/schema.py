"""The fields of the index: one table, read by whatever stores, asks or weighs them.

Each text of an article is indexed in two views: as its words stand (`title_exact`) and stemmed (`title`). `sounds`
holds how the names in all of them sound.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct

VERSION = 5
"""Raised whenever a field is added, dropped or filled in another way: an older index is rebuilt."""

BOUNDARY = "|"
"""Stands between texts of one field that are not one text (two names, two captions): no phrase crosses it, and no
analysed word is equal to it."""


class Kind(Enum):
    """How a field is indexed."""

    EXACT = "terms with their positions: words and phrases"
    STEM = "terms with their frequencies: words"
    BEGINNING = "terms with their frequencies: parts of words, which rank what other fields find"
    KEYWORD = "values, each whole"
    FACET = "values, each whole, that are counted over all that a query finds"
    NUMBER = "an integer: ranges and sorting"


class Field(Struct, frozen=True):
    """One field of the index.

    Attributes:
        name: What nodes call it.
        kind: How it is indexed.
        weight: What a word in it counts for when hits are ranked, relative to a stem in the body.
    """

    name: str
    kind: Kind
    weight: float = 0.0


FIELDS = (
    Field("id", Kind.KEYWORD),
    Field("path", Kind.KEYWORD),
    Field("source", Kind.FACET),
    Field("day", Kind.FACET),
    Field("person", Kind.FACET),
    Field("person_key", Kind.KEYWORD),
    Field("sketch", Kind.KEYWORD),
    Field("date", Kind.NUMBER),
    Field("title", Kind.STEM, 2.3),
    Field("title_exact", Kind.EXACT, 1.0),
    Field("body", Kind.STEM, 1.0),
    Field("body_exact", Kind.EXACT, 0.6),
    Field("captions", Kind.STEM, 0.3),
    Field("captions_exact", Kind.EXACT),
    Field("people_exact", Kind.EXACT, 0.5),
    Field("beginnings", Kind.BEGINNING, 0.8),
    Field("sounds", Kind.EXACT),
)


def names(*kinds: Kind) -> tuple[str, ...]:
    """The names of the fields of these kinds, in the table's order."""
    return tuple(field.name for field in FIELDS if field.kind in kinds)


def day_number(day: date) -> int:
    """A calendar day as number fields hold it: 25 February 2019 is 20190225."""
    return day.year * 10_000 + day.month * 100 + day.day
