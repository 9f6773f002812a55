"""The vocabulary of the query language, as patterns: fields, quotes, operators and suffixes.

It is French and English: `titre:` and `title:`, `ET` and `AND`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from index.analysis.analyzer import COMBINING_MARKS, fold
from index.entities.kind import EntityKind
from index.errors import QueryError
from index.lazy_pattern import lazy_pattern
from index.messages import Value
from search.query import TextField

DateRelation = Literal["within", "before", "after", "from", "to"]
"""The days that a date field asks for, as seen from the period that is its value.

`date:2019` asks for the days within 2019, `avant:2019` for those before it, `depuis:2019` for those
from its first day on.
"""

TEXT_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "titre": "title",
        "title": "title",
        "corps": "body",
        "body": "body",
        "legende": "captions",
        "legendes": "captions",
        "caption": "captions",
        "captions": "captions",
        "auteur": "authors",
        "auteurs": "authors",
        "author": "authors",
        "authors": "authors",
        "rubrique": "section",
        "section": "section",
    }
)
"""Fields of the text, by the names that a query may call them, in folded letters."""
DATE_FIELDS: Mapping[str, DateRelation] = MappingProxyType(
    {
        "date": "within",
        "avant": "before",
        "before": "before",
        "apres": "after",
        "after": "after",
        "depuis": "from",
        "since": "from",
        "jusqua": "to",
        "until": "to",
    }
)
"""Date fields in folded letters, with the days that they ask for."""
NO_DATE = frozenset(("aucune", "none", "inconnue", "unknown"))
"""Values of the field `date` that ask for articles whose day is not known, in folded letters."""
ENTITY_FIELDS: Mapping[str, EntityKind] = MappingProxyType(
    dict.fromkeys(("personne", "personnes", "people", "person"), EntityKind.PERSON)
    | dict.fromkeys(
        ("organisation", "organisations", "organization", "org"), EntityKind.ORGANISATION
    )
    | dict.fromkeys(("lieu", "lieux", "place", "places"), EntityKind.PLACE)
)
"""Fields of what articles name, in folded letters, with their kinds."""
TAG_FIELDS = frozenset(("tag", "tags", "etiquette", "etiquettes"))
"""Fields of the tags that users have given to articles, in folded letters."""
FIELDS = frozenset((*TEXT_FIELDS, *DATE_FIELDS, *ENTITY_FIELDS, *TAG_FIELDS, "source"))
"""The names of all fields, in folded letters."""
FIELD_LABELS = (
    "titre",
    "corps",
    "légende",
    "auteur",
    "rubrique",
    "source",
    "personne",
    "organisation",
    "lieu",
    "étiquette",
    "date",
    "avant",
    "après",
    "depuis",
    "jusqu'à",
)
"""The fields as messages name them."""

AND = "AND|ET"
OR = "OR|OU"
NOT = "NOT|SAUF"
OPERATOR = f"{AND}|{OR}|{NOT}"

WORD_START = r"(?:^|(?<=[\s(])|(?<=^-)|(?<=[\s(]-))"
"""A place where a field or an operator may begin: where a word may, or after the minus that excludes."""
FIELD_NAME = rf"[^\W\d][\w'’{COMBINING_MARKS}]{{1,15}}"
"""Any word that is short enough to name a field. It may have an apostrophe, as in `jusqu'à`."""
FIELD = lazy_pattern(rf"{WORD_START}(?P<text>{FIELD_NAME}):(?=[^\s)])")
"""A possible field and its colon, with a value right after it. Whoosh reads the group `text`."""
QUOTED = r"""«(?P<guillemets>[^»]*)»|"(?P<straight>[^"]*)"|[“„](?P<curly>[^”“]*)[”“]"""
"""A phrase in any pair of quotes."""
QUOTES = frozenset('«»“”„"')
ANY_QUOTE = lazy_pattern(f"[{''.join(sorted(QUOTES))}]")
NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
SUFFIX = rf"(?:~(?P<slop>[0-9]{{0,9}}))?(?:\^(?P<boost>{NUMBER}))?"
"""The suffixes that a word or a phrase may have: `~2` (its slop or its edits) and `^3` (its boost)."""
_SYNTAX_SIGNS = QUOTES | frozenset("()*")
"""Quotes, parentheses and the star, which are always syntax."""
_SIGNS_BEHIND_WORDS = frozenset(":~^")
"""Signs that are syntax where a word stands before them."""
_SYNTAX = lazy_pattern(
    rf"{WORD_START}-\S"  # an exclusion: -Téhéran
    rf"|\b(?:{OPERATOR})\b"  # an operator: ET
    r"|\?\w|\w\?+\s+[^\WA-Z]|\A\s*\S+\?\s*\Z"  # a question mark that ends no sentence
)
_PARTS_OF_SYNTAX = ("-", "?", *OPERATOR.split("|"))
"""What a text has of which `_SYNTAX` finds a part. To look for them is quicker than to compile it."""
_SYNTAX_BEHIND_WORD = lazy_pattern(
    rf"[\w{COMBINING_MARKS}]:\S"  # a field with a value: titre:grève
    rf"|[\w*?{COMBINING_MARKS}][~^]"  # a suffix: Soleimani~
)


def has_syntax(text: str) -> bool:
    """Return True for a query that has any syntax. All others are plain words."""
    if not _SYNTAX_SIGNS.isdisjoint(text):
        return True
    if any(part in text for part in _PARTS_OF_SYNTAX) and _SYNTAX.search(text):
        return True
    has_signs = not _SIGNS_BEHIND_WORDS.isdisjoint(text)
    return has_signs and _SYNTAX_BEHIND_WORD.search(text) is not None


def field_name(text: str) -> str | None:
    """Return the name of a field in folded letters, or None if there is no such field.

    `Légende` is `legende`, and `jusqu'à` is `jusqua`.
    """
    name = fold(text)
    if name not in FIELDS:
        return None
    return name


def parse_number(text: str) -> float:
    """Read what `NUMBER` matches: a number with a decimal point or a decimal comma."""
    return float(text.replace(",", "."))


def error_at(position: int, code: str, **values: Value) -> QueryError:
    """Make the error of a query that cannot be read at a position. Its message counts from 1."""
    return QueryError(code, position, remedy=None, character=position + 1, **values)
