"""Quantities: a number and its unit have one term, however they are written.

"10 €", "10€" and "10 euros" have the term "10eur", "20 h 30", "20h30" and "20:30" have "20h30", and
"n° 1" and "numéro 1" have "no1". Multiples are counted out: "10 M€" is "10 millions d'euros". Ordinals
of several words have the term of their digits. The words of a quantity are in the index as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

from index.analysis.folding import fold_word
from index.analysis.latin import COMBINING_MARKS
from index.analysis.ordinals import ordinals_of_words
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
_SIGNS_OF_MONEY = frozenset("$€£¥")
_DIGITS = (
    r"\d{1,3}(?:(?:,\d{3}){2,}|(?:[,'’]\d{3})+\.\d{1,2})(?!\d)"  # 3,000,000 and 1,500.75
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f.'’]\d{3})+(?!\d)(?:,\d+)?"  # 12 000,50
    r"|\d+(?:[.,]\d+)?"
)
_LETTER = rf"[A-Za-zÀ-ÿ{COMBINING_MARKS}]"
_END_OF_WORD = rf"(?![\w{COMBINING_MARKS}])"
_AT_END_OF_WORD = lazy_pattern(_END_OF_WORD)
_UNIT = (
    rf"(?P<unit>[A-Za-z](?![\w{COMBINING_MARKS}'’]|-[^\W\d])"  # not that of "s'est" or "t-shirt"
    rf"|[A-Za-z][²³23]{_END_OF_WORD}"
    rf"|{_LETTER}{{2,}}(?:[²³]|[23](?!\d))?(?:/{_LETTER}+)?{_END_OF_WORD}"
    r"|[%$€£¥]|°C?)"
)
_NUMBER = lazy_pattern(_DIGITS)
_SIGNS_WITHIN_NUMBERS = frozenset(".,:/'’")
_FOLLOWING = lazy_pattern(
    r"(?:\s?(?:[hH]|heures?)\s?|:)(?P<minutes>[0-5]\d)(?![\w:]|[.,]\d)"
    rf"|(?P<upper>\s?(?:à|et|ou|-|–)\s?(?:{_DIGITS}))?\s?{_UNIT}"
)
"""What follows the hour in a time of day, or the unit of a number or of two: `10 à 20 euros`."""
_OF_UNIT = lazy_pattern(rf"(?:\s?[dD]['’]|\s(?i:de)\s|\s?){_UNIT}")
"""The unit after a multiple: `d'euros`."""
_NUMERO = lazy_pattern("[nN](?<!\\w[nN])(?:[°º]|o\\.?|(?i:um(?:[ée]|e\u0301)ro))\\s?\\Z")
_MAX_CHARS_BEFORE = 9
"""Characters before a number that are looked at: `numéro` is the longest word."""
_ENDS_OF_NUMERO = frozenset("°ºoO.")
_SPELT_NUMBERS = {"un": "1", "deux": "2", "trois": "3"}
"""Numbers that are often spelt after "numéro"."""
_ENDS_OF_WORD_NUMERO = ("uméro ", "ume\u0301ro ", "umero ")
_SPELT_NUMERO = lazy_pattern(
    rf"[nN]um(?:[ée]|e\u0301)ro\s({'|'.join(_SPELT_NUMBERS)}){_END_OF_WORD}"
)
_BETWEEN_WORDS = lazy_pattern("[ -]")
_LAST_HOUR = 24
_TERM = lazy_pattern(r"\d|no\d")
"""The beginning of the term of a quantity."""


class Quantity(Struct, frozen=True):
    """A quantity in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        term: The term of the whole.
    """

    start: int
    end: int
    term: str


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text, in any order."""
    end = 0
    for start in _starts_of_numbers(text):
        number = _NUMBER.match(text, start) if start >= end else None
        if number:
            end = number.end()
            quantity = _quantity_with(number)
            if quantity:
                yield quantity
    if any(word in text for word in _ENDS_OF_WORD_NUMERO):
        for match in _SPELT_NUMERO.finditer(text):
            yield Quantity(*match.span(), f"no{_SPELT_NUMBERS[match[1]]}")
    for start, end, term in ordinals_of_words(text):
        yield Quantity(start, end, term)


def may_be_quantities(terms: Iterable[str]) -> bool:
    """Return True if some of the terms may be those of quantities."""
    return any(map(_TERM.match, terms))


def is_unit(key: str) -> bool:
    """Return True for the folded sign of a unit: "km"."""
    return key in _units().words.values()


def _starts_of_numbers(text: str) -> list[int]:
    """Return the offsets of the first digits of numbers. To look for digit after digit is quickest."""
    starts: list[int] = []
    for digit in "0123456789":
        offset = text.find(digit)
        while offset >= 0:
            if not text[offset - 1 : offset].isdecimal():
                starts.append(offset)
            offset = text.find(digit, offset + 1)
    starts.sort()
    return starts


def _quantity_with(number: re.Match[str]) -> Quantity | None:
    """Return the quantity that a number of a text is in, or None."""
    text, start = number.string, number.start()
    sign, before = text[start - 1 : start], text[start - 2 : start - 1]
    if (before if sign.isspace() else sign) in _ENDS_OF_NUMERO:
        numero = _numero(number)
        if numero:
            return numero
    if sign in _SIGNS_OF_MONEY:
        return _money_first(number)
    if sign in _SIGNS_WITHIN_NUMBERS or sign.isalnum() or (sign == "-" and before.isalpha()):
        return None
    following = _FOLLOWING.match(text, number.end())
    if not following:
        return None
    return (_time_of_day if following["minutes"] else _measure)(number, following)


def _numero(number: re.Match[str]) -> Quantity | None:
    """Return a number after « n° », or None."""
    text, start, end = number.string, *number.span()
    numero = _NUMERO.search(text[max(start - _MAX_CHARS_BEFORE, 0) : start])
    if not numero or not _AT_END_OF_WORD.match(text, end):
        return None
    return Quantity(start - len(numero[0]), end, f"no{_value(number[0])}")


def _money_first(number: re.Match[str]) -> Quantity:
    """Return a sum of money whose sign comes first: `$5`, `$5 millions`."""
    text, start, end = number.string, *number.span()
    following = _OF_UNIT.match(text, end)
    zeros = _zeros(following["unit"]) if following else 0
    if following and zeros:
        end = following.end()
    term = _units().words[text[start - 1]]
    return Quantity(start - 1, end, _value(number[0], zeros) + term)


def _time_of_day(number: re.Match[str], following: re.Match[str]) -> Quantity | None:
    """Return a time of day; None if the number is no hour."""
    hour, minutes = number[0], following["minutes"]
    if not hour.isdecimal() or int(hour) > _LAST_HOUR:
        return None
    shown = "" if minutes == "00" else minutes
    return Quantity(number.start(), following.end(), f"{int(hour)}h{shown}")


def _measure(number: re.Match[str], measured: re.Match[str]) -> Quantity | None:
    """Return a number with its unit; None if what follows is no unit."""
    units = _units()
    word = measured["unit"]
    if word not in units.beginnings and word.lower() not in units.beginnings:  # as nearly always
        return None
    unit = _multiple(measured) or units.at(measured)
    if unit is None:
        return None
    end = number.end() if measured["upper"] else unit.end
    return Quantity(number.start(), end, _value(number[0], unit.zeros) + unit.term)


class _Unit(Struct, frozen=True):
    """A unit in a text.

    Attributes:
        term: Its term; empty for a multiple of no unit: `3 millions de personnes`.
        end: Offset after its last character.
        zeros: The zeros that its multiple adds to a number: 6 for `millions d'euros`.
    """

    term: str
    end: int
    zeros: int = 0


def _multiple(measured: re.Match[str]) -> _Unit | None:
    """Return the multiple of a unit that a text has where a word was found, or None."""
    written, end = measured["unit"], measured.end()
    zeros = _zeros(written)
    if not zeros:
        return None
    following = _OF_UNIT.match(measured.string, end)
    unit = _units().at(following) if following else None
    if written in _MULTIPLES_OF_MONEY:
        return _Unit(unit.term, unit.end, zeros) if unit and unit.term in _MONEY else None
    return _Unit(unit.term, unit.end, zeros) if unit else _Unit("", end, zeros)


def _zeros(multiple: str) -> int:
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

    def at(self, found: re.Match[str]) -> _Unit | None:
        """Return the unit that a text has where a word was found, or None."""
        text, word, start = found.string, found["unit"], found.start("unit")
        for phrase, term in self.phrases.get(word.lower(), ()):
            end = start + len(phrase)
            is_written = text[start:end].lower() == phrase.lower()
            if is_written and _AT_END_OF_WORD.match(text, end):
                return _Unit(term, end)
        term = self.words.get(word, "")
        if not term and len(word) > 1:  # "10 M" is no metre
            term = self.words.get(word.lower(), "")
        return _Unit(term, found.end()) if term else None


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


def _value(written: str, zeros: int = 0) -> str:
    """Return a number as terms have it: no groups, a decimal point, multiplied by 10**zeros."""
    whole, _, decimals = fold_word(written).partition(".")
    decimals = decimals.ljust(zeros, "0")
    whole = (whole + decimals[:zeros]).lstrip("0") or "0"
    rest = decimals[zeros:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole
