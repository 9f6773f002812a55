"""The engine that keeps an index in a cluster of OpenSearch."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from zlib import crc32

from index.engines.base import NO_CHECKSUMS, Engine, LoadedMatch, Match, Matches, Sort
from index.engines.config import FEED_ALL, ClusterConfig, Feed
from index.engines.opensearch.archive_index import ArchiveIndex, indexes_of_alias
from index.engines.opensearch.cluster import Cluster
from index.engines.opensearch.pages import HITS_PER_REQUEST, MAX_WINDOW, Hit, Pages
from index.engines.opensearch.queries import translate, without_score
from index.engines.opensearch.searcher import Searcher
from index.engines.opensearch.writer import Deleter, OpenSearchWriter, open_writer
from index.engines.query import EngineQuery, MatchAll
from index.errors import ClusterDown, ClusterRefusal, IndexCorrupt, IndexMoved
from index.messages import Message

VALUES_PER_REQUEST = 10_000
"""Values of a facet that are counted in one request."""

_SORTS: dict[Sort, list[Any]] = {
    "relevance": [{"_score": "desc"}, {"id": "asc"}],
    "date": [{"date": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "-date": [{"date": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}
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
        body = {"query": translate(query), "sort": _SORTS[sort], "stored_fields": ["stored"]}
        hits: list[Hit] = []
        total = self._pages.total(body, offset)
        if total is None:  # the page does not continue the last one
            total, hits = self._hits_in_window(body, offset, limit)
        end = min(offset + limit, total)
        if offset + len(hits) < end:
            hits += self._pages.page(body, offset + len(hits), limit - len(hits))
        is_scored = sort == "relevance"
        return Matches(total, tuple([_to_match(hit, is_scored=is_scored) for hit in hits]))

    def _hits_in_window(
        self, body: dict[str, Any], offset: int, limit: int
    ) -> tuple[int, list[Hit]]:
        """Return the number of all hits, and the hits of a page that lie among the first 10,000.

        One plain request gives only the first `MAX_WINDOW` hits. `Pages` reads the rest of a page.
        """
        size = max(min(limit, MAX_WINDOW - offset), 0)
        start = {"from": offset, "size": size} if size else {"size": 0}
        answer = self._search({**body, **start, "track_total_hits": True})["hits"]
        total: int = answer["total"]["value"]
        hits: list[Hit] = answer["hits"]
        self._pages.begin(body, total, offset + len(hits) if size else 0)
        return total, hits

    def count(self, query: EngineQuery) -> int:
        """Implement `Engine.count`."""
        body = {"query": without_score(translate(query)), "size": 0, "track_total_hits": True}
        return int(self._search(body)["hits"]["total"]["value"])

    def match_counts(
        self, queries: Sequence[EngineQuery], condition: EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """Implement `Engine.match_counts`: each query scores 1, so that a score is a count."""
        if not queries:
            return ()
        any_of = {
            "should": [without_score(translate(query), score=1.0) for query in queries],
            "minimum_should_match": 1,
            "filter": [translate(condition)],
        }
        body = {
            "query": {"bool": any_of},
            "size": min(limit, MAX_WINDOW),
            "stored_fields": "_none_",
            "track_total_hits": False,
        }
        return tuple([round(hit["_score"]) for hit in self._search(body)["hits"]["hits"]])

    def facet_counts(self, field: str, query: EngineQuery) -> Mapping[str, int]:
        """Implement `Engine.facet_counts`."""
        values: dict[str, Any] = {
            "size": VALUES_PER_REQUEST,
            "sources": [{"value": {"terms": {"field": field}}}],
        }
        body = {
            "query": translate(query),
            "size": 0,
            "track_total_hits": False,
            "aggs": {"counts": {"composite": values}},
        }
        counts: dict[str, int] = {}
        while True:
            page = self._search(body)["aggregations"]["counts"]
            for bucket in page["buckets"]:
                counts[bucket["key"]["value"]] = bucket["doc_count"]
            if len(page["buckets"]) < VALUES_PER_REQUEST:
                return counts
            values["after"] = page["after_key"]

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

    def _search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a search.

        Raises:
            IndexMoved: The index was replaced meanwhile.
            ClusterDown, ClusterRefusal: See `Cluster.ask`.
        """
        try:
            return self._searcher.search(body)
        except (ClusterDown, ClusterRefusal) as error:
            shown = indexes_of_alias(self._cluster, self._archive_index.alias)
            if shown and self._searcher.index not in shown:
                raise IndexMoved("index-replaced", remedy="retry") from error
            raise

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


def _to_match(hit: Hit, *, is_scored: bool) -> Match:
    """Return a hit as a match. Its sort values are a score or a day, and then its id."""
    score_or_day, id = hit["sort"]
    return LoadedMatch(id, score_or_day if is_scored else 0.0, hit["fields"]["stored"][0])
