"""Take the score of each hit apart into what the words of a query add to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Engine
from index.engines.query import EngineQuery
from index.people.phonetic import KEY_PREFIX
from index.schema import FIELDS, Kind
from search.json_values import SCORE_DECIMALS
from search.query import Words, leaves
from search.relaxation import Outcome

_STEM_FIELDS = frozenset(field.name for field in FIELDS if field.kind is Kind.STEM)


class Contribution(Struct, frozen=True):
    """The share that one part of a query has in the score of a hit.

    Attributes:
        text: The word or phrase as it was typed, accents folded.
        field: The text of the article that holds it: `title`, `body`, `captions`, `people`…
        view: The way it was matched: `exact`, `stem`, `beginning` for words that begin alike,
            `sound` for names that sound like a typed one, or `together` for words that stand next
            to each other as they were typed.
        score: The number that it adds to the score.
    """

    text: str
    field: str
    view: str
    score: float

    def as_dict(self) -> dict[str, Any]:
        """Return the contribution as JSON holds it."""
        return {
            "text": self.text,
            "field": self.field,
            "view": self.view,
            "score": round(self.score, SCORE_DECIMALS),
        }


class HitExplanation(Struct, frozen=True):
    """The score of a hit with the parts that it is made of.

    Attributes:
        id: The id of the article.
        score: Its score by relevance, in whatever order the hits are.
        contributions: The shares of the parts of the query, highest first. They add up to the score.
    """

    id: str
    score: float
    contributions: tuple[Contribution, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the explanation as JSON holds it."""
        return {
            "id": self.id,
            "score": round(self.score, SCORE_DECIMALS),
            "contributions": [part.as_dict() for part in self.contributions],
        }


Contributions = Mapping[str, tuple[Contribution, ...]]
"""Shares of a query in the scores of the documents that it finds, by their ids."""


class ScoreBreakdown(Struct, frozen=True):
    """Takes queries apart, and asks an engine what each leaf adds to the scores of some documents.

    Attributes:
        engine: The engine that holds the documents.
        ids: The ids of the documents.
        typed: The word that was typed, by its stem.
    """

    engine: Engine
    ids: tuple[str, ...]
    typed: Mapping[str, str]

    @classmethod
    def of(cls, engine: Engine, outcome: Outcome) -> ScoreBreakdown:
        """Prepare to explain the hits of a search."""
        typed: dict[str, str] = {}
        for leaf in leaves(outcome.query):
            if isinstance(leaf, Words):
                typed.update((word.stem, word.exact) for word in leaf.words)
        ids = tuple(group.leader.id for group in outcome.groups.best)
        return cls(engine, ids, typed)

    def hits(self, query: EngineQuery) -> tuple[HitExplanation, ...]:
        """Explain the score of each document."""
        scores = self.scores(query)
        contributions = self.contributions(query)
        explained: list[HitExplanation] = []
        for id in self.ids:
            parts = _highest_first(contributions.get(id, ()))
            explained.append(HitExplanation(id, scores.get(id, 0.0), parts))
        return tuple(explained)

    def scores(self, query: EngineQuery) -> dict[str, float]:
        """Return the score of each document that a query finds."""
        any_id = tuple(engine_query.Term("id", id, 0.0) for id in self.ids)
        narrowed = engine_query.Filtered(query, engine_query.Or(any_id))
        limit = max(len(self.ids), 1)
        matches = self.engine.match(narrowed, limit=limit)
        return {match.id: match.score for match in matches.best}

    def contributions(self, query: EngineQuery, *, bonus: bool = False) -> Contributions:
        """Return what the leaves of a query add to the documents that it finds.

        Args:
            query: The query.
            bonus: True for a query that adds to the scores of another.
        """
        match query:
            case engine_query.And(parts):
                each = [self.contributions(part, bonus=bonus) for part in parts]
                return _sum(each, min_match=len(parts))
            case engine_query.Or(parts, min_match):
                each = [self.contributions(part, bonus=bonus) for part in parts]
                return _sum(each, min_match=min_match)
            case engine_query.AndNot(kept, excluded):
                dropped = self.scores(excluded)
                contributions = self.contributions(kept, bonus=bonus)
                return {id: parts for id, parts in contributions.items() if id not in dropped}
            case engine_query.Filtered(scored, condition):
                passing = self.scores(condition)
                contributions = self.contributions(scored, bonus=bonus)
                return {id: parts for id, parts in contributions.items() if id in passing}
            case engine_query.AndMaybe(required, extra):
                added = self.contributions(extra, bonus=True)
                contributions = self.contributions(required, bonus=bonus)
                return {id: parts + added.get(id, ()) for id, parts in contributions.items()}
            case leaf:
                part = self._contribution(leaf, bonus=bonus)
                scores = self.scores(leaf)
                return {id: (replace(part, score=score),) for id, score in scores.items()}

    def _contribution(self, leaf: _Leaf, *, bonus: bool) -> Contribution:
        """Describe what a leaf stands for, without a score."""
        text = _typed(leaf)
        field = _field(leaf)
        if field == "beginnings":
            return Contribution(text, "words", "beginning", 0.0)
        if field == "sounds":
            return Contribution(text.replace(KEY_PREFIX, ""), "names", "sound", 0.0)
        view = "exact"
        if field in _STEM_FIELDS:
            view = "stem"
            text = self.typed.get(text, text)
        if bonus:
            view = "together"
        return Contribution(text, field.removesuffix("_exact"), view, 0.0)


_Leaf = (
    engine_query.Term
    | engine_query.Phrase
    | engine_query.Near
    | engine_query.Prefix
    | engine_query.Wildcard
    | engine_query.Fuzzy
    | engine_query.Range
    | engine_query.MatchAll
)
"""An engine query without parts."""


def _sum(each: Sequence[Contributions], min_match: int) -> Contributions:
    """Add up what some queries contribute to the documents that at least `min_match` of them find."""
    found_by: Counter[str] = Counter()
    sums: dict[str, tuple[Contribution, ...]] = {}
    for contributions in each:
        for id, parts in contributions.items():
            found_by[id] += 1
            sums[id] = sums.get(id, ()) + parts
    return {id: parts for id, parts in sums.items() if found_by[id] >= min_match}


def _highest_first(parts: Iterable[Contribution]) -> tuple[Contribution, ...]:
    scoring = [part for part in parts if part.score]
    return tuple(sorted(scoring, key=_falling_score))


def _falling_score(part: Contribution) -> float:
    return -part.score


def _field(leaf: _Leaf) -> str:
    return "" if isinstance(leaf, engine_query.MatchAll) else leaf.field


def _typed(leaf: _Leaf) -> str:
    """Return a leaf as a user would type it. A leaf that never scores has no text."""
    match leaf:
        case engine_query.Phrase(_, texts):
            return f'"{" ".join(texts)}"'
        case engine_query.Near(_, texts, slop):
            return f'"{" ".join(texts)}"~{slop}'
        case engine_query.Prefix(_, text):
            return f"{text}*"
        case engine_query.Fuzzy(_, text, distance):
            return f"{text}~{distance}"
        case engine_query.Term(_, text) | engine_query.Wildcard(_, text):
            return text
        case _:
            return ""
