"""The engine that keeps an index in a cluster of OpenSearch."""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from index.engines import batch as questions
from index.engines.base import (
    NO_CHECKSUMS,
    DateSpan,
    Engine,
    Groups,
    Match,
    Matches,
    PairCounts,
    Question,
    Sort,
    values_starting,
)
from index.engines.config import FEED_ALL, ClusterConfig, Feed
from index.engines.opensearch.archive_index import ArchiveIndex, indexes_of_alias
from index.engines.opensearch.cluster import Cluster
from index.engines.opensearch.pages import HITS_PER_REQUEST, MAX_WINDOW, Body, Hit, Pages
from index.engines.opensearch.searcher import Searcher
from index.engines.opensearch.searches import (
    VALUES_PER_REQUEST,
    Search,
    facet_value,
    facet_values,
    search_for,
    sorted_matches,
    to_match,
)
from index.engines.opensearch.writer import Deleter, OpenSearchWriter, open_writer
from index.engines.query import EngineQuery, MatchAll
from index.errors import ClusterDown, ClusterRefusal, IndexCorrupt, IndexMoved, SearchError
from index.messages import Message

_SHARD_COUNTS = (
    "active_shards",
    "active_primary_shards",
    "relocating_shards",
    "unassigned_shards",
)


class OpenSearchEngine(Engine):
    """The engine that keeps an index in a cluster; see `index.engines.base.Engine`.

    It breaks one promise: readers may see a part of a write that failed midway. The caller must
    know what was under way and write it again. Documents that are written twice are there once.
    """

    def __init__(self, cluster: Cluster, archive_index: ArchiveIndex, folder: Path) -> None:
        self._cluster = cluster
        self._archive_index = archive_index
        self._folder = folder
        # the same text for all searches from here; see `Searcher`
        self._preference = f"{crc32(f'{socket.gethostname()}{folder}'.encode()):08x}"
        # While other machines still feed a new index, readers are shown the one before.
        is_shared = archive_index.has_shards
        self._read_from(archive_index.shown_index(cluster) if is_shared else archive_index.index)

    def _read_from(self, index: str) -> None:
        """Search in an index from now on."""
        self._searcher = Searcher(self._cluster, index, self._preference)
        self._pages = Pages(self._cluster, index)

    @classmethod
    def connect(
        cls, folder: Path, config: ClusterConfig, *, create: bool = False, feed: Feed = FEED_ALL
    ) -> OpenSearchEngine:
        """Implement `Engine.connect`: the record in the folder names the index.

        Raises:
            InputError: The archive was made elsewhere, and may not be replaced.
        """
        cluster = Cluster(config)
        archive_index = ArchiveIndex.read(folder)
        if archive_index is not None:
            return cls(cluster, archive_index, folder)
        if not create:
            raise IndexCorrupt("index-record-missing", remedy="rebuild", location=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        engine = cls(cluster, ArchiveIndex.create(cluster, folder, feed), folder)
        if feed.shard.count > 1:
            engine._delete_shard()
        return engine

    @classmethod
    def is_in_use(cls, folder: Path, config: ClusterConfig) -> bool:
        """Implement `Engine.is_in_use`."""
        archive_index = ArchiveIndex.read(folder)
        return archive_index is not None and archive_index.is_in_use(Cluster(config))

    @classmethod
    def attach(cls, folder: Path, config: ClusterConfig) -> bool:
        """Implement `Engine.attach`."""
        return ArchiveIndex.attach(Cluster(config), folder) is not None

    # Writing

    def writer(
        self,
        checksums: Mapping[str, int] = NO_CHECKSUMS,  # noqa: ARG002 - a cluster has its own
    ) -> AbstractContextManager[OpenSearchWriter]:
        """Implement `Engine.writer`: a cluster verifies what it merges."""
        return open_writer(self._cluster, self._own_searcher(), self._archive_index.shard)

    def _own_searcher(self) -> Searcher:
        """Return a searcher of the index that is written to, which may not be shown yet."""
        return Searcher(self._cluster, self._archive_index.index, self._preference)

    def _delete_shard(self) -> None:
        """Delete the documents of our shard that an earlier attempt has left in the shared index."""
        deleter = Deleter(self._cluster, self._own_searcher())
        deleter.delete([{"term": {"part": self._archive_index.shard}}])

    def publish(self) -> None:
        """Implement `Engine.publish`."""
        self._archive_index.publish(self._cluster)

    def remove_stale(self) -> None:
        """Implement `Engine.remove_stale`."""
        self._archive_index.remove_stale(self._cluster, self._folder.parent)

    # Reading

    def match(
        self, query: EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """Implement `Engine.match`."""
        question = questions.Match(query, sort, offset, limit)
        body = sorted_matches(query, sort)
        total = self._pages.total(body, offset)
        if total is not None:  # the page continues the last one
            return self._page(question, body, total, [])
        search = self._window(question, body)
        matches: Matches = search.read(self._search(search.body))
        return matches

    def _window(self, question: questions.Match, body: Body) -> Search:
        """Return the search for the first hits of a page.

        One plain request gives only the first `MAX_WINDOW` hits of a query, and those of a large
        page would take long to arrive. `Pages` reads the rest of a page.
        """
        offset = question.offset
        size = max(min(question.limit, HITS_PER_REQUEST, MAX_WINDOW - offset), 0)
        start = {"from": offset, "size": size} if size else {"size": 0}

        def read(answer: dict[str, Any]) -> Matches:
            total: int = answer["hits"]["total"]["value"]
            hits: list[Hit] = answer["hits"]["hits"]
            self._pages.begin(body, total, offset + len(hits) if size else 0)
            return self._page(question, body, total, hits)

        return Search({**body, **start, "track_total_hits": True}, read)

    def _page(self, question: questions.Match, body: Body, total: int, hits: list[Hit]) -> Matches:
        """Return a page of which the first hits have been read."""
        end = min(question.offset + question.limit, total)
        offset = question.offset + len(hits)
        if offset < end:
            hits = hits + self._pages.page(body, offset, question.limit - len(hits))
        is_scored = question.sort == "relevance"
        return Matches(total, tuple([to_match(hit, is_scored=is_scored) for hit in hits]))

    def count(self, query: EngineQuery) -> int:
        """Implement `Engine.count`."""
        total: int = self._answer(questions.Count(query))
        return total

    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """Implement `Engine.match_counts`."""
        if not queries:
            return ()
        counts: tuple[int, ...] = self._answer(
            questions.MatchCounts(tuple(queries), condition, limit)
        )
        return counts

    def date_span(self, query: EngineQuery) -> DateSpan:
        """Implement `Engine.date_span`."""
        span: DateSpan = self._answer(questions.Span(query))
        return span

    def facet_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_counts`."""
        counts: Mapping[str, int] = self._answer(questions.FacetCounts(field, query))
        return counts

    def values_beginning(self, field: str, start: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.values_beginning`."""
        counts: Mapping[str, int] = self._answer(questions.ValuesBeginning(field, start, query))
        return counts

    def number_sum(self, number: str, query: EngineQuery) -> int:
        """Implement `Engine.number_sum`."""
        total: int = self._answer(questions.NumberSum(number, query))
        return total

    def facet_sums(self, field: str, number: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_sums`."""
        sums: Mapping[str, int] = self._answer(questions.FacetSums(field, number, query))
        return sums

    def pair_counts(self, field: str, groups: Groups, query: EngineQuery) -> PairCounts:
        """Implement `Engine.pair_counts`. Pairs that no document has are left out."""
        if not groups:
            return {}
        question = questions.PairCounts(field, tuple(map(tuple, groups)), query)
        counts: PairCounts = self._answer(question)
        return counts

    def answers(self, question: Question, others: Collection[Question]) -> Mapping[Question, Any]:
        """Implement `Engine.answers`: all that one search each can answer go in one request."""
        if self._search_for(question) is None:
            return {question: question.ask(self)}
        searches: dict[Question, Search] = {}
        for asked in (question, *others):
            search = self._search_for(asked)
            if search is not None:
                searches[asked] = search
        answers = self._search_all([search.body for search in searches.values()])
        return {
            asked: search.read(answer)
            for (asked, search), answer in zip(searches.items(), answers, strict=True)
        }

    def _answer(self, question: Question) -> Any:
        """Return the answer to a question that one search can answer."""
        return self.answers(question, ())[question]

    def _search_for(self, question: Question) -> Search | None:
        """Return the search that answers a question; None if it takes several, or none."""
        match question:
            case questions.FacetCounts() | questions.FacetSums():
                return self._facet_search(question)
            case questions.ValuesBeginning(field, start, query):
                every = self._facet_search(questions.FacetCounts(field, query))
                return Search(every.body, lambda answer: values_starting(every.read(answer), start))
            case questions.Match(query, sort, offset, limit) if offset + limit <= MAX_WINDOW:
                body = sorted_matches(query, sort)
                is_next_page = self._pages.total(body, offset) is not None
                return None if is_next_page else self._window(question, body)
            case _:
                return search_for(question)

    def _facet_search(self, question: questions.FacetCounts | questions.FacetSums) -> Search:
        return Search(facet_values(question, None), partial(self._facets, question))

    def _facets(
        self, question: questions.FacetCounts | questions.FacetSums, answer: dict[str, Any]
    ) -> dict[str, int]:
        """Return the counts of an answer, and of further requests if there are too many for one."""
        counts: dict[str, int] = {}
        while True:
            page = answer["aggregations"]["counts"]
            for bucket in page["buckets"]:
                counts[bucket["key"]["value"]] = facet_value(question, bucket)
            if len(page["buckets"]) < VALUES_PER_REQUEST:
                return counts
            answer = self._search(facet_values(question, page["after_key"]))

    def scan(self) -> Iterator[Match]:
        """Implement `Engine.scan`."""
        start = 0
        while True:
            page = self.match(MatchAll(), sort="date", offset=start, limit=HITS_PER_REQUEST).best
            if not page:
                return
            yield from page
            start += len(page)

    def verify(self) -> Iterator[Message]:
        """Implement `Engine.verify`: a cluster verifies its files, and does not answer without them."""
        return iter(())

    @classmethod
    def checksums(cls, folder: Path, known: Mapping[str, int]) -> Mapping[str, int]:
        """Implement `Engine.checksums`: the files are those of the cluster."""
        return NO_CHECKSUMS

    @classmethod
    def verify_files(cls, folder: Path, checksums: Mapping[str, int]) -> Iterator[Message]:
        """Implement `Engine.verify_files`: the files are those of the cluster."""
        return iter(())

    @classmethod
    def leftovers(cls, folder: Path) -> Sequence[Path]:
        """Implement `Engine.leftovers`: nothing is left in the folder."""
        return ()

    def _search(self, body: Body) -> dict[str, Any]:
        """Return the answer to a search; see `_search_all`."""
        [answer] = self._search_all([body])
        return answer

    def _search_all(self, bodies: Sequence[Body]) -> list[dict[str, Any]]:
        """Return the answers to some searches, which are sent in one request.

        Raises:
            IndexMoved: The index was replaced meanwhile.
            ClusterDown, ClusterRefusal: See `Cluster.ask`.
        """
        try:
            return self._searcher.search_all(bodies)
        except (ClusterDown, ClusterRefusal) as error:
            if self._is_replaced():
                raise IndexMoved("index-replaced", remedy="retry") from error
            raise

    def _is_replaced(self) -> bool:
        """Return True if readers are shown another index than the one that is searched."""
        if self._cluster.is_given_up:
            return False  # nobody knows
        try:
            shown = indexes_of_alias(self._cluster, self._archive_index.alias)
        except SearchError:
            return False
        return bool(shown) and self._searcher.index not in shown

    def refresh(self) -> None:
        """Implement `Engine.refresh`."""
        index = self._archive_index.shown_index(self._cluster)
        self._pages.close()
        self._read_from(index)

    def health(self) -> Mapping[str, Any]:
        """Implement `Engine.health`."""
        index = self._searcher.index
        health = self._cluster.ask(lambda client: client.cluster.health(index=index))
        stats = self._cluster.ask(
            lambda client: client.indices.stats(index=index, metric="docs,store")
        )
        documents = stats["_all"]["primaries"]["docs"]
        return {
            "cluster": health["cluster_name"],
            "addresses": self._cluster.config.addresses,
            "archive": self._archive_index.alias,
            "index": index,
            "health": health["status"],
            "nodes": health["number_of_nodes"],
            **{name: health[name] for name in _SHARD_COUNTS},
            "documents": documents["count"],
            "deleted_documents": documents["deleted"],
            "bytes": stats["_all"]["total"]["store"]["size_in_bytes"],
        }

    def close(self) -> None:
        """Implement `Engine.close`."""
        self._pages.close()
        self._cluster.close()
