"""Quantities: a number and its unit have one term, however they are written.

"10 €", "10€" and "10 euros" have the term "10eur", "20 h 30", "20h30" and "20:30" have "20h30", and
"n° 1" and "numéro 1" have "no1". Multiples are counted out: "10 M€" is "10 millions d'euros". Ordinals
of several words have the term of their digits. The words of a quantity are in the index as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from index.analysis.folding import fold_word
from index.analysis.ordinals import ordinals_of_words, spaced_ordinal
from index.analysis.units import END_OF_WORD, UNIT, at_end_of_word, term_of_sign, unit_of, zeros_of
from index.lazy_pattern import lazy_pattern

_SIGNS_OF_MONEY = frozenset("$€£¥")
_DIGITS = (
    r"\d{1,3}(?:(?:,\d{3}){2,}|(?:[,'’]\d{3})+\.\d{1,2})(?!\d)"  # 3,000,000 and 1,500.75
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f.'’]\d{3})+(?!\d)(?:,\d+)?"  # 12 000,50
    r"|\d+(?:[.,]\d+)?"
)
_NUMBER = lazy_pattern(_DIGITS)
_SIGNS_WITHIN_NUMBERS = frozenset(".,:/'’")
_FOLLOWING = lazy_pattern(
    r"(?:\s?(?:[hH]|(?i:heures?))\s?|:)(?P<minutes>[0-5]\d)(?![\w:]|[.,]\d)"
    rf"|(?P<upper>\s?(?:à|et|ou|-|–)\s?(?:{_DIGITS}))?\s?{UNIT}"
)
"""What follows the hour in a time of day, or the unit of a number or of two: `10 à 20 euros`."""
_MULTIPLE = lazy_pattern(rf"\s?{UNIT}")
_NUMERO = lazy_pattern("[nN](?<!\\w[nN])(?:[°º]|o\\.?|(?i:um(?:[ée]|e\u0301)ro))\\s?\\Z")
_MAX_CHARS_BEFORE = 9
"""Characters before a number that are looked at: `numéro` is the longest word."""
_ENDS_OF_NUMERO = frozenset("°ºoO.")
_SPELT_NUMBERS = {"un": "1", "deux": "2", "trois": "3"}
"""Numbers that are often spelt after "numéro"."""
_ENDS_OF_WORD_NUMERO = ("uméro ", "ume\u0301ro ", "umero ")
_SPELT_NUMERO = lazy_pattern(
    rf"[nN]um(?:[ée]|e\u0301)ro\s({'|'.join(_SPELT_NUMBERS)}){END_OF_WORD}"
)
_LAST_HOUR = 24


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
    if sign in _SIGNS_WITHIN_NUMBERS and not (sign == ":" and before.isalpha()):
        return None
    if sign.isalnum() or (sign == "-" and before.isalpha()):
        return None
    following = _FOLLOWING.match(text, number.end())
    if following:
        quantity = (_time_of_day if following["minutes"] else _measure)(number, following)
        if quantity:
            return quantity
    ordinal = spaced_ordinal(number)
    return Quantity(*ordinal) if ordinal else None


def _numero(number: re.Match[str]) -> Quantity | None:
    """Return a number after « n° », or None."""
    text, start, end = number.string, *number.span()
    numero = _NUMERO.search(text[max(start - _MAX_CHARS_BEFORE, 0) : start])
    if not numero or not at_end_of_word(text, end):
        return None
    return Quantity(start - len(numero[0]), end, f"no{_value(number[0])}")


def _money_first(number: re.Match[str]) -> Quantity:
    """Return a sum of money whose sign comes first: `$5`, `$5 millions`."""
    text, start, end = number.string, *number.span()
    following = _MULTIPLE.match(text, end)
    zeros = zeros_of(following["unit"]) if following else 0
    if following and zeros:
        end = following.end()
    term = term_of_sign(text[start - 1])
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
    unit = unit_of(measured)
    if unit is None:
        return None
    end = number.end() if measured["upper"] else unit.end
    return Quantity(number.start(), end, _value(number[0], unit.zeros) + unit.term)


def _value(written: str, zeros: int = 0) -> str:
    """Return a number as terms have it: no groups, a decimal point, multiplied by 10**zeros."""
    whole, _, decimals = fold_word(written).partition(".")
    decimals = decimals.ljust(zeros, "0")
    whole = (whole + decimals[:zeros]).lstrip("0") or "0"
    rest = decimals[zeros:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole
