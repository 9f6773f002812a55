"""Resolve the name of a source that a user typed to the sources of an archive."""

from __future__ import annotations

from msgspec import Struct

from index.analysis.analyzer import fold, tokenize
from index.messages import Message
from search.sorted_counts import Counts, most_frequent_first

MAX_LISTED_SOURCES = 8
"""Sources that a note lists where the archive has none of the typed name."""


class Sources(Struct, frozen=True):
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

        They are the sources of that name in any spelling, or else those whose names hold its words.
        """
        named = self._named(name)
        if named:
            return named
        return self._with_words_of(name)

    def note(self, name: str) -> Message | None:
        """Say which sources a typed name was resolved to, unless it is the very name of one."""
        sources = self.resolve(name)
        if not sources:
            return self._unknown(name)
        is_very_name = len(sources) == 1 and fold(sources[0]) == fold(name)
        if is_very_name:
            return None
        return Message.of("source-read-as", name=name, sources=sources)

    def _named(self, name: str) -> tuple[str, ...]:
        """Return the sources that have the typed name, or the canonical name that it stands for."""
        from index.sources import SourceTable  # late: most searches name no source

        canonical = SourceTable.parse(self.source_names).canonical(name) or ""
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
