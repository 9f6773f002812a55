"""Reading far into what a query finds: by a point in time, which stands still, and from where the last page ended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any as Untyped

from msgspec import Struct

from index.engines.opensearch.cluster import Cluster
from index.errors import ClusterRefusal, IndexMoved, SearchError

WINDOW = 10_000
"""Hits that OpenSearch looks at for one page; a setting of the index, and this is its default."""
PORTION = 1_000
"""Whole hits that are fetched at a time."""
KEEP = "5m"

Body = dict[str, Untyped]
Hit = dict[str, Untyped]


class Reading(Struct):
    """What has been read of all that a query finds, in order.

    Attributes:
        body: The search, with its order.
        total: How many hits there are.
        reached: How many have been read.
        point: The point in time that they are read at; empty until one is needed.
        after: What the last hit read at that point was sorted by.
    """

    body: Body
    total: int
    reached: int = 0
    point: str = ""
    after: list[Untyped] | None = None


class Pages:
    """The last walk through one index; no more than one, since each takes memory of the cluster."""

    def __init__(self, cluster: Cluster, index: str, options: Body) -> None:
        self._cluster, self._index, self._options = cluster, index, options
        self._last: Reading | None = None

    def close(self) -> None:
        """Give back what the cluster holds for us."""
        last, self._last = self._last, None
        if last and last.point:
            points = {"pit_id": [last.point]}
            try:
                self._cluster.ask(lambda client: client.delete_pit(body=points), 0)
            except SearchError:
                return  # it ends by itself

    def begin(self, body: Body, total: int, reached: int) -> None:
        """A page has been read by itself: another may follow, or it may go on beyond the window."""
        if not (self._last and self._last.body == body and self._last.reached > reached):
            self.close()
            self._last = Reading(body, total, reached)

    def total(self, body: Body, offset: int) -> int | None:
        """How many hits there are, if a page begins where the last one ended, as in an export."""
        last = self._last
        return last.total if last and last.body == body and last.reached == offset > 0 else None

    def page(self, body: Body, offset: int, limit: int) -> list[Hit]:
        """The hits from an offset on; some page of them must have been read before."""
        reading = self._last
        if not (reading and reading.body == body and reading.reached <= offset):
            total = reading.total if reading else 0
            self.close()
            reading = self._last = Reading(body, total)
        if not reading.point:
            reading.reached = 0
        while reading.reached < offset and self._next(
            reading, min(WINDOW, offset - reading.reached), shown=False
        ):
            pass
        return list(self._hits(reading, limit)) if reading.reached == offset else []

    def _hits(self, reading: Reading, limit: int) -> Iterator[Hit]:
        while limit > 0 and (hits := self._next(reading, min(limit, PORTION), shown=True)):
            yield from hits
            limit -= len(hits)

    def _next(self, reading: Reading, number: int, *, shown: bool) -> list[Hit]:
        """The next hits; should a lost node have taken the point in time along, from a new one."""
        try:
            return self._at_point(reading, number, shown=shown)
        except (IndexMoved, ClusterRefusal):
            reading.point = ""
            return self._at_point(reading, number, shown=shown)

    def _at_point(self, reading: Reading, number: int, *, shown: bool) -> list[Hit]:
        keep = {"keep_alive": KEEP}
        if not reading.point:
            opened = self._cluster.ask(
                lambda client: client.create_pit(index=self._index, params=keep)
            )
            reading.point = opened["pit_id"]
        body = reading.body | {
            "size": number,
            "track_total_hits": False,
            "pit": {"id": reading.point, **keep},
        }
        body |= {"search_after": reading.after} if reading.after else {}
        body |= {} if shown else {"stored_fields": "_none_"}
        asked = json.dumps(body).encode()
        answer = self._cluster.ask(lambda client: client.search(body=asked, params=self._options))
        hits: list[Hit] = answer["hits"]["hits"]
        reading.point = answer.get("pit_id", reading.point)
        reading.reached += len(hits)
        reading.after = hits[-1]["sort"] if hits else reading.after
        return hits
