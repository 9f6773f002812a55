"""One state of an index, from which an answer comes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from index.engines.base import Engine, open_engine
from index.engines.batch import Batch
from index.engines.config import ClusterConfig
from index.engines.query import MatchAll, Range, Term, Wildcard
from index.errors import IndexCorrupt, IndexMissing, SearchError
from index.files.names import printable_path, short_id
from index.schema import day_of
from index.store.generations import Manifest, current_manifest, index_version
from index.stored_article import StoredArticle
from search.filters import Filters
from search.names.resolver import NameResolver
from search.origin import Origin
from search.results import Status
from search.searcher import Searcher
from search.sorted_counts import most_frequent_first
from search.tags.lookup import TagLookup

if TYPE_CHECKING:
    from search.composition import Composition
    from search.names.completion import Completion
    from search.upkeep import Upkeep

MAX_SUFFIX_CHARS = 100
"""Characters of the end of an id that are looked for. More would make a slow pattern."""


class Snapshot(Struct, frozen=True):
    """One state of an index: what is written to the index later does not change its answers.

    A cluster has no such states: there, the engine sees to it that an answer is of one index.

    Attributes:
        location: The folder of the index.
        access: How to reach the cluster, if the index is stored in one.
        version: The version of the index when the snapshot was made.
        manifest: Its manifest at that time.
        engine: Its engine, which may be asked by several threads at once.
        synonyms_file: The user's own list of synonyms, or None.
    """

    location: Path
    access: ClusterConfig | None
    version: tuple[int, int]
    manifest: Manifest
    engine: Engine
    synonyms_file: Path | None = None

    @classmethod
    def open(
        cls, location: Path, access: ClusterConfig | None, synonyms_file: Path | None = None
    ) -> Snapshot:
        """Open an index; the errors are those of `Archive`."""
        try:
            version = index_version(location)  # first: what is written from now on is new
        except IndexMissing as error:
            from index.store.absence import absence  # late: most indexes are there

            raise absence(location) from error
        manifest, engine = _open(location, access)
        return cls(location, access, version, manifest, engine, synonyms_file)

    @property
    def folder(self) -> Path:
        """The folder of the generation, with the files of the engine and the ledger."""
        return self.location / self.manifest.generation

    def latest(self) -> Snapshot:
        """Return the state that the index has now: this one, if nothing was written meanwhile."""
        version = index_version(self.location)
        if version == self.version:
            return self
        manifest = current_manifest(self.location)
        if self._is_open(manifest):
            with suppress(IndexCorrupt):  # a rebuild may have replaced it just now
                engine = self.engine.reopened()
                return replace(self, version=version, manifest=manifest, engine=engine)
        # the engine of this state is closed with the last answer that comes from it
        return Snapshot.open(self.location, self.access, self.synonyms_file)

    def _is_open(self, manifest: Manifest) -> bool:
        """Return True if a manifest is of the generation that is open, perhaps updated since."""
        current = self.manifest
        return manifest.generation == current.generation and manifest.engine == current.engine

    def searcher(
        self,
        text: str,
        filters: Filters,
        today: date | None,
        *,
        exact: bool = False,
        variants: bool = True,
    ) -> Searcher:
        """Prepare a query to be searched for."""
        batch = Batch(self.engine)
        folder_ids = cache(self._folder_ids)  # one query asks for them several times
        tags = TagLookup(self.location)
        resolver = NameResolver(batch, self.manifest.source_names, folder_ids, tags)
        origin = Origin(filters, exact, self.indexed, variants)
        day = today or date.today()
        return Searcher.parse(batch, resolver, text, origin, day, self.synonyms_file)

    def _folder_ids(self, name: str) -> tuple[str, ...]:
        """Return the ids of the articles in a folder.

        Raises:
            InputError: There is no such folder.
        """
        from search.folders import folder_ids  # late: few searches name a folder

        return folder_ids(self.location, name)

    @property
    def indexed(self) -> datetime:
        """The moment when the index was last updated."""
        return datetime.fromtimestamp(self.version[1] / 1e9, UTC)

    def article(self, id: str) -> StoredArticle | None:
        """Return the article with an id, as it is or as it would be shown, or None."""
        return self._with_id(id) or self._with_id(short_id(printable_path(id)))

    def _with_id(self, id: str) -> StoredArticle | None:
        """Return the article with just this id, or None."""
        # an engine cannot be asked for half of a surrogate pair, and no id has one
        storable_id = id.encode("utf-8", "replace").decode()
        matches = self.engine.match(Term("id", storable_id), limit=1).best
        return StoredArticle.from_json(matches[0].stored_bytes) if matches else None

    def ids_ending(self, text: str, limit: int) -> tuple[str, ...]:
        """Return the ids that end with a text, at most `limit` of them."""
        storable_text = text.encode("utf-8", "replace").decode()
        # a query has a star for any text: ids with a star are found along with others
        ending = Wildcard("id", "*" + storable_text[-MAX_SUFFIX_CHARS:])
        matches = self.engine.match(ending, sort="-date", limit=limit)
        ids = (match.id for match in matches.best)
        return tuple(id for id in ids if id.endswith(storable_text))

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        """Return the names that have words beginning as was typed."""
        from search.names.completion import KEPT, Completer  # late: few programs complete names

        state = self.location.absolute(), self.manifest.generation, self.version
        completer = KEPT.completer(state, lambda: Completer.of(Batch(self.engine)))
        return completer.complete(typed, most)

    def status(self) -> Status:
        """Count and measure what the index holds."""
        health = self.engine.health()
        batch = Batch(self.engine)
        articles = batch.count(MatchAll())
        dated = batch.date_span(Range("date"))
        sources = batch.facet_counts("source", MatchAll())
        index_bytes = _folder_bytes(self.location)
        cluster_bytes = int(health.get("bytes", 0))
        return Status(
            engine=self.manifest.engine,
            articles=articles(),
            dated=dated().total,
            first=day_of(dated().first),
            last=day_of(dated().last),
            sources=most_frequent_first(sources()),
            folders=tuple(root.folder for root in self.manifest.roots),
            bytes=index_bytes + cluster_bytes,
            indexed=self.indexed,
            cluster=health or None,
            generation=self.manifest.generation,
        )

    def upkeep(self) -> Upkeep:
        """Read what the runs of the indexer have left undone."""
        from search.upkeep import find_upkeep  # late: few ask for it

        return find_upkeep(self.folder)

    def composition(self) -> Composition | None:
        """Count the articles by language and by the evidence of their days, if they are not too many."""
        from search.composition import find_composition  # late: few ask for it

        return find_composition(self.engine, self.engine.count(MatchAll()))

    @contextmanager
    def faults_as_damage(self) -> Iterator[None]:
        """Raise `IndexCorrupt` where an unexpected error may come from a damaged file, and one is.

        Damage can give any value, and so any error. Files are verified only after an error.
        """
        try:
            yield
        except SearchError:
            raise
        except Exception as error:
            from index.doctor.damage import find_damaged_files  # late: it is rarely needed

            for fault in find_damaged_files(self.manifest.engine, self.folder):
                raise IndexCorrupt("index-damaged", remedy="rebuild", fault=fault) from error
            raise


def _open(location: Path, access: ClusterConfig | None) -> tuple[Manifest, Engine]:
    """Open the current generation of an index, or the next one if a rebuild replaces it meanwhile.

    Raises:
        IndexCorrupt: The generation cannot be read, and no rebuild has replaced it.
    """
    manifest = current_manifest(location)
    while True:
        try:
            return manifest, open_engine(manifest.engine, location / manifest.generation, access)
        except IndexCorrupt:
            latest = current_manifest(location)
            if latest.generation == manifest.generation:
                raise
            manifest = latest


def _folder_bytes(location: Path) -> int:
    """Add up the sizes of the files in a folder. Some may disappear while they are counted."""
    total = 0
    for folder, _, names in os.walk(location):
        for name in names:
            with suppress(OSError):
                total += Path(folder, name).stat().st_size
    return total
