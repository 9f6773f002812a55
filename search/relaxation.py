"""How strictly words must match: all of them, and only if too few articles have them all, as many as will do."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from index.engines import query as engine_query
from index.engines.base import Engine, Matches, Sort
from index.messages import Message
from search.grouping import Groups, fetch_grouped, fetch_ungrouped
from search.parser import ParsedQuery
from search.query import And, Query, Words
from search.ranking import Ranking, unquoted

MIN_FULL_MATCHES = 3
"""With fewer hits than this, or than the query has words, articles that lack some of them are shown as well."""
MAX_RELAXED_HITS = 100
"""No more words are let off than it takes to have so many hits."""


class Outcome(Struct, frozen=True):
    """What a search came to.

    Attributes:
        query: What was asked in the end.
        engine_query: What found them.
        groups: The page of it that was wanted.
        complete: How many articles hold all of it, or at least so many.
        relaxed: Whether articles count that lack some of the words.
        notes: What to tell the author of the query about that.
    """

    query: Query
    engine_query: engine_query.EngineQuery
    groups: Groups
    complete: int
    relaxed: bool = False
    notes: tuple[Message, ...] = ()


class Search(Struct, frozen=True):
    """One page of one search.

    Attributes:
        engine: Where to look.
        ranking: How queries become nodes.
        sort, offset, limit: Which page of the matches is wanted.
        group: Whether near-duplicates are shown once, under the best of them.
    """

    engine: Engine
    ranking: Ranking
    sort: Sort
    offset: int
    limit: int
    group: bool = False

    def run(self, reading: ParsedQuery) -> Outcome:
        """The matches of a query, relaxed if it has to be and may be."""
        outcome = self._outcome(reading.query, strict=reading.strict)
        if outcome.complete or (loose := unquoted(reading.query)) == reading.query:
            return outcome
        unbound = self._outcome(loose, strict=reading.strict)
        if unbound.groups.total <= outcome.groups.total:
            return outcome
        note = Message.of("phrases-read-as-words")
        return replace(unbound, relaxed=True, notes=(note,))

    def _outcome(self, query: Query, *, strict: bool) -> Outcome:
        run, rest = _plain_words(query)
        words = run.content_words
        if strict or len(words) < 2:
            return self._whole(query)
        holding = self.engine.match_counts(
            [self.ranking.presence(word) for word in words],
            self.ranking.translate(And(rest)),
            MAX_RELAXED_HITS,
        )
        complete = sum(number == len(words) for number in holding)
        if (
            complete >= max(MIN_FULL_MATCHES, len(words))
            or not holding
            or holding[-1] == len(words)
        ):
            return self._whole(query)
        node = engine_query.AndMaybe(
            replace(self.ranking, min_match=holding[-1]).translate(query),
            self.ranking.verbatim(run),
        )
        return Outcome(
            query, node, self._page(node), complete, relaxed=True, notes=(_note(complete),)
        )

    def _whole(self, query: Query) -> Outcome:
        node = self.ranking.translate(query)
        matches = self._page(node)
        return Outcome(query, node, matches, matches.total)

    def _page(self, node: engine_query.EngineQuery) -> Groups:
        def fetch(offset: int, limit: int) -> Matches:
            return self.engine.match(node, sort=self.sort, offset=offset, limit=limit)

        return (fetch_grouped if self.group else fetch_ungrouped)(fetch, self.offset, self.limit)


def _plain_words(query: Query) -> tuple[Words, tuple[Query, ...]]:
    """The words an article could be let off, and the parts of the query that it must match all the same."""
    parts = query.parts if isinstance(query, And) else (query,)
    plain = [part for part in parts if isinstance(part, Words) and part.field is None]
    return plain[0] if plain else Words(()), tuple(part for part in parts if part not in plain)


def _note(complete: int) -> Message:
    if not complete:
        return Message.of("no-article-with-all-words")
    return Message.of("few-articles-with-all-words", articles=complete)
