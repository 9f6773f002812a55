"""Why these articles, in this order: how a query was read, and what the score of each hit is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any as Untyped

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Engine
from index.people.phonetic import KEY_PREFIX
from index.schema import FIELDS, Kind
from search.description import described, listed
from search.parser import ParsedQuery
from search.query import And, Not, Or, Query, Source, Words, leaves
from search.ranking import Ranking
from search.relaxation import Outcome

_KINDS = {field.name: field.kind for field in FIELDS}


class Contribution(Struct, frozen=True):
    """What one part of a query adds to the score of a hit.

    Attributes:
        text: The word or phrase as it was typed, accents folded.
        field: The text of the article that holds it: `title`, `body`, `captions`, `people`…
        view: How it was matched: `exact`, `stem`, `beginning` for words that begin alike, `sound` for names that sound
            like one that was typed, or `together` for words that stand together as they were typed.
        score: What it adds.
    """

    text: str
    field: str
    view: str
    score: float

    def as_dict(self) -> dict[str, Untyped]:
        """The contribution as JSON knows it."""
        return {
            "text": self.text,
            "field": self.field,
            "view": self.view,
            "score": round(self.score, 4),
        }


class HitExplanation(Struct, frozen=True):
    """What the score of a hit is made of.

    Attributes:
        id: The article.
        score: Its score by relevance, in whatever order the hits are.
        contributions: Highest first; they add up to the score.
    """

    id: str
    score: float
    contributions: tuple[Contribution, ...]

    def as_dict(self) -> dict[str, Untyped]:
        """The account as JSON knows it."""
        parts = [contribution.as_dict() for contribution in self.contributions]
        return {"id": self.id, "score": round(self.score, 4), "contributions": parts}


class Explanation(Struct, frozen=True):
    """How a query was read, and why its hits are in this order.

    Attributes:
        reading: A line for every part of the query, indented by two spaces for each part that it belongs to.
        hits: In the order of the page.
    """

    reading: tuple[str, ...]
    hits: tuple[HitExplanation, ...]

    @classmethod
    def of(
        cls, engine: Engine, ranking: Ranking, reading: ParsedQuery, outcome: Outcome
    ) -> Explanation:
        """Explain what a search came to; this asks the engine once for every word and field.

        Args:
            engine: What was searched.
            ranking: How the query became nodes.
            reading: The query as it was understood, filters included.
            outcome: What the search came to.
        """
        lines = list(_lines(outcome.query, ranking))
        if outcome.relaxed:
            lines.append("some of the words may be missing, since too few articles have them all")
        elif reading.strict:
            lines.append("no word may be missing")
        return cls(tuple(lines), _Accountant.of(engine, outcome).accounts(outcome.engine_query))

    def as_dict(self) -> dict[str, Untyped]:
        """The explanation as JSON knows it."""
        return {"reading": list(self.reading), "hits": [account.as_dict() for account in self.hits]}

    def text(self, first: int = 1) -> str:
        """The explanation for a terminal, its hits numbered from `first`."""
        lines = ["the query was read as:", *(f"  {line}" for line in self.reading)]
        for number, account in enumerate(self.hits, first):
            lines += ["", f"{number}. {account.id}: {account.score:.2f}"]
            lines += [
                f"   {part.score:8.2f}  {part.text}  ({part.field}, {part.view})"
                for part in account.contributions
            ]
        return "\n".join(lines)


def _lines(query: Query, ranking: Ranking, depth: int = 0) -> Iterator[str]:
    """A query in words: a line a part."""
    indent = "  " * depth
    match query:
        case And(()):
            yield f"{indent}every article"
        case And(parts) | Or(parts):
            yield f"{indent}{'all' if isinstance(query, And) else 'any'} of"
            for part in parts:
                yield from _lines(part, ranking, depth + 1)
        case Not(part):
            yield f"{indent}not"
            yield from _lines(part, ranking, depth + 1)
        case Source(name):
            yield f"{indent}{described(query)}: {listed(ranking.sources(name)) or 'none of this archive'}"
        case Words(words):
            silent = listed(f'"{word.exact}"' for word in words if word.optional)
            exactly = ", just as typed" if ranking.exact else ""
            yield f"{indent}{described(query)}{exactly}{f'; {silent} may be missing' if silent else ''}"
        case leaf:
            yield f"{indent}{described(leaf)}"


Found = Mapping[str, tuple[Contribution, ...]]
"""By id of a document that a node finds, what the node adds to its score."""


class _Accountant(Struct, frozen=True):
    """Takes nodes apart, and asks an engine what each leaf adds to the score of some documents.

    Attributes:
        engine: What holds them.
        ids: The documents.
        typed: What was typed for each stem.
    """

    engine: Engine
    ids: tuple[str, ...]
    typed: Mapping[str, str]

    @classmethod
    def of(cls, engine: Engine, outcome: Outcome) -> _Accountant:
        words = (
            word for leaf in leaves(outcome.query) if isinstance(leaf, Words) for word in leaf.words
        )
        ids = tuple(group.leader.id for group in outcome.groups.best)
        return cls(engine, ids, {word.stem: word.exact for word in words})

    def accounts(self, node: engine_query.EngineQuery) -> tuple[HitExplanation, ...]:
        scores, parts = self.scores(node), self.found(node)
        return tuple(
            HitExplanation(id, scores.get(id, 0.0), _highest_first(parts.get(id, ())))
            for id in self.ids
        )

    def scores(self, node: engine_query.EngineQuery) -> dict[str, float]:
        """The score of each of the documents that a node finds."""
        within = engine_query.Or(tuple(engine_query.Term("id", id, 0.0) for id in self.ids))
        found = self.engine.match(engine_query.Filtered(node, within), limit=max(len(self.ids), 1))
        return {match.id: match.score for match in found.best}

    def found(self, node: engine_query.EngineQuery, *, bonus: bool = False) -> Found:
        """What a node adds to each of the documents that it finds, by its leaves."""
        match node:
            case engine_query.And(nodes):
                return _united([self.found(part, bonus=bonus) for part in nodes], len(nodes))
            case engine_query.Or(nodes, least):
                return _united([self.found(part, bonus=bonus) for part in nodes], least)
            case engine_query.AndNot(kept, excluded):
                out = self.scores(excluded)
                return {
                    id: parts
                    for id, parts in self.found(kept, bonus=bonus).items()
                    if id not in out
                }
            case engine_query.Filtered(scored, condition):
                passing = self.scores(condition)
                return {
                    id: parts
                    for id, parts in self.found(scored, bonus=bonus).items()
                    if id in passing
                }
            case engine_query.AndMaybe(wanted, extra):
                more = self.found(extra, bonus=True)
                return {
                    id: parts + more.get(id, ())
                    for id, parts in self.found(wanted, bonus=bonus).items()
                }
            case leaf:
                part = self.part(leaf, bonus=bonus)
                return {
                    id: (replace(part, score=score),) for id, score in self.scores(leaf).items()
                }

    def part(self, leaf: engine_query.EngineQuery, *, bonus: bool) -> Contribution:
        """What a leaf stands for, its score still to come."""
        field = (
            ""
            if isinstance(
                leaf,
                engine_query.MatchAll
                | engine_query.And
                | engine_query.Or
                | engine_query.AndNot
                | engine_query.Filtered
                | engine_query.AndMaybe,
            )
            else leaf.field
        )
        if field == "beginnings":
            return Contribution(_shown(leaf), "words", "beginning", 0.0)
        if field == "sounds":
            return Contribution(_shown(leaf).replace(KEY_PREFIX, ""), "names", "sound", 0.0)
        stem = _KINDS.get(field) is Kind.STEM
        view = "together" if bonus else "stem" if stem else "exact"
        text = _shown(leaf)
        return Contribution(
            self.typed.get(text, text) if stem else text, field.removesuffix("_exact"), view, 0.0
        )


def _united(found: Sequence[Found], least: int) -> Found:
    """What some nodes add together to the documents that at least so many of them find."""
    if least > len(found) or not found:
        return {}
    ids = dict.fromkeys(id for each in found for id in each)
    finding = {id: [each[id] for each in found if id in each] for id in ids}
    return {
        id: tuple(part for each in parts for part in each)
        for id, parts in finding.items()
        if len(parts) >= least
    }


def _highest_first(parts: Sequence[Contribution]) -> tuple[Contribution, ...]:
    return tuple(sorted((part for part in parts if part.score), key=lambda part: -part.score))


def _shown(leaf: engine_query.EngineQuery) -> str:  # noqa: PLR0911 - one case a kind
    """A leaf as it would be typed."""
    match leaf:
        case engine_query.Term(_, text):
            return text
        case engine_query.Phrase(_, texts):
            return f'"{" ".join(texts)}"'
        case engine_query.Near(_, texts, slop):
            return f'"{" ".join(texts)}"~{slop}'
        case engine_query.Prefix(_, text):
            return f"{text}*"
        case engine_query.Wildcard(_, text):
            return text
        case engine_query.Fuzzy(_, text, distance):
            return f"{text}~{distance}"
        case engine_query.Range():
            return "day"
        case _:
            return "every article"
