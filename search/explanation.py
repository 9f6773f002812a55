"""Explain how a query was read, and what the score of each hit is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Engine
from index.engines.query import EngineQuery
from index.messages import Language, Message, catalogue
from index.people.phonetic import KEY_PREFIX
from index.schema import FIELDS, Kind
from search.description import describe
from search.json_values import SCORE_DECIMALS
from search.parser import ParsedQuery
from search.query import And, Not, Or, Query, Source, Words, leaves
from search.ranking import Ranking
from search.relaxation import Outcome

_STEM_FIELDS = frozenset(field.name for field in FIELDS if field.kind is Kind.STEM)
_INDENT = "  "


class Contribution(Struct, frozen=True):
    """What one part of a query adds to the score of a hit.

    Attributes:
        text: The word or phrase as it was typed, accents folded.
        field: The text of the article that holds it: `title`, `body`, `captions`, `people`…
        view: How it was matched: `exact`, `stem`, `beginning` for words that begin alike, `sound`
            for names that sound like a typed one, or `together` for words that stand next to each
            other as they were typed.
        score: What it adds.
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
    """What the score of a hit is made of.

    Attributes:
        id: The id of the article.
        score: Its score by relevance, in whatever order the hits are.
        contributions: What the parts of the query add, highest first. They add up to the score.
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


class ReadingLine(Struct, frozen=True):
    """One part of a query in words.

    Attributes:
        part: What the part asks for.
        depth: How many parts it belongs to.
    """

    part: Message
    depth: int = 0


class Explanation(Struct, frozen=True):
    """How a query was read, and why its hits are in this order.

    Attributes:
        reading: A line for every part of the query.
        hits: The hits, in the order of the page.
    """

    reading: tuple[ReadingLine, ...]
    hits: tuple[HitExplanation, ...]

    @classmethod
    def of(
        cls, engine: Engine, ranking: Ranking, parsed: ParsedQuery, outcome: Outcome
    ) -> Explanation:
        """Explain a search; this asks the engine once for every word and field.

        Args:
            engine: Where the articles are.
            ranking: Made engine queries of the parts.
            parsed: The query with its filters.
            outcome: What the search found.
        """
        reading = list(_reading(outcome.query, ranking))
        if outcome.relaxed:
            reading.append(ReadingLine(Message.of("reading-relaxed")))
        elif parsed.strict:
            reading.append(ReadingLine(Message.of("reading-strict")))
        scores = _ScoreBreakdown.of(engine, outcome)
        return cls(tuple(reading), scores.hits(outcome.engine_query))

    def reading_in(self, language: Language = "en") -> tuple[str, ...]:
        """Put the parts of the query into words, indented below the part that they belong to."""
        words = catalogue(language)
        return tuple(_INDENT * line.depth + words.text(line.part) for line in self.reading)

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the explanation as JSON holds it, the reading in a language."""
        return {
            "reading": list(self.reading_in(language)),
            "hits": [hit.as_dict() for hit in self.hits],
        }

    def text(self, first: int = 1, language: Language = "en") -> str:
        """Return the explanation in words, its hits numbered from `first`."""
        words = catalogue(language)
        lines = [words.text(Message.of("reading"))]
        lines += [_INDENT + line for line in self.reading_in(language)]
        for number, hit in enumerate(self.hits, first):
            lines += ["", f"{number}. {hit.id}: {hit.score:.2f}"]
            for part in hit.contributions:
                field = words.text(Message.of(f"field-{part.field}"))
                view = words.text(Message.of(f"view-{part.view}"))
                lines.append(f"   {part.score:8.2f}  {part.text}  ({field}, {view})")
        return "\n".join(lines)


def _reading(query: Query, ranking: Ranking, depth: int = 0) -> Iterator[ReadingLine]:
    """Yield a line for every part of a query."""
    match query:
        case And(parts) if parts:
            yield from _group("reading-all", parts, ranking, depth)
        case Or(parts):
            yield from _group("reading-any", parts, ranking, depth)
        case Not(part):
            yield from _group("reading-not", (part,), ranking, depth)
        case And():
            yield ReadingLine(Message.of("reading-everything"), depth)
        case Source(name):
            yield ReadingLine(_source(name, ranking.sources(name)), depth)
        case Words():
            yield ReadingLine(_words(query, exact=ranking.exact), depth)
        case leaf:
            yield ReadingLine(describe(leaf), depth)


def _group(
    code: str, parts: Iterable[Query], ranking: Ranking, depth: int
) -> Iterator[ReadingLine]:
    yield ReadingLine(Message.of(code), depth)
    for part in parts:
        yield from _reading(part, ranking, depth + 1)


def _source(name: str, sources: Sequence[str]) -> Message:
    if not sources:
        return Message.of("reading-source-unknown", name=name)
    return Message.of("reading-source", name=name, sources=tuple(dict.fromkeys(sources)))


def _words(words: Words, *, exact: bool) -> Message:
    part = describe(words)
    if exact:
        part = Message.of("reading-exact", part=part)
    optional = dict.fromkeys(word.exact for word in words.words if word.optional)
    if optional:
        listed = tuple(Message.of("part-word", word=word) for word in optional)
        part = Message.of("reading-optional", part=part, words=listed)
    return part


Contributions = Mapping[str, tuple[Contribution, ...]]
"""What a query adds to the scores of the documents that it finds, by their ids."""


class _ScoreBreakdown(Struct, frozen=True):
    """Takes queries apart, and asks an engine what each leaf adds to the scores of some documents.

    Attributes:
        engine: Where the documents are.
        ids: The ids of the documents.
        typed: The word that was typed, by its stem.
    """

    engine: Engine
    ids: tuple[str, ...]
    typed: Mapping[str, str]

    @classmethod
    def of(cls, engine: Engine, outcome: Outcome) -> _ScoreBreakdown:
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
        return tuple(
            HitExplanation(id, scores.get(id, 0.0), _highest_first(contributions.get(id, ())))
            for id in self.ids
        )

    def scores(self, query: EngineQuery) -> dict[str, float]:
        """Return the score of each document that a query finds."""
        any_id = engine_query.Or(tuple(engine_query.Term("id", id, 0.0) for id in self.ids))
        narrowed = engine_query.Filtered(query, any_id)
        matches = self.engine.match(narrowed, limit=max(len(self.ids), 1))
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
    """Return a leaf as a user would type it; a leaf that never scores has no text."""
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
