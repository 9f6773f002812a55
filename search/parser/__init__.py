"""What was typed -> a query tree, with what its author should know about the way it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from index.errors import QueryError
from index.messages import Message
from search.parser.terms import joined, only, words
from search.parser.tokens import (
    ANY_QUOTE,
    FIELD_LABELS,
    NAME,
    NUMBER,
    QUOTES,
    START,
    SYNTAX,
    error_at,
    field_name,
    number,
)
from search.query import And, Fuzzy, Prefix, Query, Wildcard, leaves

MAX_QUERY_CHARS = 10_000
"""Characters of a query; more is refused, so that no query can hang the program."""

MAX_NESTING = 50
"""Parentheses within each other; more is refused, whatever room the program that asks has left for them."""

MAX_EXPANSION_COST = 40
"""What the words that stand for many others may cost together: 1 each, or `_ANY_START`."""
_ANY_START = 4
MAX_BOOST = 100
"""How many times more than others a word may count."""

_UNKNOWN_FIELD = re.compile(rf"{START}({NAME}):(?=[\w\"«“])")
_EMPTY_FIELD = re.compile(rf"{START}({NAME}):(?=[\s)]|\Z)")
_END = r"(?:[\s)]|\Z)"
_BOOST = re.compile(rf"(?<=\S)\^(?P<boost>{NUMBER})(?={_END})")
_STRAY_SIGN = re.compile(rf"(?<=[\w*?)])(?:~(?![0-9]*(?:\^{NUMBER})?{_END})|\^(?!{NUMBER}{_END}))")
_IN_A_ROW = re.compile(
    r"(?<![^\s()])(?:(?:AND|ET|OR|OU)\s+(?:AND|ET|OR|OU)|(?:NOT|SAUF)\s+(?:AND|ET|OR|OU|NOT|SAUF))(?![^\s()])"
)
_DANGLING = re.compile(
    r"(?:^|\()\s*(AND|ET|OR|OU)\s+(?=[^\s)])|(?<=[^\s(])\s+(AND|ET|OR|OU|NOT|SAUF)\s*(?=\)|\Z)"
)
_JOINED = re.compile(r"[\s)](?:AND|ET)[\s(]")


class ParsedQuery(Struct, frozen=True):
    """A query as it was understood.

    Attributes:
        query: What is asked.
        notes: What its author should know about the way it was read.
        strict: Whether words were joined by AND, so that none of them may be let off.
    """

    query: Query
    notes: tuple[Message, ...] = ()
    strict: bool = False


def parse_query(text: str, today: date) -> ParsedQuery:
    """Understand a query.

    Args:
        text: What was typed.
        today: The day that "il y a 3 mois" counts from.

    Raises:
        QueryError: It cannot be read; the message says where, why, and what to do.
    """
    if len(text) > MAX_QUERY_CHARS:
        raise QueryError("query-too-long", MAX_QUERY_CHARS, length=len(text), limit=MAX_QUERY_CHARS)
    if not SYNTAX.search(text):  # the parser, which takes a while to load, is left alone
        query = only(And, joined([words(text)]))
        notes = tuple(_about_fields(text)) if ":" in text else ()
        return ParsedQuery(_something(query, text), notes)
    bare = re.sub(QUOTES, lambda quoted: "x" * len(quoted[0]), text)
    _check(bare)
    query = _parsed(text, today)
    notes = (*_about_fields(bare), *_about_signs(bare), *_about_letters(query))
    return ParsedQuery(_something(query, text), notes, strict=bool(_JOINED.search(bare)))


def _something(query: Query, text: str) -> Query:
    """The query, if it asks for anything, or was typed to ask for everything."""
    if query == And(()) and text.strip() not in ("", "*"):
        raise QueryError("query-without-words", 0, text=text.strip()[:40])
    return query


def _parsed(text: str, today: date) -> Query:
    """What a query with syntax asks."""
    from search.parser.whoosh_syntax import parse

    query = parse(text, today)
    if sum(map(_cost, leaves(query))) > MAX_EXPANSION_COST:
        sign = re.search(r"[*?~]", text)
        raise error_at(
            sign.start() if sign else 0,
            "query-too-many-expansions",
        )
    return query


def _cost(leaf: Query) -> int:
    if isinstance(leaf, Wildcard) and leaf.pattern.startswith("*"):
        return _ANY_START
    return isinstance(leaf, Wildcard | Prefix | Fuzzy)


def _check(bare: str) -> None:
    """Refuse what has no single meaning, in a query whose phrases are blanked out."""
    if operators := _IN_A_ROW.search(bare):
        raise error_at(operators.start(), "query-operators-in-a-row")
    if quote := ANY_QUOTE.search(bare):
        raise error_at(quote.start(), "query-quote-unclosed")
    for boost in _BOOST.finditer(bare):
        if number(boost["boost"]) > MAX_BOOST:
            raise error_at(
                boost.start("boost"),
                "query-boost-too-high",
                limit=MAX_BOOST,
            )
    _check_parentheses(bare)


def _check_parentheses(bare: str) -> None:
    depth: list[int] = []
    for place, sign in enumerate(bare):
        if sign == "(":
            depth.append(place)
            if len(depth) > MAX_NESTING:
                raise error_at(place, "query-nested-too-deeply")
        elif sign == ")" and not depth:
            raise error_at(place, "query-parenthesis-unopened")
        elif sign == ")":
            depth.pop()
    if depth:
        raise error_at(depth[-1], "query-parenthesis-unclosed")


def _about_fields(bare: str) -> Iterator[Message]:
    for name in dict.fromkeys(_UNKNOWN_FIELD.findall(bare)):
        if field_name(name) is None:
            yield Message.of("query-field-unknown", name=name, fields=FIELD_LABELS)
    for name in dict.fromkeys(_EMPTY_FIELD.findall(bare)):
        if field_name(name):
            yield Message.of("query-field-empty", name=name)


def _about_signs(bare: str) -> Iterator[Message]:
    for found in _STRAY_SIGN.finditer(bare):
        yield Message.of("query-suffix-ignored", suffix=found[0], character=found.start() + 1)
    operators = (found[1] or found[2] for found in _DANGLING.finditer(bare))
    for operator in dict.fromkeys(operators):
        yield Message.of("query-operator-ignored", operator=operator)


def _about_letters(query: Query) -> Iterator[Message]:
    """What to say of a word with a last letter left open, which may have been meant for a question."""
    patterns = (leaf.pattern for leaf in leaves(query) if isinstance(leaf, Wildcard))
    for pattern in dict.fromkeys(patterns):
        if pattern.endswith("?"):
            word = pattern.rstrip("?")
            yield Message.of("query-ends-with-wildcard", pattern=pattern, word=word)
