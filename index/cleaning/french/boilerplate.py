"""French patterns of lines that speak to the reader of a page."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

READER_WORDS = ("vous", "Vous", "otre ", " nos ", "bonn", "ez l", "grâce à")
"""Pieces of words. A line that speaks to its reader has one of them, and nearly all prose none."""
COMMAND = lazy_pattern(r"\W*(?:\w+ez|Ne|\w+-nous|Faites)\b")
"""The beginning of a line that tells its reader to do something."""
_WORD_START = r"(?<![^\W_])"
_WORD_END = r"(?![^\W_])"


def requests_pattern(requests: str, orders: str) -> re.Pattern[str]:
    """Return a pattern of what a page asks its reader to do.

    Args:
        requests: A pattern of requests, which may stand anywhere.
        orders: A pattern of imperatives, which stand at the beginning of a clause.
    """
    return re.compile(
        rf"{_WORD_START}(?:{requests}){_WORD_END}"
        rf"|(?:\A\W*|[.!?:,…] |\bet )(?:{orders}){_WORD_END}"
    )


def word_starts_pattern(words: str) -> re.Pattern[str]:
    """Return a pattern of texts in which a word begins with one of the words of a pattern."""
    return re.compile(rf"{_WORD_START}(?:{words})")
