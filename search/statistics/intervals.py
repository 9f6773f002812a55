"""Say how far a share may be off by chance alone."""

from __future__ import annotations

import math

from search.statistics.ratios import rounded

Z_95 = 1.959964
"""The normal deviate of an interval that holds the true value 95 times in 100."""


def wilson_interval(matches: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """Return the score interval of a proportion, as its lower and its upper bound.

    Unlike the interval of the textbooks, it never leaves 0 to 1, and holds for few articles and for
    small shares. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22 (1927), pp. 209-212.

    Args:
        matches: Number of the articles that match.
        total: Number of all articles.
        z: The normal deviate of the confidence, 95 % by default.

    Raises:
        ValueError: There are no articles, or more that match than there are.
    """
    if not 0 <= matches <= total or not total:
        raise ValueError("a proportion is of a total above zero")
    share = matches / total
    weight = 1 + z * z / total
    middle = (share + z * z / (2 * total)) / weight
    half = z / weight * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    # rounding may pass the bounds by a hair where none or all match
    return (
        max(middle - half, 0.0) if matches else 0.0,
        min(middle + half, 1.0) if matches < total else 1.0,
    )


def share_interval(matches: int, total: int) -> tuple[float | None, float | None]:
    """Return the 95 % interval of a share as tables have it; None twice if there are no articles."""
    if not total:
        return None, None
    low, high = wilson_interval(matches, total)
    return rounded(low), rounded(high)
