"""Give questions a time limit: no engine is asked anything more when it is over."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct

from index.errors import ClusterDown, InputError, TooLong


class Deadline(Struct, frozen=True):
    """The moment when the time of some questions is over.

    Attributes:
        moment: The moment, on the clock of `time.monotonic`.
        budget: The seconds that there were in all.
    """

    moment: float
    budget: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """Return the deadline in so many seconds.

        Raises:
            InputError: The number of seconds is not above zero.
        """
        if math.isnan(seconds) or seconds <= 0:
            raise InputError("budget-not-positive", seconds=seconds)
        return cls(time.monotonic() + seconds, seconds)

    @property
    def seconds_left(self) -> float:
        """Seconds until the deadline; below zero after it."""
        return self.moment - time.monotonic()

    def error(self) -> TooLong:
        """Return the error for questions whose time is over."""
        return TooLong("question-too-long", remedy="ask-less", seconds=self.budget)


_DEADLINE: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""The deadline of the questions that this thread, or this task of it, is asking."""


@contextmanager
def limited_to(seconds: float | None) -> Iterator[None]:
    """Give all questions of a block so many seconds together. None sets no limit.

    A block within another one has no more time than that. An embedded engine ends the question
    that it is at; a cluster is told how much time is left.

    Raises:
        TooLong: The time is over, and the block has more to ask.
        InputError: The number of seconds is not above zero.
    """
    if seconds is None:
        yield
        return
    deadline = Deadline.after(seconds)
    outer = _DEADLINE.get()
    if outer and outer.moment < deadline.moment:
        deadline = outer
    token = _DEADLINE.set(deadline)
    try:
        yield
    except ClusterDown as error:
        if deadline.seconds_left > 0:
            raise
        raise deadline.error() from error  # it was given no more time than that
    finally:
        _DEADLINE.reset(token)


def seconds_left() -> float | None:
    """Return how many seconds are left to ask questions in, or None if there is no limit.

    Raises:
        TooLong: None are left.
    """
    deadline = _DEADLINE.get()
    if deadline is None:
        return None
    left = deadline.seconds_left
    if left <= 0:
        raise deadline.error()
    return left
