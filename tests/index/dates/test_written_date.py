"""Dates as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.written_date import WrittenDate, read_date

TUESDAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (WrittenDate(31, 2, 2020), None),
        (WrittenDate(29, 2, 2020), date(2020, 2, 29)),
        (WrittenDate(29, 2, 2019), None),
        (WrittenDate(25, 2, 2019, weekday=0), date(2019, 2, 25)),
        (WrittenDate(25, 2, 2019, weekday=1), None),
        (WrittenDate(25, 2), None),
        (WrittenDate(1, 1, 0), None),
    ],
)
def test_full_date_is_a_day_if_the_calendar_and_the_weekday_agree(
    written: WrittenDate, expected: date | None
) -> None:
    assert written.full() == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (WrittenDate(12, 3), date(2024, 3, 12)),
        (WrittenDate(13, 3), date(2023, 3, 13)),
        (WrittenDate(25, 2, weekday=0), date(2019, 2, 25)),
        (WrittenDate(29, 2, weekday=0), date(2016, 2, 29)),
        (WrittenDate(30, 2), None),
    ],
)
def test_latest_is_the_last_day_not_after_today(
    written: WrittenDate, expected: date | None
) -> None:
    assert written.latest(TUESDAY) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "2019-02-05", "2019-2-5", "20190205", "20190205103000", "2019/02/05", "2019.02.05",
        "2019-02-05T23:30:00Z", "2019-02-05T23:30:00.123-11:00", "20190205T233000Z",
        "2019-02-05 23:30:00 +0100 (CET)", "05/02/2019", "5/2/19", "05.02.2019 10:32", "5 2 2019",
        "Tue, 5 Feb 2019 23:30:00 GMT", "Tue Feb  5 23:30:00 2019", "February 5, 2019 10:30 PM",
        "5 février 2019 à 10h", "mar. 5 févr. 2019", "le mardi 5 FÉVRIER 2019", "cinq février 2019",
        "5 fe\u0301vrier 2019",
    ],
)  # fmt: skip
def test_read_date_reads_every_usual_way_to_write_a_day(expression: str) -> None:
    written = read_date(expression)
    assert written is not None
    assert written.full() == date(2019, 2, 5)


@pytest.mark.parametrize(
    "expression", ["", "2019", "mars 2019", "02/2019", "5 mars avril", "bonjour", "5", "1" * 5000]
)
def test_read_date_is_none_for_what_is_not_one_day(expression: str) -> None:
    assert read_date(expression) is None


def test_read_date_puts_two_digit_years_between_1969_and_2068() -> None:
    last_century, this_century = read_date("1/1/69"), read_date("1/1/68")
    assert last_century is not None
    assert this_century is not None
    assert (last_century.year, this_century.year) == (1969, 2068)
