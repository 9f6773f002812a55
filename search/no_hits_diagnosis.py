"""Find out which word or filter of a query left nothing to find, by counting what its parts find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from index.engines.batch import Answer, Batch
from index.engines.query import MatchAll
from index.messages import Message, Value
from search.parser import ParsedQuery
from search.query import (
    And,
    DateRange,
    Leaf,
    Named,
    Not,
    Or,
    Phrase,
    Query,
    Source,
    Undated,
    Word,
    Words,
    leaves,
    only_filters,
)
from search.query_description import describe, describe_period, quoted_word
from search.ranking import Ranking

MAX_NOTES = 5
"""Limit on the notes on a query, and on the parts that a note lists. Few queries need more."""

MAX_PARTS = 25
"""Limit on the parts of a query whose matches are counted."""

AnyValue = TypeVar("AnyValue")


def diagnose(batch: Batch, ranking: Ranking, parsed: ParsedQuery) -> tuple[Message, ...]:
    """Return notes on why no article matches a query. This counts the matches of some parts.

    Args:
        batch: Asks the engine that holds the articles.
        ranking: Translates the parts for the engine.
        parsed: The query with its filters.
    """
    articles = batch.count(MatchAll())
    diagnosis = _Diagnosis(batch, ranking, strict=parsed.strict)
    diagnosis.announce(parsed.query)
    if not articles():
        return (Message.of("index-without-articles", remedy="name-paths"),)
    notes = _unique(diagnosis.notes(parsed.query))
    return notes[:MAX_NOTES]


class _Parts(Struct, frozen=True):
    """The parts of a query, by what they do.

    Attributes:
        wanted: Words, phrases and alternatives.
        filters: Filters that narrow the search, and alternatives of such filters.
        excluded: Parts that must not match.
    """

    wanted: tuple[Query, ...]
    filters: tuple[Query, ...]
    excluded: tuple[Not, ...]

    @classmethod
    def of(cls, query: Query) -> _Parts:
        """Sort the parts that must all match, or the whole query if it has no such parts."""
        parts = query.parts[:MAX_PARTS] if isinstance(query, And) else (query,)
        wanted: list[Query] = []
        filters: list[Query] = []
        excluded: list[Not] = []
        for part in parts:
            if isinstance(part, Not):
                excluded.append(part)
            elif only_filters(part):
                filters.append(part)
            else:
                wanted.append(part)
        return cls(tuple(wanted), tuple(filters), tuple(excluded))

    @property
    def kept(self) -> tuple[Query, ...]:
        """Everything but the exclusions."""
        return *self.wanted, *self.filters


class _Diagnosis(Struct, frozen=True):
    """Counts how many articles match the parts of a query.

    Attributes:
        batch: Asks the engine that holds the articles.
        ranking: Translates the parts for the engine.
        strict: True if words were joined by AND, so that an article may lack none of them.
    """

    batch: Batch
    ranking: Ranking
    strict: bool

    def announce(self, query: Query) -> None:
        """Ask for all that the first notes may need, in one request."""
        parts = _Parts.of(query)
        for part in parts.wanted:
            self._ask([part])
            if isinstance(part, Words):
                self._ask_words(part)
        for kept in (parts.wanted, parts.kept):
            self._ask(kept)

    def notes(self, query: Query) -> Iterator[Message]:
        """Yield notes on the reasons why nothing was found.

        1. No article has some word or phrase.
        2. Some articles have each of the parts, but none has all of them.
        3. The filters pass none of the articles that have all the parts.
        4. The exclusions remove all the articles that are left.

        Only the first reason that applies is noted. But if the articles may lack the words of 1,
        then 3 or 4 may be noted as well.
        """
        parts = _Parts.of(query)
        absent: list[Message] = []
        for part in parts.wanted:
            absent += self._absent_parts(part)
        yield from absent
        if not self._count(parts.wanted):
            if not absent:
                yield from self._found_apart(parts.wanted)
        elif parts.filters and not self._count(parts.kept):
            yield from self._removed_by_filters(parts)
        elif parts.excluded:
            yield self._removed_by_exclusions(parts)

    def _ask(self, parts: Sequence[Query]) -> Answer[int]:
        """Count the articles that match all parts. In a query that is not strict, one word is enough."""
        ranking = self.ranking if self.strict else replace(self.ranking, min_match=1)
        all_parts = And(tuple(parts))
        return self.batch.count(ranking.translate(all_parts))

    def _ask_words(self, words: Words) -> list[tuple[Word, Answer[int]]]:
        """Count the articles that have each of some words."""
        return [
            (word, self.batch.count(self.ranking.presence(word)))
            for word in words.content_words[:MAX_PARTS]
        ]

    def _count(self, parts: Sequence[Query]) -> int:
        """Return the number of articles that match all parts."""
        return self._ask(parts)()

    def _absent_parts(self, part: Query) -> Iterator[Message]:
        """Yield a note for each word, phrase, filter and the like in a part that no article has."""
        # the words of a field are noted as a whole, such as `retraites in the title`
        if isinstance(part, Words) and part.field is None:
            yield from self._absent_words(part)
        elif isinstance(part, Not) or self._is_found(part):
            return
        elif isinstance(part, And | Or):
            for leaf in list(leaves(part))[:MAX_PARTS]:
                yield from self._absent_parts(leaf)
        else:
            yield self._absent_leaf(part)

    def _absent_words(self, words: Words) -> Iterator[Message]:
        """Yield a note for each word that no article has."""
        for word, count in self._ask_words(words):
            if not count():
                yield Message.of("part-not-found", part=quoted_word(word))

    def _absent_leaf(self, leaf: Leaf) -> Message:
        """Say that no article has a leaf, or in how many the words of a phrase stand apart."""
        part = describe(leaf)
        articles = self._count_scattered(leaf)
        if not articles:
            return Message.of("part-not-found", part=part)
        return Message.of("phrase-not-found", part=part, articles=articles)

    def _is_found(self, part: Query) -> bool:
        return self._count([part]) > 0

    def _count_scattered(self, leaf: Leaf) -> int:
        """Count the articles that have all words of a phrase anywhere. Other leaves count 0."""
        if not isinstance(leaf, Phrase) or len(leaf.terms) < 2:
            return 0
        terms = dict.fromkeys(leaf.terms)
        words = tuple(Phrase((term,), leaf.field) for term in terms)
        return self._count([And(words)])

    def _found_apart(self, wanted: Sequence[Query]) -> Iterator[Message]:
        """Say how many articles each word or part finds, since no article has all of them."""
        counted: list[Message] = []
        single_parts = _single_parts(wanted)[:MAX_NOTES]
        answers = [self._ask([part]) for part in single_parts]
        for part, answer in zip(single_parts, answers, strict=True):
            articles = answer()
            counted.append(Message.of("part-counted", part=_name_part(part), articles=articles))
        if len(counted) > 1:
            yield Message.of("parts-found-apart", parts=_unique(counted))

    def _removed_by_filters(self, parts: _Parts) -> Iterator[Message]:
        """Say which filters pass none of the articles that have the wanted parts.

        If each filter passes some of them, the note is on all filters together.
        """
        wanted = parts.wanted
        answers = [self._ask([*wanted, candidate]) for candidate in parts.filters]
        failing = [
            candidate
            for candidate, answer in zip(parts.filters, answers, strict=True)
            if not answer()
        ]
        if failing:
            for failing_filter in failing:
                yield from self._removed_by_filter(failing_filter, wanted)
        elif wanted:
            yield Message.of("filters-pass-no-hit-together", articles=self._count(wanted))
        else:
            yield Message.of("filters-pass-no-article-together")

    def _removed_by_filter(
        self, failing_filter: Query, wanted: Sequence[Query]
    ) -> Iterator[Message]:
        """Say that a filter passes none of the articles that have the wanted parts.

        Nothing is said of a source or a person that no article has: a note on the reading of the
        query says already that the name is unknown.
        """
        if wanted and self._is_found(failing_filter):
            yield self._filter_note(failing_filter, self._count(wanted))
        elif isinstance(failing_filter, DateRange):
            period = describe_period(failing_filter.period)
            yield Message.of("period-without-articles", period=period)
        elif failing_filter == Undated():
            yield Message.of("no-article-undated")

    def _filter_note(self, failing_filter: Query, articles: int) -> Message:
        """Say that a filter passes none of the articles that the query finds without filters.

        Args:
            failing_filter: The filter.
            articles: The number of articles that the query finds without filters.
        """
        match failing_filter:
            case Source(name):
                return self._sources_note([name], articles)
            case Or(parts) if all(isinstance(part, Source) for part in parts):
                names = [part.name for part in parts if isinstance(part, Source)]
                return self._sources_note(names, articles)
            case Named(name):
                return Message.of("filter-name-passes-no-hit", articles=articles, name=name)
            case DateRange(period):
                described = describe_period(period)
                return Message.of(
                    "filter-period-passes-no-hit", articles=articles, period=described
                )
            case _:
                part = _name_part(failing_filter)
                return Message.of("filter-passes-no-hit", articles=articles, part=part)

    def _sources_note(self, names: Sequence[str], articles: int) -> Message:
        """Say that no article is of the sources that some names stand for."""
        sources = _unique(source for name in names for source in self.ranking.sources(name))
        return Message.of(
            "filter-source-passes-no-hit",
            articles=articles,
            name=", ".join(names),
            sources=sources,
        )

    def _removed_by_exclusions(self, parts: _Parts) -> Message:
        """Say that the exclusions remove all articles that the rest of the query finds.

        The note names the exclusion if a single one removes all of them.
        """
        articles = self._count(parts.kept)
        answers = [self._ask([*parts.kept, exclusion]) for exclusion in parts.excluded]
        for exclusion, answer in zip(parts.excluded, answers, strict=True):
            if not answer():
                part = _name_part(exclusion.part)
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


def _name_part(part: Query) -> Value:
    """Return the words of a part or its description, for use in a note.

    Several words, and the leaves of a group such as `(grève OU "service minimum")`, make a tuple.
    """
    match part:
        case And() | Or() | Not():
            return _unique(_name_part(leaf) for leaf in leaves(part))
        case Words((word,)):
            return quoted_word(word)
        case Words(words):
            return _unique(quoted_word(word) for word in words if not word.optional)
        case leaf:
            return describe(leaf)


def _unique(values: Iterable[AnyValue]) -> tuple[AnyValue, ...]:
    """Return each value once, in the order in which they come first."""
    unique: list[AnyValue] = []  # not a set: some values cannot be hashed
    for value in values:
        if value not in unique:
            unique.append(value)
    return tuple(unique)
