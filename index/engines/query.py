"""The queries that engines answer: a tree of frozen nodes with analysed terms as leaves.

The names are those of Lucene and Tantivy. Each engine translates a query into its own; nothing else
needs to know how an engine spells it.

What a person typed is another tree, `search.query`, which `search.ranking` translates into this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from index.analysis.edit_distance import edit_distance

MAX_WILDCARDS = 8
"""Wildcards in a pattern that every engine takes. Engines compile a pattern to an automaton, and
each wildcard makes it much larger."""


class Term(Struct, frozen=True, cache_hash=True):
    """Documents whose field holds a term."""

    field: str
    text: str
    boost: float = 1.0


class Phrase(Struct, frozen=True, cache_hash=True):
    """Documents whose field holds some terms one after the other."""

    field: str
    texts: tuple[str, ...]
    boost: float = 1.0


class Near(Struct, frozen=True, cache_hash=True):
    """Documents whose field holds two different terms near each other.

    Near means at most `slop` moves away from the first directly before the second. A move takes one
    of them one position along: `a x b` is one move from `a b`, and `b a` two. Most engines mean
    this by a phrase with a slop as long as it has two terms; for more terms no two engines agree.
    """

    field: str
    texts: tuple[str, str]
    slop: int
    boost: float = 1.0


class Prefix(Struct, frozen=True, cache_hash=True):
    """Documents whose field holds a term with a prefix, all with the same score."""

    field: str
    text: str
    boost: float = 1.0


class Wildcard(Struct, frozen=True, cache_hash=True):
    """Documents whose field holds a term that fits a pattern, all with the same score.

    In the pattern `*` stands for any characters and `?` for one character. An engine may refuse a
    pattern with more than `MAX_WILDCARDS` wildcards.
    """

    field: str
    text: str
    boost: float = 1.0

    def regex(self) -> re.Pattern[str]:
        """Return the regular expression that the whole of a term must match.

        The text between two stars is matched where it first occurs and nowhere else. That finds
        all that can be found, in time that is linear in the length of the term.
        """
        parts = [re.escape(part).replace(r"\?", ".") for part in self.text.split("*")]
        if len(parts) == 1:
            return re.compile(parts[0], re.DOTALL)
        between = "".join(f"(?>.*?{part})" for part in parts[1:-1])
        return re.compile(f"{parts[0]}{between}.*{parts[-1]}", re.DOTALL)


class Fuzzy(Struct, frozen=True, cache_hash=True):
    """Documents whose field holds a term at most `distance` edits away, all with the same score.

    The distance is 1 or 2. See `edit_distance` for what an edit is.
    """

    field: str
    text: str
    distance: int = 1
    boost: float = 1.0

    def matches(self, term: str) -> bool:
        """Return True if a term is near enough."""
        return edit_distance(self.text, term, self.distance) <= self.distance


class Range(Struct, frozen=True, cache_hash=True):
    """Documents whose number lies within inclusive bounds. None leaves a side open. Never scores."""

    field: str
    low: int | None = None
    high: int | None = None


class And(Struct, frozen=True, cache_hash=True):
    """Documents that match every clause. Scores add up."""

    clauses: tuple[EngineQuery, ...]


class Or(Struct, frozen=True, cache_hash=True):
    """Documents that match at least `min_match` of the clauses. Scores add up.

    Fewer clauses than `min_match` match nothing.
    """

    clauses: tuple[EngineQuery, ...]
    min_match: int = 1


class AndNot(Struct, frozen=True, cache_hash=True):
    """Documents that match a query and do not match another."""

    query: EngineQuery
    excluded: EngineQuery


class Filtered(Struct, frozen=True, cache_hash=True):
    """Documents that match a query and a condition, scored by the query alone."""

    query: EngineQuery
    condition: EngineQuery


class AndMaybe(Struct, frozen=True, cache_hash=True):
    """Documents that match a query. Those that match the bonus as well get its score added."""

    query: EngineQuery
    bonus: EngineQuery


class Constant(Struct, frozen=True, cache_hash=True):
    """Documents that match a query, all with the same score."""

    query: EngineQuery
    score: float = 0.0


class MatchAll(Struct, frozen=True, cache_hash=True):
    """Every document. Never scores: engines leave it out where other clauses narrow it down."""


LeafQuery = Term | Phrase | Near | Prefix | Wildcard | Fuzzy | Range
"""A query of one field."""
CompoundQuery = And | Or | AndNot | Filtered | AndMaybe | Constant | MatchAll
"""A query that combines others, or `MatchAll`, which has no field."""
EngineQuery = LeafQuery | CompoundQuery
"""Any query."""


def leaves(query: EngineQuery) -> int:
    """Return how many queries of one field a query is made of."""
    match query:
        case And(clauses) | Or(clauses):
            return sum(map(leaves, clauses))
        case AndNot(query, other) | Filtered(query, other) | AndMaybe(query, other):
            return leaves(query) + leaves(other)
        case Constant(query):
            return leaves(query)
        case _:
            return 1


def any_value(field: str, values: Iterable[str]) -> EngineQuery:
    """Match the documents whose field holds any of some values. It never scores."""
    return Or(tuple(Term(field, value, 0.0) for value in values))
