"""Fold words: bring the spellings of one word to one form.

`fold_word` makes the terms of the index, and `fold` what has no signs. The other foldings of this project keep what `fold` drops:

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
from functools import cache

from index.lazy_pattern import lazy_pattern

CHARACTERS_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts that put no space between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer), and that
of Korean, which glues particles to them. They are ranges of a character class."""
_MAY_HAVE_CHARACTERS = lazy_pattern("[^\0-\u0dff\u2000-\u3004]")
"""A character of the scripts without spaces, or of some others. The ranges are those of all the rest,
which are shorter, and so sooner compiled."""

_NOT_TERM = lazy_pattern(r"[\W_]+")
_SIGN = lazy_pattern(r"(,(?=\d+\Z)|(?<=\A0)\.(?=\d+\Z)|(?<=\d)\.(?!\d{3}\Z)(?=\d+\Z)|[&+#])")
"""A decimal point or comma, or a sign that belongs to a word, such as those of "C++"."""
_ENGLISH_GROUPS = lazy_pattern(r"\d{1,3},\d{3}[.,]")
"""A number with groups as in English: "3,000,000", "1,500.75"."""
# fmt: off
_ASCII = {
    " 1/2": "½", " 1/4": "¼", " 3/4": "¾", "'n": "ŉ", "1": "¹", "2": "²", "3": "³",
    "A": "ÀÁÂÃÄÅĀĂĄ", "a": "ªàáâãäåāăą", "AE": "Æ", "ae": "æ", "C": "ÇĆĈĊČ", "c": "çćĉċč",
    "D": "ÐĎĐ", "d": "ðďđ", "E": "ÈÉÊËĒĔĖĘĚ", "e": "èéêëēĕėęě", "G": "ĜĞĠĢ", "g": "ĝğġģ",
    "H": "ĤĦ", "h": "ĥħ", "I": "ÌÍÎÏĨĪĬĮİ", "i": "ìíîïĩīĭįı", "IJ": "Ĳ", "ij": "ĳ", "J": "Ĵ",
    "j": "ĵ", "K": "Ķ", "k": "ķĸ", "L": "ĹĻĽĿŁ", "l": "ĺļľŀł", "N": "ÑŃŅŇ", "n": "ñńņň",
    "NG": "Ŋ", "ng": "ŋ", "O": "ÒÓÔÕÖØŌŎŐ", "o": "ºòóôõöøōŏő", "OE": "Œ", "oe": "œ", "R": "ŔŖŘ",
    "r": "ŕŗř", "S": "ŚŜŞŠ", "s": "śŝşšſ", "ss": "ß", "T": "ŢŤŦ", "t": "ţťŧ", "Th": "Þ",
    "th": "þ", "U": "ÙÚÛÜŨŪŬŮŰŲ", "u": "µùúûüũūŭůűų", "W": "Ŵ", "w": "ŵ", "Y": "ÝŶŸ", "y": "ýÿŷ",
    "Z": "ŹŻŽ", "z": "źżž",
}
# fmt: on
"""The letters of the languages of Western Europe, and digits, by what Unidecode writes for them.

Most searches meet no others. To load Unidecode and ask it takes a hundredth of their time.
"""
_ALIKE = str.maketrans("ةىٱё", "هياе", "\u0640\u0670") | dict.fromkeys(range(0x64B, 0x660))
"""Letters of other scripts that texts often write as another one, and signs that they leave out: the
vowels of Arabic, and the line that makes a word longer."""
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})


def fold_word(word: str) -> str:
    """Return the term of a word: folded letters, and the signs that tell it from other words.

    "49,3" gives "49.3", and "AT&T" gives "at&t".
    """
    if word.isalnum():
        return fold(word)
    if _ENGLISH_GROUPS.match(word):
        word = word.replace(",", "")
    pieces = _SIGN.split(word)
    pieces[::2] = map(fold, pieces[::2])
    return "".join(pieces).replace(",", ".")


def fold(text: str) -> str:
    """Return lower-case ASCII letters and digits alone: `Esmaïl Qaani` -> `esmailqaani`.

    Letters that have no ASCII spelling stay as they are, and so do the characters of scripts
    without spaces: their sounds would confuse words. The result is empty for a text without
    letters and digits.
    """
    plain = text if text.isascii() else text.translate(_accents())
    if plain.isascii():  # nearly every word: the rest of this function takes much longer
        lowered = plain.lower()
        return lowered if lowered.isalnum() else _NOT_TERM.sub("", lowered)
    # Unpaired surrogates cannot be encoded. Damaged files have them.
    without_surrogates = text.encode("utf-8", "ignore").decode()
    composed = unicodedata.normalize("NFC", without_surrogates).lower()
    if may_have_characters(composed) and _characters().search(composed):
        return _NOT_TERM.sub("", _fold_around_characters(composed))
    from unidecode import unidecode_expect_ascii  # late: few searches meet such letters

    ascii_text = unidecode_expect_ascii(composed.translate(_ALIKE)).lower()
    return _NOT_TERM.sub("", ascii_text) or _NOT_TERM.sub("", composed)


def may_have_characters(text: str) -> bool:
    """Return True if a text may have characters that are words."""
    return not _is_latin(text) and _MAY_HAVE_CHARACTERS.search(text) is not None


def _is_latin(text: str) -> bool:
    """Return True if a text has only the characters of Latin-1, as most queries do."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _accents() -> dict[int, str]:
    """Return what each letter of `_ASCII` is in ASCII, as `str.translate` takes it."""
    accents: dict[int, str] = {}
    for plain, accented in _ASCII.items():
        accents |= dict.fromkeys(map(ord, accented), plain)
    return accents


@cache
def _characters() -> re.Pattern[str]:
    """Return the pattern of a run of characters without spaces, which few texts need."""
    return re.compile(f"[{CHARACTERS_WITHOUT_SPACES}]+")


def _fold_around_characters(text: str) -> str:
    """Return a text with ASCII letters in the place of all but the characters without spaces."""
    others = iter(_characters().split(text))
    characters = [*_characters().findall(text), ""]
    return "".join(f"{fold(next(others))}{run}" for run in characters)


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
