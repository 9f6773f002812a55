"""Write to an index of a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from index.engines.base import Document, Refused, Writer
from index.engines.opensearch.bulk import Action, Batch, BulkSender
from index.engines.opensearch.cluster import WRITING, Cluster
from index.engines.opensearch.mapping import document_json, document_key
from index.engines.opensearch.pages import MAX_WINDOW
from index.engines.opensearch.searcher import Searcher

PATHS_PER_SEARCH = 1_000
"""Files whose documents are looked up in one request when they are to be deleted."""

Condition = Mapping[str, Any]
"""A query in the language of OpenSearch."""


class OpenSearchWriter(Writer):
    """Collects documents in batches and sends each batch as soon as it is full.

    Paths are deleted just before the first batch is sent. An error before that leaves the index as
    it was.
    """

    def __init__(self, sender: BulkSender, deleter: Deleter, shard: str) -> None:
        self._sender = sender
        self._deleter = deleter
        self._shard = shard
        self._paths: list[Iterable[str]] = []
        self._batch = Batch()

    @property
    def refused(self) -> Sequence[Refused]:  # type: ignore[override]  # only the sender writes it
        """Implement `Writer.refused`."""
        return self._sender.refused

    def _delete_paths(self, paths: Iterable[str]) -> None:
        self._paths.append(paths)

    def _add(self, document: Document) -> None:
        source = document_json(document, self._shard)
        self._batch.add(Action(document_key(document.id), document, source))
        if self._batch.is_full:
            self.flush()

    def flush(self) -> None:
        """Delete the paths, then send the documents that were added."""
        waiting, self._paths = self._paths, []
        for paths in waiting:
            self._deleter.delete({"terms": {"path": group}} for group in _groups(paths))
        batch, self._batch = self._batch, Batch()
        if batch.actions:
            self._sender.send(batch)


class Deleter:
    """Deletes documents of an index."""

    def __init__(self, cluster: Cluster, searcher: Searcher) -> None:
        self._cluster = cluster
        self._searcher = searcher

    def delete(self, conditions: Iterable[Condition]) -> None:
        """Delete the documents that meet any of some conditions.

        A refresh comes first, so that documents are found that an interrupted run has written and
        not made visible. Without conditions there is no refresh.
        """
        is_refreshed = False
        for condition in conditions:
            if not is_refreshed:
                refresh(self._cluster, self._searcher.index)
                is_refreshed = True
            with BulkSender(self._cluster, self._searcher.index) as sender:
                sender.send_all(Action(key) for key in self._keys(condition))

    def _keys(self, condition: Condition) -> Iterator[str]:
        """Yield the keys of the documents that meet a condition.

        A deletion shows only after a refresh, so the pages of this search do not move meanwhile.
        """
        body: dict[str, Any] = {
            "query": condition,
            "size": MAX_WINDOW,
            "sort": ["id"],
            "stored_fields": [],
        }
        while True:
            hits = self._searcher.search(body)["hits"]["hits"]
            if not hits:
                return
            for hit in hits:
                yield hit["_id"]
            body["search_after"] = hits[-1]["sort"]


@contextmanager
def open_writer(cluster: Cluster, searcher: Searcher, shard: str) -> Iterator[OpenSearchWriter]:
    """Open an index for changes, and make them visible at the end; see `Engine.writer`.

    Args:
        cluster: The cluster.
        searcher: Searches the index.
        shard: The shard of the archive that its documents belong to.
    """
    with BulkSender(cluster, searcher.index) as sender:
        writer = OpenSearchWriter(sender, Deleter(cluster, searcher), shard)
        yield writer
        writer.flush()
    refresh(cluster, searcher.index)


def refresh(cluster: Cluster, index: str) -> None:
    """Make visible what was written to an index."""
    cluster.ask(lambda client: client.indices.refresh(index=index), WRITING)


def _groups(paths: Iterable[str]) -> Iterator[list[str]]:
    """Yield paths in groups that one search can look up."""
    rest = iter(paths)
    group = list(islice(rest, PATHS_PER_SEARCH))
    while group:
        yield group
        group = list(islice(rest, PATHS_PER_SEARCH))
