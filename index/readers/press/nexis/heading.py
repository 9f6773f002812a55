"""Find the source, the day and the title among the lines at the top of an article."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from index.readers.press.nexis import french
from index.readers.press.printed_days import DAY, MONTH_OF_YEAR, printed_day

_MAX_DAY_LINE_CHARS = 120


class Publication(Struct, frozen=True):
    """The source and the day of an article, and where they stand.

    Attributes:
        source: The name of the source; None if it is missing.
        date: The day, or what is printed in its place; None if it is missing.
        source_index: The index of the first of their lines.
        end: The index below the last of them.
    """

    source: str | None
    date: str | None
    source_index: int
    end: int


def publication(lines: Sequence[str], day_index: int | None) -> Publication:
    """Return the source and the day of an article whose day stands in a line.

    The source is the line above the day that is no notice of copyright.
    """
    if day_index is None:
        return Publication(None, None, 0, 0)
    date = printed_day(lines[day_index]) or lines[day_index]
    for index in range(day_index - 1, -1, -1):
        if not french.COPYRIGHT.match(lines[index]):
            return Publication(lines[index], date, index, day_index + 1)
    return Publication(None, date, day_index, day_index + 1)


def is_day_line(line: str) -> bool:
    """Return True if a line begins with a day, or with a month for want of one."""
    weekday = french.WEEKDAY.match(line)
    start = weekday.end() if weekday else 0
    is_short = len(line) <= _MAX_DAY_LINE_CHARS
    return is_short and bool(DAY.match(line, start) or MONTH_OF_YEAR.match(line, start))
