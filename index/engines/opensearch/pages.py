"""Read hits beyond the first 10,000, which are all that a plain request can reach.

Each page starts where the last one ended. A point in time, which the cluster keeps for us, is a view
of the index that later writes do not change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from index.engines.opensearch.cluster import ONE_TRY, Cluster
from index.engines.opensearch.searcher import OPTIONS
from index.errors import ClusterRefusal, IndexMoved, SearchError

MAX_WINDOW = 10_000
"""Hits that OpenSearch looks at for one page. This is the default of a setting of the index."""
HITS_PER_REQUEST = 1_000
"""Hits that are fetched at a time with what they store."""

_KEEP_ALIVE = {"keep_alive": "5m"}

Body = dict[str, Any]
"""A search, with its order."""
Hit = dict[str, Any]
"""A hit as the cluster returns it."""


class Cursor(Struct):
    """The position in the hits of a query up to which they have been read.

    Attributes:
        body: The search, with its order.
        total: The number of hits.
        position: The number of hits that have been read.
        point_in_time: The id of the point in time that they are read at; empty until one is needed.
        search_after: The sort values of the last hit that was read at that point.
    """

    body: Body
    total: int
    position: int = 0
    point_in_time: str = ""
    search_after: list[Any] | None = None


class Pages:
    """Reads pages of the hits of a search, and remembers where the last page ended.

    It remembers only the last search: each point in time takes memory of the cluster.
    """

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self._cursor: Cursor | None = None

    def close(self) -> None:
        """Forget the last search, and let the cluster drop its point in time."""
        cursor, self._cursor = self._cursor, None
        if cursor is None or not cursor.point_in_time:
            return
        points = {"pit_id": [cursor.point_in_time]}
        try:
            self._cluster.ask(lambda client: client.delete_pit(body=points), ONE_TRY)
        except SearchError:
            return  # it ends by itself after a while

    def begin(self, body: Body, total: int, position: int) -> None:
        """Remember a search whose first hits were read by a plain request, in case a page follows.

        Args:
            body: The search.
            total: The number of its hits.
            position: The number of hits that were read.
        """
        cursor = self._cursor
        if cursor and cursor.body == body and cursor.position > position:
            return  # this search has been read further already
        self.close()
        self._cursor = Cursor(body, total, position)

    def total(self, body: Body, offset: int) -> int | None:
        """Return the number of hits of a search, or None if it must be asked for.

        It is known if the page at the offset continues the last one, as in an export.
        """
        cursor = self._cursor
        if cursor and cursor.body == body and cursor.position == offset > 0:
            return cursor.total
        return None

    def page(self, body: Body, offset: int, limit: int) -> list[Hit]:
        """Return hits from an offset on. `begin` must have been called for the search."""
        cursor = self._cursor_before(body, offset)
        while cursor.position < offset:
            number = min(MAX_WINDOW, offset - cursor.position)
            skipped_hits = self._next(cursor, number, is_loaded=False)  # moves the cursor
            if not skipped_hits:
                return []  # there are fewer hits than that
        return list(self._hits(cursor, limit))

    def _cursor_before(self, body: Body, offset: int) -> Cursor:
        """Return a cursor of the search that stands at an offset or before it.

        A cursor without a point in time was made by `begin`. It has no sort values to go on from,
        and starts at 0.
        """
        cursor = self._cursor
        if not (cursor and cursor.body == body and cursor.position <= offset):
            total = cursor.total if cursor else 0
            self.close()
            cursor = self._cursor = Cursor(body, total)
        if not cursor.point_in_time:
            cursor.position = 0
        return cursor

    def _hits(self, cursor: Cursor, limit: int) -> Iterator[Hit]:
        """Yield at most so many hits from the cursor on, read in several requests if needed."""
        while limit > 0:
            hits = self._next(cursor, min(limit, HITS_PER_REQUEST), is_loaded=True)
            if not hits:
                return
            yield from hits
            limit -= len(hits)

    def _next(self, cursor: Cursor, number: int, *, is_loaded: bool) -> list[Hit]:
        """Read the next hits, and move the cursor behind them.

        If the point in time was lost with its node, they are read at a new one.

        Args:
            cursor: The cursor.
            number: The number of hits.
            is_loaded: True to fetch what the hits store; False to skip them.
        """
        try:
            return self._next_at_point(cursor, number, is_loaded=is_loaded)
        except (IndexMoved, ClusterRefusal):
            cursor.point_in_time = ""
            return self._next_at_point(cursor, number, is_loaded=is_loaded)

    def _next_at_point(self, cursor: Cursor, number: int, *, is_loaded: bool) -> list[Hit]:
        """Read the next hits at the point in time of the cursor, or at a new one if it has none."""
        if not cursor.point_in_time:
            cursor.point_in_time = self._new_point_in_time()
        body = cursor.body | {
            "size": number,
            "track_total_hits": False,
            "pit": {"id": cursor.point_in_time, **_KEEP_ALIVE},
        }
        if cursor.search_after:
            body["search_after"] = cursor.search_after
        if not is_loaded:
            body["stored_fields"] = "_none_"
        encoded = json.dumps(body).encode()
        answer = self._cluster.ask(lambda client: client.search(body=encoded, params=OPTIONS))
        hits: list[Hit] = answer["hits"]["hits"]
        cursor.point_in_time = answer.get("pit_id", cursor.point_in_time)
        cursor.position += len(hits)
        if hits:
            cursor.search_after = hits[-1]["sort"]
        return hits

    def _new_point_in_time(self) -> str:
        """Have the cluster keep the index as it is now, and return the id of this view."""
        point = self._cluster.ask(
            lambda client: client.create_pit(index=self._index, params=_KEEP_ALIVE)
        )
        return str(point["pit_id"])
