"""Days as press databases print them, in French, English and other languages."""

from __future__ import annotations

import re
from datetime import date

from index.lazy_pattern import lazy_pattern

_MONTH_NAMES = (
    "janvier january januar jänner enero gennaio janeiro januari",
    "février fevrier february februar febrero febbraio fevereiro februari",
    "mars march märz maerz marzo março maart",
    "avril april abril aprile",
    "mai may mayo maggio maio mei",
    "juin june juni junio giugno junho",
    "juillet july juli julio luglio julho",
    "août aout august agosto augustus",
    "septembre september septiembre settembre setembro",
    "octobre october oktober octubre ottobre outubro",
    "novembre november noviembre novembro",
    "décembre decembre december dezember diciembre dicembre dezembro",
)
"""The names of each month in French, English, German, Spanish, Italian, Portuguese and Dutch."""

_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""The names of months, as alternatives of a pattern."""

DAY = lazy_pattern(
    rf"""
    \b (?P<day>[0-9]{{1,2}}) (?: er\s+ | \.\s* | º?\s+(?:de\s+)? )
      (?P<month>{MONTH}) \s+ (?:de\s+)? (?P<year>[0-9]{{4}}) (?![0-9])
    | \b (?P<english_month>{MONTH}) \s+ (?P<english_day>[0-9]{{1,2}}) ,? \s+
      (?P<english_year>[0-9]{{4}}) (?![0-9])
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A day: `12 mars 2019`, `March 12, 2019`, `12. März 2019`."""

MONTH_OF_YEAR = lazy_pattern(rf"\b(?:{MONTH})\s+[0-9]{{4}}(?![0-9])", re.IGNORECASE)
"""A month, which is all that a monthly prints: `mars 2019`."""


def printed_day(text: str) -> str | None:
    """Return the first day in a text as `2019-03-12`; None if there is none in the calendar."""
    for match in DAY.finditer(text):
        day, month, year = match["day"], match["month"], match["year"]
        if day is None:
            day, month, year = match["english_day"], match["english_month"], match["english_year"]
        try:
            return date(int(year), _MONTHS[month.lower()], int(day)).isoformat()
        except ValueError:
            continue
    return None
