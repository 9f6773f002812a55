"""The engine that keeps an index in Whoosh's files."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import wraps
from itertools import combinations_with_replacement
from pathlib import Path
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

from msgspec import Struct
from whoosh import fields, sorting
from whoosh.columns import MultiColumnReader
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.util import fib
from whoosh.writing import IndexWriter, LockError

from index.engines.base import (
    MATCHES_PER_PAGE,
    NO_CHECKSUMS,
    DateSpan,
    Document,
    Embedded,
    Groups,
    LoadedMatch,
    Match,
    Matches,
    PairCounts,
    Sort,
    Writer,
)
from index.engines.checksums import file_checksum, find_differences, refuse_faults
from index.engines.config import FEED_ALL, ClusterConfig, Feed
from index.engines.query import EngineQuery, Filtered, any_value
from index.engines.whoosh.queries import Bm25, translate
from index.engines.whoosh.unpickling import guard_pickles
from index.errors import IndexBusy, IndexCorrupt, SearchError
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.schema import Kind, field_names

WRITER_MEMORY_MEGABYTES = 128
"""Size of the postings that are held in memory before they are written."""

_NAME = "MAIN"
"""The name that Whoosh gives an index, and its files, if it is given none."""
_TEMPORARY_NAME = lazy_pattern(rf"_{_NAME}_[0-9]+\.toc\.[0-9.]+|{_NAME}\.tmp")
"""A list of segments that was not written to its end, or the folder of a writer."""

_MERGE_OFFSET = 5
"""Whoosh merges the first segments if they hold fewer documents than `fib(segments + 5)`."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


def build_schema() -> fields.Schema:
    """Return the fields of `index.schema` as Whoosh declares them."""
    whoosh_schema = fields.Schema(stored=fields.STORED, hashes=fields.STORED)
    for name in field_names(Kind.KEYWORD, Kind.LISTED, Kind.FACET):
        whoosh_schema.add(name, fields.ID(stored=name == "id", sortable=name == "id"))
    for name in field_names(Kind.EXACT):
        whoosh_schema.add(name, fields.TEXT(phrase=True))
    for name in field_names(Kind.LEMMA, Kind.SPELLING, Kind.BEGINNING):
        whoosh_schema.add(name, fields.TEXT(phrase=False))
    for name in field_names(Kind.NUMBER):
        number = fields.NUMERIC(int, signed=False, stored=True, sortable=True, default=0)
        whoosh_schema.add(name, number)
    return whoosh_schema


def _guarded(
    method: Callable[Concatenate[WhooshEngine, _P], _R],
) -> Callable[Concatenate[WhooshEngine, _P], _R]:
    """Let one thread at a time ask an engine: all of Whoosh's matchers move in the same files.

    Raise `IndexCorrupt` where files of the index are not as Whoosh wrote them.
    """

    @wraps(method)
    def guarded(engine: WhooshEngine, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            with engine.lock:
                return method(engine, *args, **kwargs)
        except SearchError:
            raise
        except Exception as error:
            # Whoosh checks its files so little that a damaged one may raise any error. Whoosh may
            # also have wrapped our own error, such as that of a pickle that is refused.
            if isinstance(error.__cause__, IndexCorrupt):
                raise error.__cause__ from error
            reason = f"{type(error).__name__}: {error}"
            raise IndexCorrupt("index-unreadable", remedy="rebuild", reason=reason) from error

    return guarded


class WhooshWriter(Writer):
    """Passes changes on to Whoosh's own writer."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def _delete_paths(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._writer.delete_by_term("path", path)

    def _add(self, document: Document) -> None:
        self._writer.add_document(**_to_whoosh(document))


class _Narrowed(Struct, frozen=True):
    """The documents of the query that was last narrowed by a condition.

    Attributes:
        query: The query; None if none was.
        searcher: The state of the index that they are of.
        numbers: Whoosh's numbers of the documents.
    """

    query: EngineQuery | None = None
    searcher: Any = None
    numbers: frozenset[int] = frozenset()


class WhooshEngine(Embedded):
    """The engine that keeps an index in Whoosh's files; see `index.engines.base.Engine`."""

    def __init__(self, index: FileIndex, folder: Path) -> None:
        self._index = index
        self._folder = folder
        self.lock = RLock()
        self._searcher = index.searcher(weighting=Bm25())
        self._narrowed = _Narrowed()

    @classmethod
    def connect(
        cls, folder: Path, config: ClusterConfig, *, create: bool = False, feed: Feed = FEED_ALL
    ) -> WhooshEngine:
        """Implement `Engine.connect`."""
        guard_pickles()
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        storage = FileStorage(str(folder))
        if create and not any(folder.glob("_MAIN_*.toc")):
            return cls(storage.create_index(build_schema()), folder)
        try:
            return cls(storage.open_index(schema=build_schema()), folder)
        except IndexCorrupt:
            raise
        except Exception as error:
            raise IndexCorrupt(
                "index-unopenable",
                remedy="rebuild",
                engine="Whoosh",
                location=str(folder),
                reason=str(error),
            ) from error

    @contextmanager
    def writer(self, checksums: Mapping[str, int] = NO_CHECKSUMS) -> Iterator[WhooshWriter]:
        """Implement `Engine.writer`."""
        refuse_faults(_find_faults_before_writing(self._folder, checksums))
        try:
            writer = self._index.writer(limitmb=WRITER_MEMORY_MEGABYTES)
        except LockError as error:
            raise IndexBusy("index-locked", remedy="wait") from error
        try:
            with writer:  # commits at the end, and cancels when an exception passes
                yield WhooshWriter(writer)
        except BaseException:
            # A writer that the disk failed cannot cancel, and keeps its lock.
            with suppress(Exception):
                writer.writelock.release()  # type: ignore[attr-defined]  # of this kind of writer
            raise
        self.refresh()

    @_guarded
    def match(
        self, query: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """Implement `Engine.match`."""
        results = self._searcher.search(
            translate(query), limit=offset + limit, sortedby=_sort_facets(sort)
        )
        best = []
        for hit in results[offset:]:
            # Whoosh sorts by rising keys. The first key of a hit is its score with a minus.
            score = -hit.score[0] if sort == "relevance" else 0.0
            best.append(_to_match(hit.fields(), score))
        return Matches(len(results), tuple(best))

    def every_match(self, query: EngineQuery) -> Iterator[Match]:
        """Implement `Engine.every_match`."""
        yield from self._matches(self._sorted_numbers(query))

    def matches_of_any(
        self, queries: Sequence[EngineQuery]
    ) -> Iterator[tuple[Match, Sequence[int]]]:
        """Implement `Engine.matches_of_any`: each document is read once."""
        matching: defaultdict[int, list[int]] = defaultdict(list)
        for query_number, query in enumerate(queries):
            for document in self._sorted_numbers(query):
                matching[document].append(query_number)
        documents = sorted(matching)
        for document, match in zip(documents, self._matches(documents), strict=True):
            yield match, matching[document]

    @_guarded
    def _sorted_numbers(self, query: EngineQuery) -> list[int]:
        """Return Whoosh's numbers of the documents that match a query, in their order."""
        return sorted(self._doc_numbers(query))

    def _matches(self, numbers: Sequence[int]) -> Iterator[Match]:
        """Yield the documents with some numbers: only a few of them are in memory at a time."""
        for start in range(0, len(numbers), MATCHES_PER_PAGE):
            yield from self._load(numbers[start : start + MATCHES_PER_PAGE])

    @_guarded
    def _load(self, numbers: Sequence[int]) -> list[Match]:
        """Read the documents with some numbers."""
        stored = map(self._searcher.reader().stored_fields, numbers)
        return list(map(_to_match, stored))

    @_guarded
    def count(self, query: EngineQuery) -> int:
        """Implement `Engine.count`."""
        return len(self._doc_numbers(query))

    @_guarded
    def date_span(self, query: EngineQuery) -> DateSpan:
        """Implement `Engine.date_span`. A document without a date has the day 0."""
        numbers = self._doc_numbers(query)
        if not numbers:
            return DateSpan(0)
        days = self._column("date")
        dated = [days[number] for number in numbers if days[number]]
        return DateSpan(len(numbers), min(dated, default=None), max(dated, default=None))

    @_guarded
    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """Implement `Engine.match_counts`."""
        allowed = self._doc_numbers(condition)
        matches: Counter[int] = Counter()
        for query in queries:
            matches.update(self._searcher.docs_for_query(translate(query)))
        counts = [count for number, count in matches.items() if number in allowed]
        return tuple(sorted(counts, reverse=True)[:limit])

    def facet_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_counts`."""
        return self.values_beginning(field, "", query)

    @_guarded
    def values_beginning(self, field: str, start: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.values_beginning`: the dictionary of terms is in order."""
        having = self._documents_by_value(field, start, self._doc_numbers(query))
        return {value: len(documents) for value, documents in having}

    @_guarded
    def number_sum(self, number: str, query: EngineQuery) -> int:
        """Implement `Engine.number_sum`."""
        matching = self._doc_numbers(query)
        return _sum(self._column(number), matching) if matching else 0

    @_guarded
    def facet_sums(self, field: str, number: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_sums`."""
        matching = self._doc_numbers(query)
        if not matching:
            return {}
        column = self._column(number)
        having = self._documents_by_value(field, "", matching)
        return {value: _sum(column, documents) for value, documents in having}

    def _documents_by_value(
        self, field: str, start: str, documents: set[int]
    ) -> Iterator[tuple[str, set[int]]]:
        """Yield the values of a field that begin with a text, with the documents that have each.

        Args:
            field: The field.
            start: The text.
            documents: The numbers of the documents that are looked at.
        """
        reader = self._searcher.reader()
        decode = reader.schema[field].from_bytes
        for value in map(decode, reader.expand_prefix(field, start)):
            having = documents.intersection(reader.postings(field, value).all_ids())
            if having:
                yield value, having

    def _column(self, number: str) -> MultiColumnReader:
        """Return the values of a number field by Whoosh's numbers of the documents.

        Whoosh's own column leaves out the segments in which no document has the field, and gives
        their documents the values of others, or none.
        """
        leaves = self._searcher.reader().leaf_readers()
        columns = [segment.column_reader(number) for segment, _ in leaves]
        return MultiColumnReader(columns, [offset for _, offset in leaves])

    @_guarded
    def pair_counts(self, field: str, groups: Groups, query: EngineQuery) -> PairCounts:
        """Implement `Engine.pair_counts`."""
        matching = self._doc_numbers(query)
        having = [matching & self._doc_numbers(any_value(field, group)) for group in groups]
        numbered = combinations_with_replacement(enumerate(having), 2)
        return {(i, j): len(one & other) for (i, one), (j, other) in numbered}

    def _doc_numbers(self, query: EngineQuery) -> set[int]:
        """Return Whoosh's numbers of the documents that match a query.

        Many conditions are counted among the hits of one query: it is asked once.
        """
        if not isinstance(query, Filtered):
            return set(self._searcher.docs_for_query(translate(query)))
        if self._narrowed.query is not query.query or self._narrowed.searcher is not self._searcher:
            numbers = frozenset(self._doc_numbers(query.query))
            self._narrowed = _Narrowed(query.query, self._searcher, numbers)
        return self._doc_numbers(query.condition) & self._narrowed.numbers

    def scan(self) -> Iterator[Match | None]:
        """Implement `Engine.scan`."""
        reader = self._searcher.reader()
        for number in self._all_doc_numbers():
            # Stored fields are pickles: a damaged one may raise any error.
            try:
                yield _to_match(reader.stored_fields(number))
            except Exception:
                yield None

    @_guarded
    def _all_doc_numbers(self) -> list[int]:
        """Return Whoosh's numbers of all documents."""
        return list(self._searcher.reader().all_doc_ids())

    def verify(self) -> Iterator[Message]:
        """Implement `Engine.verify`: every posting is read."""
        reader = self._searcher.reader()
        for field in reader.schema.names():
            try:
                if reader.schema[field].indexed:
                    for text in reader.lexicon(field):
                        all(reader.postings(field, text).all_ids())
            except Exception as error:
                yield Message.of("index-terms-damaged", field=field, reason=type(error).__name__)

    @classmethod
    def checksums(cls, folder: Path, known: Mapping[str, int]) -> Mapping[str, int]:
        """Implement `Engine.checksums`: Whoosh's files have none, and none is written twice."""
        return {
            name: known[name] if name in known else file_checksum(folder / name)
            for name in _files_in_use(folder)
        }

    @classmethod
    def leftovers(cls, folder: Path) -> Sequence[Path]:
        """Implement `Engine.leftovers`."""
        return [path for path in folder.glob("*") if _TEMPORARY_NAME.fullmatch(path.name)]

    @_guarded
    def refresh(self) -> None:
        """Implement `Engine.refresh`."""
        fresh = self._index.searcher(weighting=Bm25())
        self._searcher.close()
        self._searcher = fresh

    @_guarded
    def reopened(self) -> WhooshEngine:
        """Implement `Engine.reopened`: a searcher of Whoosh stays on the state it was made of."""
        return WhooshEngine(self._index, self._folder)

    def close(self) -> None:
        """Implement `Engine.close`."""
        self._searcher.close()
        self._index.close()


def _sum(column: MultiColumnReader, documents: Collection[int]) -> int:
    """Add up a number field of documents. One without it has 0 in the column."""
    return sum([column[document] for document in documents])


def _read_list(folder: Path) -> TOC:
    """Read which segments are in use."""
    toc: TOC = TOC.read(FileStorage(str(folder)), _NAME, schema=build_schema())
    return toc


def _find_faults_before_writing(folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
    """Yield the faults of the files that Whoosh may read at its next commit and write again.

    They are the list of segments and the segments that it may merge. It merges segments, smallest
    first, only if all of them together hold fewer documents than a number of Fibonacci.
    """
    lists = {name: recorded for name, recorded in checksums.items() if name.endswith(".toc")}
    yield from find_differences(folder, lists)
    segments = _read_list(folder).segments
    limit = fib(len(segments) + _MERGE_OFFSET)
    merged = tuple(one.segment_id() for one in segments if one.doc_count_all() < limit)
    files = {name: recorded for name, recorded in checksums.items() if name.startswith(merged)}
    yield from find_differences(folder, files)


def _files_in_use(folder: Path) -> Iterator[str]:
    """Yield the names of the list of segments, and of the files of these segments."""
    toc = _read_list(folder)
    yield f"_{_NAME}_{toc.generation}.toc"
    for segment in toc.segments:
        for path in folder.glob(f"{segment.segment_id()}.*"):
            yield path.name


def _to_whoosh(document: Document) -> dict[str, Any]:
    """Return a document as the fields that Whoosh's writer takes."""
    values: dict[str, Any] = {"id": document.id, "path": document.path, "stored": document.stored}
    values["hashes"] = list(document.hashes)
    for name, text in document.terms.items():
        values[name] = text.split()
    for name, texts in document.keywords.items():
        if texts:
            values[name] = list(texts)
    values.update(document.numbers)
    return values


def _to_match(stored: Mapping[str, Any], score: float = 0.0) -> LoadedMatch:
    """Return a match of the stored fields of a document."""
    return LoadedMatch(stored["id"], score, stored["stored"], stored["hashes"], stored.get("date"))


def _sort_facets(sort: Sort) -> list[sorting.FacetType]:
    """Return the keys to sort by, each in rising order.

    A document without a date has the day 0 and comes last: 0 is larger than every negative number
    where the newest come first, and counts as infinite where the oldest come first.
    """
    by_id = sorting.FieldFacet("id")
    if sort == "relevance":
        return [sorting.ScoreFacet(), by_id]
    day = sorting.FieldFacet("date")
    if sort == "-date":
        return [sorting.TranslateFacet(lambda number: -number, day), by_id]
    return [sorting.TranslateFacet(lambda number: number or math.inf, day), by_id]
