"""What was typed -> a query tree, with what its author should know about the way it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.errors import QueryError
from search.grammar import ANY_QUOTE, FIELDS, QUOTES, START, SYNTAX, error_at
from search.query import And, Query
from search.wording import joined, only, words

LONGEST = 10_000
"""Characters of a query; more is refused, so that no query can hang the program."""

DEEPEST = 50
"""Parentheses within each other; more is refused, whatever room the program that asks has left for them."""

_UNKNOWN_FIELD = re.compile(rf"{START}([^\W\d]\w+):(?=[\w\"«“])")
_IN_A_ROW = re.compile(
    r"(?<![^\s()])(?:(?:AND|ET|OR|OU)\s+(?:AND|ET|OR|OU)|(?:NOT|SAUF)\s+(?:AND|ET|OR|OU|NOT|SAUF))(?![^\s()])"
)
_DANGLING = re.compile(r"(?:^|\()\s*(AND|ET|OR|OU)\s+(?=[^\s)])|(?<=[^\s(])\s+(AND|ET|OR|OU|NOT|SAUF)\s*(?=\)|\Z)")
_JOINED = re.compile(r"[\s)](?:AND|ET)[\s(]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood.

    Attributes:
        query: What is asked.
        notes: What its author should know about the way it was read.
        strict: Whether words were joined by AND, so that none of them may be let off.
    """

    query: Query
    notes: tuple[str, ...] = ()
    strict: bool = False


def read(text: str, today: date) -> Reading:
    """Understand a query.

    Args:
        text: What was typed.
        today: The day that "il y a 3 mois" counts from.

    Raises:
        QueryError: It cannot be read; the message says where, why, and what to do.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query is {len(text)} characters long; {LONGEST} are read at most: shorten it", LONGEST)
    bare = re.sub(QUOTES, lambda quoted: "x" * len(quoted[0]), text)
    _check(bare)
    query = _query(text, today)
    if query == And(()) and text.strip() not in ("", "*"):
        raise QueryError(f"there is no word to search for in {text.strip()[:40]!r}: type one", 0)
    return Reading(query, tuple(dict.fromkeys(_remarks(bare))), strict=bool(_JOINED.search(bare)))


def _query(text: str, today: date) -> Query:
    """What a query asks; the parser, which takes a while to load, is left alone where there is nothing to parse."""
    if not SYNTAX.search(text):
        return only(And, joined([words(text)]))
    from search.syntax import parse

    return parse(text, today)


def _check(bare: str) -> None:
    """Refuse what has no single meaning, in a query whose phrases are blanked out."""
    if operators := _IN_A_ROW.search(bare):
        raise error_at(operators.start(), "two operators in a row: leave one out, or write it in lower case")
    if quote := ANY_QUOTE.search(bare):
        raise error_at(quote.start(), "this quote has no partner: close it, or leave it out")
    depth: list[int] = []
    for place, sign in enumerate(bare):
        if sign == "(":
            depth.append(place)
            if len(depth) > DEEPEST:
                raise error_at(place, "the query is too deeply nested: leave some parentheses out")
        elif sign == ")" and not depth:
            raise error_at(place, "this parenthesis was never opened: open it, or leave it out")
        elif sign == ")":
            depth.pop()
    if depth:
        raise error_at(depth[-1], "this parenthesis is never closed: close it, or leave it out")


def _remarks(bare: str) -> Iterator[str]:
    for found in _UNKNOWN_FIELD.finditer(bare):
        if found[1].lower() not in FIELDS:
            yield f'"{found[1]}:" is not a field, and was read as a word (fields are {", ".join(FIELDS)})'
    for found in _DANGLING.finditer(bare):
        yield f'"{found[1] or found[2]}" joins nothing where it stands, and was read as a word'
