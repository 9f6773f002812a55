"""Tell which cells of an Excel file hold days, by the formats of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.lazy_pattern import lazy_pattern
from index.readers.office.xml_events import End, Event, Start

_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
"""The numbers of the formats of days and times that every file has (ECMA-376, part 1, 18.8.30)."""

_QUOTED = lazy_pattern(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Text in a format that is shown as it is, and conditions, colours and languages in brackets."""

_DAY_LETTERS = lazy_pattern(r"[dyj]|m{1,5}[^a-z]*[dy]|aa", re.IGNORECASE)


def day_styles(events: Iterable[Event]) -> frozenset[int]:
    """Return the indexes of the styles of cells that show a day.

    Args:
        events: Those of the part with the styles.
    """
    formats: dict[str, str] = {}
    found = set()
    in_cells = False
    index = 0
    for event in events:
        if isinstance(event, End):
            in_cells = in_cells and event.name != "cellXfs"
        elif isinstance(event, Start):
            number = event.attributes.get("numFmtId", "")
            if event.name == "numFmt":
                formats[number] = event.attributes.get("formatCode", "")
            elif event.name == "cellXfs":
                in_cells = True
            elif event.name == "xf" and in_cells:
                if _is_day(number, formats):
                    found.add(index)
                index += 1
    return frozenset(found)


def _is_day(number: str, formats: dict[str, str]) -> bool:
    if number in formats:
        return _DAY_LETTERS.search(_QUOTED.sub("", formats[number])) is not None
    return number.isdecimal() and len(number) < 4 and int(number) in _BUILT_IN
