"""Make an article of values that have codes: HD the title, TD the text, AN the number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from index.lazy_pattern import lazy_pattern
from index.readers.press.bylines import author_name
from index.readers.press.factiva import french
from index.readers.press.factiva.accession import number_of
from index.readers.press.printed_days import printed_day
from index.readers.press.printed_languages import language_code
from index.readers.raw_article import RawArticle

_CODE = "|".join(sorted(french.CODES, key=len, reverse=True))
_CODED_LINE = lazy_pattern(
    rf"""
    \s* (?: \*(?P<starred>{_CODE})\* (?=\s|\Z)
      | \|? (?P<bare>{_CODE}) (?= \s*[|\t] | [ \u00a0]{{2,}}\S | \s*\Z ) )
    [\s|]* (?P<value>.*) \Z
    """,
    re.DOTALL | re.VERBOSE,
)
"""A line with a code: `*HD* \tTitle` in a page saved as text, `HD|Title|` in a table of RTF.

Where a value has several paragraphs, its code may stand in a line of its own.
"""

_MIN_CODES = 3
"""Codes of a text that is printed with its indexing."""

Values = Mapping[str, list[str]]
"""The lines of values by their codes."""


def coded_values(lines: Iterable[str]) -> Values | None:
    """Return the values of an article whose lines have codes; None if they have none.

    A line without a code belongs to the value above it.
    """
    values: dict[str, list[str]] = {}
    value: list[str] | None = None
    for line in lines:
        coded = _CODED_LINE.match(line)
        if coded:
            value = values.setdefault(coded["starred"] or coded["bare"], [])
        text = (coded["value"] if coded else line).strip().rstrip("|").strip()
        if value is not None and text:
            value.append(text)
    is_indexed = len(values) >= _MIN_CODES and not values.keys().isdisjoint(("HD", "LP", "TD"))
    return values if is_indexed else None


def article(values: Values) -> RawArticle:
    """Return the article of some values; it has no text or title if they have none."""
    published = _line(values, "PD")
    byline = _line(values, "BY")
    return RawArticle(
        "\n".join([*values.get("LP", ()), *values.get("TD", ()), *values.get("CX", ())]),
        key=_number(values),
        title=_line(values, "HD"),
        date=(printed_day(published) or published) if published else None,
        source=_line(values, "SN"),
        author=author_name(byline) if byline else None,
        section=_line(values, "SE") or _line(values, "CLM"),
        page=_page(values),
        captions=tuple(values.get("ART", ())),
        language=language_code(_line(values, "LA")),
    )


def _line(values: Values, code: str) -> str | None:
    return " ".join(values.get(code, ())) or None


def _number(values: Values) -> str | None:
    """Return the number of the document, with or without the word before it."""
    for line in values.get("AN", ()):
        number = number_of(line) or number_of(f"AN {line}")
        if number:
            return number
    return None


def _page(values: Values) -> str | None:
    printed = _line(values, "PG")
    page = french.PAGE.fullmatch(printed) if printed else None
    return page["page"] if page else printed
