"""Relax queries: if too few articles hold all words of one, some of its words may be missing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Engine, Matches, Sort
from index.engines.query import EngineQuery
from index.messages import Message
from search.grouping import Groups, fetch_grouped, fetch_ungrouped
from search.parser import ParsedQuery
from search.query import And, Query, Words, conjuncts
from search.ranking import Ranking, unquoted

MIN_FULL_MATCHES = 3
"""A query that fewer articles match, or fewer than it has words, is relaxed."""
MAX_RELAXED_HITS = 100
"""Only as many words may be missing as it takes to have this number of hits."""


class Outcome(Struct, frozen=True):
    """The result of a search.

    Attributes:
        query: The query tree that was searched in the end.
        engine_query: The engine query that matched the articles.
        groups: One page of them.
        complete: How many articles hold all of the query. It is counted only as far as relaxation
            needs it.
        relaxed: True if articles count that lack some of the words.
        notes: What to say about the relaxation to the author of the query.
    """

    query: Query
    engine_query: EngineQuery
    groups: Groups
    complete: int
    relaxed: bool = False
    notes: tuple[Message, ...] = ()


class Search(Struct, frozen=True):
    """One page of one search.

    Attributes:
        engine: The engine to search.
        ranking: Translates queries for the engine.
        sort, offset, limit: Which page of the matches to fetch.
        group: Show near-duplicates once, under the best of them.
    """

    engine: Engine
    ranking: Ranking
    sort: Sort
    offset: int
    limit: int
    group: bool = False

    def run(self, parsed: ParsedQuery) -> Outcome:
        """Search, and relax the query if too few articles match and it may be relaxed.

        If no article matches all of it, phrases are read as plain words as well.
        """
        outcome = self._search(parsed.query, strict=parsed.strict)
        if outcome.complete:
            return outcome
        without_phrases = unquoted(parsed.query)
        if without_phrases == parsed.query:
            return outcome
        wider = self._search(without_phrases, strict=parsed.strict)
        if wider.groups.total <= outcome.groups.total:
            return outcome
        return replace(wider, relaxed=True, notes=(Message.of("phrases-read-as-words"),))

    def _search(self, query: Query, *, strict: bool) -> Outcome:
        """Search for all words, or unless `strict`, for as many as enough articles hold."""
        words, other_parts = _split_plain_words(query)
        number = len(words.content_words)
        if strict or number < 2:
            return self._search_all(query)
        counts = self._match_counts(words, And(other_parts))
        complete = counts.count(number)
        has_enough = complete >= max(MIN_FULL_MATCHES, number)
        if has_enough or complete == len(counts):
            return self._search_all(query)
        min_match = counts[-1]
        enough_words = replace(self.ranking, min_match=min_match).translate(query)
        relaxed = engine_query.AndMaybe(enough_words, self.ranking.verbatim(words))
        page = self._fetch(relaxed)
        return Outcome(query, relaxed, page, complete, relaxed=True, notes=(_note(complete),))

    def _match_counts(self, words: Words, required: Query) -> Sequence[int]:
        """Return how many of the words the best articles hold, greatest numbers first.

        Args:
            words: The words.
            required: The parts of the query that all articles must match.
        """
        presence = [self.ranking.presence(word) for word in words.content_words]
        return self.engine.match_counts(
            presence,
            self.ranking.translate(required),
            MAX_RELAXED_HITS,
        )

    def _search_all(self, query: Query) -> Outcome:
        """Search for articles that match the whole query."""
        translated = self.ranking.translate(query)
        page = self._fetch(translated)
        return Outcome(query, translated, page, page.total)

    def _fetch(self, query: EngineQuery) -> Groups:
        """Fetch the page of matches."""

        def fetch(offset: int, limit: int) -> Matches:
            return self.engine.match(query, sort=self.sort, offset=offset, limit=limit)

        if self.group:
            return fetch_grouped(fetch, self.offset, self.limit)
        return fetch_ungrouped(fetch, self.offset, self.limit)


def _split_plain_words(query: Query) -> tuple[Words, tuple[Query, ...]]:
    """Split a query into the words that an article may lack, and the parts that it must match.

    The parser puts all plain words into one part.
    """
    words = Words(())
    other_parts: list[Query] = []
    for part in conjuncts(query):
        if isinstance(part, Words) and part.field is None:
            words = part
        else:
            other_parts.append(part)
    return words, tuple(other_parts)


def _note(complete: int) -> Message:
    """Say how many articles hold all the words."""
    if not complete:
        return Message.of("no-article-with-all-words")
    return Message.of("few-articles-with-all-words", articles=complete)
