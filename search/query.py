"""What a person asked: the typed query as a tree, before it is told how to weigh and where to look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from index.dates.period import Period

TextField = Literal["title", "body", "captions"]

_OPTIONAL = frozenset(("al", "el"))
"""Words of a name that articles may leave out."""


class Word(Struct, frozen=True):
    """One word that was typed.

    Attributes:
        exact: Its folded surface form.
        stem: What its inflected forms share.
        optional: A stop word among words that say more: an article may lack it.
        boost: How many times more than another word it counts.
    """

    exact: str
    stem: str
    optional: bool = False
    boost: float = 1.0


class Words(Struct, frozen=True):
    """Words typed side by side: an article should hold them all, in any order and any inflection."""

    words: tuple[Word, ...]
    field: TextField | None = None

    @property
    def content_words(self) -> tuple[Word, ...]:
        """The words that count, each once; the article of an Arabic name is written or not, beside another word."""
        counting = {word.stem: word for word in self.words if not word.optional}
        return tuple(
            word for stem, word in counting.items() if stem not in _OPTIONAL or len(counting) == 1
        )


class Phrase(Struct, frozen=True):
    """Words in quotes: an article must hold them just so.

    Attributes:
        slop: How many moves they may be away from it; each two of them are looked at, and a swap takes two moves.
    """

    terms: tuple[str, ...]
    field: TextField | None = None
    slop: int = 0
    boost: float = 1.0


class Prefix(Struct, frozen=True):
    """The beginning of a word, typed with a star."""

    text: str
    field: TextField | None = None
    boost: float = 1.0


class Wildcard(Struct, frozen=True):
    """A word with wildcards in it: `*` stands for any letters or none, `?` for any one."""

    pattern: str
    field: TextField | None = None
    boost: float = 1.0


class Fuzzy(Struct, frozen=True):
    """A word that may be misspelt: any that takes at most `edits` (1 or 2) letters to become it."""

    term: str
    edits: int = 1
    field: TextField | None = None
    boost: float = 1.0


class Source(Struct, frozen=True):
    """Articles of a source, by any way of writing its name."""

    name: str


class Person(Struct, frozen=True):
    """Articles that name a person, by any spelling of the name or by the surname alone."""

    name: str


class DateRange(Struct, frozen=True):
    """Articles published within a period."""

    period: Period


class And(Struct, frozen=True):
    """Articles that every part finds; without parts, every article."""

    parts: tuple[Query, ...]


class Or(Struct, frozen=True):
    """Articles that some part finds."""

    parts: tuple[Query, ...]


class Not(Struct, frozen=True):
    """Articles that the part does not find."""

    part: Query


Leaf = Words | Phrase | Prefix | Wildcard | Fuzzy | Source | Person | DateRange
Query = Leaf | And | Or | Not


def only_filters(query: Query) -> bool:
    """Whether a query narrows without saying what for, so that nothing makes one article better than another."""
    if isinstance(query, And | Or):
        return all(only_filters(part) for part in query.parts)
    return isinstance(query, Source | Person | DateRange | Not)


def leaves(query: Query) -> Iterator[Leaf]:
    """What a query asks for, anywhere in it, excluded or not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case leaf:
            yield leaf


def boosted(query: Query, factor: float) -> Query:
    """A query that counts so many times more beside others; what only narrows stays as it is."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(boosted(part, factor) for part in parts))
        case Words(words):
            return replace(
                query, words=tuple(replace(word, boost=word.boost * factor) for word in words)
            )
        case Phrase() | Prefix() | Wildcard() | Fuzzy():
            return replace(query, boost=query.boost * factor)
        case other:
            return other
