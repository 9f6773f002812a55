"""Find out which word or filter of a query left nothing to find, by counting what its parts find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.engines.base import Engine
from index.messages import Message, Value
from search.parser import ParsedQuery
from search.query import And, DateRange, Leaf, Not, Or, Person, Phrase, Query, Source, Words, leaves
from search.query_description import describe, describe_period, quoted_word
from search.ranking import Ranking

MAX_NOTES = 5
"""Notes on a query, and parts that a note lists. More than a few things seldom go wrong."""

MAX_PARTS = 25
"""Parts of a query that are counted."""

Filter = Source | Person | DateRange


def diagnose(engine: Engine, ranking: Ranking, parsed: ParsedQuery) -> tuple[Message, ...]:
    """Return notes on why no article matches a query. This counts the matches of some parts.

    Args:
        engine: The engine that holds the articles.
        ranking: Makes engine queries of the parts.
        parsed: The query with its filters.
    """
    diagnosis = _Diagnosis(engine, ranking, strict=parsed.strict)
    notes: list[Message] = []
    for note in diagnosis.notes(parsed.query):
        if note not in notes:
            notes.append(note)
    return tuple(notes[:MAX_NOTES])


class _Parts(Struct, frozen=True):
    """The parts of a query, by what they do.

    Attributes:
        wanted: Words, phrases and alternatives.
        filters: Filters that narrow the search.
        excluded: Parts that must not match.
    """

    wanted: tuple[Query, ...]
    filters: tuple[Filter, ...]
    excluded: tuple[Not, ...]

    @classmethod
    def of(cls, query: Query) -> _Parts:
        parts = query.parts[:MAX_PARTS] if isinstance(query, And) else (query,)
        wanted: list[Query] = []
        filters: list[Filter] = []
        excluded: list[Not] = []
        for part in parts:
            if isinstance(part, Filter):
                filters.append(part)
            elif isinstance(part, Not):
                excluded.append(part)
            else:
                wanted.append(part)
        return cls(tuple(wanted), tuple(filters), tuple(excluded))

    @property
    def kept(self) -> tuple[Query, ...]:
        """Everything but the exclusions."""
        return *self.wanted, *self.filters


class _Diagnosis(Struct, frozen=True):
    """Counts how many articles match the parts of a query."""

    engine: Engine
    ranking: Ranking
    strict: bool

    def notes(self, query: Query) -> Iterator[Message]:
        """Yield what is known of the reasons why nothing was found."""
        parts = _Parts.of(query)
        absent: list[Message] = []
        for part in parts.wanted:
            absent += self._absent(part)
        yield from absent
        if not self._count(parts.wanted):
            if not absent:
                yield from self._found_apart(parts.wanted)
        elif parts.filters and not self._count(parts.kept):
            yield from self._filtered_out(parts)
        elif parts.excluded:
            yield self._excluded(parts)

    def _count(self, parts: Sequence[Query]) -> int:
        """Count the articles that match all parts, but for words that they may lack."""
        ranking = self.ranking if self.strict else replace(self.ranking, min_match=1)
        all_parts = And(tuple(parts))
        return self.engine.count(ranking.translate(all_parts))

    def _absent(self, part: Query) -> Iterator[Message]:
        """Yield a note for each word, phrase or the like that no article has."""
        if isinstance(part, Words) and part.field is None:
            yield from self._absent_words(part)
        elif isinstance(part, Not) or self._is_found(part):
            return
        elif isinstance(part, And | Or):
            for leaf in list(leaves(part))[:MAX_PARTS]:
                yield from self._absent(leaf)
        else:
            yield self._absent_leaf(part)

    def _absent_words(self, words: Words) -> Iterator[Message]:
        for word in words.content_words[:MAX_PARTS]:
            if not self.engine.count(self.ranking.presence(word)):
                yield Message.of("part-not-found", part=quoted_word(word))

    def _absent_leaf(self, leaf: Leaf) -> Message:
        part = describe(leaf)
        articles = self._count_scattered(leaf)
        if not articles:
            return Message.of("part-not-found", part=part)
        return Message.of("phrase-not-found", part=part, articles=articles)

    def _is_found(self, part: Query) -> bool:
        return self._count([part]) > 0

    def _count_scattered(self, leaf: Leaf) -> int:
        """Count the articles that have the words of a phrase anywhere."""
        if not isinstance(leaf, Phrase) or len(leaf.terms) < 2:
            return 0
        terms = dict.fromkeys(leaf.terms)
        words = tuple(Phrase((term,), leaf.field) for term in terms)
        return self._count([And(words)])

    def _found_apart(self, wanted: Sequence[Query]) -> Iterator[Message]:
        """Yield how many articles each part finds, if no article has all of them."""
        counted: list[Message] = []
        for part in _single_parts(wanted)[:MAX_NOTES]:
            articles = self._count([part])
            counted.append(Message.of("part-counted", part=_name(part), articles=articles))
        if len(counted) > 1:
            yield Message.of("parts-found-apart", parts=_unique(counted))

    def _filtered_out(self, parts: _Parts) -> Iterator[Message]:
        """Yield which filters leave nothing of what the rest of a query finds."""
        wanted = parts.wanted
        emptying = [each for each in parts.filters if not self._count([*wanted, each])]
        if emptying:
            for each in emptying:
                yield from self._emptied_by(each, wanted)
        elif wanted:
            yield Message.of("filters-pass-no-hit-together", articles=self._count(wanted))
        else:
            yield Message.of("filters-pass-no-article-together")

    def _emptied_by(self, each: Filter, wanted: Sequence[Query]) -> Iterator[Message]:
        """Say that a filter leaves nothing. Other notes say already which names are unknown."""
        if wanted and self._is_found(each):
            yield _filtered_out_by(each, self._count(wanted))
        elif isinstance(each, DateRange):
            period = describe_period(each.period)
            yield Message.of("period-without-articles", period=period)

    def _excluded(self, parts: _Parts) -> Message:
        """Say that exclusions leave nothing of what the rest finds, and which one if it is one."""
        articles = self._count(parts.kept)
        for exclusion in parts.excluded:
            if not self._count([*parts.kept, exclusion]):
                part = _name(exclusion.part)
                return Message.of("exclusion-removes-all-hits", articles=articles, part=part)
        return Message.of("exclusions-remove-all-hits", articles=articles)


def _single_parts(wanted: Iterable[Query]) -> list[Query]:
    """Return the parts with each word by itself, words first."""
    words: list[Query] = []
    others: list[Query] = []
    for part in wanted:
        if isinstance(part, Words):
            words += [Words((word,)) for word in part.content_words]
        else:
            others.append(part)
    return words + others


def _filtered_out_by(each: Filter, articles: int) -> Message:
    """Say that none of the articles that a query finds without filters passes one of them."""
    match each:
        case Source(name):
            return Message.of("filter-source-passes-no-hit", articles=articles, name=name)
        case Person(name):
            return Message.of("filter-person-passes-no-hit", articles=articles, name=name)
        case DateRange(period):
            described = describe_period(period)
            return Message.of("filter-period-passes-no-hit", articles=articles, period=described)


def _name(part: Query) -> Value:
    """Name a part, or if it has parts of its own, what they ask for."""
    match part:
        case And() | Or() | Not():
            return _unique(_name(leaf) for leaf in leaves(part))
        case Words((word,)):
            return quoted_word(word)
        case Words(words):
            return _unique(quoted_word(word) for word in words if not word.optional)
        case leaf:
            return describe(leaf)


def _unique(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return each value once, in the order in which they come first."""
    unique: list[Value] = []
    for value in values:
        if value not in unique:
            unique.append(value)
    return tuple(unique)
