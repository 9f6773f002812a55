"""The engine that keeps an index in Whoosh's files."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any as Untyped
from typing import ParamSpec, TypeVar

from whoosh import fields, sorting
from whoosh.index import FileIndex
from whoosh.writing import IndexWriter, LockError

from index.engines import query as nodes
from index.engines.base import Document, Embedded, LoadedMatch, Match, Matches, Sort, Writer
from index.engines.whoosh.queries import Bm25, query
from index.errors import IndexBusy, IndexCorrupt, SearchError
from index.schema import Kind, names

WRITER_MEMORY = 128
"""Megabytes of postings held in memory before they are written."""


def schema() -> fields.Schema:
    """The fields of an index, as Whoosh knows them."""
    made = fields.Schema(stored=fields.STORED)
    for name in names(Kind.KEYWORD, Kind.FACET):
        made.add(name, fields.ID(stored=name == "id", sortable=name == "id"))
    for name in names(Kind.EXACT):
        made.add(name, fields.TEXT(phrase=True))
    for name in names(Kind.STEM, Kind.BEGINNING):
        made.add(name, fields.TEXT(phrase=False))
    for name in names(Kind.NUMBER):
        made.add(name, fields.NUMERIC(int, signed=False, sortable=True, default=0))
    return made


_P = ParamSpec("_P")
_R = TypeVar("_R")


def _reading(method: Callable[_P, _R]) -> Callable[_P, _R]:
    """Tell in one way that the files of the index are not as Whoosh wrote them."""

    @wraps(method)
    def read(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return method(*args, **kwargs)
        except SearchError:
            raise
        except (
            Exception
        ) as error:  # what is damaged is trusted far into Whoosh: any error may come of it
            refusal = error.__cause__ if isinstance(error.__cause__, IndexCorrupt) else None
            told = f"the index cannot be read ({type(error).__name__}: {error})"
            raise refusal or IndexCorrupt(
                f"{told}; make it again with: search index --rebuild"
            ) from error

    return read


class WhooshWriter(Writer):
    """Passes changes on to Whoosh's own writer."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def _delete_paths(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._writer.delete_by_term("path", path)

    def _add(self, document: Document) -> None:
        self._writer.add_document(**_translated(document))


class WhooshEngine(Embedded):
    """Keeps the promises of `index.engines.base.Engine`."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._searcher = index.searcher(weighting=Bm25())

    @contextmanager
    def writer(self) -> Iterator[WhooshWriter]:
        """See `Engine.writer`."""
        try:
            writer = self._index.writer(limitmb=WRITER_MEMORY)
        except LockError as error:
            raise IndexBusy("another process is writing to this index; try again later") from error
        try:
            with writer:  # commits at the end, and cancels when an exception passes
                yield WhooshWriter(writer)
        except BaseException:
            with suppress(
                Exception
            ):  # a writer that the disk failed cannot cancel, and keeps its lock
                writer.writelock.release()  # type: ignore[attr-defined]  # of the one kind of writer there is here
            raise
        self.refresh()

    @_reading
    def match(
        self, node: nodes.EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """See `Engine.match`."""
        by_score = sort == "relevance"
        found = self._searcher.search(query(node), limit=offset + limit, sortedby=_order(sort))
        best = (
            LoadedMatch(hit["id"], -hit.score[0] if by_score else 0.0, hit["stored"])
            for hit in found[offset:]
        )
        return Matches(len(found), tuple(best))

    @_reading
    def count(self, node: nodes.EngineQuery) -> int:
        """See `Engine.count`."""
        return len(set(self._searcher.docs_for_query(query(node))))

    @_reading
    def match_counts(
        self, counted: Sequence[nodes.EngineQuery], condition: nodes.EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """See `Engine.match_counts`."""
        allowed = set(self._searcher.docs_for_query(query(condition)))
        finds = Counter(
            number for node in counted for number in self._searcher.docs_for_query(query(node))
        )
        times = sorted(
            (times for number, times in finds.items() if number in allowed), reverse=True
        )
        return tuple(times[:limit])

    @_reading
    def facet_counts(self, field: str, node: nodes.EngineQuery) -> Mapping[str, int]:
        """See `Engine.facet_counts`."""
        found = set(self._searcher.docs_for_query(query(node)))
        reader = self._searcher.reader()
        counts = {
            text: sum(number in found for number in reader.postings(field, text).all_ids())
            for text in map(reader.schema[field].from_bytes, reader.lexicon(field))
        }
        return {text: count for text, count in counts.items() if count}

    def scan(self) -> Iterator[Match | None]:
        """See `Engine.every`."""
        reader = self._searcher.reader()
        for number in reader.all_doc_ids():
            try:
                fields = reader.stored_fields(number)
                yield LoadedMatch(fields["id"], 0.0, fields["stored"])
            except (
                Exception
            ):  # stored fields are pickles: whatever is wrong with one, it cannot be read
                yield None

    def verify(self) -> Iterator[str]:
        """See `Engine.damage`: Whoosh's files have no checksums, so every term is looked at."""
        reader = self._searcher.reader()
        for field in reader.schema.names():
            try:
                if reader.schema[field].indexed:
                    for text in reader.lexicon(field):
                        all(reader.postings(field, text).all_ids())
            except Exception as error:
                yield f"the terms of {field} cannot be read ({type(error).__name__})"

    @_reading
    def refresh(self) -> None:
        """See `Engine.refresh`."""
        fresh = self._index.searcher(weighting=Bm25())
        self._searcher.close()
        self._searcher = fresh

    def close(self) -> None:
        """See `Engine.close`."""
        self._searcher.close()
        self._index.close()


def _translated(document: Document) -> dict[str, Untyped]:
    terms = {name: text.split() for name, text in document.terms.items()}
    values = {
        **{name: list(texts) for name, texts in document.keywords.items() if texts},
        **document.numbers,
    }
    return {"id": document.id, "path": document.path, "stored": document.stored, **terms, **values}


def _order(sort: Sort) -> list[sorting.FacetType]:
    by_id = sorting.FieldFacet("id")
    if sort == "relevance":
        return [sorting.ScoreFacet(), by_id]
    day = sorting.FieldFacet("date")
    if sort == "-date":
        return [sorting.TranslateFacet(lambda number: -number, day), by_id]
    return [sorting.TranslateFacet(lambda number: number or math.inf, day), by_id]
