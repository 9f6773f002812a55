"""The engine: our door, with a cluster behind it."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any as Untyped
from zlib import crc32

import opensearchpy as osp

from index.engines import query as nodes
from index.engines.base import Document, Engine, LoadedMatch, Match, Matches, Refused, Sort, Writer
from index.engines.config import Shard
from index.engines.opensearch import bulk
from index.engines.opensearch.cluster import Cluster, search_context_lost
from index.engines.opensearch.mapping import key, source
from index.engines.opensearch.pages import PORTION, WINDOW, Hit, Pages
from index.engines.opensearch.place import ArchiveIndex, index_of_alias
from index.engines.opensearch.queries import query, without_score
from index.errors import ClusterDown, ClusterRefusal, IndexMoved

SECONDS = 50
"""How long the nodes may look for hits."""
BUCKETS = 10_000
"""Values that are counted in one request."""
PATHS = 1_000
"""Files whose articles are looked up in one request when they are to be forgotten."""
_ORDERS: dict[Sort, list[Untyped]] = {
    "relevance": [{"_score": "desc"}, {"id": "asc"}],
    "date": [{"date": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "-date": [{"date": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}


class OpenSearchWriter(Writer):
    """Collects changes in batches and sends each to the cluster as soon as it is full.

    Paths are deleted before the first batch is sent, not earlier: an error that comes before there
    is a whole batch leaves the index as it was.
    """

    def __init__(
        self, sender: bulk.BulkSender, part: str, delete: Callable[[Iterable[str]], None]
    ) -> None:
        self._sender = sender
        self._part = part
        self._delete = delete
        self._deleted: list[Iterable[str]] = []
        self._batch = bulk.Batch()

    @property
    def refused(self) -> Sequence[Refused]:  # type: ignore[override]  # read-only: the sender knows
        """See `Writer.refused`."""
        return self._sender.refused

    def _delete_paths(self, paths: Iterable[str]) -> None:
        self._deleted.append(paths)

    def _add(self, document: Document) -> None:
        action = bulk.Action(key(document.id), document, source(document, self._part))
        self._batch.add(action)
        if self._batch.is_full:
            self.flush()

    def flush(self) -> None:
        """Delete what is to be deleted, then send the documents that were added."""
        deleted, self._deleted = self._deleted, []
        for paths in deleted:
            self._delete(paths)
        batch, self._batch = self._batch, bulk.Batch()
        if batch.actions:
            self._sender.send(batch)


class OpenSearchEngine(Engine):
    """Keeps the promises of `index.engines.base.Engine`, but for one: of a write that fails midway, some may be seen.

    Whoever writes must know what was under way, and write it again: documents written twice are there once.
    """

    def __init__(self, cluster: Cluster, place: ArchiveIndex, folder: Path) -> None:
        self._cluster, self._place, self._folder = cluster, place, folder
        self._index = place.index
        if (
            place.part and Shard.read(place.part).of > 1
        ):  # while others still feed a new one, readers see the one before
            self._index = place.shown(cluster)
        self._copy = f"{crc32(f'{socket.gethostname()}{folder}'.encode()):08x}"  # always asked of the same copies
        self._pages = Pages(cluster, self._index, self._options())

    # Writing

    @contextmanager
    def writer(self) -> Iterator[OpenSearchWriter]:
        """See `Engine.writer`."""
        with bulk.BulkSender(self._cluster, self._place.index) as sender:
            writer = OpenSearchWriter(sender, self._place.part, self._delete_paths)
            yield writer
            writer.flush()
        self._show()

    def _delete_paths(self, paths: Iterable[str]) -> None:
        self._forget({"terms": {"path": portion}} for portion in _portions(paths, PATHS))

    def start_afresh(self) -> None:
        """Forget what an earlier attempt fed of our part."""
        self._forget([{"term": {"part": self._place.part}}])

    def _forget(self, conditions: Iterable[Mapping[str, Untyped]]) -> None:
        """Forget the documents that meet a condition, those that a run which died left unseen included."""
        for number, condition in enumerate(conditions):
            if number == 0:
                self._show()
            with bulk.BulkSender(self._cluster, self._place.index) as sender:
                sender.send_all(bulk.Action(id) for id in self._keys(condition))

    def _keys(self, condition: Mapping[str, Untyped]) -> Iterator[str]:
        """What the cluster calls the documents that meet a condition; nothing forgotten meanwhile is missing yet."""
        body: dict[str, Untyped] = {
            "query": condition,
            "size": WINDOW,
            "sort": ["id"],
            "stored_fields": [],
        }
        while hits := self._search(body, self._place.index)["hits"]["hits"]:
            yield from (hit["_id"] for hit in hits)
            body["search_after"] = hits[-1]["sort"]

    def _show(self) -> None:
        self._cluster.ask(lambda client: client.indices.refresh(index=self._place.index))

    def publish(self) -> None:
        """See `Engine.publish`."""
        self._place.publish(self._cluster)

    def remove_stale(self) -> None:
        """See `Engine.sweep`."""
        self._place.remove_stale(self._cluster, self._folder.parent)

    # Reading

    def match(
        self, node: nodes.EngineQuery, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10
    ) -> Matches:
        """See `Engine.match`."""
        body = {"query": query(node), "sort": _ORDERS[sort], "stored_fields": ["stored"]}
        hits: list[Hit] = []
        total = self._pages.total(body, offset)
        if total is None:
            number = max(min(limit, WINDOW - offset), 0)
            start = {"from": offset, "size": number} if number else {"size": 0}
            found = self._search({**body, **start, "track_total_hits": True})["hits"]
            total, hits = found["total"]["value"], found["hits"]
            self._pages.begin(body, total, offset + len(hits) if number else 0)
        if len(hits) < limit and offset + len(hits) < total:
            hits += self._pages.page(body, offset + len(hits), limit - len(hits))
        return Matches(total, tuple(_match(hit, scored=sort == "relevance") for hit in hits))

    def count(self, node: nodes.EngineQuery) -> int:
        """See `Engine.count`."""
        found = self._search(
            {"query": without_score(query(node), 0.0), "size": 0, "track_total_hits": True}
        )
        return int(found["hits"]["total"]["value"])

    def match_counts(
        self, counted: Sequence[nodes.EngineQuery], condition: nodes.EngineQuery, limit: int
    ) -> tuple[int, ...]:
        """See `Engine.match_counts`."""
        if not counted:
            return ()
        ones = [without_score(query(node), 1.0) for node in counted]
        both = {"bool": {"should": ones, "minimum_should_match": 1, "filter": [query(condition)]}}
        body = {
            "query": both,
            "size": min(limit, WINDOW),
            "stored_fields": "_none_",
            "track_total_hits": False,
        }
        return tuple(round(hit["_score"]) for hit in self._search(body)["hits"]["hits"])

    def facet_counts(self, field: str, node: nodes.EngineQuery) -> Mapping[str, int]:
        """See `Engine.facet_counts`."""
        values: dict[str, Untyped] = {
            "size": BUCKETS,
            "sources": [{"value": {"terms": {"field": field}}}],
        }
        body = {
            "query": query(node),
            "size": 0,
            "track_total_hits": False,
            "aggs": {"counts": {"composite": values}},
        }
        counts: dict[str, int] = {}
        while True:
            page = self._search(body)["aggregations"]["counts"]
            counts |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in page["buckets"]}
            if len(page["buckets"]) < BUCKETS:
                return counts
            values["after"] = page["after_key"]

    def scan(self) -> Iterator[Match]:
        """See `Engine.every`."""
        start = 0
        while found := self.match(nodes.MatchAll(), sort="date", offset=start, limit=PORTION).best:
            yield from found
            start += len(found)

    def verify(self) -> Iterator[str]:
        """See `Engine.damage`: a cluster looks after its files, and does not answer while it lacks some."""
        return iter(())

    def _search(self, body: Mapping[str, Untyped], index: str | None = None) -> dict[str, Untyped]:
        """The answer of every shard: a part of it is no answer."""
        asked = json.dumps({**body, "timeout": f"{SECONDS}s"}).encode()
        options = self._options() | {"preference": self._copy}

        def search(client: osp.OpenSearch) -> dict[str, Untyped]:
            found: dict[str, Untyped] = client.search(
                body=asked, index=index or self._index, params=options
            )
            return found

        try:
            try:
                answer = self._cluster.ask(search)
            except ClusterRefusal as refusal:
                if not search_context_lost(refusal):
                    raise
                answer = self._cluster.ask(search)
        except (ClusterDown, ClusterRefusal) as error:
            if (
                index is None
                and self._index not in (shown := index_of_alias(self._cluster, self._place.alias))
                and shown
            ):
                raise IndexMoved(
                    "the index was replaced while it was being searched; ask again"
                ) from error
            raise
        if answer["timed_out"]:
            raise ClusterDown(
                f"the cluster at {self._cluster.access.shown} took over {SECONDS} s to search; try again"
            )
        return answer

    def _options(self) -> dict[str, str]:
        """All shards must answer, and score by how frequent words are in all of them."""
        return {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": "false"}

    def refresh(self) -> None:
        """See `Engine.refresh`."""
        self._index = self._place.shown(self._cluster)
        self._pages.close()
        self._pages = Pages(self._cluster, self._index, self._options())

    def health(self) -> Mapping[str, Untyped]:
        """See `Engine.health`."""
        health = self._cluster.ask(lambda client: client.cluster.health(index=self._index))
        stats = self._cluster.ask(
            lambda client: client.indices.stats(index=self._index, metric="docs,store")
        )
        shards = (
            "active_shards",
            "active_primary_shards",
            "relocating_shards",
            "unassigned_shards",
        )
        return {
            "cluster": health["cluster_name"],
            "addresses": self._cluster.access.shown,
            "archive": self._place.alias,
            "index": self._index,
            "health": health["status"],
            "nodes": health["number_of_nodes"],
            **{name: health[name] for name in shards},
            "documents": stats["_all"]["primaries"]["docs"]["count"],
            "deleted_documents": stats["_all"]["primaries"]["docs"]["deleted"],
            "bytes": stats["_all"]["total"]["store"]["size_in_bytes"],
        }

    def close(self) -> None:
        """See `Engine.close`."""
        self._pages.close()
        self._cluster.close()


def _match(hit: Hit, *, scored: bool) -> Match:
    key_, id = hit["sort"]
    return LoadedMatch(id, key_ if scored else 0.0, hit["fields"]["stored"][0])


def _portions(items: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion
