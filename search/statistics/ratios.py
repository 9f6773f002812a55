"""Work out ratios of counts."""

from __future__ import annotations

RATIO_DECIMALS = 6
"""Decimals of shares, means and other ratios."""
MILLION = 1_000_000
"""Words that frequencies are told for, so that corpora of different sizes can be compared."""


def ratio(part: float, whole: float) -> float | None:
    """Return a part of a whole, or None if there is no whole."""
    return round(part / whole, RATIO_DECIMALS) if whole else None


def rounded(value: float | None) -> float | None:
    """Return a value with as many decimals as ratios have."""
    return None if value is None else round(value, RATIO_DECIMALS)
