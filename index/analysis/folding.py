"""Fold words: bring the spellings of one word to one form.

`fold` makes the terms of the index. The other foldings of this project keep what `fold` drops:

    letters_and_digits (here)        letters with their accents, in any script
    letters (here)                   the same with capitals: how the lexicon spells
    index.sources.entries.name_key   the same without accents
    index.cleaning.folding           words apart; numbers become 0, dashes and bars become colons
    index.dates.normalization        words and numbers apart; letters that are not ASCII go
    index.people.names               words apart, with hyphens; letters of other scripts stay
"""

from __future__ import annotations

import re
import unicodedata

from unidecode import unidecode_expect_ascii

_NOT_TERM = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})


def fold(text: str) -> str:
    """Return lower-case ASCII letters and digits alone: `Esmaïl Qaani` -> `esmailqaani`.

    Letters that have no ASCII spelling stay as they are. The result is empty for a text without
    letters and digits.
    """
    if text.isascii():
        return _NOT_TERM.sub("", text.lower())
    # Unpaired surrogates cannot be encoded. Damaged files have them.
    without_surrogates = text.encode("utf-8", "ignore").decode()
    composed = unicodedata.normalize("NFC", without_surrogates).lower()
    ascii_text = unidecode_expect_ascii(composed).lower()
    return _NOT_TERM.sub("", ascii_text) or _NOT_TERM.sub("", composed)


def letters_and_digits(text: str) -> str:
    """Return only the letters and digits of a text, in lower case: "L'Été 2020" gives "lété2020"."""
    return "".join(filter(str.isalnum, text.casefold()))


def letters(word: str) -> str:
    """Return the letters of a word with their accents and capitals: "Chef-d'œuvre" gives "Chefdoeuvre".

    Accents are composed with their letters, and ligatures are two letters.
    """
    if word.isascii() and word.isalpha():
        return word
    composed = unicodedata.normalize("NFC", word).translate(_LIGATURES)
    return "".join(filter(str.isalnum, composed))
