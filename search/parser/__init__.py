"""What was typed -> a query tree, with what its author should know about the way it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from index.errors import QueryError
from search.parser.terms import joined, only, words
from search.parser.tokens import (
    ANY_QUOTE,
    LISTED,
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
    notes: tuple[str, ...] = ()
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
        raise QueryError(
            f"the query is {len(text)} characters long; {MAX_QUERY_CHARS} are read at most: shorten it",
            MAX_QUERY_CHARS,
        )
    if not SYNTAX.search(text):  # the parser, which takes a while to load, is left alone
        query = only(And, joined([words(text)]))
        notes = tuple(_about_fields(text)) if ":" in text else ()
        return ParsedQuery(_something(query, text), tuple(dict.fromkeys(notes)))
    bare = re.sub(QUOTES, lambda quoted: "x" * len(quoted[0]), text)
    _check(bare)
    query = _parsed(text, today)
    notes = (*_about_fields(bare), *_about_signs(bare), *_about_letters(query))
    return ParsedQuery(
        _something(query, text), tuple(dict.fromkeys(notes)), strict=bool(_JOINED.search(bare))
    )


def _something(query: Query, text: str) -> Query:
    """The query, if it asks for anything, or was typed to ask for everything."""
    if query == And(()) and text.strip() not in ("", "*"):
        raise QueryError(f"there is no word to search for in {text.strip()[:40]!r}: type one", 0)
    return query


def _parsed(text: str, today: date) -> Query:
    """What a query with syntax asks."""
    from search.parser.whoosh_syntax import parse

    query = parse(text, today)
    if sum(map(_cost, leaves(query))) > MAX_EXPANSION_COST:
        sign = re.search(r"[*?~]", text)
        raise error_at(
            sign.start() if sign else 0,
            "too many words stand for many others: leave some of them out",
        )
    return query


def _cost(leaf: Query) -> int:
    if isinstance(leaf, Wildcard) and leaf.pattern.startswith("*"):
        return _ANY_START
    return isinstance(leaf, Wildcard | Prefix | Fuzzy)


def _check(bare: str) -> None:
    """Refuse what has no single meaning, in a query whose phrases are blanked out."""
    if operators := _IN_A_ROW.search(bare):
        raise error_at(
            operators.start(), "two operators in a row: leave one out, or write it in lower case"
        )
    if quote := ANY_QUOTE.search(bare):
        raise error_at(quote.start(), "this quote has no partner: close it, or leave it out")
    for boost in _BOOST.finditer(bare):
        if number(boost["boost"]) > MAX_BOOST:
            raise error_at(
                boost.start("boost"),
                f"nothing counts more than {MAX_BOOST} times: type a smaller number",
            )
    _check_parentheses(bare)


def _check_parentheses(bare: str) -> None:
    depth: list[int] = []
    for place, sign in enumerate(bare):
        if sign == "(":
            depth.append(place)
            if len(depth) > MAX_NESTING:
                raise error_at(place, "the query is too deeply nested: leave some parentheses out")
        elif sign == ")" and not depth:
            raise error_at(place, "this parenthesis was never opened: open it, or leave it out")
        elif sign == ")":
            depth.pop()
    if depth:
        raise error_at(depth[-1], "this parenthesis is never closed: close it, or leave it out")


def _about_fields(bare: str) -> Iterator[str]:
    for found in _UNKNOWN_FIELD.finditer(bare):
        if field_name(found[1]) is None:
            yield f'"{found[1]}:" is not a field, and was read as a word (fields are {LISTED})'
    for found in _EMPTY_FIELD.finditer(bare):
        if field_name(found[1]):
            yield f'"{found[1]}:" has nothing right after it, and was read as a word: write "{found[1]}:…"'


def _about_signs(bare: str) -> Iterator[str]:
    for found in _STRAY_SIGN.finditer(bare):
        yield f'the "{found[0]}" at character {found.start() + 1} says nothing: ~ takes a number or none, ^ a number'
    for found in _DANGLING.finditer(bare):
        yield f'"{found[1] or found[2]}" joins nothing where it stands, and was read as a word'


def _about_letters(query: Query) -> Iterator[str]:
    """What to say of a word with a last letter left open, which may have been meant for a question."""
    for leaf in leaves(query):
        if isinstance(leaf, Wildcard) and leaf.pattern.endswith("?"):
            word = leaf.pattern.rstrip("?")
            yield f'in "{leaf.pattern}" the ? stands for any one letter: leave it out to find "{word}" itself'
