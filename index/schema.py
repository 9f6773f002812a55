"""The fields of the index: one table for the engines, the parser and the ranking.

The texts of an article are indexed in two ways: word for word (`title_exact`) and by their lemmas
(`title`). `spellings` holds the words of all texts whose letters other words have as well, with
their accents and capitals: "marché", "Tours"; `title_spellings` has those of the title. `sounds` holds
how the names in the texts sound. `speaker` holds the keys of the people who are quoted, as `person_key`
does those of all who are named. `person_by_surname` has each name behind its key, the last word first, so
that the people of a surname stand together. `words` is the number of words of the title, the body and
the captions.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct

VERSION = 11
"""Raised whenever a field is added, dropped or filled in another way: older indexes are rebuilt."""

BOUNDARY = "|"
"""Stands between separate texts of one field, such as two names or two captions.

No phrase crosses it, and no analysed word is equal to it.
"""


class Kind(Enum):
    """The ways to index a field."""

    EXACT = "terms with their positions: words and phrases"
    LEMMA = "terms with their frequencies: words in any inflection"
    SPELLING = "terms with their frequencies: words as they are spelt"
    BEGINNING = "terms with their frequencies: parts of words, which rank what other fields find"
    KEYWORD = "values, each whole"
    LISTED = "values, each whole, that are listed by how they begin"
    FACET = "values, each whole, that are counted over all hits of a query"
    NUMBER = "an integer: ranges and sorting"


class Field(Struct, frozen=True):
    """One field of the index.

    Attributes:
        name: Its name in queries to an engine.
        kind: How it is indexed.
        weight: How much a word in it counts in the ranking, relative to a lemma in the body.
        is_named_only: Words are looked for in it only if the query names it: `auteur:Morel`. A
            word of the article is not confused with the name of who wrote it.
    """

    name: str
    kind: Kind
    weight: float = 0.0
    is_named_only: bool = False


FIELDS = (
    Field("id", Kind.KEYWORD),
    Field("path", Kind.KEYWORD),
    Field("source", Kind.FACET),
    Field("day", Kind.FACET),
    Field("person", Kind.FACET),
    Field("person_key", Kind.KEYWORD),
    Field("person_by_surname", Kind.LISTED),
    Field("organisation", Kind.FACET),
    Field("organisation_key", Kind.KEYWORD),
    Field("place", Kind.FACET),
    Field("place_key", Kind.KEYWORD),
    Field("speaker", Kind.KEYWORD),
    Field("sketch", Kind.KEYWORD),
    Field("date", Kind.NUMBER),
    Field("words", Kind.NUMBER),
    Field("title", Kind.LEMMA, 2.3),
    Field("title_exact", Kind.EXACT, 1.0),
    Field("body", Kind.LEMMA, 1.0),
    Field("body_exact", Kind.EXACT, 0.6),
    Field("captions", Kind.LEMMA, 0.3),
    Field("captions_exact", Kind.EXACT),
    Field("people_exact", Kind.EXACT, 0.5),
    Field("authors_exact", Kind.EXACT, 1.0, is_named_only=True),
    Field("section", Kind.LEMMA, 1.0, is_named_only=True),
    Field("section_exact", Kind.EXACT, 0.5, is_named_only=True),
    Field("beginnings", Kind.BEGINNING, 0.8),
    Field("spellings", Kind.SPELLING, 0.6),
    Field("title_spellings", Kind.SPELLING, 0.8),
    Field("sounds", Kind.EXACT),
)


def field_names(*kinds: Kind) -> tuple[str, ...]:
    """Return the names of the fields of these kinds, in the order of the table."""
    return tuple(field.name for field in FIELDS if field.kind in kinds)


def day_number(day: date) -> int:
    """Return a day as number fields hold it: 25 February 2019 is 20190225."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int | None) -> date | None:
    """Return the day that a number field holds, or None if there is none."""
    if number is None:
        return None
    return date(number // 10_000, number // 100 % 100, number % 100)
