"""A few requests ask the archive at once, some wait, and others are turned away."""

from __future__ import annotations

from threading import Event

import pytest

pytest.importorskip("anyio", reason="the pages need the extra web")

import anyio

from search.serve.readers import Readers, TooManyRequests


def test_requests_wait_for_their_turn_and_further_ones_are_turned_away() -> None:
    go_on = Event()
    done: list[int] = []

    def work() -> None:
        assert go_on.wait(10)
        done.append(1)

    async def ask() -> None:
        readers = Readers(size=1, max_waiting=2)
        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(readers.run, work)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(TooManyRequests):
                await readers.run(work)
            go_on.set()

    anyio.run(ask)
    assert done == [1, 1, 1]
