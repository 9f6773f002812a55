"""The interface between this project and a search engine, and the table of the engines there are.

An engine stores documents made of terms and finds them again. It never analyses text, so every
engine finds the same documents. Scores of different engines cannot be compared.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from itertools import combinations_with_replacement
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Protocol, Self

from msgspec import Struct

from index.analysis import minhash
from index.engines.checksums import find_differences
from index.engines.config import FEED_ALL, ClusterConfig, Feed
from index.engines.query import And, EngineQuery, any_value
from index.errors import InputError
from index.messages import Message, Remedy

MAX_HASHES = minhash.SKETCH_SIZE
"""The largest number of hashes that are stored with a document."""
HASH_BITS = minhash.HASH_BITS
"""Bits of such a hash."""
MATCHES_PER_PAGE = 1_000
"""Documents that are fetched at a time where every one is wanted."""
NO_CHECKSUMS: Mapping[str, int] = MappingProxyType({})
"""No checksum is recorded: every file has its own, or the index was made before they were."""
Sort = Literal["relevance", "date", "-date"]
"""The orders that hits come in: best first, oldest first, newest first."""


Groups = Sequence[Sequence[str]]
"""Groups of values of a facet field, such as the spellings of the names of some people."""
PairCounts = Mapping[tuple[int, int], int]
"""Number of documents of each pair of groups, by their numbers, the lower one first. A group is also
paired with itself."""
MAX_GROUPS = 100
"""Groups that an engine takes at once: OpenSearch's matrix has no more filters, unless it is set so."""


class Document(Struct, frozen=True):
    """An analysed article on its way into an index.

    Attributes:
        id: The article's id, a keyword.
        path: The file it was read from, a keyword. The documents of a file are replaced together.
        terms: The terms of each text field in order, separated by single spaces.
        keywords: The values of each keyword field except `id` and `path`.
        numbers: The value of each number field. A field may be absent.
        hashes: The sketch of the article's text, at most `MAX_HASHES` numbers of `HASH_BITS` bits;
            see `index.analysis.minhash`.
        stored: Text that a match gives back untouched.
    """

    id: str
    path: str
    terms: Mapping[str, str]
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    stored: str
    hashes: Sequence[int] = ()


class Refused(Struct, frozen=True):
    """A document that an engine could not take, and the reason."""

    id: str
    path: str
    reason: Message


class Match(Protocol):
    """One document that a query found. An engine may read its stored text only when it is used."""

    @property
    def id(self) -> str:
        """The article's id."""
        ...

    @property
    def score(self) -> float:
        """The score; 0 when hits are sorted by date."""
        ...

    @property
    def hashes(self) -> Collection[int]:
        """The sketch of the document's text: each hash once, in any order.

        Of a document without a sketch it has at most one number, which says nothing.
        """
        ...

    @property
    def day(self) -> int | None:
        """The day of the document, as number fields hold it; None if it has none."""
        ...

    @property
    def stored(self) -> str:
        """The stored text.

        Raises:
            IndexCorrupt: It cannot be read.
        """
        ...

    @property
    def stored_bytes(self) -> bytes:
        """The stored text in UTF-8, as decoders take it: an engine may have it so at once.

        Raises:
            IndexCorrupt: It cannot be read.
        """
        ...


class LoadedMatch(Struct, frozen=True):
    """A match whose document has been read."""

    id: str
    score: float
    stored: str
    hashes: Collection[int] = ()
    day: int | None = None

    @property
    def stored_bytes(self) -> bytes:
        """Implement `Match.stored_bytes`."""
        return self.stored.encode()


class Matches(Struct, frozen=True):
    """One page of the matches of a query.

    Attributes:
        total: Matching documents on all pages.
        best: The matches of this page, in the order of the search.
    """

    total: int
    best: tuple[Match, ...]


class DateSpan(Struct, frozen=True):
    """The days of some documents, as number fields hold them; see `index.schema.day_number`.

    Attributes:
        total: The number of the documents, dated or not.
        first: The earliest day; None if no document has a date.
        last: The latest day; None if no document has a date.
    """

    total: int
    first: int | None = None
    last: int | None = None


class Question(Protocol):
    """A question of `index.engines.batch`: a method of an engine, with its arguments."""

    def ask(self, engine: Engine) -> Any:
        """Return the answer of an engine to this question alone."""
        ...

    def __hash__(self) -> int: ...


class Writer(ABC):
    """Changes to an index, committed together when the block of `Engine.writer` ends.

    Attributes:
        refused: The documents that the engine could not take; it took the others. Complete after
            the block.
    """

    refused: Sequence[Refused] = ()
    _has_added = False

    def delete_paths(self, paths: Iterable[str]) -> None:
        """Delete every document of some paths.

        An engine may iterate over the paths later, but before it writes a document.

        Raises:
            RuntimeError: A document has been added already. Engines do not agree whether a later
                deletion deletes that document, too.
        """
        if self._has_added:
            raise RuntimeError("paths are deleted before documents are added")
        self._delete_paths(paths)

    def add(self, document: Document) -> None:
        """Add a document."""
        self._has_added = True
        self._add(document)

    @abstractmethod
    def _delete_paths(self, paths: Iterable[str]) -> None:
        """Delete every document of some paths, in the way of the engine."""

    @abstractmethod
    def _add(self, document: Document) -> None:
        """Add a document, in the way of the engine."""


class Engine(Protocol):
    """Stores documents and finds them again.

    Readers see the changes of the last `writer` whole, or not at all.
    """

    @classmethod
    def connect(
        cls, folder: Path, config: ClusterConfig, *, create: bool = False, feed: Feed = FEED_ALL
    ) -> Self:
        """Open the index in a folder.

        The arguments and errors are those of `open_engine`.
        """
        ...

    @classmethod
    def is_in_use(cls, folder: Path, config: ClusterConfig) -> bool:
        """Return True if readers are still shown the index of a folder.

        Raises:
            ClusterDown, ClusterRefusal: The cluster cannot be reached, or refuses.
        """
        ...

    @classmethod
    def attach(cls, folder: Path, config: ClusterConfig) -> bool:
        """Make a folder stand for an archive that other machines feed.

        Returns:
            True if there is such an archive.

        Raises:
            ClusterDown, ClusterRefusal: The cluster cannot be reached, or refuses.
        """
        ...

    def writer(self, checksums: Mapping[str, int] = NO_CHECKSUMS) -> AbstractContextManager[Writer]:
        """Open the index for changes, all of which are made or none.

            with engine.writer() as writer:
                writer.delete_paths(paths)
                writer.add(document)

        A writer may copy what it reads, under new checksums. So it compares the checksums of what
        it reads first.

        Args:
            checksums: The recorded checksums of the files that have none of their own.

        The changes are committed when the block ends. Whatever the block raises passes through and
        leaves the index as it was. An engine that is not embedded promises this only until a few
        megabytes have been written. Documents that are written again are there once.

        Raises:
            IndexBusy: Another process is writing to the index.
            IndexCorrupt: A file that would be read is not as it was written; nothing is changed.
        """
        ...

    def match(
        self, query: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """Return one page of the documents that match a query.

        Equal scores, and equal dates, are in the order of their ids. Sorted by date, documents
        without a date come last in both directions.
        """
        ...

    def every_match(self, query: EngineQuery) -> Iterator[Match]:
        """Yield every document that matches a query, in any order, without a score."""
        offset = 0
        while True:
            matches = self.match(query, sort="date", offset=offset, limit=MATCHES_PER_PAGE)
            yield from matches.best
            offset += MATCHES_PER_PAGE
            if offset >= matches.total:
                return

    def matches_of_any(
        self, queries: Sequence[EngineQuery]
    ) -> Iterator[tuple[Match, Sequence[int]]]:
        """Yield the documents that match some queries, with the numbers of the queries that each does.

        The numbers count from 0. A document may come several times, each time with other queries. An
        engine that can bring each of them once overrides this.
        """
        for number, query in enumerate(queries):
            for match in self.every_match(query):
                yield match, (number,)

    def count(self, query: EngineQuery) -> int:
        """Count the documents that match a query."""
        ...

    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """Count for each document how many of the queries it matches, and return the largest counts.

        Args:
            queries: The queries. A document that matches none is left out.
            condition: A query that the documents must match as well.
            limit: The number of documents to return counts for.
        """
        ...

    def facet_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        """Count the documents that match a query by each value of a facet field.

        A document may have several values.
        """
        ...

    def values_beginning(self, field: str, start: str, query: EngineQuery) -> Mapping[str, int]:
        """Count the documents that match a query by each value of a field that begins with a text.

        An engine that keeps values in order overrides this, which counts all of them.

        Args:
            field: A listed field, of which a document may have several values.
            start: The text.
            query: The query. Those who expect few values ask for the documents that have them.
        """
        counts = self.facet_counts(field, query)
        return values_starting(counts, start)

    def number_sum(self, number: str, query: EngineQuery) -> int:
        """Add up a number field of the documents that match a query. A document without it adds 0."""
        ...

    def facet_sums(self, field: str, number: str, query: EngineQuery) -> Mapping[str, int]:
        """Add up a number field of the documents that match a query, by each value of a facet field.

        Args:
            field: A facet field, of which a document may have several values.
            number: A number field.
            query: The query.
        """
        ...

    def pair_counts(self, field: str, groups: Groups, query: EngineQuery) -> PairCounts:
        """Count the documents that match a query and have values of two groups, for each pair.

        An engine that has a faster way overrides this, which asks for one number after the other.

        Args:
            field: A facet field.
            groups: The values of each group, at most `MAX_GROUPS` groups. A document has a group if
                it has any of its values.
            query: The query.
        """
        having = [any_value(field, group) for group in groups]
        numbered = combinations_with_replacement(enumerate(having), 2)
        return {(i, j): self.count(And((query, one, other))) for (i, one), (j, other) in numbered}

    def date_span(self, query: EngineQuery) -> DateSpan:
        """Count the documents that match a query, and find their first and their last day."""
        ...

    def answers(self, question: Question, others: Collection[Question]) -> Mapping[Question, Any]:
        """Answer a question, and as many others as it costs no further request to answer."""
        ...

    def scan(self) -> Iterator[Match | None]:
        """Yield every document in any order, or None for one that cannot be read.

        An engine may leave out their hashes and their days.
        """
        ...

    def verify(self) -> Iterator[Message]:
        """Yield each fault of what the index's files say, as far as it can be detected."""
        ...

    @classmethod
    def checksums(cls, folder: Path, known: Mapping[str, int]) -> Mapping[str, int]:
        """Return the checksums of the files in use that have none of their own, by their names.

        Args:
            folder: The folder of the files.
            known: The recorded checksums. Those of files that are never written twice are kept.
        """
        ...

    @classmethod
    def verify_files(cls, folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
        """Yield each file in use that is lost, or not as it was written.

        Args:
            folder: The folder of the files.
            checksums: The recorded checksums of the files that have none of their own.
        """
        ...

    @classmethod
    def leftovers(cls, folder: Path) -> Sequence[Path]:
        """List the temporary files of the engine that a run which is over has left in a folder."""
        ...

    def refresh(self) -> None:
        """Make changes visible that were written since the engine was opened."""
        ...

    def reopened(self) -> Engine:
        """Return an engine that sees what was written since this one was opened.

        This one answers on from the state that it has: another thread may be asking it. An engine
        that has no such state, as on a cluster, returns itself.

        Raises:
            IndexCorrupt: The index cannot be read.
        """
        self.refresh()
        return self

    def publish(self) -> None:
        """Show the index to readers that do not find it by its folder, such as those of a cluster."""
        ...

    def remove_stale(self) -> None:
        """Remove what other generations of the index have left outside the folder."""
        ...

    def health(self) -> Mapping[str, Any]:
        """Describe the machines that the index is kept on; empty if it is kept in local files."""
        ...

    def close(self) -> None:
        """Close every file and connection. The engine cannot be used afterwards."""
        ...


class Embedded(Engine):
    """The methods that are the same in all engines that keep an index in local files."""

    @classmethod
    def is_in_use(cls, folder: Path, config: ClusterConfig) -> bool:
        """Implement `Engine.is_in_use`: readers open the folder itself."""
        return True

    @classmethod
    def attach(cls, folder: Path, config: ClusterConfig) -> bool:
        """Implement `Engine.attach`: no other machine feeds the folder."""
        return False

    def answers(
        self,
        question: Question,
        others: Collection[Question],  # noqa: ARG002 - to answer more at once saves nothing here
    ) -> Mapping[Question, Any]:
        """Implement `Engine.answers`."""
        return {question: question.ask(self)}

    def publish(self) -> None:
        """Implement `Engine.publish`: the folder is the only way."""

    def remove_stale(self) -> None:
        """Implement `Engine.remove_stale`: nothing is outside the folder."""

    def health(self) -> Mapping[str, Any]:
        """Implement `Engine.health`: the index is kept in local files."""
        return {}

    @classmethod
    def checksums(cls, folder: Path, known: Mapping[str, int]) -> Mapping[str, int]:
        """Implement `Engine.checksums`: every file has its own."""
        return NO_CHECKSUMS

    @classmethod
    def verify_files(cls, folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
        """Implement `Engine.verify_files`: only recorded checksums tell."""
        return find_differences(folder, checksums)

    @classmethod
    def leftovers(cls, folder: Path) -> Sequence[Path]:
        """Implement `Engine.leftovers`: nothing is left."""
        return ()


def values_starting(counts: Mapping[str, int], start: str) -> dict[str, int]:
    """Keep the counts of the values that begin with a text."""
    return {value: count for value, count in counts.items() if value.startswith(start)}


class EngineSpec(Struct, frozen=True):
    """An engine before it is loaded.

    Attributes:
        name: The name that users type.
        location: The module and the class, with a colon between.
        is_embedded: True if the engine keeps an index in local files and writes all or nothing.
        extra: The extra of this package that installs what the engine needs; empty if it needs
            none.
    """

    name: str
    location: str
    is_embedded: bool = True
    extra: str = ""

    def load(self) -> type[Engine]:
        """Import the engine.

        Raises:
            InputError: A package that it needs is not installed.
        """
        module, _, name = self.location.partition(":")
        try:
            engine: type[Engine] = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            if not self.extra:
                raise
            raise InputError(
                "engine-package-missing",
                remedy=Remedy("install-extra", {"extra": self.extra}),
                engine=self.name,
            ) from error
        return engine


SPECS: dict[str, EngineSpec] = {
    spec.name: spec
    for spec in (
        EngineSpec("tantivy", "index.engines.tantivy.engine:TantivyEngine"),
        EngineSpec("whoosh", "index.engines.whoosh.engine:WhooshEngine"),
        EngineSpec(
            "opensearch",
            "index.engines.opensearch.engine:OpenSearchEngine",
            is_embedded=False,
            extra="opensearch",
        ),
    )
}
"""Every engine by its name. Nothing else lists them.

To add an engine:

1. Write a package `index/engines/NAME/` with a subclass of `Engine`, or of `Embedded` if it keeps an
   index in local files. `tests/index/engines/test_registry.py` shows one in memory.
2. Translate every class of `index.engines.query`; `index.schema.FIELDS` says which fields there are.
3. Add a row here. If the engine needs a package, add an extra to `pyproject.toml` and name it.

The contract in `tests/index/engines/test_engines.py` then runs on the new engine, too.
"""
ENGINES = tuple(SPECS)
"""The names of all engines."""
EMBEDDED = tuple(spec.name for spec in SPECS.values() if spec.is_embedded)
"""The names of the engines that keep an index in local files and write all or nothing."""


def open_engine(
    name: str,
    folder: Path,
    config: ClusterConfig | None = None,
    *,
    create: bool = False,
    feed: Feed = FEED_ALL,
) -> Engine:
    """Open the index in a folder.

    Args:
        name: One of `ENGINES`.
        folder: The folder of its files.
        config: How an engine on other machines is reached; by default as the environment says.
        create: True to make the folder and its files if there are none. Readers never do: a folder
            that a rebuild has just removed must not come back empty.
        feed: What this machine feeds to a new index on other machines.

    Raises:
        InputError: There is no engine of that name, or a package that it needs is missing.
        IndexCorrupt: The folder holds nothing that the engine can open.
        OSError: The files cannot be made.
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or refuses.
    """
    spec = _spec(name)
    return spec.load().connect(folder, _config(spec, config), create=create, feed=feed)


def is_in_use(name: str, folder: Path, config: ClusterConfig | None = None) -> bool:
    """Return True if readers are still shown the index that an engine keeps in a folder.

    Raises:
        InputError, ClusterDown, ClusterRefusal: See `open_engine`.
    """
    spec = _spec(name)
    return spec.load().is_in_use(folder, _config(spec, config))


def checksums(name: str, folder: Path, known: Mapping[str, int]) -> Mapping[str, int]:
    """Return the checksums of the files that have none of their own; see `Engine.checksums`."""
    return _spec(name).load().checksums(folder, known)


def verify_files(name: str, folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
    """Yield each file that is lost, or not as it was written; see `Engine.verify_files`."""
    return _spec(name).load().verify_files(folder, checksums)


def leftovers(name: str, folder: Path) -> Sequence[Path]:
    """List the temporary files of an engine that are left in a folder; see `Engine.leftovers`."""
    return _spec(name).load().leftovers(folder)


def attach(name: str, folder: Path, config: ClusterConfig) -> bool:
    """Make a folder stand for an archive that other machines feed; return True if there is one.

    Raises:
        InputError, ClusterDown, ClusterRefusal: See `open_engine`.
    """
    return _spec(name).load().attach(folder, config)


def _spec(name: str) -> EngineSpec:
    """Return the row of an engine.

    Raises:
        InputError: There is no engine of that name.
    """
    spec = SPECS.get(name)
    if spec is None:
        raise InputError("engine-unknown", name=name, engines=tuple(SPECS))
    return spec


def _config(spec: EngineSpec, config: ClusterConfig | None) -> ClusterConfig:
    """Return how an engine is reached: as given, or for a cluster as the environment says.

    The environment is not read for an embedded engine, which must not fail because of it.
    """
    if config is not None:
        return config
    return ClusterConfig() if spec.is_embedded else ClusterConfig.of_environment(os.environ)
