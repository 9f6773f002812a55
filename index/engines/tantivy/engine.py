"""The engine that keeps an index in Tantivy's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING
from typing import Any as Untyped

import tantivy as tv

from index.engines import query as nodes
from index.engines.base import Document, Embedded, LoadedMatch, Match, Matches, Sort, Writer
from index.engines.tantivy.documents import COLUMNS, Found, read, translated
from index.engines.tantivy.failures import WRITER_MEMORY, reading, system_error
from index.engines.tantivy.queries import Translator
from index.errors import IndexBusy, IndexCorrupt

if TYPE_CHECKING:
    from index.engines.tantivy.files import Mirror

Hits = list[tuple[Untyped, tv.DocAddress]]
"""What hits are ordered by (a score, or a day that may be None), and where each is stored."""

MOST_VALUES = 60_000
"""Values that are counted at a time: Tantivy gives up at 65,000."""


class TantivyWriter(Writer):
    """Passes changes on to Tantivy's own writer."""

    def __init__(self, writer: tv.IndexWriter) -> None:
        self._writer = writer

    def _delete_paths(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._writer.delete_documents_by_term("path", path)

    def _add(self, document: Document) -> None:
        self._writer.add_document(translated(document))

    def commit(self) -> None:
        """Commit the changes."""
        self._writer.commit()

    def close(self) -> None:
        """Wait until segments have been merged, and release the lock of the index."""
        self._writer.wait_merging_threads()
        del self._writer

    def abandon(self) -> None:
        """Undo the changes, and release the lock of the index however long an error is kept."""
        # A writer that the disk failed cannot roll back. The next writer cleans up after it.
        with suppress(ValueError):
            self._writer.rollback()
        del self._writer


class TantivyEngine(Embedded):
    """Keeps the promises of `index.engines.base.Engine`."""

    def __init__(self, index: tv.Index, folder: Path, mirror: Mirror | None = None) -> None:
        self._index = index
        self._folder = folder
        self._mirror = mirror
        self._index.config_reader("manual")
        self._searcher = index.searcher()
        self._query = Translator(index.schema).query

    @contextmanager
    def writer(self) -> Iterator[TantivyWriter]:
        """See `Engine.writer`."""
        writer = TantivyWriter(self._open_writer())
        try:
            yield writer
            writer.commit()
        except BaseException as error:
            writer.abandon()
            if isinstance(error, ValueError) and (failure := system_error(error, self._folder)):
                raise failure from error
            raise
        writer.close()
        self.refresh()

    def _open_writer(self) -> tv.IndexWriter:
        try:
            return self._index.writer(WRITER_MEMORY, 1)
        except ValueError as error:
            if failure := system_error(error, self._folder):
                raise failure from error
            raise IndexBusy(
                f"another process is writing to this index ({error}); try again later"
            ) from error

    def match(
        self, node: nodes.EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """See `Engine.match`: documents are read when they are asked for, and where ties are to be broken."""
        query, held = self._query(node), self._searcher.num_docs
        offset, end = (
            min(offset, held),
            min(offset + limit, held),
        )  # Tantivy makes room for every hit up to the end
        total, hits = self._search(query, sort, end + 1)
        while total > len(hits) > end and hits[-1][0] == hits[end - 1][0]:
            total, hits = self._search(
                query, sort, 4 * len(hits)
            )  # the page ends amid a tie: see the whole of it
        first, last = _widened(hits, offset, end)
        page = [*_untied(self._found(hits[first:last], scored=sort == "relevance"))][
            offset - first : end - first
        ]
        return Matches(total, tuple(page))

    def _found(self, hits: Hits, *, scored: bool) -> Iterator[tuple[Untyped, Match]]:
        """What hits are ordered by, and what they match."""
        searcher, addresses = self._searcher, [address for _, address in hits]
        with reading():
            columns = zip(
                *(searcher.fast_field_values(name, addresses) for name in COLUMNS), strict=True
            )
        for (key, address), packed in zip(hits, columns, strict=True):
            yield key, Found(searcher, address, key if scored else 0.0, packed)

    def _search(self, query: tv.Query, sort: Sort, limit: int) -> tuple[int, Hits]:
        with reading():
            if sort == "relevance":
                found = self._searcher.search(query, limit=limit)
            else:
                order = tv.Order.Asc if sort == "date" else tv.Order.Desc
                found = self._searcher.search(
                    query, limit=limit, order_by_field="date", order=order
                )
        return found.count, found.hits  # type: ignore[attr-defined]  # missing from the stub

    def count(self, node: nodes.EngineQuery) -> int:
        """See `Engine.count`."""
        with reading():
            found = self._searcher.search(
                tv.Query.const_score_query(self._query(node), 0.0), limit=1
            )
        return int(found.count)  # type: ignore[attr-defined]  # missing from the stub

    def match_counts(
        self, counted: Sequence[nodes.EngineQuery], condition: nodes.EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """See `Engine.match_counts`."""
        ones = [
            (tv.Occur.Should, tv.Query.const_score_query(self._query(node), 1.0))
            for node in counted
        ]
        silent = tv.Query.const_score_query(self._query(condition), 0.0)
        both = tv.Query.boolean_query(
            [(tv.Occur.Must, tv.Query.boolean_query(ones)), (tv.Occur.Must, silent)]
        )
        with reading():
            found = self._searcher.search(both, limit=limit, count=False)
        return tuple(round(score) for score, _ in found.hits)

    def facet_counts(self, field: str, node: nodes.EngineQuery) -> Mapping[str, int]:
        """See `Engine.facet_counts`."""
        return {
            bucket["key"]: bucket["doc_count"] for bucket in self._buckets(self._query(node), field)
        }

    def _buckets(
        self, query: tv.Query, field: str, beginning: str = ""
    ) -> Iterator[dict[str, Untyped]]:
        """Values with their counts; where there are too many for Tantivy, those of each further letter apart."""
        buckets, whole = self._some(query, field, f"{beginning}.*")
        if not whole:
            buckets, _ = self._some(query, field, beginning)
            for sign in (*ascii_letters, *digits, "[^A-Za-z0-9]"):
                yield from self._buckets(query, field, beginning + sign)
        yield from buckets

    def _some(
        self, query: tv.Query, field: str, shape: str
    ) -> tuple[list[dict[str, Untyped]], bool]:
        """Values of a shape, and whether these are all."""
        wanted = {} if shape == ".*" else {"include": shape}
        terms = {"field": field, "size": MOST_VALUES, **wanted}
        with reading():
            found = self._searcher.aggregate(query, {"values": {"terms": terms}})["values"]
        return found["buckets"], not found.get("sum_other_doc_count")

    def scan(self) -> Iterator[Match | None]:
        """See `Engine.every`."""
        if not self._searcher.num_docs:
            return
        for _, address in self._searcher.search(
            tv.Query.all_query(), limit=self._searcher.num_docs
        ).hits:
            try:
                id, stored = read(self._searcher, address)
                yield LoadedMatch(id, 0.0, stored)
            except (IndexCorrupt, LookupError):
                yield None

    def verify(self) -> Iterator[str]:
        """See `Engine.damage`."""
        from index.engines.tantivy.files import damaged

        return damaged(self._folder)

    def refresh(self) -> None:
        """See `Engine.refresh`."""
        if self._mirror:
            self._mirror.sync()
        with reading():
            self._index.reload()
            self._searcher = self._index.searcher()

    def close(self) -> None:
        """See `Engine.close`: what Tantivy holds goes with its last reference."""
        if self._mirror:
            self._mirror.close()


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
