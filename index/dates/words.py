"""The words dates are made of: months, days of the week and numbers in letters, French first, English too.

Everything here is about folded words: lower case, no accents, single spaces between them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MONTH_NAMES: Final = (
    "janvier janv january jan",
    "fevrier fevr fev february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juill juil jui july jul",
    "aout aou august aug",
    "septembre september sept sep",
    "octobre october oct",
    "novembre november nov",
    "decembre december dec",
)
_WEEKDAY_NAMES: Final = (
    "lundi lun monday mon",
    "mardi tuesday tue",
    "mercredi mer wednesday wed",
    "jeudi jeu thursday thu",
    "vendredi ven friday fri",
    "samedi sam saturday sat",
    "dimanche dim sunday sun",
)
MONTHS: Final = {
    name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()
}
"""Month number (January is 1) of each name and abbreviation."""
WEEKDAYS: Final = {
    name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()
}
"""Weekday number (Monday is 0, as in `date.weekday`) of each name and abbreviation."""
ENGLISH_MONTHS: Final = frozenset(
    {
        "january", "jan", "february", "feb", "march", "mar", "april", "apr", "may", "june", "jun", "july", "august",
        "aug", "september", "sep", "october", "november", "december", "dec",
    }
)  # fmt: skip
"""Names and abbreviations of months that are English and not French."""
_WHICH_WORDS: Final = (
    (-1, ("dernier", "derniere", "passe", "passee", "precedent", "precedente", "last", "previous")),
    (0, ("ce", "cet", "cette", "en cours", "this", "current")),
    (1, ("prochain", "prochaine", "suivant", "suivante", "d apres", "next")),
)
WHICH: Final = {word: away for away, words in _WHICH_WORDS for word in words}
"""Which week, month or year a word means, counted from the present one."""

_FRENCH_NUMBERS: Final = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_ENGLISH_NUMBERS: Final = "one two three four five six seven eight nine ten"
_ORDINALS: Final = "premier deuxieme troisieme quatrieme cinquieme"
_ENGLISH_ORDINALS: Final = "first second third fourth fifth"


def _spelled_numbers() -> dict[str, str]:
    """1 to 31 in French words, 1 to 10 in English, and the first ordinals, as digits."""
    ones = _FRENCH_NUMBERS.split()
    teens = [*ones, "dix sept", "dix huit", "dix neuf"]
    twenties = ["vingt", "vingt et un", *(f"vingt {name}" for name in ones[1:9])]
    french = [*teens, *twenties, "trente", "trente et un"]
    tables = (french, _ENGLISH_NUMBERS.split(), _ORDINALS.split(), _ENGLISH_ORDINALS.split())
    names = [entry for table in tables for entry in enumerate(table, 1)]
    return {
        name: str(number) for number, name in [*names, (1, "une"), (1, "premiere"), (2, "seconde")]
    }


_NUMBERS: Final = _spelled_numbers()
_LONGEST_FIRST: Final = sorted(_NUMBERS.keys() - {"sept"}, key=len, reverse=True)
# "sept" is short for septembre as well: it is a number only before what can be counted.
_NUMBER = re.compile(
    rf"\b(?:{'|'.join(_LONGEST_FIRST)}|sept(?= (?:jour|semaine|mois|an|derni|proch|{'|'.join(MONTHS)})))\b"
)
_ORDINAL = re.compile(r"\b([0-9]{1,2}) ?(?:ere?|eme|ieme|e|st|nd|rd|th)\b")
_ARTICLES = re.compile(r"^(?:(?:le|la|les|l|du|des|au|aux|en|pour|a|the|on) )+")
_CLOCK = re.compile(
    r"""(?:(?<=[0-9])t|\b)[0-9]{1,2}\s?(?::\s?[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?|h(?:\s?[0-9]{2})?(?![a-z]))
    (?:\s?[ap]\.?m\b\.?)?
    (?:\s?(?:z\b|(?:gmt|utc)?[+-][0-9]{1,2}:?(?:[0-9]{2})?(?![0-9])|(?:gmt|utc?|ces?t|ees?t|wes?t|bst|[ecmp][sd]t)\b))?
    (?:\s?\([a-z\s]{2,20}\))?
    |(?<=[0-9]{8})t[0-9]{4,6}z?""",
    re.IGNORECASE | re.VERBOSE,
)


def fold(text: str) -> str:
    """Lower case, without accents, words and numbers parted by single spaces, every other sign dropped."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(re.findall("[a-z0-9]+", bare))


def plain(expression: str) -> str:
    """An expression of time folded, with digits for numbers, without time of day nor leading article.

    "Le 1er février 2019 à 10h30" gives "1 fevrier 2019 a", "L’an dernier" gives "an dernier".
    """
    words = fold(_CLOCK.sub(" ", expression))
    words = _NUMBER.sub(lambda found: _NUMBERS[found[0]], words)
    return _ARTICLES.sub("", _ORDINAL.sub(r"\1", words))
