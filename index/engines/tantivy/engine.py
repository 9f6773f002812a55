"""The engine that keeps an index in Tantivy's files."""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from itertools import combinations_with_replacement, groupby
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import tantivy as tv
from msgspec import Struct

from index.engines.base import (
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
from index.engines.query import EngineQuery, MatchAll, leaves
from index.engines.tantivy.compression import (
    DICTIONARY,
    NEW_DICTIONARY,
    SAMPLE_CHARS,
    SAMPLE_TEXTS,
    Compression,
    learn_dictionary,
    read_dictionary,
    write_dictionary,
)
from index.engines.tantivy.documents import (
    HASH_COLUMNS,
    DocumentStore,
    LazyMatch,
    build_schema,
    to_tantivy,
)
from index.engines.tantivy.failures import (
    WRITER_MEMORY_BYTES,
    errors_as_corrupt,
    is_forbidden,
    system_error,
)
from index.engines.tantivy.index_files import (
    LIST,
    find_temporary_files,
    names_only_own_files,
    share_lists,
)
from index.engines.tantivy.kept_answers import KeptAnswers
from index.engines.tantivy.locks import wait_for_meta_lock
from index.engines.tantivy.queries import Translator, any_value_typed, without_score
from index.errors import IndexBusy, IndexCorrupt
from index.messages import Message

if TYPE_CHECKING:
    from index.engines.tantivy.mirror import Mirror

Hits = list[tuple[Any, tv.DocAddress]]
"""For each hit its sort key (a score, or a day that may be None) and where it is stored."""

_CHARS_TOGETHER = 300_000
"""Characters of texts that are compressed together. Between two texts, anything else would drive the
dictionary out of the cache of the processor: an article would take a third more to write."""
MAX_VALUES = 60_000
"""Values of a facet that are counted in one request: Tantivy gives up at 65,000."""

DOCUMENTS_A_TIE = 16_000
"""One hit more is asked for beyond a page for so many documents of an index. Ties grow with it, and
one that does not end among these hits takes a second search."""
MIN_AGGREGATED = 50_000
"""Documents from which an aggregation counts faster than a search. It takes 0.02 ms to prepare."""
MAX_KEPT_COUNTS = 2_000
"""Queries whose counts are kept while the index stays as it is: those of words and names, which come
back with other words beside them."""
MAX_KEPT_LEAVES = 50
"""Leaves of a query whose count is kept. They take about 150 bytes each."""
MAX_KEPT_BEGINNING = 100
"""Values with one beginning that are kept likewise: the people of a surname."""
MAX_KEPT_FIELDS = 10
"""Fields whose values are kept likewise."""
MAX_KEPT_VALUES = 200_000
"""Values of a field whose counts are kept while the index stays as it is: they take about 30 MB."""

Aggregation = Mapping[str, Any]
"""An aggregation of documents, as Tantivy takes it from JSON."""

_SUM = "sum"
"""The name of the aggregation that adds up a field."""
_NUMBER = "number"
"""The name of the aggregation that counts documents."""
_COUNT = {_NUMBER: {"filter": "*"}}
"""Counts all documents that match a query. That of a frequent word takes a third of a search."""
_DAYS = "days"
"""The name of the aggregation that finds the first and the last day."""
_SPAN = {**_COUNT, _DAYS: {"stats": {"field": "date"}}}
"""Counts documents, and finds the first and the last of their days, in one pass over them."""
_NO_AGGREGATION: Aggregation = MappingProxyType({})
"""The values of a facet are counted, and no more is said of their documents."""


class TantivyWriter(Writer):
    """Passes changes on to Tantivy's own writer.

    Documents wait until there are enough of them to compress their texts together, one straight after
    the other. Where the index has no dictionary yet, the first ones wait until there are enough to
    learn one from.
    """

    def __init__(self, writer: tv.IndexWriter, folder: Path, compression: Compression) -> None:
        self._writer = writer
        self._folder = folder
        self._compression = compression
        self._added = 0
        self._waiting: list[Document] = []
        self._waiting_chars = 0
        self._is_learning = not compression.dictionary

    def _delete_paths(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._writer.delete_documents_by_term("path", path)

    def _add(self, document: Document) -> None:
        self._added += 1
        self._waiting.append(document)
        self._waiting_chars += len(document.stored)
        if self._are_enough():
            if self._is_learning:
                self._learn()
            self._write_waiting()

    def _are_enough(self) -> bool:
        """Return True if as many documents wait as are to be learnt from, or compressed together."""
        if self._is_learning:
            return len(self._waiting) >= SAMPLE_TEXTS or self._waiting_chars >= SAMPLE_CHARS
        return self._waiting_chars >= _CHARS_TOGETHER

    def _learn(self) -> None:
        """Make a dictionary for this index of the texts that wait, if they have much in common."""
        dictionary = learn_dictionary([document.stored for document in self._waiting])
        if dictionary:
            write_dictionary(self._folder, dictionary)
            self._compression = Compression(dictionary)

    def _write_waiting(self) -> None:
        """Write the documents that wait, and let no others wait for a dictionary."""
        self._is_learning = False
        texts = [self._compression.compress(document.stored) for document in self._waiting]
        for document, text in zip(self._waiting, texts, strict=True):
            self._writer.add_document(to_tantivy(document, text))
        self._waiting = []
        self._waiting_chars = 0

    def commit(self) -> None:
        """Commit the changes.

        Raises:
            IndexCorrupt: Tantivy may merge segments next, one of which is damaged.
            IndexBusy: Another program holds a lock that Tantivy would wait for without end.
        """
        self._write_waiting()
        _refuse_to_merge_damage(self._folder, added=self._added)
        wait_for_meta_lock(self._folder)
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
    """The engine that keeps an index in Tantivy's files; see `index.engines.base.Engine`.

    Where nothing may be written to the folder, the index is read through a mirror of it.
    """

    def __init__(self, index: tv.Index, folder: Path, mirror: Mirror | None = None) -> None:
        self._index = index
        self._folder = folder
        self._mirror = mirror
        self._index.config_reader("manual")
        self._compression = _read_compression(folder)  # before a rebuild may remove it
        self._searcher = index.searcher()
        self._store = DocumentStore(self._searcher, self._compression)
        self._forget()
        translator = Translator(index.schema)
        self._translate = translator.translate
        self._translate_unscored = translator.unscored.translate

    @classmethod
    def connect(
        cls, folder: Path, config: ClusterConfig, *, create: bool = False, feed: Feed = FEED_ALL
    ) -> TantivyEngine:
        """Implement `Engine.connect`."""
        if not create:
            return cls._open(folder)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return cls._open_or_create(folder)
        except IndexCorrupt as error:
            failure = system_error(error.__cause__, folder)
            if failure is None:
                raise
            raise failure from error

    @classmethod
    def _open_or_create(cls, folder: Path) -> TantivyEngine:
        """Open the index in a folder, or make one if there is none."""
        with _errors_as_unopenable(folder):
            if not tv.Index.exists(str(folder)):
                return cls(tv.Index(build_schema(), str(folder)), folder)
        return cls._open(folder)

    @classmethod
    def _open(cls, folder: Path) -> TantivyEngine:
        """Open an index, through a mirror if nothing may be written to its folder."""
        mirror = None
        if not names_only_own_files(folder):
            raise _unopenable(folder, Message.of("index-names-other-files"))
        wait_for_meta_lock(folder)
        with _errors_as_unopenable(folder):
            try:
                index = tv.Index.open(str(folder))
            except ValueError as error:
                if not is_forbidden(error, folder):
                    raise
                from index.engines.tantivy.mirror import Mirror  # late: most folders are writable

                mirror = Mirror(folder)
                index = tv.Index.open(str(mirror.folder))
            if index.schema != build_schema():
                raise _unopenable(folder, Message.of("index-fields-differ"))
            return cls(index, folder, mirror)

    @contextmanager
    def writer(self, checksums: Mapping[str, int] = NO_CHECKSUMS) -> Iterator[TantivyWriter]:
        """Implement `Engine.writer`."""
        refuse_faults(find_differences(self._folder, checksums))
        # one document at least is added, and often no more: better to refuse now than at the commit
        _refuse_to_merge_damage(self._folder, added=1)
        writer = TantivyWriter(self._open_writer(), self._folder, self._compression)
        try:
            yield writer
            writer.commit()
        except BaseException as error:
            writer.abandon()
            failure = system_error(error, self._folder) if isinstance(error, ValueError) else None
            if failure is None:
                raise
            raise failure from error
        writer.close()
        share_lists(self._folder)
        self.refresh()

    def _open_writer(self) -> tv.IndexWriter:
        """Open Tantivy's writer, with one thread.

        Raises:
            IndexBusy: Another writer has the lock.
            OSError: The operating system lets nobody write there. What is written to a mirror
                would be lost.
        """
        if self._mirror:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self._folder))
        try:
            return self._index.writer(WRITER_MEMORY_BYTES, 1)
        except ValueError as error:
            failure = system_error(error, self._folder)
            if failure is not None:
                raise failure from error
            raise IndexBusy("index-locked", remedy="wait") from error

    def match(
        self, query: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """Implement `Engine.match`: documents are read when they are used, and to break ties."""
        translated = self._translate(query)
        # Tantivy reserves memory for every hit up to the end of the page.
        start = min(offset, self._searcher.num_docs)
        end = min(offset + limit, self._searcher.num_docs)
        # Hits beyond the page show whether a tie goes on after it, and end most ties.
        spare = 1 + self._searcher.num_docs // DOCUMENTS_A_TIE
        total, hits = self._search(translated, sort, end + spare)
        while total > len(hits) > end and _key(hits[-1]) == _key(hits[end - 1]):
            # The page ends amid a tie, which is needed whole to be put in order.
            total, hits = self._search(translated, sort, 4 * len(hits))
        page = _widened_to_ties(hits, start, end)
        keyed = self._keyed_matches(hits[page.start : page.stop], is_scored=sort == "relevance")
        matches = _with_ties_by_id(keyed)
        return Matches(total, tuple(matches[start - page.start : end - page.start]))

    def _keyed_matches(self, hits: Hits, *, is_scored: bool) -> list[_KeyedMatch]:
        """Return a match for each hit, with its sort key and its hashes.

        Args:
            hits: The hits.
            is_scored: True if the sort keys are scores.
        """
        searcher = self._searcher
        store = self._store
        addresses = [address for _, address in hits]
        with errors_as_corrupt():
            columns = [searcher.fast_field_values(name, addresses) for name in HASH_COLUMNS]
            days = searcher.fast_field_values("date", addresses)
        rows = zip(*columns, strict=True)
        matches = []
        for (key, address), row, day in zip(hits, rows, days, strict=True):
            score = key if is_scored else 0.0
            matches.append(_KeyedMatch(key, LazyMatch(store, address, score, row, day)))
        return matches

    def _search(self, query: tv.Query, sort: Sort, limit: int) -> tuple[int, Hits]:
        """Return the number of all hits, and the first of them."""
        with errors_as_corrupt():
            if sort == "relevance":
                result = self._searcher.search(query, limit=limit)
            else:
                order = tv.Order.Asc if sort == "date" else tv.Order.Desc
                result = self._searcher.search(
                    query, limit=limit, order_by_field="date", order=order
                )
        return result.count, result.hits  # type: ignore[attr-defined]  # missing from the stub

    def every_match(self, query: EngineQuery) -> Iterator[Match]:
        """Implement `Engine.every_match`: nothing is read but columns."""
        hits = self._every_hit(query)
        return (keyed.match for keyed in self._keyed_matches(hits, is_scored=False))

    def matches_of_any(
        self, queries: Sequence[EngineQuery]
    ) -> Iterator[tuple[Match, Sequence[int]]]:
        """Implement `Engine.matches_of_any`: each document is read once, in the order of the files."""
        numbers: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, query in enumerate(queries):
            for _, address in self._every_hit(query):
                numbers[address.segment_ord, address.doc].append(number)
        for place in sorted(numbers):
            address = tv.DocAddress(*place)
            yield LazyMatch(self._store, address, 0.0, (), None), numbers[place]

    def _every_hit(self, query: EngineQuery) -> Hits:
        """Return all documents that match a query, without scores."""
        unscored = without_score(self._translate_unscored(query))
        _, hits = self._search(unscored, "relevance", max(self._searcher.num_docs, 1))
        return hits

    def count(self, query: EngineQuery) -> int:
        """Implement `Engine.count`. The counts of small queries are kept."""
        if isinstance(query, MatchAll):
            return int(self._searcher.num_docs)
        if leaves(query) > MAX_KEPT_LEAVES:
            return self._count(query)
        return self._kept_counts.of(query, lambda: self._count(query))

    def _count(self, query: EngineQuery) -> int:
        """Count the documents that match a query. Tantivy computes no scores for an aggregation."""
        translated = self._translate_unscored(query)
        with errors_as_corrupt():
            if self._searcher.num_docs < MIN_AGGREGATED:
                result = self._searcher.search(without_score(translated), limit=1)
                return int(result.count)  # type: ignore[attr-defined]  # missing from the stub
            counted = self._searcher.aggregate(translated, _COUNT)
        return int(counted[_NUMBER]["doc_count"])

    def date_span(self, query: EngineQuery) -> DateSpan:
        """Implement `Engine.date_span`."""
        with errors_as_corrupt():
            found = self._searcher.aggregate(self._translate_unscored(query), _SPAN)
        days = found[_DAYS]
        number = int(found[_NUMBER]["doc_count"])
        return DateSpan(number, _as_day(days["min"]), _as_day(days["max"]))

    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """Implement `Engine.match_counts`: each query scores 1, so that a score is a count."""
        scoring_one = [without_score(self._translate_unscored(each), score=1.0) for each in queries]
        any_of = tv.Query.boolean_query([(tv.Occur.Should, query) for query in scoring_one])
        unscored = without_score(self._translate_unscored(condition))
        both = tv.Query.boolean_query([(tv.Occur.Must, any_of), (tv.Occur.Must, unscored)])
        with errors_as_corrupt():
            result = self._searcher.search(both, limit=limit, count=False)
        return tuple(round(score) for score, _ in result.hits)

    def facet_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_counts`. Those of all documents are counted once for each state."""
        if not isinstance(query, MatchAll):
            return self._value_counts(field, query)
        return self._counts_of_all.of(field, lambda: self._value_counts(field, query))

    def _value_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        """Count the documents that match a query by each value of a facet field."""
        translated = self._translate_unscored(query)
        is_day = field == "day"
        column = "date" if is_day else field  # numbers are read in less time than texts
        buckets, is_complete = self._aggregate(translated, column, ".*", _NO_AGGREGATION)
        if not is_complete:
            # to go through the dictionary takes longer for few values, and less for many
            return self._values_beginning(field, "", query)
        counts = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        return {_written_day(day): count for day, count in counts.items()} if is_day else counts

    def values_beginning(self, field: str, start: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.values_beginning`. Short lists are kept."""
        if leaves(query) > 1:
            return self._values_beginning(field, start, query)
        question = field, start, query
        return self._kept_values.of(question, lambda: self._values_beginning(*question))

    def _values_beginning(self, field: str, start: str, query: EngineQuery) -> Mapping[str, int]:
        """Count documents by the values that begin so: the dictionary of terms is in order."""
        having = self._translate_unscored(query)
        with errors_as_corrupt():
            terms = self._searcher.terms_with_prefix(field, start, filter_query=having)
        return {value: count for value, count in terms if count}

    def number_sum(self, number: str, query: EngineQuery) -> int:
        """Implement `Engine.number_sum`."""
        with errors_as_corrupt():
            sums = self._searcher.aggregate(self._translate_unscored(query), _sum_of(number))
        return round(sums[_SUM]["value"] or 0)

    def facet_sums(self, field: str, number: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_sums`."""
        translated = self._translate_unscored(query)
        buckets = self._buckets(translated, field, within=_sum_of(number))
        return {bucket["key"]: round(bucket[_SUM]["value"]) for bucket in buckets}

    def _buckets(
        self, query: tv.Query, field: str, within: Aggregation, prefix: str = ""
    ) -> Iterator[dict[str, Any]]:
        """Yield the values of a field that begin with a prefix, each with its aggregation.

        If there are too many values for one request, there is one request for each character that
        may follow the prefix, and one for the value that is the prefix itself.

        Args:
            query: The documents to count.
            field: A facet field.
            within: The aggregation of the documents of each value.
            prefix: A regular expression for the first characters.
        """
        buckets, is_complete = self._aggregate(query, field, f"{prefix}.*", within)
        if is_complete:
            yield from buckets
            return
        from string import ascii_letters, digits  # late: few archives have so many values

        for character in (*ascii_letters, *digits, "[^A-Za-z0-9]"):
            yield from self._buckets(query, field, within, prefix + character)
        value_that_is_the_prefix, _ = self._aggregate(query, field, prefix, within)
        yield from value_that_is_the_prefix

    def _aggregate(
        self, query: tv.Query, field: str, pattern: str, within: Aggregation
    ) -> tuple[list[dict[str, Any]], bool]:
        """Return the values that match a pattern with their counts, and True if these are all."""
        terms: dict[str, Any] = {"field": field, "size": MAX_VALUES}
        if pattern != ".*":
            terms["include"] = pattern
        with errors_as_corrupt():
            values = {"values": {"terms": terms, "aggs": dict(within)}}
            result = self._searcher.aggregate(query, values)["values"]
        return result["buckets"], not result.get("sum_other_doc_count")

    def pair_counts(self, field: str, groups: Groups, query: EngineQuery) -> PairCounts:
        """Implement `Engine.pair_counts` in one pass over the documents that match the query."""
        if not groups:
            return {}
        having = [any_value_typed(field, group) for group in groups]
        filters = {
            str(i): {
                "filter": one,
                "aggs": {str(j): {"filter": having[j]} for j in range(i, len(having))},
            }
            for i, one in enumerate(having)
        }
        with errors_as_corrupt():
            rows = self._searcher.aggregate(self._translate_unscored(query), filters)
        numbers = range(len(having))
        return {
            (i, j): rows[str(i)][str(j)]["doc_count"]
            for i, j in combinations_with_replacement(numbers, 2)
        }

    def scan(self) -> Iterator[Match | None]:
        """Implement `Engine.scan`."""
        number = self._searcher.num_docs
        if not number:
            return
        with errors_as_corrupt():
            hits = self._searcher.search(tv.Query.all_query(), limit=number).hits
        for _, address in hits:
            yield self._load_match(address)

    def _load_match(self, address: tv.DocAddress) -> LoadedMatch | None:
        """Read a document without a score; None if it cannot be read."""
        try:
            document = self._store.load(address)
            return LoadedMatch(document.id, 0.0, document.stored)
        except IndexCorrupt:
            return None

    def verify(self) -> Iterator[Message]:
        """Implement `Engine.verify`: the checksums of the files tell all there is to tell."""
        return iter(())

    @classmethod
    def checksums(cls, folder: Path, known: Mapping[str, int]) -> Mapping[str, int]:
        """Implement `Engine.checksums`: the list of segments and the dictionary have no footer."""
        names = [LIST, *(path.name for path in folder.glob(DICTIONARY))]
        return {name: file_checksum(folder / name) for name in names}

    @classmethod
    def verify_files(cls, folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
        """Implement `Engine.verify_files`."""
        is_list_sound = True
        for difference in find_differences(folder, checksums):
            is_list_sound = False
            yield difference
        if is_list_sound:
            from index.engines.tantivy.segments import find_faults  # late: a search checks nothing

            yield from find_faults(folder)

    @classmethod
    def leftovers(cls, folder: Path) -> Sequence[Path]:
        """Implement `Engine.leftovers`."""
        return [*find_temporary_files(folder), *folder.glob(NEW_DICTIONARY)]

    def refresh(self) -> None:
        """Implement `Engine.refresh`."""
        if not self._compression.dictionary:
            self._compression = _read_compression(self._folder)
        with errors_as_corrupt():
            self._reload()
            self._searcher = self._index.searcher()
        self._store = DocumentStore(self._searcher, self._compression)
        self._forget()

    def _forget(self) -> None:
        """Keep no answer of a state before this one."""
        self._counts_of_all = KeptAnswers[Mapping[str, int]](MAX_KEPT_FIELDS, MAX_KEPT_VALUES)
        self._kept_counts = KeptAnswers[int](MAX_KEPT_COUNTS)
        self._kept_values = KeptAnswers[Mapping[str, int]](MAX_KEPT_COUNTS, MAX_KEPT_BEGINNING)

    def reopened(self) -> TantivyEngine:
        """Implement `Engine.reopened`: a searcher of Tantivy stays on the state it was made of."""
        with errors_as_corrupt():
            self._reload()
            return TantivyEngine(self._index, self._folder, self._mirror)

    def _reload(self) -> None:
        """Let new searchers see what was written meanwhile."""
        if self._mirror:
            self._mirror.sync()
        else:
            wait_for_meta_lock(self._folder)
        self._index.reload()

    def close(self) -> None:
        """Implement `Engine.close`: Tantivy closes its files with the last reference to it."""
        if self._mirror:
            self._mirror.close()


def _as_day(number: float | None) -> int | None:
    """Return a day, which Tantivy gives as a fraction, or None if there is none."""
    return None if number is None else round(number)


@lru_cache(maxsize=MAX_VALUES)
def _written_day(number: float) -> str:
    """Return the day of a number as facets have it: 20190225 is `2019-02-25`."""
    digits = f"{number:08.0f}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _sum_of(number: str) -> dict[str, Any]:
    """Return the aggregation that adds up a number field."""
    return {_SUM: {"sum": {"field": number}}}


class _KeyedMatch(Struct, frozen=True):
    """A match and the key that hits are sorted by."""

    key: Any
    match: Match


def _unopenable(folder: Path, reason: Message) -> IndexCorrupt:
    """Return the error for an index that this program did not write as it is."""
    return IndexCorrupt(
        "index-unopenable",
        remedy="rebuild",
        engine="Tantivy",
        location=str(folder),
        reason=reason,
    )


def _refuse_to_merge_damage(folder: Path, *, added: int) -> None:
    """Refuse to write if that may merge segments, and one of them is damaged.

    Args:
        folder: The folder of the index.
        added: The number of documents that are written.

    Raises:
        IndexCorrupt: One of them is damaged.
    """
    from index.engines.tantivy.segments import find_faults_before_writing  # late: as above

    refuse_faults(find_faults_before_writing(folder, added=added))


def _errors_as_unopenable(folder: Path) -> AbstractContextManager[None]:
    """Raise `IndexCorrupt` where an index cannot be opened."""
    return errors_as_corrupt("index-unopenable", engine="Tantivy", location=str(folder))


def _read_compression(folder: Path) -> Compression:
    """Return the compression of the index in a folder.

    Raises:
        IndexCorrupt: It has a dictionary that cannot be read.
    """
    with _errors_as_unopenable(folder):
        return Compression(read_dictionary(folder))


def _key(hit: tuple[Any, tv.DocAddress]) -> Any:
    """Return the sort key of a hit: its score, or its day."""
    key, _ = hit
    return key


def _widened_to_ties(hits: Hits, start: int, stop: int) -> range:
    """Widen a page by the hits that are tied with its first and its last one.

    The page 1 to 3 of hits with the scores 9, 9, 7, 7, 4 becomes 0 to 4. It is empty if there are
    no hits from its start on.
    """
    stop = min(stop, len(hits))
    if start >= stop:
        return range(start, start)
    while start and _key(hits[start - 1]) == _key(hits[start]):
        start -= 1
    while stop < len(hits) and _key(hits[stop]) == _key(hits[stop - 1]):
        stop += 1
    return range(start, stop)


def _with_ties_by_id(keyed: Iterable[_KeyedMatch]) -> list[Match]:
    """Put tied matches in the order of their ids. An id is read only where there is a tie."""
    matches: list[Match] = []
    for _, group in groupby(keyed, key=attrgetter("key")):
        tied = [item.match for item in group]
        if len(tied) > 1:
            tied.sort(key=attrgetter("id"))
        matches += tied
    return matches
