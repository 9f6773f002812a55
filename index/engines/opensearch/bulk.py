"""Writing much: batches of bounded size, several under way at once, each sent again until the cluster has it."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any as Untyped

import opensearchpy as osp
from msgspec import Struct

from index.engines.base import Document, Refused
from index.engines.opensearch.cluster import Cluster, passes, pause
from index.errors import ClusterDown

BYTES = 4_000_000
"""Of a batch; one more document may lie above."""
WORKERS = 4
"""Batches under way; twice as many wait, and then whoever makes documents does."""
PATIENCE = 600.0
"""Seconds for which a batch is sent again: a lost node may have to be replaced."""


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


Batch = list[Action]


def batches(actions: Iterable[Action]) -> Iterator[Batch]:
    """The actions, as many together as are worth a request."""
    batch: Batch = []
    size = 0
    for action in actions:
        batch.append(action)
        size += len(action.source) + 200
        if size >= BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def send(cluster: Cluster, index: str, work: Iterable[Batch]) -> list[Refused]:
    """Have everything done, and return the documents that the cluster would not take.

    Raises:
        ClusterDown, ClusterRefusal: The cluster cannot do it; some of it may be done.
    """
    refused: list[Refused] = []
    running: deque[Future[list[Refused]]] = deque()
    pool = ThreadPoolExecutor(WORKERS)
    try:
        for batch in work:
            running.append(pool.submit(_sent, cluster, index, batch))
            if len(running) > 2 * WORKERS:
                refused += running.popleft().result()
        while running:
            refused += running.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
    return refused


def _sent(cluster: Cluster, index: str, batch: Batch) -> list[Refused]:
    """Send a batch, then what of it the cluster was too busy for, and so on."""
    refused: list[Refused] = []
    started, tries = time.monotonic(), 0
    while batch:
        answer = cluster.ask(partial(_request, index=index, batch=batch), PATIENCE)
        again: Batch = []
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


def _request(client: osp.OpenSearch, index: str, batch: Batch) -> dict[str, Untyped]:
    body = "".join(action.lines() for action in batch).encode("utf-8", "replace")
    answer: dict[str, Untyped] = client.bulk(body=body, index=index, request_timeout=120)
    return answer


def _kind(error: Untyped) -> str:
    return str(error.get("type")) if isinstance(error, dict) else ""


def _reason(error: Untyped) -> str:
    told = error.get("caused_by") or error if isinstance(error, dict) else {"reason": error}
    return f"the cluster does not take it ({told.get('type', 'error')}: {str(told.get('reason'))[:200]})"
