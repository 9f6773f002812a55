"""Names of periods do not meet on the axis, wide or narrow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest

from index.messages import Language
from search.pictures.lettering import text_width
from search.pictures.time_axis import FONT_SIZE, Tick, ticks
from search.timeline import Step, periods

FIRST = date(2017, 11, 6)
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 92, "year": 365}


def starts_of(by: Step, count: int) -> tuple[date, ...]:
    start = FIRST.replace(day=1) if by in ("month", "quarter", "year") else FIRST
    start = start.replace(month=10) if by == "quarter" else start
    start = start.replace(month=1) if by == "year" else start
    return tuple(periods(start, start + timedelta(days=DAYS[by] * count), by))[:count]


def meet(named: Sequence[Tick], count: int, width: float) -> bool:
    ends = [width * tick.index / count + text_width(tick.name, FONT_SIZE) for tick in named]
    after = [width * tick.index / count for tick in named[1:]]
    return any(end > start for end, start in zip(ends, after, strict=False))


@pytest.mark.parametrize("by", get_args(Step))
@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("count", [1, 2, 7, 30, 119, 800])
def test_names_do_not_meet(by: Step, language: Language, count: int) -> None:
    named = ticks(starts_of(by, count), by, language)
    assert not meet(named, count, 600)
    assert not meet([tick for tick in named if not tick.is_minor], count, 260)


def test_long_axes_name_round_years_and_months_that_begin_one() -> None:
    years = ticks(starts_of("year", 100), "year", "fr")
    assert {int(tick.name) % 10 for tick in years} == {0}
    months = ticks(starts_of("month", 100), "month", "fr")
    assert [tick.name for tick in months][:3] == ["2018", "2019", "2020"]
    quarters = ticks(starts_of("quarter", 60), "quarter", "fr")
    assert [tick.name for tick in quarters][:3] == ["2018", "2019", "2020"]
    assert len({after.index - before.index for before, after in pairwise(months)}) == 1


def test_no_period_has_no_name() -> None:
    assert ticks((), "month", "fr") == ()
