"""Write spelled years as digits: "mil neuf cent soixante-douze" is 1972."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.dates.french.words import SPELLED_CENTURIES, SPELLED_TENS, SPELLED_UNITS
from index.lazy_pattern import lazy_pattern


def _longest_first(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_UNIT = rf"(?:et )?(?P<unit>{_longest_first(SPELLED_UNITS)})"
_REST = rf"(?:(?P<tens>{_longest_first(SPELLED_TENS)})(?: {_UNIT})?|(?P<small>{_longest_first(SPELLED_UNITS)}))"
_SPELLED_YEAR = lazy_pattern(rf"\b(?P<century>{_longest_first(SPELLED_CENTURIES)})(?: {_REST})?\b")
_CENTURY_WORDS = ("mil", "cent", "dix ")
"""Words of which each spelled century has one."""
_SHORT_CENTURIES = frozenset({"dix sept", "dix huit", "dix neuf"})
"""Centuries that are numbers of days as well, unless tens come after them: "dix neuf soixante douze"."""


def with_years_in_digits(folded: str) -> str:
    """Return folded words with the years among them in digits."""
    if not any(word in folded for word in _CENTURY_WORDS):  # nearly all expressions
        return folded
    return _SPELLED_YEAR.sub(_digits, folded)


def _digits(match: re.Match[str]) -> str:
    """Return the digits of a spelled year; the words as they are if they are a number of another kind."""
    century = match["century"]
    if century in _SHORT_CENTURIES and not match["tens"]:
        return match[0]
    year = SPELLED_CENTURIES[century]
    year += SPELLED_TENS.get(match["tens"] or "", 0)
    year += SPELLED_UNITS.get(match["unit"] or match["small"] or "", 0)
    return str(year)
