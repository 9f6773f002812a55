"""Count the columns that texts take on a terminal, and lay texts out by them.

Letters of Chinese take two columns, marks above a letter none, and some emojis are several
characters.
"""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern

_PLAIN = lazy_pattern(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027"
    "\u202f-\u205f\u2070-\u20cf\u20f1-\u2319\u2500-\u25fc]*"
)
"""Letters of Latin, Greek and Cyrillic, spaces and signs of print, of which each takes a column.

To load the tables for all others takes as long as a search.
"""
_ELLIPSIS = "…"


def display_width(text: str) -> int:
    """Return the number of columns that a text of printable characters takes."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # late: few texts need its tables

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def fitting_chars(text: str, columns: int) -> int:
    """Return how many of the first characters of a text surely fit into some columns.

    Characters that a terminal may join into one count for themselves.
    """
    if _PLAIN.fullmatch(text):
        return min(len(text), columns)
    from wcwidth import wcwidth

    left = columns
    for number, sign in enumerate(text):
        left -= max(wcwidth(sign), 0)
        if left < 0:
            return number
    return len(text)


def fill_right(text: str, columns: int) -> str:
    """Return a text with so many spaces behind it that it fills some columns."""
    return text + " " * (columns - display_width(text))


def fill_left(text: str, columns: int) -> str:
    """Return a text with so many spaces before it that it fills some columns."""
    return " " * (columns - display_width(text)) + text


def cut_to_width(text: str, columns: int) -> str:
    """Cut a text that takes more than some columns, and mark the cut."""
    if display_width(text) <= columns:
        return text
    return text[: fitting_chars(text, columns - 1)] + _ELLIPSIS
