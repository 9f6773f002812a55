"""Check a query: refuse what has no clear meaning, and note what was read in another way.

Most checks look at the bare text of the query. That is the text with its phrases blanked out, so
that nothing in quotes is taken for syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.lazy_pattern import lazy_pattern
from index.messages import Message
from search.parser.tokens import (
    AND,
    ANY_QUOTE,
    FIELD_LABELS,
    FIELD_NAME,
    NOT,
    NUMBER,
    OR,
    QUOTED,
    WORD_START,
    error_at,
    field_name,
    parse_number,
)
from search.query import Fuzzy, Leaf, Prefix, Query, Wildcard, leaves

MAX_NESTING = 50
"""Limit on parentheses within each other. It does not depend on the stack that is left."""
MAX_EXPANSION_COST = 40
"""Limit on the total cost of the patterns in a query, which stand for many words each."""
MAX_BOOST = 100
"""Limit on the number by which the weight of a word is multiplied."""

_EXPANSION_COST = 1
"""The cost of a word that stands for many others, such as `retrait*` or `Soleimani~`."""
_OPEN_START_COST = 4
"""The cost of a pattern that begins with a star: an engine has to look at every term."""

_END = r"(?:[\s)]|\Z)"
"""The place where a word and its suffixes end."""
_ANY_EXPANSION = lazy_pattern(r"[*?~]")
"""A character by which a word stands for many others."""
_BOOST = lazy_pattern(rf"(?<=\S)\^(?P<boost>{NUMBER})(?={_END})")
"""A boost after a word, such as `^3`."""
_WILDCARD_IN_WORD = lazy_pattern(r"\w\*|\*\w|\w\?\w")
"""A wildcard as it stands in a word. A question mark at the end of one may end a sentence."""
_STRAY_SUFFIX = lazy_pattern(
    rf"(?<=[\w*?)])(?:~(?![0-9]*(?:\^{NUMBER})?{_END})|\^(?!{NUMBER}{_END}))"
)
"""A tilde or a circumflex after a word without the number it takes, such as `grève~x` or `grève^`."""
_UNKNOWN_FIELD = lazy_pattern(rf"{WORD_START}({FIELD_NAME}):(?=[\w\"«“])")
"""A possible field with a value, such as `auteur:Dupont`, if the field does not exist."""
_EMPTY_FIELD = lazy_pattern(rf"{WORD_START}({FIELD_NAME}):(?=[\s)]|\Z)")
"""A field without a value right after the colon, as in `titre: grève`."""
_OPERATORS_IN_A_ROW = lazy_pattern(
    rf"(?<![^\s()])"
    rf"(?:(?:{AND}|{OR})\s+(?:{AND}|{OR})|(?:{NOT})\s+(?:{AND}|{OR}|{NOT}))"
    rf"(?![^\s()])"
)
"""Two operators in a row, as in `grève ET OU manifestation`.

`ET SAUF` is allowed: it joins an exclusion.
"""
_DANGLING_OPERATOR = lazy_pattern(
    rf"(?:^|\()\s*(?P<opening>{AND}|{OR})\s+(?=[^\s)])"
    rf"|(?<=[^\s(])\s+(?P<closing>{AND}|{OR}|{NOT})\s*(?=\)|\Z)"
)
"""An operator that begins or ends a query or a pair of parentheses."""


def without_phrases(text: str) -> str:
    """Blank out every phrase of a query, quotes included, and keep all offsets."""
    return re.sub(QUOTED, lambda phrase: "x" * len(phrase[0]), text)


def check_syntax(bare: str) -> None:
    """Refuse a query that could be read in several ways.

    Args:
        bare: The query with its phrases blanked out.

    Raises:
        QueryError: Two operators follow each other, a quote or a parenthesis has no partner,
            parentheses are nested too deeply, or a boost is too high.
    """
    operators = _OPERATORS_IN_A_ROW.search(bare)
    if operators:
        raise error_at(operators.start(), "query-operators-in-a-row")
    quote = ANY_QUOTE.search(bare)
    if quote:
        raise error_at(quote.start(), "query-quote-unclosed")
    for boost in _BOOST.finditer(bare):
        if parse_number(boost["boost"]) > MAX_BOOST:
            raise error_at(boost.start("boost"), "query-boost-too-high", limit=MAX_BOOST)
    _check_parentheses(bare)


def check_cost(query: Query, text: str) -> None:
    """Refuse a query with too many words that stand for many others, such as `retrait*`.

    Raises:
        QueryError: Together they cost more than `MAX_EXPANSION_COST`. The error points to the first.
    """
    cost = sum(map(_cost, leaves(query)))
    if cost <= MAX_EXPANSION_COST:
        return
    first = _ANY_EXPANSION.search(text)
    position = first.start() if first else 0
    raise error_at(position, "query-too-many-expansions")


def field_notes(bare: str) -> Iterator[Message]:
    """Note fields that do not exist or have no value, so that they were read as words."""
    for name in dict.fromkeys(_UNKNOWN_FIELD.findall(bare)):
        if field_name(name) is None:
            yield Message.of("query-field-unknown", name=name, fields=FIELD_LABELS)
    for name in dict.fromkeys(_EMPTY_FIELD.findall(bare)):
        if field_name(name):
            yield Message.of("query-field-empty", name=name)


def syntax_notes(bare: str) -> Iterator[Message]:
    """Note suffixes and operators that have no effect where they stand."""
    for suffix in _STRAY_SUFFIX.finditer(bare):
        yield Message.of("query-suffix-ignored", suffix=suffix[0], character=suffix.start() + 1)
    operators = (
        match["opening"] or match["closing"] for match in _DANGLING_OPERATOR.finditer(bare)
    )
    for operator in dict.fromkeys(operators):
        yield Message.of("query-operator-ignored", operator=operator)


def wildcard_notes(query: Query) -> Iterator[Message]:
    """Note words that end with a question mark, which may be meant to end a question."""
    patterns = (leaf.pattern for leaf in leaves(query) if isinstance(leaf, Wildcard))
    for pattern in dict.fromkeys(patterns):
        if pattern.endswith("?"):
            word = pattern.rstrip("?")
            yield Message.of("query-ends-with-wildcard", pattern=pattern, word=word)


def phrase_notes(text: str) -> Iterator[Message]:
    """Note phrases with a star or a question mark in a word, which stand for nothing in quotes."""
    for phrase in dict.fromkeys(match[0] for match in re.finditer(QUOTED, text)):
        if _WILDCARD_IN_WORD.search(phrase):
            yield Message.of("query-wildcard-in-quotes", phrase=phrase)


def _check_parentheses(bare: str) -> None:
    """Refuse parentheses without a partner, or within too many others."""
    open_positions: list[int] = []  # of the parentheses that are still to be closed
    for position, character in enumerate(bare):
        if character == "(":
            open_positions.append(position)
            if len(open_positions) > MAX_NESTING:
                raise error_at(position, "query-nested-too-deeply")
        elif character == ")":
            if not open_positions:
                raise error_at(position, "query-parenthesis-unopened")
            open_positions.pop()
    if open_positions:
        raise error_at(open_positions[-1], "query-parenthesis-unclosed")


def _cost(leaf: Leaf) -> int:
    """Return the cost of a leaf that stands for many words; others cost 0."""
    if not isinstance(leaf, Wildcard | Prefix | Fuzzy):
        return 0
    if isinstance(leaf, Wildcard) and leaf.pattern.startswith("*"):
        return _OPEN_START_COST
    return _EXPANSION_COST
