"""Relax queries: if too few articles hold all words of one, some of its words may be missing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Matches, Sort
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.messages import Message
from search.facets import Facets
from search.grouping import Groups, fetch_grouped, fetch_ungrouped, grouped_window
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
        batch: Asks the engine to search.
        ranking: Translates queries for the engine.
        sort, offset, limit: Which page of the matches to fetch.
        group: Show near-duplicates once, under the best of them.
        facets: Ask for facets of the matches along with them.
    """

    batch: Batch
    ranking: Ranking
    sort: Sort
    offset: int
    limit: int
    group: bool = False
    facets: bool = False

    def announce(self, parsed: ParsedQuery) -> None:
        """Ask for what `run` is likely to look at: the matches of all words, and their number."""
        words, other_parts = _split_plain_words(parsed.query)
        self._ask_page(self.ranking.translate(parsed.query))
        if not parsed.strict and len(words.content_words) > 1:
            self._ask_match_counts(words, And(other_parts))

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
        if self.batch.saves_requests:  # the page is likely to be looked at next
            self._ask_page(self.ranking.translate(query))
        counts = self._ask_match_counts(words, And(other_parts))()
        complete = counts.count(number)
        has_enough = complete >= max(MIN_FULL_MATCHES, number)
        if has_enough or complete == len(counts):
            return self._search_all(query)
        min_match = counts[-1]
        enough_words = replace(self.ranking, min_match=min_match).translate(query)
        relaxed = engine_query.AndMaybe(enough_words, self.ranking.verbatim(words))
        if self.batch.saves_requests and complete < MIN_FULL_MATCHES:
            self._ask_presence(words)  # some may be misspelt, which is looked at next
        page = self._fetch(relaxed)
        return Outcome(query, relaxed, page, complete, relaxed=True, notes=(_note(complete),))

    def _ask_match_counts(self, words: Words, required: Query) -> Answer[Sequence[int]]:
        """Ask how many of the words the best articles hold, greatest numbers first.

        Args:
            words: The words.
            required: The parts of the query that all articles must match.
        """
        presence = [self.ranking.presence(word) for word in words.content_words]
        return self.batch.match_counts(
            presence,
            self.ranking.translate(required),
            MAX_RELAXED_HITS,
        )

    def _ask_presence(self, words: Words) -> None:
        """Ask how many articles have each of the words."""
        for word in words.content_words:
            self.batch.count(self.ranking.presence(word))

    def _search_all(self, query: Query) -> Outcome:
        """Search for articles that match the whole query."""
        translated = self.ranking.translate(query)
        page = self._fetch(translated)
        return Outcome(query, translated, page, page.total)

    def _fetch(self, query: EngineQuery) -> Groups:
        """Fetch the page of matches."""
        if self.facets:  # in the request of the page
            Facets.ask(self.batch, query)

        def fetch(offset: int, limit: int) -> Matches:
            return self.batch.match(query, sort=self.sort, offset=offset, limit=limit)()

        if self.group:
            return fetch_grouped(fetch, self.offset, self.limit)
        return fetch_ungrouped(fetch, self.offset, self.limit)

    def _ask_page(self, query: EngineQuery) -> None:
        """Ask for the matches that the page begins with, and for their facets."""
        window = (self.offset, self.limit)
        offset, limit = grouped_window(*window) if self.group else window
        self.batch.match(query, sort=self.sort, offset=offset, limit=limit)
        if self.facets:
            Facets.ask(self.batch, query)


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
