"""Our documents -> Tantivy's, and back: the fields of an index, and what is read of a document that was found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from struct import pack, unpack
from typing import Any as Untyped
from zlib import compress, decompress
from zlib import error as Damaged  # noqa: N812 - it is a class

import tantivy as tv

from index.engines.base import MAX_SHORT_HASHES, Document
from index.engines.tantivy.failures import reading
from index.errors import IndexCorrupt
from index.schema import Kind, names

COMPRESSION = 3
"""Level of `zlib` for what is stored: a quarter less room than Tantivy's own compression alone, in little time."""
COLUMNS = tuple(f"signs_{number}" for number in range(MAX_SHORT_HASHES // 4))
"""Where the signs of a document are."""

_AS_SIGNS, _AS_COLUMNS = f"{MAX_SHORT_HASHES}H", f"{len(COLUMNS)}q"
"""How `struct` calls the signs of a document, four in each of the columns, and the columns."""


def schema() -> tv.Schema:
    """The fields of an index, as Tantivy knows them."""
    builder = tv.SchemaBuilder()
    for name in names(Kind.KEYWORD):
        builder.add_text_field(
            name, stored=name == "id", tokenizer_name="raw", index_option="basic"
        )
    for name in names(Kind.FACET):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in names(Kind.EXACT):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in names(Kind.STEM, Kind.BEGINNING):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in names(Kind.NUMBER):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in COLUMNS:
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


class Found:
    """A match whose document is read when it is asked for: most of those beyond a page never are."""

    def __init__(
        self, searcher: tv.Searcher, address: tv.DocAddress, score: float, columns: Sequence[int]
    ) -> None:
        self.score = score
        self._searcher, self._address, self._columns = searcher, address, columns

    @property
    def id(self) -> str:
        """See `Match.id`."""
        return self._document[0]

    @property
    def stored(self) -> str:
        """See `Match.stored`."""
        return self._document[1]

    @property
    def short_hashes(self) -> Sequence[int]:
        """See `Match.short_hashes`."""
        return unpack(_AS_SIGNS, pack(_AS_COLUMNS, *self._columns))

    @cached_property
    def _document(self) -> tuple[str, str]:
        return read(self._searcher, self._address)


def read(searcher: tv.Searcher, address: tv.DocAddress) -> tuple[str, str]:
    """The id of a document, and what was stored of it.

    Raises:
        IndexCorrupt: It cannot be read.
    """
    with reading():
        doc = searcher.doc(address)
    try:
        return doc["id"][0], decompress(doc["stored"][0]).decode()
    except Damaged as error:
        raise IndexCorrupt(
            "an article cannot be read; make the index again with: search index --rebuild"
        ) from error


def translated(document: Document) -> tv.Document:
    """A document as Tantivy takes it."""
    keywords = {name: list(texts) for name, texts in document.keywords.items()}
    fields: dict[str, Untyped] = {
        **document.terms,
        **keywords,
        **document.numbers,
        **_packed(document.short_hashes),
    }
    stored = compress(document.stored.encode(), COMPRESSION)
    return tv.Document(id=document.id, path=document.path, stored=stored, **fields)


def _packed(signs: Sequence[int]) -> dict[str, int]:
    """By column, the signs that it holds of a document, which are repeated where they are few."""
    columns = unpack(
        _AS_COLUMNS, pack(_AS_SIGNS, *(tuple(signs or (0,)) * MAX_SHORT_HASHES)[:MAX_SHORT_HASHES])
    )
    return dict(zip(COLUMNS, columns, strict=True))
