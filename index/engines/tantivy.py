"""Tantivy: written in Rust, embedded, fast. The default."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from errno import EACCES, EIO, ENOSPC, EPERM, EROFS
from functools import cached_property, lru_cache, partial
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from shutil import disk_usage
from string import ascii_letters, digits
from struct import pack, unpack
from typing import TYPE_CHECKING
from typing import Any as Untyped
from zlib import compress, decompress
from zlib import error as Damaged  # noqa: N812 - it is a class

import tantivy as tv

from index import nodes
from index.engine import MOST_SIGNS, Document, Match, Matches, Read, Refused, Sort
from index.errors import IndexBusy, IndexCorrupt
from index.schema import Kind, names

if TYPE_CHECKING:
    from index.engines.tantivy_files import Mirror

Hits = list[tuple[Untyped, tv.DocAddress]]
"""What hits are ordered by (a score, or a day that may be None), and where each is stored."""

MOST_VALUES = 60_000
"""Values that are counted at a time: Tantivy gives up at 65,000."""
WRITER_MEMORY = 128_000_000
"""Bytes of postings held in memory before a segment is written."""

COMPRESSION = 3
"""Level of `zlib` for what is stored: a quarter less room than Tantivy's own compression alone, in little time."""

_COLUMNS = tuple(f"signs_{number}" for number in range(MOST_SIGNS // 4))
_AS_SIGNS, _AS_COLUMNS = f"{MOST_SIGNS}H", f"{len(_COLUMNS)}q"
"""How `struct` calls the signs of a document, four in each of some columns, and these columns."""

_CODE = re.compile(r"\bcode: ([0-9]+)|\(os error ([0-9]+)\)")
_DIED = "A worker thread encountered an error"
_FORBIDDEN = (EACCES, EPERM, EROFS)


def connect(folder: Path, *, create: bool = False) -> TantivyEngine:
    """The engine over the files in a folder.

    Args:
        folder: Where the files are.
        create: Whether to make them if there are none.

    Raises:
        IndexCorrupt: The files there are not of an index with our schema.
        OSError: The files cannot be made.
    """
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with _reading(f"{folder} cannot be opened as a Tantivy index; index again with: search index --rebuild"):
            if create and not tv.Index.exists(str(folder)):
                return TantivyEngine(tv.Index(_schema(), str(folder)), folder)
            return TantivyEngine(*_opened(folder))
    except IndexCorrupt as error:
        if create and isinstance(error.__cause__, Exception) and (failure := _system_error(error.__cause__, folder)):
            raise failure from error
        raise


@contextmanager
def _reading(failure: str = "the index cannot be read; make it again with: search index --rebuild") -> Iterator[None]:
    """Tell in one way that the files of the index are not as Tantivy wrote them.

    Raises:
        IndexCorrupt: They are not. Tantivy says so by errors, or panics, which are no subclass of `Exception`.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexCorrupt(f"{failure} ({error})") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexCorrupt(f"{failure} ({error})") from error


def _opened(folder: Path) -> tuple[tv.Index, Path, Mirror | None]:
    """The index there, through a mirror if its own folder must not be written to.

    Raises:
        ValueError: There is none, or one of another schema.
    """
    mirror = None
    try:
        index = tv.Index.open(str(folder))
    except ValueError as error:
        failure = _system_error(error, folder)
        if not (failure and failure.errno in _FORBIDDEN):
            raise
        from index.engines.tantivy_files import Mirror  # late: most indexes may be written beside

        mirror = Mirror(folder)
        index = tv.Index.open(str(mirror.place))
    if index.schema != _schema():
        raise ValueError("its fields are others")
    return index, folder, mirror


def _system_error(error: Exception, folder: Path) -> OSError | None:
    """What the operating system refused, if that is what Tantivy complains of."""
    if isinstance(error, OSError):
        return error
    if found := _CODE.search(str(error)):
        code = int(found[1] or found[2])
    elif _DIED in str(error):
        code = ENOSPC if disk_usage(folder).free < WRITER_MEMORY else EIO  # Tantivy does not say which
    else:
        return None
    return OSError(code, os.strerror(code), str(folder))


def _schema() -> tv.Schema:
    builder = tv.SchemaBuilder()
    for name in names(Kind.KEYWORD):
        builder.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
    for name in names(Kind.FACET):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in names(Kind.EXACT):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in names(Kind.STEM, Kind.BEGINNING):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in names(Kind.NUMBER):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in _COLUMNS:
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


class TantivyEngine:
    """Keeps the promises of `index.engine.Engine`."""

    def __init__(self, index: tv.Index, folder: Path, mirror: Mirror | None = None) -> None:
        self._index = index
        self._folder = folder
        self._mirror = mirror
        self._index.config_reader("manual")
        self._searcher = index.searcher()
        self._term = lru_cache(10_000)(partial(tv.Query.term_query, index.schema))
        self._regex = lru_cache(100)(partial(tv.Query.regex_query, index.schema))  # some take 20 ms to be understood

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> Sequence[Refused]:
        """See `Engine.write`."""
        writer = self._writer()
        try:
            for path in gone:
                writer.delete_documents_by_term("path", path)
            for document in documents:
                writer.add_document(_translated(document))
            writer.commit()
        except BaseException as error:
            with suppress(ValueError):  # a writer that the disk failed cannot even do that; the next one cleans up
                writer.rollback()
            del writer  # and with it the lock, however long the error is kept
            if isinstance(error, ValueError) and (failure := _system_error(error, self._folder)):
                raise failure from error
            raise
        writer.wait_merging_threads()
        self.refresh()
        return ()

    def _writer(self) -> tv.IndexWriter:
        try:
            return self._index.writer(WRITER_MEMORY, 1)
        except ValueError as error:
            if failure := _system_error(error, self._folder):
                raise failure from error
            raise IndexBusy(f"another process is writing to this index ({error}); try again later") from error

    def match(self, node: nodes.Node, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10) -> Matches:
        """See `Engine.match`: documents are read when they are asked for, and where ties are to be broken."""
        query, held = self._query(node), self._searcher.num_docs
        offset, end = min(offset, held), min(offset + limit, held)  # Tantivy makes room for every hit up to the end
        total, hits = self._search(query, sort, end + 1)
        while total > len(hits) > end and hits[-1][0] == hits[end - 1][0]:
            total, hits = self._search(query, sort, 4 * len(hits))  # the page ends amid a tie: see the whole of it
        first, last = _widened(hits, offset, end)
        page = [*_untied(self._found(hits[first:last], scored=sort == "relevance"))][offset - first : end - first]
        return Matches(total, tuple(page))

    def _found(self, hits: Hits, *, scored: bool) -> Iterator[tuple[Untyped, Match]]:
        """What hits are ordered by, and what they match."""
        searcher, addresses = self._searcher, [address for _, address in hits]
        with _reading():
            columns = zip(*(searcher.fast_field_values(name, addresses) for name in _COLUMNS), strict=True)
        for (key, address), packed in zip(hits, columns, strict=True):
            yield key, _Found(searcher, address, key if scored else 0.0, packed)

    def _search(self, query: tv.Query, sort: Sort, limit: int) -> tuple[int, Hits]:
        with _reading():
            if sort == "relevance":
                found = self._searcher.search(query, limit=limit)
            else:
                order = tv.Order.Asc if sort == "date" else tv.Order.Desc
                found = self._searcher.search(query, limit=limit, order_by_field="date", order=order)
        return found.count, found.hits  # type: ignore[attr-defined]  # missing from the stub

    def count(self, node: nodes.Node) -> int:
        """See `Engine.count`."""
        with _reading():
            found = self._searcher.search(tv.Query.const_score_query(self._query(node), 0.0), limit=1)
        return int(found.count)  # type: ignore[attr-defined]  # missing from the stub

    def overlaps(self, counted: Sequence[nodes.Node], condition: nodes.Node, limit: int) -> tuple[int, ...]:
        """See `Engine.overlaps`."""
        ones = [(tv.Occur.Should, tv.Query.const_score_query(self._query(node), 1.0)) for node in counted]
        silent = tv.Query.const_score_query(self._query(condition), 0.0)
        both = tv.Query.boolean_query([(tv.Occur.Must, tv.Query.boolean_query(ones)), (tv.Occur.Must, silent)])
        with _reading():
            found = self._searcher.search(both, limit=limit, count=False)
        return tuple(round(score) for score, _ in found.hits)

    def count_by(self, field: str, node: nodes.Node) -> Mapping[str, int]:
        """See `Engine.count_by`."""
        return {bucket["key"]: bucket["doc_count"] for bucket in self._buckets(self._query(node), field)}

    def _buckets(self, query: tv.Query, field: str, beginning: str = "") -> Iterator[dict[str, Untyped]]:
        """Values with their counts; where there are too many for Tantivy, those of each further letter apart."""
        buckets, whole = self._some(query, field, f"{beginning}.*")
        if not whole:
            buckets, _ = self._some(query, field, beginning)
            for sign in (*ascii_letters, *digits, "[^A-Za-z0-9]"):
                yield from self._buckets(query, field, beginning + sign)
        yield from buckets

    def _some(self, query: tv.Query, field: str, shape: str) -> tuple[list[dict[str, Untyped]], bool]:
        """Values of a shape, and whether these are all."""
        wanted = {} if shape == ".*" else {"include": shape}
        terms = {"field": field, "size": MOST_VALUES, **wanted}
        with _reading():
            found = self._searcher.aggregate(query, {"values": {"terms": terms}})["values"]
        return found["buckets"], not found.get("sum_other_doc_count")

    def every(self) -> Iterator[Match | None]:
        """See `Engine.every`."""
        if not self._searcher.num_docs:
            return
        for _, address in self._searcher.search(tv.Query.all_query(), limit=self._searcher.num_docs).hits:
            try:
                id, stored = _read(self._searcher, address)
                yield Read(id, 0.0, stored)
            except (IndexCorrupt, LookupError):
                yield None

    def damage(self) -> Iterator[str]:
        """See `Engine.damage`."""
        from index.engines.tantivy_files import damaged

        return damaged(self._folder)

    def refresh(self) -> None:
        """See `Engine.refresh`."""
        if self._mirror:
            self._mirror.sync()
        with _reading():
            self._index.reload()
            self._searcher = self._index.searcher()

    def publish(self) -> None:
        """See `Engine.publish`: the folder is the only way."""

    def sweep(self) -> None:
        """See `Engine.sweep`: nothing is outside the folder."""

    def health(self) -> Mapping[str, Untyped]:
        """See `Engine.health`."""
        return {}

    def close(self) -> None:
        """See `Engine.close`: what Tantivy holds goes with its last reference."""
        if self._mirror:
            self._mirror.close()

    def _query(self, node: nodes.Node) -> tv.Query:  # noqa: C901, PLR0911, PLR0912 - one case a node, no more
        schema, query = self._index.schema, tv.Query
        match node:
            case nodes.Term(field, text, boost):
                return query.boost_query(self._term(field, text), boost)
            case nodes.Phrase(field, (text,), boost):
                return self._query(nodes.Term(field, text, boost))
            case nodes.Phrase(field, texts, boost):
                return query.boost_query(query.phrase_query(schema, field, list(texts)), boost)
            case nodes.Near(field, texts, slop, boost):
                return query.boost_query(query.phrase_query(schema, field, list(texts), slop), boost)
            case nodes.Prefix(field, text, boost):
                return query.boost_query(self._regex(field, re.escape(text) + ".*"), boost)
            case nodes.Pattern(field, text, boost):
                shape = re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")
                return query.boost_query(self._regex(field, shape), boost)
            case nodes.Fuzzy(field, text, distance, boost):
                return query.boost_query(query.fuzzy_term_query(schema, field, text, distance), boost)
            case nodes.Between(field, low, high):
                return _range(schema, field, low, high)
            case nodes.All(parts):
                return query.boolean_query([(tv.Occur.Must, self._query(part)) for part in parts])
            case nodes.Any(parts, least):
                options = [(tv.Occur.Should, self._query(part)) for part in parts]
                return query.boolean_query(options, minimum_number_should_match=least)
            case nodes.Without(kept, excluded):
                clauses = ((tv.Occur.Must, kept), (tv.Occur.MustNot, excluded))
                return query.boolean_query([(occur, self._query(part)) for occur, part in clauses])
            case nodes.Filtered(scored, condition):
                silent = query.const_score_query(self._query(condition), 0.0)
                return query.boolean_query([(tv.Occur.Must, self._query(scored)), (tv.Occur.Must, silent)])
            case nodes.Boosted(wanted, bonus):
                clauses = ((tv.Occur.Must, wanted), (tv.Occur.Should, bonus))
                return query.boolean_query([(occur, self._query(part)) for occur, part in clauses])
            case nodes.Everything():
                return query.const_score_query(query.all_query(), 0.0)


class _Found:
    """A match whose document is read when it is asked for: most of those beyond a page never are."""

    def __init__(self, searcher: tv.Searcher, address: tv.DocAddress, score: float, columns: Sequence[int]) -> None:
        self.score = score
        self._searcher, self._address, self._columns = searcher, address, columns

    @property
    def id(self) -> str:
        return self._document[0]

    @property
    def stored(self) -> str:
        return self._document[1]

    @property
    def signs(self) -> Sequence[int]:
        return unpack(_AS_SIGNS, pack(_AS_COLUMNS, *self._columns))

    @cached_property
    def _document(self) -> tuple[str, str]:
        return _read(self._searcher, self._address)


def _read(searcher: tv.Searcher, address: tv.DocAddress) -> tuple[str, str]:
    """The id of a document, and what was stored of it.

    Raises:
        IndexCorrupt: It cannot be read.
    """
    with _reading():
        doc = searcher.doc(address)
    try:
        return doc["id"][0], decompress(doc["stored"][0]).decode()
    except Damaged as error:
        raise IndexCorrupt("an article cannot be read; make the index again with: search index --rebuild") from error


def _translated(document: Document) -> tv.Document:
    keywords = {name: list(texts) for name, texts in document.keywords.items()}
    fields: dict[str, Untyped] = {**document.terms, **keywords, **document.numbers, **_packed(document.signs)}
    stored = compress(document.stored.encode(), COMPRESSION)
    return tv.Document(id=document.id, path=document.path, stored=stored, **fields)


def _packed(signs: Sequence[int]) -> dict[str, int]:
    """By column, the signs that it holds of a document, which are repeated where they are few."""
    columns = unpack(_AS_COLUMNS, pack(_AS_SIGNS, *(tuple(signs or (0,)) * MOST_SIGNS)[:MOST_SIGNS]))
    return dict(zip(_COLUMNS, columns, strict=True))


def _range(schema: tv.Schema, field: str, low: int | None, high: int | None) -> tv.Query:
    if low is None and high is None:
        low = 0  # Tantivy refuses a range without an end; every number here is positive
    return tv.Query.const_score_query(tv.Query.range_query(schema, field, tv.FieldType.Integer, low, high), score=0.0)


def _widened(hits: Hits, first: int, last: int) -> tuple[int, int]:
    """The page from `first` to `last`, with every hit that is tied with its ends."""
    last = min(last, len(hits))
    if first >= last:
        return first, first
    while first and hits[first - 1][0] == hits[first][0]:
        first -= 1
    while last < len(hits) and hits[last][0] == hits[last - 1][0]:
        last += 1
    return first, last


def _untied(found: Iterable[tuple[Untyped, Match]]) -> Iterator[Match]:
    """What was found, in the same order but for ties, which are in the order of their ids."""
    for _, tied in groupby(found, key=itemgetter(0)):
        matches = [match for _, match in tied]
        yield from sorted(matches, key=attrgetter("id")) if len(matches) > 1 else matches
