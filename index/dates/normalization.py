"""Bring expressions of time into one form: folded words, digits for numbers, no time of day."""

from __future__ import annotations

import re
import unicodedata

from index.dates.french.words import ARTICLE_PATTERN, COUNTED_WORD_PATTERN, NUMBER_WORDS
from index.dates.spelled_years import with_years_in_digits
from index.lazy_pattern import lazy_pattern

_NUMBERS_LONGEST_FIRST = sorted(NUMBER_WORDS.keys() - {"sept"}, key=len, reverse=True)
_NUMBER = lazy_pattern(
    rf"\b(?:{'|'.join(_NUMBERS_LONGEST_FIRST)}|sept(?= (?:{COUNTED_WORD_PATTERN})))\b"
)
"""A spelled number. "sept" is short for septembre as well: it counts only before what can be counted."""
_ORDINAL = lazy_pattern(r"\b([0-9]{1,2}) ?(?:ere?|ier|eme|ieme|e|st|nd|rd|th)\b")
"""An ordinal in digits, "1er" or "3rd". Its group is the number."""
_LEADING_ARTICLES = lazy_pattern(rf"^(?:(?:{ARTICLE_PATTERN}) )+")
_TIME_OF_DAY = lazy_pattern(
    r"""(?:(?<=[0-9])t|\b)[0-9]{1,2}\s?(?::\s?[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?|h(?:\s?[0-9]{2})?(?![a-z]))
    (?:\s?[ap]\.?m\b\.?)?
    (?:\s?(?:z\b|(?:gmt|utc)?[+-][0-9]{1,2}:?(?:[0-9]{2})?(?![0-9])|(?:gmt|utc?|ces?t|ees?t|wes?t|bst|[ecmp][sd]t)\b))?
    (?:\s?\([a-z\s]{2,20}\))?
    |(?<=[0-9]{8})t[0-9]{4,6}z?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A time of day, with its time zone: "10h30", "10:30:00 GMT+1 (heure de Paris)", "T103000Z"."""
_WORD = lazy_pattern("[a-z0-9]+")
_BEYOND_ASCII = lazy_pattern("[^\0-\x7f]+")


def fold(text: str) -> str:
    """Return a text as unaccented lower-case words and numbers with single spaces between them.

    "Début févr. 2019" gives "debut fevr 2019".
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall(_BEYOND_ASCII.sub(_without_accent, decomposed)))


def _without_accent(run: re.Match[str]) -> str:
    """Return some characters without those that are accents of the letters before them."""
    return "".join([letter for letter in run[0] if not unicodedata.combining(letter)])


def normalize_expression(expression: str) -> str:
    """Fold an expression of time, write its numbers as digits and drop its time of day.

    Leading articles go too: "Le 1er février 2019 à 10h30" gives "1 fevrier 2019 a", and
    "L’an dernier" gives "an dernier".
    """
    words = with_years_in_digits(fold(_TIME_OF_DAY.sub(" ", expression)))
    words = _NUMBER.sub(lambda match: NUMBER_WORDS[match[0]], words)
    words = _ORDINAL.sub(r"\1", words)
    return _LEADING_ARTICLES.sub("", words)
