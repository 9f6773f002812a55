"""What the names of sources and people in a query mean in an archive; looked up only if there are any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.engines.base import Engine
from index.engines.query import EngineQuery, MatchAll
from index.stored import StoredArticle
from search.names.sources import Sources
from search.query import Person, Query, Source, leaves

if TYPE_CHECKING:
    from search.names.people import People


class NameResolver:
    """The sources and people of an archive."""

    def __init__(self, engine: Engine, source_names: str = "") -> None:
        """Look names up in an engine.

        Args:
            engine: What holds the articles.
            source_names: Lines of the table of sources that they were read with beside the built-in one.
        """
        self._engine = engine
        self._names = source_names

    def sources(self, name: str) -> tuple[str, ...]:
        """The sources that a name means."""
        return self._sources.meant(name)

    def person(self, name: str) -> EngineQuery:
        """What finds the articles that name a person."""
        return self._people.node(name)

    def notes(self, query: Query) -> Iterator[str]:
        """What to tell the author of a query about the names in it."""
        for leaf in dict.fromkeys(leaves(query)):
            note = None
            if isinstance(leaf, Source):
                note = self._sources.note(leaf.name)
            elif isinstance(leaf, Person):
                note = self._people.note(leaf.name)
            if note:
                yield note

    def forms(self, query: Query, dossiers: Sequence[StoredArticle]) -> tuple[str, ...]:
        """How articles write the names of the people whom a query asks for."""
        names = [leaf.name for leaf in leaves(query) if isinstance(leaf, Person)]
        if not names:
            return ()
        from search.names.people import forms

        return tuple(dict.fromkeys(form for dossier in dossiers for form in forms(names, dossier)))

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self._engine.facet_counts("source", MatchAll()), self._names)

    @cached_property
    def _people(self) -> People:
        from search.names.people import People  # late: most searches name nobody

        return People(self._engine)
