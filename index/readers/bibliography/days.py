"""Write the days of bibliographies as articles have them."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_PARTS = lazy_pattern(r"\s*([0-9]{4})/([0-9]{1,2})?(?:/([0-9]{1,2})?)?(?:/.*)?", re.DOTALL)
"""A day of RIS: `2019/03/12/`, `2019/03//`, `2019///printemps`."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier",
            "feb february fév fev février fevrier",
            "mar march mars",
            "apr april avr avril",
            "may mai",
            "jun june juin",
            "jul july juil juillet",
            "aug august août aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december déc décembre decembre",
        ),
        1,
    )
    for name in names.split()
}
_WORD = lazy_pattern(r"[^\W\d_]+")
_NUMBER = lazy_pattern(r"[0-9]{1,2}(?![0-9])")


def day_of_ris(text: str) -> str:
    """Return a day of RIS as `2019-03-12`, or as much of it as there is; another text unchanged."""
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return text.strip()
    year, month, day = parts.groups()
    return day_of_parts(year, month or "", day or "")


def day_of_parts(year: str, month: str = "", day: str = "") -> str:
    """Return a day as `2019-03-12`, or as much of it as there is.

    Args:
        year: The year.
        month: The month in digits, or in French or English words, perhaps with the day: `12 mars`.
        day: The day in digits.
    """
    name = _WORD.search(month)
    number = _NUMBER.search(month)
    if name:
        month_number = _MONTHS.get(name[0].lower(), 0)
        day = day or (number[0] if number else "")
    else:
        month_number = int(number[0]) if number else 0
    if not 1 <= month_number <= 12:
        return year
    if not _NUMBER.fullmatch(day.strip()):
        return f"{year}-{month_number:02}"
    return f"{year}-{month_number:02}-{int(day):02}"
