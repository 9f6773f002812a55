"""Take the score of each hit apart into what the words of a query add to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Matches
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.schema import FIELDS, Kind
from search.json_values import SCORE_DECIMALS
from search.matching import Outcome
from search.names.typed_names import exact_terms
from search.query import Words, leaves

_LEMMA_FIELDS = frozenset(field.name for field in FIELDS if field.kind is Kind.LEMMA)


class Contribution(Struct, frozen=True):
    """The share of the score of a hit that comes from one part of a query.

    Attributes:
        text: The word or phrase as it was typed, accents folded.
        field: The text of the article that holds it: `title`, `body`, `captions`, `people`…
        view: The way it was matched: `exact` as it was typed, `lemma` in any inflection, `beginning`
            for words that begin alike, `alternative` for another form of a name, or `together` for
            a bonus, such as that for words that stand next to each other as they were typed.
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
"""The shares of a query in the score of each document that it finds, by the id of the document."""


class ScoreBreakdown(Struct, frozen=True):
    """Takes an engine query apart, and asks the engine what each leaf adds to the score of a document.

    Attributes:
        batch: Asks the engine that holds the documents.
        ids: The ids of the documents to explain.
        typed_by_lemma: A word as it was typed, by the terms of its lemmas.
        alternatives: The exact terms of other forms of the names in the query.
    """

    batch: Batch
    ids: tuple[str, ...]
    typed_by_lemma: Mapping[str, str]
    alternatives: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def of(cls, batch: Batch, outcome: Outcome, other_forms: Iterable[str] = ()) -> ScoreBreakdown:
        """Prepare to explain the hits of a search.

        Args:
            batch: Asks the engine that holds the documents.
            outcome: The outcome of the search.
            other_forms: The other forms in which the names of the query are searched.
        """
        typed_by_lemma: dict[str, str] = {}
        for leaf in leaves(outcome.query):
            if isinstance(leaf, Words):
                for word in leaf.words:
                    lemmas = (*word.lesser_lemmas, *word.spellings, *word.lemmas)
                    typed_by_lemma.update(dict.fromkeys(lemmas, word.exact))
        ids = tuple(group.leader.id for group in outcome.groups.best)
        return cls(batch, ids, typed_by_lemma, frozenset(map(exact_terms, other_forms)))

    def explain_hits(self, query: EngineQuery) -> tuple[HitExplanation, ...]:
        """Explain the score that a query gives each of the documents."""
        if not self.ids:
            return ()  # a query of a thousand words has ten times as many parts
        for part in _scored_parts(query):
            self._ask(part)
        scores = self.scores(query)
        contributions = self.contributions(query)
        explained: list[HitExplanation] = []
        for id in self.ids:
            parts = _highest_first(contributions.get(id, ()))
            explained.append(HitExplanation(id, scores.get(id, 0.0), parts))
        return tuple(explained)

    def scores(self, query: EngineQuery) -> dict[str, float]:
        """Return the score of each of the documents that a query finds, by its id."""
        return {match.id: match.score for match in self._ask(query)().best}

    def _ask(self, query: EngineQuery) -> Answer[Matches]:
        """Ask for the documents that a query finds among those to explain."""
        any_id = tuple(engine_query.Term("id", id, boost=0.0) for id in self.ids)
        narrowed = engine_query.Filtered(query, engine_query.Or(any_id))
        limit = max(len(self.ids), 1)  # an engine takes no limit of 0
        return self.batch.match(narrowed, limit=limit)

    def contributions(  # noqa: PLR0911 - one case a class
        self, query: EngineQuery, *, bonus: bool = False
    ) -> Contributions:
        """Return what each leaf of a query adds to the scores of the documents that the query finds.

        Args:
            query: The query.
            bonus: True for a query that only adds to the scores of another, such as the
                phrase of some words that are searched for anyway. Its leaves are shown as `together`.
        """
        match query:
            case engine_query.And(parts):
                by_part = [self.contributions(part, bonus=bonus) for part in parts]
                return _add_up(by_part, min_match=len(parts))
            case engine_query.Or(parts, min_match):
                by_part = [self.contributions(part, bonus=bonus) for part in parts]
                return _add_up(by_part, min_match=min_match)
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
            case engine_query.Constant(held, score):
                part = Contribution(self._words_of(held), "words", "together", score)
                return dict.fromkeys(self.scores(held), (part,))
            case leaf:
                part = self._contribution(leaf, bonus=bonus)
                scores = self.scores(leaf)
                return {id: (replace(part, score=score),) for id, score in scores.items()}

    def _words_of(self, held: EngineQuery) -> str:
        """Return the words whose presence scores, as they were typed: a word, or those of a name."""
        if isinstance(held, engine_query.And):
            return " ".join(map(self._words_of, held.clauses))
        lemmas = [term.text for term in _terms_of(held) if term.field in _LEMMA_FIELDS]
        typed = [self.typed_by_lemma[lemma] for lemma in lemmas if lemma in self.typed_by_lemma]
        return typed[0] if typed else ""

    def _contribution(self, leaf: _Leaf, *, bonus: bool) -> Contribution:
        """Describe the text, the field and the kind of match of a leaf. Its score is still 0."""
        text = _as_typed(leaf)
        field = _field(leaf)
        # these fields have no words of an article, so they are shown by what they stand for
        if field == "beginnings":
            return Contribution(text, "words", "beginning", 0.0)
        if field.endswith("spellings"):
            return Contribution(text, "words", "exact", 0.0)
        view = "exact"
        if isinstance(leaf, engine_query.Phrase) and leaf.texts in self.alternatives:
            view = "alternative"
        if field in _LEMMA_FIELDS:
            view = "lemma"
            text = self.typed_by_lemma.get(text, text)
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


def _terms_of(query: EngineQuery) -> Iterator[engine_query.Term]:
    """Yield the terms of which a query finds any."""
    if isinstance(query, engine_query.Or):
        for clause in query.clauses:
            yield from _terms_of(clause)
    elif isinstance(query, engine_query.Term):
        yield query


def _scored_parts(query: EngineQuery) -> Iterator[EngineQuery]:
    """Yield a query, and every part of it whose scores `ScoreBreakdown.contributions` looks at."""
    yield query
    match query:
        case engine_query.And(parts) | engine_query.Or(parts):
            for part in parts:
                yield from _scored_parts(part)
        case engine_query.AndNot(inner, other) | engine_query.Filtered(inner, other):
            yield other
            yield from _scored_parts(inner)
        case engine_query.AndMaybe(inner, bonus):
            yield from _scored_parts(inner)
            yield from _scored_parts(bonus)
        case engine_query.Constant(held):
            yield held


def _add_up(by_part: Sequence[Contributions], min_match: int) -> Contributions:
    """List what all parts of a query add to the documents that at least `min_match` parts find."""
    matching_parts: Counter[str] = Counter()
    joined: dict[str, tuple[Contribution, ...]] = {}
    for contributions in by_part:
        for id, added in contributions.items():
            matching_parts[id] += 1
            joined[id] = joined.get(id, ()) + added
    return {id: added for id, added in joined.items() if matching_parts[id] >= min_match}


def _highest_first(parts: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Sort contributions by falling score, and leave out those that add nothing."""
    scoring = [part for part in parts if part.score]
    return tuple(sorted(scoring, key=_falling_score))


def _falling_score(part: Contribution) -> float:
    return -part.score


def _field(leaf: _Leaf) -> str:
    """Return the field that a leaf looks at; a leaf that finds every article has none."""
    return "" if isinstance(leaf, engine_query.MatchAll) else leaf.field


def _as_typed(leaf: _Leaf) -> str:
    """Return a leaf as a user would type it, such as `"force qods"~2`."""
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
        case _:  # a range or every article, which add nothing to a score
            return ""
