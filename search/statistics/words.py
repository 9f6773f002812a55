"""Count the words of texts by their forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from index.analysis.analyzer import fold_word, stop_words

_MAX_KEPT_FORMS = 1 << 16
"""Forms of which it is remembered if they are stop words."""


def form_of(word: str) -> str:
    """Return the form that a written word counts as: in small letters, with its accents.

    Accents that are written as marks of their own, and apostrophes that are bent, make no
    difference.
    """
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).replace("’", "'")
    return word.lower()


@lru_cache(_MAX_KEPT_FORMS)
def is_stop_word(form: str) -> bool:
    """Return True for a function word, such as "le" or "qu", which says nothing by itself."""
    return fold_word(form) in stop_words()


class Form(NamedTuple):
    """A form of words that were counted.

    Attributes:
        written: The way in which it is most often written: "État", "Macron".
        total: Number of its words.
    """

    written: str
    total: int


_NO_FORM = Form("", 0)


class Forms(dict[str, Form]):
    """The forms of some words. A form that none of them has is counted as 0."""

    def __missing__(self, form: str) -> Form:
        return _NO_FORM


def forms_of(written: Mapping[str, int]) -> Forms:
    """Return the forms of some words, given how often each was met as it is written."""
    forms = Forms()
    most: dict[str, int] = {}
    for word in sorted(written):  # of two that are as frequent, the first one stands for both
        form, count = form_of(word), written[word]
        shown, total = forms[form]
        if count > most.get(form, 0):
            most[form] = count
            shown = word
        forms[form] = Form(shown, total + count)
    return forms
