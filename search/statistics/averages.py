"""Even out a series of numbers, so that its course is seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from index.errors import InputError

MAX_WINDOW = 999
"""Limit on the periods of a moving average."""


def centred_sums(numbers: Sequence[int], window: int) -> list[int | None]:
    """Return the sum of each number with its neighbours, as many before as after it.

    A moving average is this sum divided by the window. It is the symmetric one of odd order, as in
    R. J. Hyndman and G. Athanasopoulos, "Forecasting: Principles and Practice", 3rd ed. (2021),
    section 3.3. At both ends, where neighbours are missing, there is none.

    Args:
        numbers: The numbers.
        window: The size of the window, with the number itself. It is odd.

    Raises:
        InputError: The window is even, or too small or too large.
    """
    if not 3 <= window <= MAX_WINDOW or window % 2 == 0:
        raise InputError("average-window", window=window, most=MAX_WINDOW)
    missing: list[int | None] = [None] * (window // 2)
    if len(numbers) < window:
        return [None] * len(numbers)
    totals = list(accumulate(numbers, initial=0))
    sums = [end - start for start, end in zip(totals, totals[window:], strict=False)]
    return [*missing, *sums, *missing]
