"""What an index can be asked: a tree of frozen nodes whose leaves are analysed terms of one field.

Engines translate these nodes; nobody else needs to know how an engine spells them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Documents whose field holds this term."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents whose field holds these terms one after the other."""

    field: str
    texts: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Documents whose field holds a term that starts so, all scored alike."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Documents whose field holds a term of this shape: `*` any run of characters, `?` any one; all scored alike."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Documents whose field holds a term at most `distance` edits from this one, all scored alike.

    The distance is 1 or 2; a swap of neighbours counts one.
    """

    field: str
    text: str
    distance: int = 1
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Between:
    """Documents whose number lies within inclusive bounds; None leaves a side open. Never scores."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Documents that every node finds. Scores add up."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Documents that at least `least` of the nodes find; none where there are fewer nodes. Scores add up."""

    nodes: tuple[Node, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Without:
    """Documents that a node finds and another does not."""

    node: Node
    excluded: Node


@dataclass(frozen=True, slots=True)
class Filtered:
    """Documents that both nodes find, scored by the first alone."""

    node: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Boosted:
    """Documents that a node finds; those that the bonus finds too have its score added."""

    node: Node
    bonus: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document, all scored alike."""


Node = Term | Phrase | Prefix | Pattern | Fuzzy | Between | All | Any | Without | Filtered | Boosted | Everything
