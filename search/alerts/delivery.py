"""Deliver what is new for a saved query, each article once to each target, and lose none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from index.errors import IndexBusy, InputError
from index.messages import Language, Message
from search.alerts.alert import Alert, Target, parts_of
from search.saved import SavedQueries

_LOCK = "alerts.lock"
"""The file by which two runs at the same time do not send the same articles."""


class Delivery(Struct, frozen=True):
    """The outcome of a delivery.

    Attributes:
        name: The name of the query.
        total: The number of articles that are new.
        sent: The number of articles that were sent to each target, by its label.
        failures: Why some were not sent, by the label of the target.
    """

    name: str
    total: int
    sent: dict[str, int]
    failures: dict[str, Message]


def deliver(
    saved: SavedQueries, name: str, targets: Sequence[Target], language: Language = "en"
) -> Delivery:
    """Send the articles that are new for a saved query to every target.

    An article counts as seen when all targets have it. What one of them has is noted at once, so
    that it is not sent there again while another one fails. If the program ends between sending and
    noting, the article is sent again: it may come twice, and is never lost.

    Args:
        saved: The saved queries.
        name: The name of the query.
        targets: The places to send them to.
        language: The language of the words around the articles.

    Raises:
        InputError: No query has this name.
        IndexBusy: Another process is sending at the same time.
    """
    with _alone(saved.location):
        page = saved.peek(name)
        sent: dict[str, int] = {}
        failures: dict[str, Message] = {}
        for target in targets:
            delivered = saved.delivered(name, target.label)
            missing = [hit for hit in page.hits if hit.id not in delivered]
            sent[target.label] = 0
            try:
                for part in parts_of(missing, target.most):
                    target.send(Alert(name, page.query, tuple(part), language))
                    saved.note_delivery(name, target.label, [hit.id for hit in part])
                    sent[target.label] += len(part)
            except InputError as error:
                failures[target.label] = error.message
        if page.hits and not failures:
            saved.mark(name, [hit.id for hit in page.hits])
    return Delivery(name, page.total, sent, failures)


@contextmanager
def _alone(location: Path) -> Iterator[None]:
    """Let no other process send at the same time.

    Raises:
        IndexBusy: One does.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(location / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexBusy("alerts-busy", remedy="wait", path=str(location)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("user-file-unusable", path=str(location / _LOCK), reason=reason) from error
    try:
        yield
    finally:
        lock.release()
