"""Recognise dates that are printed apart from the prose.

They stand after a label, before the dash of a dateline, or alone on a line.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from index.dates.french.labels import (
    ARTICLE,
    BETWEEN_LABEL_AND_DATE,
    BYLINE,
    CAPITAL,
    CITY,
    NAME,
    NOTE,
    ONLINE,
    ONLINE_MID_LINE,
    PAGE,
    PUBLISHED,
    PUBLISHED_MID_LINE,
    SECTION,
    SIGNED_AT,
    TIME_AFTER_DATE,
    TIME_BEFORE_DATE,
    UPDATED,
    WITH_AGENCY,
)
from index.lazy_pattern import lazy_pattern

PrintedForm = Literal["published", "online", "dateline", "alone", "updated"]
"""The way a date is printed.

It is one of "Publié le", "Mis en ligne le", at the head of a dispatch, on a line of its own, and
"Mis à jour le".
"""

SAVING_FORMS: frozenset[PrintedForm | None] = frozenset({"online", "updated"})
"""The ways to print a date on which an older text may have been put online or changed."""


class _Pattern(NamedTuple):
    """One way to print a date: what stands before it on its line, and what after."""

    form: PrintedForm
    before: re.Pattern[str]
    after: re.Pattern[str]


# ---- pieces of a line

_DASH = r"(?:-{1,3}|[–—])"
_BAR = r"[|•·>]"
_ACRONYM = rf"{CAPITAL}{{2,10}}"
_AGENCY = rf"(?:\s*(?:\(+{CAPITAL}[^()\n]{{1,30}}\)+|\[{CAPITAL}[^][\n]{{1,30}}\]|/{CAPITAL}[\w\s]{{1,25}}/))"
"""A news agency in brackets: "(AFP)"."""
_PLACES = rf"(?:(?:,|\s*/)\s*{CAPITAL}[^\n,.–—/]{{1,25}}){{0,2}}"
"""Cities or countries after the date of a dispatch."""
_FULL_NAME = rf"(?:{CAPITAL}[\w'’.-]+(?:\s{CAPITAL}[\w'’.-]+){{0,3}})"
_SIGNED = (
    rf"(?:(?:{_FULL_NAME}\s*(?:/|{_DASH}|{_BAR})\s*)?{BYLINE}[\s,|–—-]*"
    rf"|(?:{NAME}{_AGENCY}?\s*(?:[,/]|{_DASH})\s*){{1,3}}|(?:{NAME}\s*/\s*){{1,3}}{_FULL_NAME}\s*{_DASH}\s*"
    rf"|(?:{NAME}\s*)?{_AGENCY}\s*|{_ACRONYM}\s+|{SIGNED_AT} {NAME},\s*|[^\n]{{1,60}}{_BAR}\s*)"
)
"""A byline, a newspaper or an agency before a lonely date."""
_LABEL_START = (
    rf"^\W*|[|•·–—.>»-]\s*|[0-9hHZ],?\s*|^{_ACRONYM},?\s+|^\W*{_AGENCY}\s*|^{_FULL_NAME}\s{WITH_AGENCY}\s{_ACRONYM}[\s,]+"
    rf"|^{BYLINE}[\s,|–—-]*"
)
"""Start of a line before a label, or another element of the page before it on the line."""
_LABEL_END = lazy_pattern(
    rf"{TIME_AFTER_DATE}?(?:[^\S\n]*(?:$|[|•·–—();\[\]/.-])|[\s,]*{NOTE}|[\s,]*{BYLINE}?{SECTION}?$)"
)
_LINE_END = rf"{_AGENCY}?[\s.,–—*)\]-]*(?:{BYLINE}|{_BAR}[^\n]{{0,60}}|{_FULL_NAME}|[\s([|/]*{NOTE}[^\n]*)?$"

# ---- whole lines

_PUBLISHED = _Pattern(
    "published",
    lazy_pattern(
        rf"(?:(?:{_LABEL_START}|\[\s*){PUBLISHED}|{PUBLISHED_MID_LINE}){BETWEEN_LABEL_AND_DATE}"
    ),
    _LABEL_END,
)
_ONLINE = _Pattern(
    "online",
    lazy_pattern(
        rf"(?:(?:{_LABEL_START}|\[\s*){ONLINE}|{ONLINE_MID_LINE}){BETWEEN_LABEL_AND_DATE}"
    ),
    _LABEL_END,
)
_UPDATED = _Pattern(
    "updated",
    lazy_pattern(rf"(?:{_LABEL_START}|[(\[]\s*){UPDATED}{BETWEEN_LABEL_AND_DATE}"),
    _LABEL_END,
)
_DATELINE = _Pattern(
    "dateline",
    lazy_pattern(
        rf"^\W*(?:(?:(?:{CITY}{_AGENCY}?\s*(?:[,:/]|{_DASH})\s*){{1,3}}|(?:{CITY}\s*)?{_AGENCY}\s*{_DASH}?\s*"
        rf"|(?:{CITY}\s*/\s*)?{CITY}\s*\()(?:{ARTICLE}\s+)?)?$"
    ),
    lazy_pattern(
        rf"[^.\n–—@]{{0,40}}\.\s*[–—-]"
        rf"|{TIME_AFTER_DATE}?{_PLACES}{_AGENCY}?\s*\.?\s*(?:{_DASH}(?:\s+(?![0-9])|$)|[–—](?={CAPITAL}))"
        rf"|{_AGENCY}\s*(?:[.:]?\s*{_DASH}|[.:]\s|(?<=[A-Z]\))\s+(?={CAPITAL}))|\s*[)\]]\s*(?:{_DASH}|:)\s"
    ),
)
_DATELINE_WITH_AGENCY = _Pattern(
    "dateline", lazy_pattern(rf"^\W*{CITY}\s$"), lazy_pattern(rf"{_AGENCY}\s*{_DASH}")
)
"""A dateline with no comma before the date: "Paris 3 mars (AFP) -"."""
_DATELINE_WITHOUT_CITY = _Pattern(
    "dateline",
    lazy_pattern(rf"^\W*{ARTICLE}\s+$"),
    lazy_pattern(rf"{TIME_AFTER_DATE}?\s+{_DASH}\s+(?={CAPITAL})"),
)
"""A date with its article before a dash, at the head of a line: "Le 3 mars 2020 - Les dockers"."""
_DATELINE_IN_BRACKETS = _Pattern(
    "dateline", lazy_pattern(r"^\s*[(\[]\s*$"), lazy_pattern(rf"\s*[)\]]\s+(?={CAPITAL})")
)
"""A date in brackets at the head of a line: "[03/03/2020] Les dockers"."""
_ALONE = _Pattern(
    "alone",
    lazy_pattern(rf"^\W*{_SIGNED}?{TIME_BEFORE_DATE}?(?:{ARTICLE}\s+)?$"),
    lazy_pattern(rf"{TIME_AFTER_DATE}?{_LINE_END}"),
)
_ALONE_WITH_NAME = _Pattern(
    "alone",
    lazy_pattern(rf"^\W*{_FULL_NAME}(?:\s*[,–—-]\s*(?:{ARTICLE}\s+)?|\s)$"),
    lazy_pattern(rf"{TIME_AFTER_DATE}{_LINE_END}"),
)
"""A name and a date with a time of day: a caption has none."""
_ALONE_AFTER_TIME = _Pattern(
    "alone",
    lazy_pattern(rf"^\W*(?:{_FULL_NAME}\s)?{TIME_BEFORE_DATE}$"),
    lazy_pattern(r"[^\n]{0,30}$"),
)
"""A time of day before the date: "18:22 3 mars 2020"."""
_IN_PAPER = _Pattern(
    "alone",
    lazy_pattern(rf"^\W*(?:L['’])?{CAPITAL}[^\n.!?]{{1,60}}[,;–—-]\s*(?:{ARTICLE}\s+)?$"),
    lazy_pattern(rf"\s*[,;–—-]\s*{PAGE}[\s.]*$"),
)
"""A newspaper, a date and a page: "Le Monde, 12 avril 2018, page 4"."""
_PATTERNS = (
    _PUBLISHED,
    _ONLINE,
    _UPDATED,
    _DATELINE,
    _DATELINE_WITH_AGENCY,
    _DATELINE_WITHOUT_CITY,
    _DATELINE_IN_BRACKETS,
    _ALONE,
    _ALONE_WITH_NAME,
    _ALONE_AFTER_TIME,
    _IN_PAPER,
)
"""All ways to print a date, in the order in which they are tried."""


def printed_form(before: str, after: str) -> PrintedForm | None:
    """Return how a date is printed, or None if it is part of a sentence.

    Args:
        before: What stands before it on its line, NFC.
        after: What stands after it on its line, NFC.
    """
    for pattern in _PATTERNS:
        if pattern.after.match(after) and pattern.before.search(before):
            return pattern.form
    return None
