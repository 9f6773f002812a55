"""Why nothing was found: which word or filter emptied the result, by asking the engine for the parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.engines.base import Engine
from search.description import counted, described, listed, spanned
from search.parser import ParsedQuery
from search.query import And, DateRange, Leaf, Not, Or, Person, Phrase, Query, Source, Words, leaves
from search.ranking import Ranking

MOST = 5
"""Words, phrases or filters that are told of; what goes wrong seldom goes wrong more often."""
_FEW = 25
"""Parts that are asked for."""

Filter = Source | Person | DateRange


def diagnosis(engine: Engine, ranking: Ranking, reading: ParsedQuery) -> tuple[str, ...]:
    """What to tell the author of a query that no article answers; a handful of counts.

    Args:
        engine: What was searched.
        ranking: How the query becomes nodes.
        reading: The query as it was understood, filters included.
    """
    return tuple(
        dict.fromkeys(_Doctor(engine, ranking, strict=reading.strict).notes(reading.query))
    )[:MOST]


class _Doctor(Struct, frozen=True):
    """Asks an engine how many articles each part of a query finds."""

    engine: Engine
    ranking: Ranking
    strict: bool

    def notes(self, query: Query) -> Iterator[str]:
        parts = query.parts[:_FEW] if isinstance(query, And) else (query,)
        filters = [part for part in parts if isinstance(part, Filter)]
        excluded = [part for part in parts if isinstance(part, Not)]
        asked = [part for part in parts if not isinstance(part, Filter | Not)]
        absent = [note for part in asked for note in self.absent(part)]
        if not self.count(asked):
            yield from absent or self.apart(asked)
            return
        yield from absent
        if filters and not self.count([*asked, *filters]):
            yield from self.filtered(asked, filters)
        elif excluded:
            yield from self.excluded([*asked, *filters], excluded)

    def count(self, parts: Sequence[Query]) -> int:
        """The articles that match all parts; words that may be let off are."""
        ranking = self.ranking if self.strict else replace(self.ranking, min_match=1)
        return self.engine.count(ranking.translate(And(tuple(parts))))

    def absent(self, part: Query) -> Iterator[str]:
        """What of a part no article has."""
        if isinstance(part, Words) and part.field is None:
            for word in part.content_words[:_FEW]:
                if not self.engine.count(self.ranking.presence(word)):
                    yield f'no article has "{word.exact}"'
        elif isinstance(part, And | Or):
            if not self.count([part]):
                for leaf in list(leaves(part))[:_FEW]:
                    yield from self.absent(leaf)
        elif not isinstance(part, Not) and not self.count([part]):
            yield f"no article has {described(part)}{self.loose(part)}"

    def loose(self, leaf: Leaf) -> str:
        """How many articles have the words of a phrase that no article has."""
        if not isinstance(leaf, Phrase) or len(leaf.terms) < 2:
            return ""
        words = And(tuple(Phrase((text,), leaf.field) for text in dict.fromkeys(leaf.terms)))
        having = self.count([words])
        return f"; {_have(having)} its words" if having else ""

    def apart(self, asked: Sequence[Query]) -> Iterator[str]:
        """What each of some parts finds that are never found together."""
        words = [
            Words((word,))
            for part in asked
            if isinstance(part, Words)
            for word in part.content_words
        ]
        each: list[Query] = [*words, *(part for part in asked if not isinstance(part, Words))]
        found = [f"{_name(part)} ({self.count([part]):,})" for part in each[:MOST]]
        if len(found) > 1:
            yield f"no article has all of it; by itself each part is found: {listed(found)}"

    def filtered(self, asked: Sequence[Query], filters: Sequence[Filter]) -> Iterator[str]:
        """Which filters leave nothing of what the rest of a query finds."""
        rest = f"without filters the query finds {counted(self.count(asked))}; none of them"
        empty = [one for one in filters if not self.count([*asked, one])]
        for one in empty:
            if not asked or not self.count([one]):
                yield from self.unknown(one)
            else:
                yield f"{rest} {_fails(one)}"
        if not empty and asked:
            yield f"{rest} passes all the filters, but some pass each"
        elif not empty:
            yield "some articles pass each of the filters, but none passes all"

    def unknown(self, one: Filter) -> Iterator[str]:
        """What to say of a filter that no article at all passes; of names, notes tell already."""
        if isinstance(one, DateRange):
            yield f"no article {_fails(one)}"

    def excluded(self, kept: Sequence[Query], excluded: Sequence[Not]) -> Iterator[str]:
        """Which exclusions leave nothing of what the rest of a query finds."""
        rest = f"{counted(self.count(kept))} without the exclusions"
        for one in excluded:
            if not self.count([*kept, one]):
                yield f"there would be {rest}: all of them have {_name(one.part)}"
                return
        yield f"there would be {rest}"


def _have(number: int) -> str:
    return f"{counted(number)} {'has' if number == 1 else 'have'}"


def _fails(one: Filter) -> str:
    """What articles lack that do not pass a filter, as a verb phrase."""
    match one:
        case Source(name):
            return f"is of {name}"
        case Person(name):
            return f"names {name}"
        case DateRange(period):
            return f"was published {spanned(period)}"


def _name(part: Query) -> str:
    """A part in words, or if it has parts of its own, what they ask for."""
    match part:
        case Words((word,)):
            return f'"{word.exact}"'
        case And() | Or() | Not():
            return listed(_name(leaf) for leaf in leaves(part))
        case Words(words):
            return listed(f'"{word.exact}"' for word in words if not word.optional)
        case leaf:
            return described(leaf)
