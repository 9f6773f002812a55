"""Hold what is quick to its time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail if a block takes more processor time than so many seconds.

    Other work of the machine does not count. The time should be many times what the block needs,
    and far below what it would take if each piece of its input cost as much as all those before.
    """
    started = time.process_time()
    yield
    taken = time.process_time() - started
    assert taken < seconds, f"it took {taken:.1f} seconds"
