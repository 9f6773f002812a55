"""Shifted days and units of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.calendar_units import shift


def test_shift_keeps_the_end_of_a_month_within_the_month() -> None:
    assert shift(date(2024, 3, 31), -1, "mois") == date(2024, 2, 29)
    assert shift(date(2024, 2, 29), -1, "an") == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("day", "amount", "unit"), [(date.max, 1, "jour"), (date.min, -1, "mois"), (date.max, 1, "ans")]
)
def test_shift_out_of_the_calendar_overflows(day: date, amount: int, unit: str) -> None:
    with pytest.raises(OverflowError):
        shift(day, amount, unit)
