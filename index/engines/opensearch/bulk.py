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
from index.engines.opensearch.cluster import WRITING, Cluster, is_temporary, retry_delay
from index.errors import ClusterDown
from index.messages import Message

MIN_BATCH_BYTES = 4_000_000
"""Size from which a batch is sent."""
WORKERS = 4
"""Batches under way at a time. Twice as many may wait; then whoever makes documents waits too."""

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

    def to_lines(self) -> str:
        """Return the action as lines of a bulk request: what to do, and the document if there is one."""
        operation = "index" if self.source else "delete"
        action_line = json.dumps({operation: {"_id": self.key}}, ensure_ascii=False)
        return f"{action_line}\n{self.source}\n" if self.source else f"{action_line}\n"


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
        """Return True if the batch is large enough to be sent."""
        return self._bytes >= MIN_BATCH_BYTES


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
            if kind is None:  # the block has raised nothing
                self._wait_for_oldest(max_running=0)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def send(self, batch: Batch) -> None:
        """Send a batch. Wait first while many are under way, so that memory stays bounded.

        Raises:
            ClusterDown, ClusterRefusal: The cluster could not take an earlier batch.
        """
        self._running.append(self._pool.submit(_send, self._cluster, self._index, batch.actions))
        self._wait_for_oldest(max_running=2 * WORKERS)

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

    def _wait_for_oldest(self, *, max_running: int) -> None:
        """Wait for the oldest batches until at most so many are left under way."""
        while len(self._running) > max_running:
            self.refused += self._running.popleft().result()


class _Answer(Struct, frozen=True):
    """The answer of the cluster to a batch.

    Attributes:
        refused: The documents that it does not take.
        postponed: The actions that it was too busy for, to be sent again.
    """

    refused: list[Refused]
    postponed: list[Action]


def _send(cluster: Cluster, index: str, actions: list[Action]) -> list[Refused]:
    """Send actions, and then those that the cluster was too busy for, until all are done.

    Returns:
        The documents that the cluster refused.

    Raises:
        ClusterDown: It was too busy for longer than `WRITING` allows.
    """
    refused: list[Refused] = []
    started = time.monotonic()
    attempt = 0
    while True:
        request = partial(_send_once, index=index, actions=actions)
        response = cluster.ask(request, WRITING)
        answer = _read_response(actions, response["items"])
        refused += answer.refused
        if not answer.postponed:
            return refused
        if time.monotonic() - started > WRITING.seconds:
            raise ClusterDown("cluster-busy", remedy="retry", cluster=cluster.config.addresses)
        time.sleep(retry_delay(attempt))
        actions = answer.postponed
        attempt += 1


def _send_once(client: osp.OpenSearch, index: str, actions: list[Action]) -> dict[str, Any]:
    """Send actions in one bulk request, and return the response."""
    lines = "".join([action.to_lines() for action in actions])
    body = lines.encode("utf-8", "replace")
    response: dict[str, Any] = client.bulk(body=body, index=index)
    return response


def _read_response(actions: list[Action], items: list[dict[str, Any]]) -> _Answer:
    """Sort out which actions the cluster refused or postponed.

    Args:
        actions: The actions that were sent.
        items: The result of each action, in the same order: `{"index": {"status": 201, …}}`.
    """
    answer = _Answer([], [])
    for action, item in zip(actions, items, strict=True):
        (result,) = item.values()  # its only key is the operation
        error = result.get("error")
        if is_temporary(result["status"], _error_type(error)):
            answer.postponed.append(action)
        elif "error" in result and action.document:
            document = action.document
            answer.refused.append(Refused(document.id, document.path, _reason(error)))
    return answer


def _error_type(error: Any) -> str:
    """Return the type of the error of an action; empty if there is no error, or it is a text."""
    return str(error.get("type")) if isinstance(error, dict) else ""


def _reason(error: Any) -> Message:
    """Return why a document was refused, from the error of its action: an object or a text."""
    cause: dict[str, Any] = {"reason": error}
    if isinstance(error, dict):
        cause = error.get("caused_by") or error
    return Message.of(
        "document-refused",
        type=str(cause.get("type", "error")),
        reason=str(cause.get("reason"))[:_MAX_REASON_CHARS],
    )
