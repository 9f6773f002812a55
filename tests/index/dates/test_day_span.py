"""The days between which the articles of a file were published."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.day_span import DaySpan

DAYS = [date(2013, 3, 4), date(2013, 5, 2), date(2013, 2, 27)]
MONDAYS = (date(2002, 2, 25), date(2013, 2, 25), date(2019, 2, 25))


def test_span_goes_from_the_first_to_the_last_day() -> None:
    assert DaySpan.of(DAYS, 6) == DaySpan(date(2013, 2, 27), date(2013, 5, 2))


@pytest.mark.parametrize(("days", "articles"), [(DAYS[:2], 2), (DAYS, 7), ([], 0)])
def test_few_known_days_tell_nothing_about_a_file(days: list[date], articles: int) -> None:
    assert DaySpan.of(days, articles) is None


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        (date(2013, 1, 1), date(2013, 12, 31), date(2013, 2, 25)),
        (date(2013, 3, 4), date(2013, 3, 9), date(2013, 2, 25)),
        (date(2013, 3, 5), date(2013, 3, 9), None),
        (date(2013, 2, 1), date(2013, 2, 18), date(2013, 2, 25)),
        (date(2013, 2, 1), date(2013, 2, 17), None),
        (date(2013, 1, 1), date(2019, 12, 31), None),
    ],
)
def test_span_tells_the_only_day_that_is_in_it_or_a_week_away(
    first: date, last: date, day: date | None
) -> None:
    assert DaySpan(first, last).only_day_of(MONDAYS) == day
