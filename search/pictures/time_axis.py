"""Choose which periods of a time axis are named, so that their names do not meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from index.messages import Language
from search.period_names import short_period_name
from search.pictures.lettering import text_width
from search.timeline import Step, quarter_of

FONT_SIZE = 11.0
"""Size of the names, in pixels, as the style has it."""
_WIDE = 600.0
_NARROW = 260.0
"""Widths of a picture in pixels: one beside a column of filters, and one on a small phone."""
_GAP = 10.0
"""Pixels between two names."""
_MAX_KEPT_AXES = 256
"""Axes that are remembered: most timelines of an archive have one of a few."""

_INTERVALS: Mapping[Step, tuple[int, ...]] = {
    "day": (1, 2, 7, 14, 28, 56, 112),
    "week": (1, 2, 4, 13, 26, 52, 104),
    "month": (1, 2, 3, 6, 12, 24, 60, 120, 240),
    "quarter": (1, 2, 4, 8, 20, 40, 80),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000),
}
"""Numbers of periods from one name to the next."""
_OF_YEAR: Mapping[Step, int] = {"month": 12, "quarter": 4}
"""Number of periods of a year, for those that years are made of."""


class Tick(Struct, frozen=True):
    """A period that is named on the axis.

    Attributes:
        index: The number of the period, from 0.
        name: Its name.
        is_minor: True if a narrow picture has no room for it.
    """

    index: int
    name: str
    is_minor: bool = False


@lru_cache(_MAX_KEPT_AXES)
def ticks(starts: tuple[date, ...], by: Step, language: Language) -> tuple[Tick, ...]:
    """Name some of the periods that begin on these days, one after the other."""
    named: list[Tick] = []
    for interval in _INTERVALS[by]:
        named = _named(starts, by, language, interval)
        if _fit(named, len(starts), _WIDE):
            break
    periods = len(starts)
    every = 1
    while not _fit(named[::every], periods, _NARROW):
        every += 1
    narrow = [tick for tick in named[::every] if _end(tick, periods, _NARROW) <= _NARROW]
    return tuple(replace(tick, is_minor=tick not in narrow) for tick in named)


def _named(starts: Sequence[date], by: Step, language: Language, interval: int) -> list[Tick]:
    """Name one of so many periods: of years those with round numbers, of months the Januaries."""
    # a month or a quarter that stands for a whole year has the name of the year
    of_year = _OF_YEAR.get(by)
    name_of: Step = "year" if of_year and interval % of_year == 0 else by
    periods = len(starts)
    named = [
        Tick(index, short_period_name(start, name_of, language))
        for index, start in enumerate(starts)
        if _number(index, start, by) % interval == 0
    ]
    return [tick for tick in named if _end(tick, periods, _WIDE) <= _WIDE]


def _number(index: int, start: date, by: Step) -> int:
    """Return the number of a period, counted from one whose number is round."""
    if by == "year":
        return start.year
    if by == "quarter":
        return 4 * start.year + quarter_of(start) - 1
    return 12 * start.year + start.month - 1 if by == "month" else index


def _fit(named: Sequence[Tick], periods: int, width: float) -> bool:
    """Return True if no name meets the next one in a picture of that width."""
    ends = [_end(tick, periods, width) + _GAP for tick in named]
    starts = [width * tick.index / periods for tick in named]
    return all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def _end(tick: Tick, periods: int, width: float) -> float:
    """Return where a name ends, in pixels, in a picture of that width."""
    return width * tick.index / periods + text_width(tick.name, FONT_SIZE)
