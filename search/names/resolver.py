"""Resolve the names of sources, people, organisations and places in a query."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from index.engines.batch import Batch
from index.engines.query import EngineQuery, MatchAll
from index.entities.kind import EntityKind
from index.messages import Message
from index.stored_article import StoredArticle
from search.query import FindIds, Leaf, Named, Query, Source, Tagged, leaves, no_ids
from search.tags.lookup import TagLookup

if TYPE_CHECKING:
    from search.names.entities import Entities
    from search.names.sources import Sources

NO_TAGS = TagLookup()
"""The tags of an index without any."""


class NameResolver:
    """Resolves typed names to the sources, people, organisations and places of an archive."""

    def __init__(
        self,
        batch: Batch,
        source_names: str = "",
        folder_ids: FindIds = no_ids,
        tags: TagLookup = NO_TAGS,
    ) -> None:
        """Look nothing up yet.

        Args:
            batch: Asks the engine that holds the articles.
            source_names: Lines that were added to the built-in table of sources when the archive
                was indexed.
            folder_ids: Finds the ids of the articles in the folder of a name.
            tags: The tags that users have given to articles.
        """
        self._batch = batch
        self._source_names = source_names
        self.folder_ids = folder_ids
        self.tags = tags
        self.tagged_ids = cache(tags.ids)  # one query asks for them several times

    def announce(self, query: Query) -> bool:
        """Ask for what it takes to resolve the names in a query; return True if it has any."""
        has_names = False
        for leaf in leaves(query):
            if isinstance(leaf, Source):
                self._batch.facet_counts("source", MatchAll())
                has_names = True
            elif isinstance(leaf, Named):
                self._entities(leaf.kind).announce(leaf.name)
                has_names = True
        return has_names

    def sources(self, name: str) -> tuple[str, ...]:
        """Return the sources that a typed name stands for."""
        return self._sources.resolve(name)

    def named_query(self, kind: EntityKind, name: str) -> EngineQuery:
        """Return the query for the articles that have a name of a kind."""
        return self._entities(kind).query(name)

    def chosen_sources(self, names: Iterable[str]) -> dict[str, str]:
        """Return the sources that typed names stand for, each with its typed name.

        A name that stands for none is taken as it is.
        """
        return {source: name for name in names for source in self.sources(name) or (name,)}

    def chosen(self, kind: EntityKind, names: Iterable[str]) -> dict[str, str]:
        """Return what typed names of a kind stand for, each with its typed name.

        A name that stands for nobody and nothing is taken as it is.
        """
        entities = self._entities(kind) if names else None
        if entities is None:
            return {}
        return {entity: name for name in names for entity in entities.named(name) or (name,)}

    def notes(self, query: Query) -> tuple[Message, ...]:
        """Say how the names in a query were read, where that is not obvious."""
        notes: list[Message] = []
        unique_leaves = dict.fromkeys(leaves(query))
        asked = self._asked_sources(unique_leaves)
        for leaf in unique_leaves:
            note = self._note(leaf, asked)
            if note is not None:
                notes.append(note)
        return tuple(notes)

    def mentioned_forms(self, query: Query, stored: Iterable[StoredArticle]) -> tuple[str, ...]:
        """Return how articles write the names that a query asks for, each form once."""
        named = [leaf for leaf in leaves(query) if isinstance(leaf, Named)]
        if not named:
            return ()
        from search.names.entities import mentioned_forms  # late: most searches name nobody

        forms: dict[str, None] = {}
        for article in stored:
            for leaf in named:
                forms |= dict.fromkeys(mentioned_forms(leaf.kind, [leaf.name], article))
        return tuple(forms)

    def _asked_sources(self, query_leaves: Iterable[Leaf]) -> set[str]:
        """Return the sources that the names in a query stand for."""
        asked: set[str] = set()
        for leaf in query_leaves:
            if isinstance(leaf, Source):
                asked.update(self.sources(leaf.name))
        return asked

    def _note(self, leaf: Leaf, asked: Collection[str]) -> Message | None:
        if isinstance(leaf, Source):
            return self._sources.note(leaf.name, asked)
        if isinstance(leaf, Named):
            return self._entities(leaf.kind).note(leaf.name)
        if isinstance(leaf, Tagged):
            return self.tags.note(leaf.name)
        return None

    @cached_property
    def _sources(self) -> Sources:
        from search.names.sources import Sources  # late: most searches name no source

        article_counts = self._batch.facet_counts("source", MatchAll())()
        return Sources(article_counts, self._source_names)

    def _entities(self, kind: EntityKind) -> Entities:
        from search.names.entities import Entities  # late: most searches name nobody

        return Entities(self._batch, kind)
