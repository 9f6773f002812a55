"""The one door between this project and a search engine.

An engine stores documents made of terms and finds them again. It never analyses text, so every engine gives the same
hits. Scores of different engines cannot be compared.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, Protocol, cast

from msgspec import Struct

from index.engines.config import ClusterConfig
from index.engines.query import EngineQuery
from index.errors import InputError

EMBEDDED = ("tantivy", "whoosh")
"""The engines that keep an index in files beside us, and write all of it or nothing."""
ENGINES = (*EMBEDDED, "opensearch")
MAX_SHORT_HASHES = 32
"""Signs of a document that are kept, of 16 bits each."""
Sort = Literal["relevance", "date", "-date"]


class Document(Struct, frozen=True):
    """An analysed article on its way into an index.

    Attributes:
        id: The article's id; a keyword.
        path: The file it was read from; a keyword, by which a file's documents are replaced.
        terms: By text field, its terms in order, separated by single spaces.
        keywords: By keyword field, its values; `id` and `path` are understood.
        numbers: By number field, the value; a field may be absent.
        short_hashes: What it has in common with others that are much the same text, at most `MAX_SHORT_HASHES`; see
            `index.analysis.minhash.short_hashes`.
        stored: What a match gives back, untouched.
    """

    id: str
    path: str
    terms: Mapping[str, str]
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    stored: str
    short_hashes: Sequence[int] = ()


class Refused(Struct, frozen=True):
    """A document that an engine could not take, and why."""

    id: str
    path: str
    reason: str


class Match(Protocol):
    """One document found. An engine may read the document only when it is asked for what was stored."""

    @property
    def id(self) -> str:
        """The article's."""
        ...

    @property
    def score(self) -> float:
        """0 when hits are sorted by date."""
        ...

    @property
    def short_hashes(self) -> Sequence[int] | None:
        """Those of the document, as a set might have them; None from an engine that keeps none."""
        ...

    @property
    def stored(self) -> str:
        """What was stored.

        Raises:
            IndexCorrupt: It cannot be read.
        """
        ...


class LoadedMatch(Struct, frozen=True):
    """A match whose document has been read, by an engine that keeps no signs."""

    id: str
    score: float
    stored: str

    @property
    def short_hashes(self) -> None:
        """See `Match.short_hashes`."""


class Matches(Struct, frozen=True):
    """One page of what was found, best first, and how many documents there are in all."""

    total: int
    best: tuple[Match, ...]


class Writer(ABC):
    """Changes to an index, committed together when the block of `Engine.writer` ends.

    Attributes:
        refused: The documents that the engine could not take. It took the others. Complete after
            the block.
    """

    refused: Sequence[Refused] = ()
    _has_added = False

    def delete_paths(self, paths: Iterable[str]) -> None:
        """Delete every document of some paths.

        An engine may read the paths later than this, but before it adds a document.

        Raises:
            RuntimeError: A document has been added already. No two engines agree whether a later
                deletion would delete that one.
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
        """Delete every document of some paths, as the engine does it."""

    @abstractmethod
    def _add(self, document: Document) -> None:
        """Add a document, as the engine does it."""


class Engine(Protocol):
    """Stores documents and finds them again.

    Readers see the changes of the last `writer` whole, or not at all.
    """

    def writer(self) -> AbstractContextManager[Writer]:
        """Open the index for changes, all of which are made or none.

            with engine.writer() as writer:
                writer.delete_paths(paths)
                writer.add(document)

        The changes are committed when the block ends. Whatever the block raises passes through and
        leaves the index as it was. An engine that is not among `EMBEDDED` promises this only until
        a few megabytes have been written. Documents that are written again are there once.

        Raises:
            IndexBusy: Another process is writing to the index.
        """
        ...

    def match(
        self, node: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """The documents a node finds; equal scores, and equal dates, are in the order of their ids.

        Sorted by date, documents without one come last, whichever way dates go.
        """
        ...

    def count(self, node: EngineQuery) -> int:
        """How many documents a node finds."""
        ...

    def match_counts(
        self, counted: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """How many of some nodes find each of the documents that most of them find, most first.

        Args:
            counted: The nodes; a document that none finds is left out.
            condition: What else must find the documents.
            limit: How many documents are looked at.
        """
        ...

    def facet_counts(self, field: str, node: EngineQuery) -> Mapping[str, int]:
        """How many of the documents a node finds have each value of a facet field; one may have several."""
        ...

    def scan(self) -> Iterator[Match | None]:
        """Every document, in no order of meaning; None for one that cannot be read any more."""
        ...

    def verify(self) -> Iterator[str]:
        """What is wrong with the files of the last `write`, one finding after the other, as far as can be told."""
        ...

    def refresh(self) -> None:
        """See what was written since the engine was opened."""
        ...

    def publish(self) -> None:
        """Show what was written to those who find the index by other ways than its folder."""
        ...

    def remove_stale(self) -> None:
        """Remove, outside the folder, what other generations of the index have left behind."""
        ...

    def health(self) -> Mapping[str, Any]:
        """What there is to tell of other machines that the index is kept on; nothing if there are none."""
        ...

    def close(self) -> None:
        """Let go of every file. The engine cannot be used afterwards."""
        ...


class Embedded(Engine):
    """The promises of an engine that keeps all it has in its folder."""

    def publish(self) -> None:
        """See `Engine.publish`: the folder is the only way."""

    def remove_stale(self) -> None:
        """See `Engine.sweep`: nothing is outside the folder."""

    def health(self) -> Mapping[str, Any]:
        """See `Engine.health`."""
        return {}


def open_engine(
    name: str, folder: Path, access: ClusterConfig | None = None, *, create: bool = False
) -> Engine:
    """The engine of that name over the files in a folder.

    Args:
        name: One of `ENGINES`.
        folder: Where its files are.
        access: How the cluster is reached, for an engine that needs one; by default as the environment says.
        create: Whether to make folder and files if there are none. Readers never do: a folder that a rebuild has just
            swept away must not come back empty.

    Raises:
        InputError: There is no engine of that name, or a package that it needs is missing.
        IndexCorrupt: The folder holds nothing that the engine can open.
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or will not have it.
    """
    if name in EMBEDDED:
        return cast("Engine", import_module(f"index.engines.{name}").connect(folder, create=create))
    reached = access or ClusterConfig.of_environment(os.environ)
    return cast("Engine", _distributed(name).connect(folder, reached, create=create))


def in_use(name: str, folder: Path, access: ClusterConfig | None = None) -> bool:
    """Whether what an engine keeps by the files in a folder is still what readers are shown.

    Raises:
        InputError, ClusterDown, ClusterRefusal: See `open_engine`.
    """
    if name in EMBEDDED:
        return True
    return bool(
        _distributed(name).in_use(folder, access or ClusterConfig.of_environment(os.environ))
    )


def attach(name: str, folder: Path, access: ClusterConfig) -> bool:
    """Make in a folder what an archive that was fed from elsewhere is found by; tells whether there is one.

    Raises:
        InputError, ClusterDown, ClusterRefusal: See `open_engine`.
    """
    return name not in EMBEDDED and bool(_distributed(name).attach(folder, access))


def _distributed(name: str) -> ModuleType:
    if name not in ENGINES:
        raise InputError(
            f"there is no engine {name!r}: choose {', '.join(ENGINES[:-1])} or {ENGINES[-1]}"
        )
    return import_module(f"index.engines.{name}")
