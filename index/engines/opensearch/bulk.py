"""Write many documents: batches of bounded size, several at once, each sent until the cluster has it."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Self

import opensearchpy as osp
from msgspec import Struct

from index.engines.base import Document, Refused
from index.engines.opensearch.cluster import Cluster, is_temporary, retry_delay
from index.errors import ClusterDown
from index.messages import Message

MAX_BATCH_BYTES = 4_000_000
"""Size from which a batch is sent; the last document may lie above it."""
WORKERS = 4
"""Batches under way at a time. Twice as many may wait; then whoever makes documents waits too."""
PATIENCE_SECONDS = 600.0
"""Time for which a batch is sent again: a lost node may have to be replaced."""
REQUEST_SECONDS = 120
"""Time that one request may take."""

_ACTION_BYTES = 200
"""Estimated size of an action without its document."""
_MAX_REASON_CHARS = 200


class Action(Struct, frozen=True):
    """A change of one document.

    Attributes:
        key: The document's name in the cluster.
        document: The document to add; None to delete it.
        source: The document as the cluster takes it, in JSON.
    """

    key: str
    document: Document | None = None
    source: str = ""

    def lines(self) -> str:
        """Write the action as the cluster reads it."""
        kind = "index" if self.source else "delete"
        head = json.dumps({kind: {"_id": self.key}}, ensure_ascii=False)
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

    Used as a context manager. When the block ends, it waits for every batch. When the block raises,
    it drops the batches that are not under way yet.

    Attributes:
        refused: The documents that the cluster refused, complete when the block ends.
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
                self._wait_until_running(0)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def send(self, batch: Batch) -> None:
        """Send a batch. Wait first while many are under way, so that memory stays bounded.

        Raises:
            ClusterDown, ClusterRefusal: The cluster could not take an earlier batch.
        """
        self._running.append(self._pool.submit(_send, self._cluster, self._index, batch.actions))
        self._wait_until_running(2 * WORKERS)

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

    def _wait_until_running(self, most: int) -> None:
        """Wait for the oldest batches until at most some are left."""
        while len(self._running) > most:
            self.refused += self._running.popleft().result()


class _Answer(Struct, frozen=True):
    """The answer of the cluster to a batch.

    Attributes:
        refused: The documents that it does not take.
        again: The actions that it was too busy for.
    """

    refused: list[Refused]
    again: list[Action]


def _send(cluster: Cluster, index: str, actions: list[Action]) -> list[Refused]:
    """Send actions, then again those that the cluster was too busy for, until all are done."""
    refused: list[Refused] = []
    started = time.monotonic()
    attempt = 0
    while True:
        request = partial(_request, index=index, actions=actions)
        response = cluster.ask(request, PATIENCE_SECONDS)
        answer = _read_response(actions, response["items"])
        refused += answer.refused
        if not answer.again:
            return refused
        if time.monotonic() - started > PATIENCE_SECONDS:
            raise ClusterDown("cluster-busy", remedy="retry", cluster=cluster.config.addresses)
        time.sleep(retry_delay(attempt))
        actions = answer.again
        attempt += 1


def _request(client: osp.OpenSearch, index: str, actions: list[Action]) -> dict[str, Any]:
    lines = "".join([action.lines() for action in actions])
    body = lines.encode("utf-8", "replace")
    response: dict[str, Any] = client.bulk(body=body, index=index, request_timeout=REQUEST_SECONDS)
    return response


def _read_response(actions: list[Action], items: list[dict[str, Any]]) -> _Answer:
    answer = _Answer([], [])
    for action, item in zip(actions, items, strict=True):
        (result,) = item.values()
        error = result.get("error")
        if is_temporary(result["status"], _error_type(error)):
            answer.again.append(action)
        elif "error" in result and action.document:
            document = action.document
            answer.refused.append(Refused(document.id, document.path, _reason(error)))
    return answer


def _error_type(error: Any) -> str:
    return str(error.get("type")) if isinstance(error, dict) else ""


def _reason(error: Any) -> Message:
    cause: dict[str, Any] = {"reason": error}
    if isinstance(error, dict):
        cause = error.get("caused_by") or error
    return Message.of(
        "document-refused",
        type=str(cause.get("type", "error")),
        reason=str(cause.get("reason"))[:_MAX_REASON_CHARS],
    )
