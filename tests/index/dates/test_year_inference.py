"""Years of dates that are written with their weekday alone."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.written_date import WrittenDate
from index.dates.year_inference import infer_day

MONDAY_25_FEBRUARY = WrittenDate(25, 2, weekday=0)
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "hints", "expected"),
    [
        ("", [], date(2019, 2, 25)),
        ("", [2013], date(2013, 2, 25)),
        ("", [2014], date(2019, 2, 25)),
        ("Le budget de 2013 est voté.", [], date(2013, 2, 25)),
        ("Il est élu depuis 2012.", [], date(2013, 2, 25)),
        ("Il sera jugé en janvier 2014.", [], date(2013, 2, 25)),
        ("Le budget de 2014 est voté.", [], date(2019, 2, 25)),
        ("Le budget de 2013 est voté.", [2002], date(2002, 2, 25)),
        ("Il a obtenu 2013 voix.", [], date(2019, 2, 25)),
        ("Le pont date de 1996.", [], date(2019, 2, 25)),
    ],
)
def test_infer_day_prefers_hints_then_years_of_the_text_then_the_latest(
    text: str, hints: list[int], expected: date
) -> None:
    assert infer_day(MONDAY_25_FEBRUARY, text, hints, TODAY) == expected


def test_infer_day_is_never_after_the_latest_day() -> None:
    assert infer_day(MONDAY_25_FEBRUARY, "", [2019], date(2019, 2, 24)) == date(2013, 2, 25)


def test_infer_day_is_none_for_an_impossible_date() -> None:
    assert infer_day(WrittenDate(30, 2, weekday=0), "", [], TODAY) is None
