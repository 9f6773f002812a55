"""The query language: a typed text -> a query tree, with notes on how it was read.

    tokens         what fields, quotes, operators and suffixes look like
    typed_words    a text -> its words, compounds joined
    inclusive      words with the endings of both genders
    homonyms       nouns that are spelt like stop words
    terms          words, phrases and patterns -> leaves of the tree
    dates          values of date fields -> periods
    whoosh_syntax  a query with syntax -> a tree, by Whoosh's parser
    checks         what is refused, and what is noted

A query without any syntax is only split into words, and Whoosh is not loaded.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from index.errors import QueryError
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from search.parser.checks import (
    check_cost,
    check_syntax,
    field_notes,
    phrase_notes,
    syntax_notes,
    wildcard_notes,
    without_phrases,
)
from search.parser.homonyms import TypedSmallWords
from search.parser.inclusive import without_inclusive_endings
from search.parser.terms import combine, merge_words, words_query
from search.parser.tokens import AND, has_syntax
from search.query import EVERY_ARTICLE, And, Query

__all__ = ["MAX_QUERY_CHARS", "ParsedQuery", "parse_query"]

MAX_QUERY_CHARS = 10_000
"""A longer query is refused, so that no query can hang the program."""

_MAX_QUOTED_CHARS = 40
"""Limit on the characters of a query that an error repeats."""

_AND_OPERATOR = lazy_pattern(rf"[\s)](?:{AND})[\s(]")
"""The operator AND between two words or parentheses."""


class ParsedQuery(Struct, frozen=True):
    """A query as it was understood.

    Attributes:
        query: The query tree.
        notes: Remarks on what was read in another way than its author may have meant.
        strict: True if words were joined by AND, so that no article may lack any of them.
    """

    query: Query
    notes: tuple[Message, ...] = ()
    strict: bool = False


def parse_query(text: str, today: date) -> ParsedQuery:
    """Parse a query.

    Args:
        text: The query as it was typed.
        today: The day that "il y a 3 mois" counts from.

    Raises:
        QueryError: It cannot be read. The message says where, why, and what to do.
    """
    if len(text) > MAX_QUERY_CHARS:
        raise QueryError("query-too-long", MAX_QUERY_CHARS, length=len(text), limit=MAX_QUERY_CHARS)
    parsed = _parse(text, today)
    # only an empty query or a star asks for every article: `"..."` is a mistake
    if parsed.query == EVERY_ARTICLE and text.strip() not in ("", "*"):
        raise QueryError("query-without-words", 0, text=text.strip()[:_MAX_QUOTED_CHARS])
    return parsed


def _parse(text: str, today: date) -> ParsedQuery:
    """Parse a query with or without syntax, even one that has no words."""
    text = without_inclusive_endings(text)
    if has_syntax(text):
        return _parse_with_syntax(text, today)
    return _parse_words(text)


def _parse_words(text: str) -> ParsedQuery:
    """Parse a query without syntax: plain words that an article should all hold."""
    query = combine(And, merge_words([words_query(text)]))
    notes = tuple(TypedSmallWords(text).notes())
    if ":" not in text:  # a colon may follow the name of a field, as in `titre: grève`
        return ParsedQuery(query, notes)
    return ParsedQuery(query, (*field_notes(text), *notes))


def _parse_with_syntax(text: str, today: date) -> ParsedQuery:
    """Parse a query with fields, quotes, operators or suffixes, and check it."""
    from search.parser.whoosh_syntax import parse_syntax  # late: Whoosh takes a while to load

    bare = without_phrases(text)
    check_syntax(bare)
    is_strict = _AND_OPERATOR.search(bare) is not None
    query = parse_syntax(text, today, is_strict=is_strict)
    check_cost(query, text)
    notes = (*field_notes(bare), *syntax_notes(bare), *wildcard_notes(query), *phrase_notes(text))
    notes += tuple(TypedSmallWords(bare).notes())
    return ParsedQuery(query, notes, strict=is_strict)
