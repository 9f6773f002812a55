"""Documents as Tantivy stores them: the fields of an index, and how they are written and read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

import tantivy as tv
from msgspec import Struct

from index.engines.base import HASH_BITS, MAX_HASHES, Document
from index.engines.tantivy.compression import Compression, unreadable
from index.engines.tantivy.failures import errors_as_corrupt
from index.errors import IndexCorrupt
from index.schema import Kind, field_names

_HASHES_PER_COLUMN = 3
"""A column is an integer of 64 bits, and so holds three hashes of 18 bits."""
HASH_COLUMNS = tuple(f"signs_{number}" for number in range(MAX_HASHES // _HASHES_PER_COLUMN))
"""The columns that hold the sketch of a document."""
_HASH_MASK = (1 << HASH_BITS) - 1
MAX_KEPT_SKETCHES = 1 << 10
"""Sketches that are remembered: those of the matches of one search are looked at several times."""


def build_schema() -> tv.Schema:
    """Return the fields of `index.schema` as Tantivy declares them, and the columns of hashes."""
    builder = tv.SchemaBuilder()
    for name in field_names(Kind.KEYWORD, Kind.LISTED):
        builder.add_text_field(
            name, stored=name == "id", tokenizer_name="raw", index_option="basic"
        )
    for name in field_names(Kind.FACET):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in field_names(Kind.EXACT):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in field_names(Kind.LEMMA, Kind.SPELLING, Kind.BEGINNING):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in field_names(Kind.NUMBER):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in HASH_COLUMNS:
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


class LoadedDocument(Struct, frozen=True):
    """The stored fields of a document.

    Attributes:
        id: Its id, which alone is read of many.
        compressed: Its compressed text. To decompress many takes longer than to read their ids.
        compression: How it was compressed.
    """

    id: str
    compressed: bytes
    compression: Compression

    @property
    def stored_bytes(self) -> bytes:
        """The stored text in UTF-8.

        Raises:
            IndexCorrupt: It cannot be decompressed.
        """
        return self.compression.decompress(self.compressed)

    @property
    def stored(self) -> str:
        """The stored text.

        Raises:
            IndexCorrupt: It is no text.
        """
        try:
            return self.stored_bytes.decode()
        except UnicodeDecodeError as error:
            raise unreadable() from error


class DocumentStore:
    """The stored fields of all documents, as one searcher sees them."""

    def __init__(self, searcher: tv.Searcher, compression: Compression) -> None:
        self._searcher = searcher
        self._compression = compression

    def load(self, address: tv.DocAddress) -> LoadedDocument:
        """Read the stored fields of a document.

        Raises:
            IndexCorrupt: They cannot be read.
        """
        with errors_as_corrupt():
            doc = self._searcher.doc(address)
        try:
            return LoadedDocument(doc["id"][0], doc["stored"][0], self._compression)
        except LookupError as error:
            raise unreadable() from error


class LazyMatch:
    """A match whose document is read when it is used.

    Many matches never are: grouping near-duplicates looks at the hashes of more matches than are
    shown.
    """

    def __init__(
        self,
        store: DocumentStore,
        address: tv.DocAddress,
        score: float,
        columns: tuple[int, ...],
        day: float | None,
    ) -> None:
        self.score = score
        self.day = None if day is None else int(day)
        self._store = store
        self._address = address
        self._columns = columns

    @property
    def id(self) -> str:
        """Implement `Match.id`."""
        return self._document.id

    @property
    def stored(self) -> str:
        """Implement `Match.stored`."""
        return self._document.stored

    @property
    def stored_bytes(self) -> bytes:
        """Implement `Match.stored_bytes`."""
        return self._document.stored_bytes

    @property
    def hashes(self) -> frozenset[int]:
        """Implement `Match.hashes`."""
        try:
            return _unpacked(self._columns)
        except TypeError as error:  # a column lacks the document
            raise IndexCorrupt("index-unreadable", remedy="rebuild", reason=str(error)) from error

    @cached_property
    def _document(self) -> LoadedDocument:
        return self._store.load(self._address)


def to_tantivy(document: Document, stored: bytes) -> tv.Document:
    """Return a document as Tantivy takes it: its fields, packed hashes and compressed stored text."""
    fields: dict[str, Any] = {**document.terms, **document.numbers}
    for name, values in document.keywords.items():
        fields[name] = list(values)
    fields.update(_hash_columns(document.hashes))
    return tv.Document(id=document.id, path=document.path, stored=stored, **fields)


def _hash_columns(hashes: Sequence[int]) -> dict[str, int]:
    """Pack a sketch into columns.

    If there are too few hashes, they are repeated until the columns are full: the hashes of a
    document are read as a set. A document without hashes has zeros.
    """
    repeated = (tuple(hashes or (0,)) * MAX_HASHES)[:MAX_HASHES]
    thirds = (repeated[start::_HASHES_PER_COLUMN] for start in range(_HASHES_PER_COLUMN))
    return dict(zip(HASH_COLUMNS, map(_packed, *thirds), strict=True))


def _packed(first: int, second: int, third: int) -> int:
    """Pack three hashes into the number of a column."""
    return (first << HASH_BITS | second) << HASH_BITS | third


@lru_cache(MAX_KEPT_SKETCHES)
def _unpacked(columns: tuple[int, ...]) -> frozenset[int]:
    """Return the hashes that the numbers of some columns hold."""
    hashes = [column >> 2 * HASH_BITS for column in columns]
    hashes += [column >> HASH_BITS & _HASH_MASK for column in columns]
    hashes += [column & _HASH_MASK for column in columns]
    return frozenset(hashes)
