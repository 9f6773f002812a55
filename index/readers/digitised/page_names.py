"""Read the names that libraries give to the pages and articles of digitised newspapers.

Each name follows a scheme of its library, so its day is surer than any date in the text.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from index.lazy_pattern import lazy_pattern

_DAY = r"(?P<year>1[6-9][0-9]{2}|20[0-9]{2})%s(?P<month>[01][0-9])%s(?P<day>[0-3][0-9])"
_DASHED = _DAY % ("-", "-")
_LINED = _DAY % ("_", "_")
_COMPACT = _DAY % ("", "")

_SCHEMES = tuple(
    lazy_pattern(scheme, re.IGNORECASE)
    for scheme in (
        # KBR, BelgicaPress and CAMille: KB_JB427_1928-09-04_01-00001.txt
        rf"[A-Z]{{2,8}}_(?P<newspaper>[A-Z]{{1,4}}[0-9]{{1,8}})_{_DASHED}_[0-9]{{1,3}}-(?P<page>[0-9]{{4,6}})",
        # impresso: GDL-1900-01-02-a-i0001, a page -p0001, or the issue, if its code has capitals
        rf"(?P<newspaper>[A-Z][A-Z0-9_]{{1,30}})-{_DASHED}-[a-z]{{1,2}}-(?:i[0-9]{{4}}|p(?P<page>[0-9]{{4}}))",
        rf"(?-i:(?P<newspaper>[A-Z]{{2,30}})-{_DASHED}-[a-z])",
        # BnL: 1913-06-10_01-00001-alto.xml
        rf"{_DASHED}_[0-9]{{2}}-(?P<page>[0-9]{{5}})(?:-alto)?",
        # BnL: 3342267_newspaper_indeplux_1913-06-10_01-mets.xml
        rf"[0-9]+_newspaper_(?P<newspaper>[A-Z]+)_{_DASHED}_[0-9]{{2}}-mets",
        # BnF for Europeana: 19011121_1-0001.xml, 19011121_1-METS.xml
        rf"{_COMPACT}_[0-9]{{1,2}}-(?:(?P<page>[0-9]{{4}})|mets)",
        # British Library: WO1_LVPL_1877_01_02-0001.xml, 0002645_18980214_0001.xml
        rf"[A-Z0-9]{{3}}_(?P<newspaper>[A-Z]{{4}})_{_LINED}-(?P<page>[0-9]{{4}})",
        rf"[0-9]{{7}}_{_COMPACT}_(?:(?P<page>[0-9]{{4}})|mets)",
    )
)
"""Patterns of the names, without suffix."""

_MAX_CHARS = 120


class PageName(Struct, frozen=True):
    """The day, page and newspaper that the name of a page tells.

    Attributes:
        date: The day of the issue.
        page: The number of the page; None if the file holds several, or an article.
        newspaper: The code of the newspaper at its library; None if there is none.
    """

    date: str
    page: str | None
    newspaper: str | None


def page_name(name: str) -> PageName | None:
    """Return what the name of a file tells; None if it follows no scheme.

    Args:
        name: The name, with or without suffix.
    """
    stem = name[:_MAX_CHARS].partition(".")[0]
    for scheme in _SCHEMES:
        match = scheme.fullmatch(stem)
        if match is not None:
            day = "-".join(match.group("year", "month", "day"))
            if _is_day(day):
                groups = match.groupdict()
                page = (groups.get("page") or "").lstrip("0")
                return PageName(day, page or None, groups.get("newspaper"))
    return None


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
