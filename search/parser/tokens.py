"""The signs of the query language: what fields are called, what quotes look like, where an operator may stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from index.analysis.analyzer import COMBINING_MARKS, fold
from index.errors import QueryError
from index.messages import Value
from search.query import TextField

Days = Literal["within", "before", "after", "from", "to"]
"""How the days of a date field stand to the period that is named: within it, before its first day…"""

TEXT_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        **dict.fromkeys(("titre", "title"), "title"),
        **dict.fromkeys(("corps", "body"), "body"),
        **dict.fromkeys(("legende", "legendes", "caption", "captions"), "captions"),
    }
)
DATE_FIELDS: Mapping[str, Days] = MappingProxyType(
    {
        "date": "within",
        **dict.fromkeys(("avant", "before"), "before"),
        **dict.fromkeys(("apres", "after"), "after"),
        **dict.fromkeys(("depuis", "since"), "from"),
        **dict.fromkeys(("jusqua", "until"), "to"),
    }
)
PEOPLE_FIELDS = frozenset(("personne", "personnes", "people", "person"))
FIELDS = frozenset((*TEXT_FIELDS, *DATE_FIELDS, *PEOPLE_FIELDS, "source"))
"""What may stand before a colon, in folded letters."""
FIELD_LABELS = (
    "titre",
    "corps",
    "légende",
    "source",
    "personne",
    "date",
    "avant",
    "après",
    "depuis",
    "jusqu'à",
)
"""The fields as messages name them."""

START = r"(?:^|(?<=[\s(])|(?<=^-)|(?<=[\s(]-))"
"""Where a field or an operator may begin: where a word could, or after the sign of an exclusion."""
NAME = rf"[^\W\d][\w'’{COMBINING_MARKS}]{{1,15}}"
"""What a field may be called."""
FIELD = re.compile(rf"{START}(?P<text>{NAME}):(?=[^\s)])")
"""A field with its colon, if what it is called is one."""
QUOTES = r"""«(?P<guillemets>[^»]*)»|"(?P<straight>[^"]*)"|[“„](?P<curly>[^”“]*)[”“]"""
"""A phrase between any pair of quotes."""
ANY_QUOTE = re.compile(r"[«»“”„\"]")
NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
SUFFIX = rf"(?:~(?P<slop>[0-9]{{0,9}}))?(?:\^(?P<boost>{NUMBER}))?"
"""What may follow a word or a phrase: how far from it will do, and how much it counts."""
SYNTAX = re.compile(
    rf"[«»“”„\"()*]|{START}-\S|[\w{COMBINING_MARKS}]:\S|\b(?:AND|OR|NOT|ET|OU|SAUF)\b|[\w*?{COMBINING_MARKS}][~^]"
    r"|\?\w|\w\?+\s+[^\WA-Z]|\A\s*\S+\?\s*\Z"
)
"""A query in which nothing of this is found is plain words."""


def field_name(typed: str) -> str | None:
    """The field that is meant, whatever its accents and apostrophe; None where there is no such field."""
    name = fold(typed)
    return name if name in FIELDS else None


def number(typed: str) -> float:
    """What a `NUMBER` is, with a point or a comma."""
    return float(typed.replace(",", "."))


def error_at(position: int, code: str, **values: Value) -> QueryError:
    """Make the error of a query that cannot be read at a character, counted from 0."""
    return QueryError(code, position, remedy=None, character=position + 1, **values)
