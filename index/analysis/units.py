"""The units after numbers: how texts write them, and their terms.

A unit may be a multiple of another one: `M€`, `millions d'euros`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

from index.analysis.latin import COMBINING_MARKS
from index.analysis.word_lists import read_entries
from index.lazy_pattern import lazy_pattern

_UNITS = Path(__file__).parent / "french" / "units.txt"
_ZEROS = {
    **dict.fromkeys(("k", "mille", "millier", "milliers"), 3),
    **dict.fromkeys(("M", "million", "millions"), 6),
    **dict.fromkeys(("md", "mds", "milliard", "milliards"), 9),
}
"""The zeros that a multiple adds to a number. Words are in small letters, capitals or not in texts."""
_MULTIPLES_OF_MONEY = frozenset(("k", "M"))
"""Multiples of nothing else: "10 M" is no number of people."""
_MONEY = frozenset(("eur", "usd", "gbp", "chf", "jpy"))
_LETTER = rf"[A-Za-zÀ-ÿ{COMBINING_MARKS}]"
END_OF_WORD = rf"(?![\w{COMBINING_MARKS}])"
"""The pattern of the place after a word, or after the digits of a number."""
_AT_END_OF_WORD = lazy_pattern(END_OF_WORD)
UNIT = (
    rf"(?P<unit>[A-Za-z](?![\w{COMBINING_MARKS}'’]|-[^\W\d])"  # not that of "s'est" or "t-shirt"
    rf"|[A-Za-z][²³23]{END_OF_WORD}"
    rf"|{_LETTER}{{2,}}(?:[²³]|[23](?!\d))?(?:/{_LETTER}+)?{END_OF_WORD}"
    r"|[%$€£¥]|°C?)"
)
"""The pattern of a word or a sign that may be a unit, in a group of this name."""
_OF_UNIT = lazy_pattern(rf"(?:\s?[dD]['’]|\s(?i:de)\s|\s?){UNIT}")
"""The unit after a multiple: `d'euros`."""
_BETWEEN_WORDS = lazy_pattern("[ -]")


class Unit(Struct, frozen=True):
    """A unit in a text.

    Attributes:
        term: Its term; empty for a multiple of no unit: `3 millions de personnes`.
        end: Offset after its last character.
        zeros: The zeros that its multiple adds to a number: 6 for `millions d'euros`.
    """

    term: str
    end: int
    zeros: int = 0


def unit_of(found: re.Match[str]) -> Unit | None:
    """Return the unit that a text has where `UNIT` matches, or None."""
    units = _units()
    word = found["unit"]
    if word not in units.beginnings and word.lower() not in units.beginnings:  # as nearly always
        return None
    return _multiple(found) or units.at(found)


def term_of_sign(sign: str) -> str:
    """Return the term of a unit of one word."""
    return _units().words[sign]


def at_end_of_word(text: str, offset: int) -> bool:
    """Return True if no letter, digit or accent stands at an offset."""
    return _AT_END_OF_WORD.match(text, offset) is not None


def is_unit(key: str) -> bool:
    """Return True for the folded sign of a unit: "km"."""
    return key in _units().words.values()


def _multiple(measured: re.Match[str]) -> Unit | None:
    """Return the multiple of a unit that a text has where a word was found, or None."""
    written, end = measured["unit"], measured.end()
    zeros = zeros_of(written)
    if not zeros:
        return None
    following = _OF_UNIT.match(measured.string, end)
    unit = _units().at(following) if following else None
    if written in _MULTIPLES_OF_MONEY:
        return Unit(unit.term, unit.end, zeros) if unit and unit.term in _MONEY else None
    return Unit(unit.term, unit.end, zeros) if unit else Unit("", end, zeros)


def zeros_of(multiple: str) -> int:
    """Return the zeros of a multiple, 0 for any other word. One of a letter has its own capital."""
    return _ZEROS.get(multiple if len(multiple) == 1 else multiple.lower(), 0)


class _Units(Struct, frozen=True):
    """The units, by how they are written.

    Attributes:
        words: The term of each unit of one word.
        phrases: The units of several words with their terms, by the first word.
        beginnings: The first words of all units and multiples.
    """

    words: dict[str, str]
    phrases: dict[str, list[tuple[str, str]]]
    beginnings: frozenset[str]

    def at(self, found: re.Match[str]) -> Unit | None:
        """Return the unit that a text has where a word was found, or None."""
        text, word, start = found.string, found["unit"], found.start("unit")
        for phrase, term in self.phrases.get(word.lower(), ()):
            end = start + len(phrase)
            is_written = text[start:end].lower() == phrase.lower()
            if is_written and at_end_of_word(text, end):
                return Unit(term, end)
        term = self.words.get(word, "")
        if not term and len(word) > 1:  # "10 M" is no metre
            term = self.words.get(word.lower(), "")
        return Unit(term, found.end()) if term else None


@cache
def _units() -> _Units:
    words: dict[str, str] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for line in read_entries(_UNITS):
        term, *spellings = line.split(" | ")
        for spelling in (*spellings, *[normalize("NFD", each) for each in spellings]):
            first, *rest = _BETWEEN_WORDS.split(spelling, 1)
            if rest:
                phrases.setdefault(first.lower(), []).append((spelling, term))
            else:
                words[spelling] = term
    return _Units(words, phrases, frozenset((*words, *phrases, *_ZEROS)))
