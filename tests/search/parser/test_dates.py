"""The values of date fields: how many words they take, and which days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.period import Period
from index.errors import DateError
from search.parser.dates import end_of_date, field_period

TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019 irak", "2019"),
        ("mars 2019 irak", "mars 2019"),
        ("du 3 au 5 mars 2020 irak", "du 3 au 5 mars 2020"),
        ("mars, irak", "mars"),
        ("2019 3", "2019"),
        ("mars OU avril", "mars"),
    ],
)
def test_end_of_date_takes_the_longest_date(text: str, value: str) -> None:
    assert end_of_date(text, 0) == len(value)


def test_end_of_date_is_none_without_a_date() -> None:
    assert end_of_date("irak 2019", 0) is None


@pytest.mark.parametrize(
    ("field", "period"),
    [
        ("date", Period(date(2019, 3, 1), date(2019, 3, 31))),
        ("avant", Period(None, date(2019, 2, 28))),
        ("apres", Period(date(2019, 4, 1), None)),
        ("depuis", Period(date(2019, 3, 1), None)),
        ("jusqua", Period(None, date(2019, 3, 31))),
    ],
)
def test_field_period_lies_as_the_field_says(field: str, period: Period) -> None:
    assert field_period(field, "mars 2019", TODAY) == period


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("avant", "..2019", "query-date-open"),
        ("avant", "0001", "query-date-before-calendar"),
        ("apres", "9999", "query-date-after-calendar"),
    ],
)
def test_field_period_refuses_dates_that_leave_no_day(field: str, text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        field_period(field, text, TODAY)
    assert caught.value.message.code == code
