"""Find the days on which a web page says that its article was published, and that it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.lazy_pattern import lazy_pattern
from index.readers.web.french import CHANGE_LABEL
from index.readers.web.titles import short_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_YEAR = lazy_pattern(r"(?<!\d)(?:1[6-9]|20)[0-9]{2}(?!\d)|(?<!\d)(?:1[6-9]|20)[0-9]{6}")
"""A year, alone or at the start of a date without separators such as `20190301`."""

_EMPTY_DATE = lazy_pattern(r"1970-01-01|0000|0001-01-01")
"""Dates that stand for an empty field of a database."""

_BESIDE = "ancestor::aside or ancestor::nav or ancestor::footer"
"""Parts of a page that are not of its article."""

_MARKED_DATES = (
    "//*[@itemprop='datePublished' or @pubdate or contains(concat(' ', @class, ' '), ' published ')]"
    f"[not(self::meta)][not({_BESIDE})]"
)
"""Elements marked as the date of publication; the spaces find `published` among several classes."""

_MARKED_CHANGES = f"//*[@itemprop='dateModified'][not({_BESIDE})]"
"""Elements marked as the date of a change."""

_TIMES = f"//time[not({_BESIDE})]"
"""The elements `<time>` that are not of other articles."""

_DAY_CHARS = len("2019-03-01")


def find_date(root: HtmlElement, declared: Sequence[str]) -> str | None:
    """Return the date of publication in any notation; None if the page gives no clear one.

    It is a date that meta tags declare, else one marked as that of publication, else that of a
    `<time>`.

    Args:
        root: The page.
        declared: The dates in its meta tags, the surest first.
    """
    marked = [date_of(element) for element in root.xpath(_MARKED_DATES)]
    for date in (*declared, *marked):
        if is_date(date):
            return date
    return _date_of_times(root)


def find_change(root: HtmlElement, declared: Sequence[str]) -> str | None:
    """Return the date of a change in any notation; None if the page gives none.

    It is a date that meta tags declare, else one marked or labelled as that of a change.

    Args:
        root: The page.
        declared: The dates of changes in its meta tags, the surest first.
    """
    marked = [date_of(element) for element in root.xpath(_MARKED_CHANGES)]
    labelled = [date_of(time) for time in root.xpath(_TIMES) if _is_change(time)]
    return next(filter(is_date, (*declared, *marked, *labelled)), None)


def is_date(text: str) -> bool:
    """Return True if a text may be a date, and does not stand for an empty field."""
    return _YEAR.search(text) is not None and _EMPTY_DATE.match(text.strip()) is None


def date_of(element: HtmlElement) -> str:
    """Return the date in the attributes of an element, or else the text that it shows."""
    values = map(element.get, ("datetime", "content", "title"))
    date = next(filter(None, values), None) or short_text(element)
    return str(date).strip()


def _date_of_times(root: HtmlElement) -> str | None:
    """Return the date of the `<time>` in the article's header, or else of the only day on the page.

    None is returned if there are several days, or none.
    """
    times = list(filter(_is_publication, root.iter("time")))
    time_in_header = next(filter(_is_in_header, times), None)
    if time_in_header is not None:
        return date_of(time_in_header)
    dates = list(map(date_of, times))
    days = {date[:_DAY_CHARS] for date in dates}
    if len(days) != 1:
        return None
    return dates[0]


def _is_publication(time: HtmlElement) -> bool:
    """Return True if a `<time>` has a date that is not said to be that of a change."""
    return is_date(date_of(time)) and not _is_change(time)


def _is_in_header(time: HtmlElement) -> bool:
    """Return True if an element is in the header of an article."""
    if next(time.iterancestors("header"), None) is None:
        return False
    return next(time.iterancestors("article", "main"), None) is not None


def _is_change(time: HtmlElement) -> bool:
    """Return True if an element, or the words before it, say that its date is that of a change."""
    attributes = map(str, time.attrib.values())
    context = " ".join([*attributes, *_words_before(time)])
    return CHANGE_LABEL.search(context) is not None


def _words_before(time: HtmlElement) -> list[str]:
    """Return the text right before an element; if it is blank, that of the element before it, too.

    Each of these has the label: `Modifié le <time>`, `<span>Modifié le</span> <time>`.
    """
    previous = time.getprevious()
    if previous is None:
        parent = time.getparent()
        return [] if parent is None else [parent.text or ""]
    text = previous.tail or ""
    if text.strip() or previous.tag == "time":
        return [text]
    return [text, short_text(previous)]
