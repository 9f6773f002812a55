"""Writing much: batches of bounded size, several under way at once, each sent again until the cluster has it."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any as Untyped
from typing import Self

import opensearchpy as osp
from msgspec import Struct

from index.engines.base import Document, Refused
from index.engines.opensearch.cluster import Cluster, passes, pause
from index.errors import ClusterDown

MAX_BATCH_BYTES = 4_000_000
"""Size from which a batch is sent; the last document may lie above it."""
WORKERS = 4
"""Batches under way at a time. Twice as many may wait; then whoever makes documents waits too."""
PATIENCE = 600.0
"""Seconds for which a batch is sent again: a lost node may have to be replaced."""

_ACTION_BYTES = 200
"""Estimated size of an action without its document."""


class Action(Struct, frozen=True):
    """Something to be done to one document.

    Attributes:
        key: What the cluster calls the document.
        document: The document; nothing to forget it.
        source: The document as the cluster takes it.
    """

    key: str
    document: Document | None = None
    source: str = ""

    def lines(self) -> str:
        """The action as the cluster reads it."""
        head = json.dumps(
            {"index" if self.source else "delete": {"_id": self.key}}, ensure_ascii=False
        )
        return f"{head}\n{self.source}\n" if self.source else f"{head}\n"


class Batch:
    """Actions that are sent together."""

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self._bytes = 0

    def add(self, action: Action) -> None:
        """Add an action."""
        self.actions.append(action)
        self._bytes += len(action.source) + _ACTION_BYTES

    @property
    def is_full(self) -> bool:
        """Return True if the batch is worth a request."""
        return self._bytes >= MAX_BATCH_BYTES


class BulkSender:
    """Sends batches to one index, several at once.

    Used as a context manager. At the end of the block it waits for every batch, unless the block
    raises: then batches that are not under way yet are dropped.

    Attributes:
        refused: The documents that the cluster refused, complete at the end of the block.
    """

    def __init__(self, cluster: Cluster, index: str) -> None:
        self.refused: list[Refused] = []
        self._cluster = cluster
        self._index = index
        self._running: deque[Future[list[Refused]]] = deque()
        self._pool = ThreadPoolExecutor(WORKERS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._wait_for_running(0)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def send(self, batch: Batch) -> None:
        """Send a batch, after a while if too many are waiting: memory stays bounded.

        Raises:
            ClusterDown, ClusterRefusal: The cluster could not take an earlier batch.
        """
        self._running.append(self._pool.submit(_sent, self._cluster, self._index, batch.actions))
        self._wait_for_running(2 * WORKERS)

    def send_all(self, actions: Iterable[Action]) -> None:
        """Send actions in batches."""
        batch = Batch()
        for action in actions:
            batch.add(action)
            if batch.is_full:
                self.send(batch)
                batch = Batch()
        if batch.actions:
            self.send(batch)

    def _wait_for_running(self, most: int) -> None:
        """Wait for the oldest batches until no more than some are left."""
        while len(self._running) > most:
            self.refused += self._running.popleft().result()


def _sent(cluster: Cluster, index: str, batch: list[Action]) -> list[Refused]:
    """Send a batch, then what of it the cluster was too busy for, and so on."""
    refused: list[Refused] = []
    started, tries = time.monotonic(), 0
    while batch:
        answer = cluster.ask(partial(_request, index=index, batch=batch), PATIENCE)
        again: list[Action] = []
        for action, item in zip(batch, answer["items"], strict=True):
            (result,) = item.values()
            if passes(result["status"], _kind(result.get("error"))):
                again.append(action)
            elif "error" in result and action.document:
                refused.append(
                    Refused(action.document.id, action.document.path, _reason(result["error"]))
                )
        if again and time.monotonic() - started > PATIENCE:
            raise ClusterDown(
                f"the cluster at {cluster.access.shown} has been too busy for long; run this again later"
            )
        if again:
            time.sleep(pause(tries))
        batch, tries = again, tries + 1
    return refused


def _request(client: osp.OpenSearch, index: str, batch: list[Action]) -> dict[str, Untyped]:
    body = "".join(action.lines() for action in batch).encode("utf-8", "replace")
    answer: dict[str, Untyped] = client.bulk(body=body, index=index, request_timeout=120)
    return answer


def _kind(error: Untyped) -> str:
    return str(error.get("type")) if isinstance(error, dict) else ""


def _reason(error: Untyped) -> str:
    told = error.get("caused_by") or error if isinstance(error, dict) else {"reason": error}
    return f"the cluster does not take it ({told.get('type', 'error')}: {str(told.get('reason'))[:200]})"
