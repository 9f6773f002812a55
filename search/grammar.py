"""The signs of the query language: what fields are called, what quotes look like, where an operator may stand."""

from __future__ import annotations

import re

from index.errors import QueryError
from search.query import TextField

TEXT_FIELDS: dict[str, TextField] = {"titre": "title", "title": "title", "corps": "body", "body": "body"}
PEOPLE_FIELDS = ("personne", "personnes", "people", "person")
FIELDS = (*TEXT_FIELDS, "source", "date", *PEOPLE_FIELDS)
"""What may stand before a colon."""

START = r"(?:^|(?<=[\s(])|(?<=^-)|(?<=[\s(]-))"
"""Where a field or an operator may begin: where a word could, or after the sign of an exclusion."""
QUOTES = r"""«(?P<guillemets>[^»]*)»|"(?P<straight>[^"]*)"|[“„](?P<curly>[^”“]*)[”“]"""
"""A phrase between any pair of quotes."""
ANY_QUOTE = re.compile(r"[«»“”„\"]")
SYNTAX = re.compile(rf"[«»“”„\"()*]|{START}-\S|\w:\S|\b(?:AND|OR|NOT|ET|OU|SAUF)\b")
"""A query in which nothing of this is found is plain words."""


def error_at(position: int, message: str) -> QueryError:
    """The error of a query that cannot be read from this character (counted from 0) on."""
    return QueryError(f"query, character {position + 1}: {message}", position)
