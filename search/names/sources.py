"""Resolve the name of a source that a user typed to the sources of an archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from index.analysis.analyzer import fold, tokenize
from index.analysis.edit_distance import edit_distance
from index.engines.batch import Batch
from index.engines.query import And, EngineQuery, Term
from index.messages import Message
from index.schema import day_of
from search.results import SourceArticles
from search.sorted_counts import Counts, most_frequent_first

if TYPE_CHECKING:
    from index.sources import SourceTable

MAX_LISTED_SOURCES = 8
"""Limit on the sources that a note lists."""
MIN_ONE_EDIT_CHARS = 4
"""Shorter words are not taken for misspelt ones: RFI is not RTL."""
MIN_TWO_EDITS_CHARS = 7
"""In words with fewer letters, only one letter may be wrong."""


def list_sources(batch: Batch, articles: EngineQuery) -> tuple[SourceArticles, ...]:
    """Return the sources of some articles, most frequent first, with the days of theirs."""
    counts = most_frequent_first(batch.facet_counts("source", articles)())
    asked = {name: batch.date_span(And((Term("source", name), articles))) for name in counts}
    spans = {name: span() for name, span in asked.items()}
    return tuple(
        SourceArticles(name, count, day_of(spans[name].first), day_of(spans[name].last))
        for name, count in counts.items()
    )


class Sources(Struct, frozen=True, dict=True):
    """The sources of an archive.

    Attributes:
        article_counts: Number of articles of each source.
        source_names: Lines that were added to the built-in table of sources when the archive was
            indexed.
    """

    article_counts: Counts
    source_names: str = ""

    def resolve(self, name: str) -> tuple[str, ...]:
        """Return the sources that a typed name stands for, in alphabetical order.

        They are the sources of that name in any spelling, or else those whose names hold its words,
        or else those whose names are spelt almost like it.
        """
        return self._named(name) or self._with_words_of(name) or self._almost_named(name)

    def note(self, name: str, asked: Collection[str] = ()) -> Message | None:
        """Say which sources a typed name was resolved to, and which others have its words.

        There is nothing to say of the very name of a source whose words no other has.

        Args:
            name: The name as it was typed.
            asked: Sources that other names of the query stand for, which need not be offered.
        """
        sources = self.resolve(name)
        if not sources:
            return self._unknown(name)
        others = set(self._with_words_of(name)).difference(sources, asked)
        if others and self._named(name):
            return Message.of(
                "source-among-others",
                name=name,
                sources=self._counted(sources),
                others=self._counted(others),
            )
        is_very_name = len(sources) == 1 and fold(sources[0]) == fold(name)
        if is_very_name:
            return None
        return Message.of("source-read-as", name=name, sources=self._counted(sources))

    @cached_property
    def _table(self) -> SourceTable:
        from index.sources import SourceTable  # late: most searches name no source

        return SourceTable.parse(self.source_names)

    def _named(self, name: str) -> tuple[str, ...]:
        """Return the sources that have the typed name, or the canonical name that it stands for."""
        canonical = self._table.canonical(name) or ""
        folded_names = {fold(name), fold(canonical)}
        folded_names.discard("")
        named = [source for source in self.article_counts if fold(source) in folded_names]
        return tuple(sorted(named))

    def _with_words_of(self, name: str) -> tuple[str, ...]:
        """Return the sources whose names hold all words of the typed name."""
        words = _words(name)
        if not words:
            return ()
        matching = [source for source in self.article_counts if words <= _words(source)]
        return tuple(sorted(matching))

    def _almost_named(self, name: str) -> tuple[str, ...]:
        """Return the sources whose names are spelt most like the typed one.

        A name that the table knows is no misspelt one: the archive has nothing of that source.
        """
        if self._table.knows(name):
            return ()
        faults = {source: _faults(name, source) for source in self.article_counts}
        near = {source: count for source, count in faults.items() if count is not None}
        fewest = min(near.values(), default=None)
        return tuple(sorted(source for source, count in near.items() if count == fewest))

    def _counted(self, sources: Iterable[str]) -> tuple[Message, ...]:
        """Return the first sources with the number of their articles, the most frequent first."""
        counts = most_frequent_first({source: self.article_counts[source] for source in sources})
        listed = [
            Message.of("part-counted", part=source, articles=count)
            for source, count in list(counts.items())[:MAX_LISTED_SOURCES]
        ]
        if len(counts) > len(listed):
            listed.append(Message.of("more-sources", count=len(counts) - len(listed)))
        return tuple(listed)

    def _unknown(self, name: str) -> Message:
        if not self.article_counts:
            return Message.of("source-unknown-archive-without-sources", name=name)
        ranked = tuple(most_frequent_first(self.article_counts))
        sources = ranked[:MAX_LISTED_SOURCES]
        if len(ranked) == len(sources):
            return Message.of("source-unknown", name=name, sources=sources, more=None)
        more = Message.of("sources-more", count=len(ranked) - len(sources))
        return Message.of(
            "source-unknown", remedy="list-sources", name=name, sources=sources, more=more
        )


def _words(name: str) -> set[str]:
    return {token.exact for token in tokenize(name)}


def _faults(typed: str, source: str) -> tuple[bool, int] | None:
    """Tell how a typed name differs from that of a source.

    Returns:
        True if the typed name is a part of the other, and the number of letters that are wrong.
        None if they are too many.
    """
    in_all = _word_edits(_joined(typed), _joined(source))
    if in_all is not None:
        return False, in_all
    in_words = _edits_in_words(_words(typed), _words(source))
    return None if in_words is None else (True, in_words)


def _joined(name: str) -> str:
    """Return the letters of a name without the spaces: `ouestfrance`."""
    return "".join(fold(name).split())


def _edits_in_words(typed_words: set[str], words: set[str]) -> int | None:
    """Count the wrong letters of words that are each like one of others, or return None."""
    if not typed_words:
        return None
    total = 0
    for typed_word in typed_words:
        edits = [_word_edits(typed_word, word) for word in words]
        possible = [count for count in edits if count is not None]
        if not possible:
            return None
        total += min(possible)
    return total


def _word_edits(typed: str, word: str) -> int | None:
    """Count the letters by which two words differ, or return None if they are too many."""
    limit = 0
    if len(typed) >= MIN_ONE_EDIT_CHARS:
        limit = 1 if len(typed) < MIN_TWO_EDITS_CHARS else 2
    edits = edit_distance(typed, word, limit)
    return edits if edits <= limit else None
