"""What an index can be asked: a tree of frozen nodes whose leaves are analysed terms of one field.

Engines translate these nodes; nobody else needs to know how an engine spells them.
"""

from __future__ import annotations

import re

from msgspec import Struct

from index.analysis.edit_distance import edit_distance

MAX_WILDCARDS = 8
"""Signs of a pattern that every engine takes; each makes the automata that engines compile them to much larger."""


class Term(Struct, frozen=True):
    """Documents whose field holds this term."""

    field: str
    text: str
    boost: float = 1.0


class Phrase(Struct, frozen=True):
    """Documents whose field holds these terms one after the other."""

    field: str
    texts: tuple[str, ...]
    boost: float = 1.0


class Near(Struct, frozen=True):
    """Documents whose field holds two different terms near each other.

    Near means at most `slop` moves away from the first directly before the second, where a move takes one of them one
    place along: `a x b` is one move from `a b`, and `b a` two. This is what phrases with a slop mean to most engines
    as long as they are of two terms; for more, no two engines agree.
    """

    field: str
    texts: tuple[str, str]
    slop: int
    boost: float = 1.0


class Prefix(Struct, frozen=True):
    """Documents whose field holds a term that starts so, all scored alike."""

    field: str
    text: str
    boost: float = 1.0


class Wildcard(Struct, frozen=True):
    """Documents whose field holds a term of this shape: `*` any run of characters, `?` any one; all scored alike.

    An engine may refuse a shape with more than `MAX_WILDCARDS` of these signs.
    """

    field: str
    text: str
    boost: float = 1.0

    def regex(self) -> re.Pattern[str]:
        """What the whole of a term must match.

        What stands between two stars is matched where it first occurs, and not looked for again: that finds all that
        can be found, in time that grows with the length of the term alone.
        """
        first, *others = (re.escape(part).replace(r"\?", ".") for part in self.text.split("*"))
        between = "".join(f"(?>.*?{part})" for part in others[:-1])
        return re.compile(f"{first}{between}.*{others[-1]}" if others else first, re.DOTALL)


class Fuzzy(Struct, frozen=True):
    """Documents whose field holds a term at most `distance` edits from this one, all scored alike.

    The distance is 1 or 2; a swap of neighbours counts one.
    """

    field: str
    text: str
    distance: int = 1
    boost: float = 1.0

    def matches(self, term: str) -> bool:
        """Whether a term is near enough: optimal string alignment, which edits no part of a word twice."""
        return edit_distance(self.text, term, self.distance) <= self.distance


class Range(Struct, frozen=True):
    """Documents whose number lies within inclusive bounds; None leaves a side open. Never scores."""

    field: str
    low: int | None = None
    high: int | None = None


class And(Struct, frozen=True):
    """Documents that every node finds. Scores add up."""

    nodes: tuple[EngineQuery, ...]


class Or(Struct, frozen=True):
    """Documents that at least `min_match` of the nodes find; none where there are fewer nodes. Scores add up."""

    nodes: tuple[EngineQuery, ...]
    min_match: int = 1


class AndNot(Struct, frozen=True):
    """Documents that a node finds and another does not."""

    node: EngineQuery
    excluded: EngineQuery


class Filtered(Struct, frozen=True):
    """Documents that both nodes find, scored by the first alone."""

    node: EngineQuery
    condition: EngineQuery


class AndMaybe(Struct, frozen=True):
    """Documents that a node finds; those that the bonus finds too have its score added."""

    node: EngineQuery
    bonus: EngineQuery


class MatchAll(Struct, frozen=True):
    """Every document. Never scores: engines leave it out where others narrow it down."""


EngineQuery = (
    Term
    | Phrase
    | Near
    | Prefix
    | Wildcard
    | Fuzzy
    | Range
    | And
    | Or
    | AndNot
    | Filtered
    | AndMaybe
    | MatchAll
)
