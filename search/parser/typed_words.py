"""Split a typed text into words: what is one word in one spelling is one in every spelling.

A word with hyphens is a phrase of its parts, or its joined form: "porte-parole" is not found in
articles with a door and some word. Two words with a space between them may stand anywhere, but are
found in their joined form as well: "Covid 19" in "Covid19".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index.analysis.analyzer import words_with_offsets
from index.analysis.compounds import compounds, joined_name, joined_pair
from index.analysis.folding import CHARACTERS_WITHOUT_SPACES, may_have_characters
from index.analysis.french import ABBREVIATED_BEFORE_WORD, ABBREVIATIONS, WRITTEN_APART
from index.lazy_pattern import lazy_pattern
from search.parser.homonyms import TypedSmallWords
from search.query import Word

if TYPE_CHECKING:
    from index.analysis.quantities import Quantity

_SPACED_INITIALS = lazy_pattern(r"(?<![\w&])([A-Za-z]|[A-Z]{2,4}) & ([A-Za-z]|[A-Z]{2,4})(?![\w&])")
"""Initials with a sign between them, as in "H & M", which most texts write without spaces."""


def typed_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    whole = dict(_whole_words(text))
    words: list[Word] = []
    capitals: list[bool] = []
    end = 0
    typed = list(words_with_offsets(text))
    small_words = TypedSmallWords(text)
    for number, (start, _) in enumerate(typed):
        if start in whole:
            word, end = whole[start]
        elif start >= end:
            word = small_words.as_typed(number, _word(typed, number), words)
        else:
            continue
        words.append(word)
        capitals.append(text[start].isupper())
    return tuple(_with_joined_forms(list(_with_abbreviations(words)), capitals))


def _whole_words(text: str) -> Iterator[tuple[int, tuple[Word, int]]]:
    """Yield the words made of several, each with its offset and that of its end."""
    if " & " in text:
        for initials in _SPACED_INITIALS.finditer(text):
            yield initials.start(), (Word.of("&".join(initials.groups())), initials.end())
    for compound in compounds(text):
        written = text[compound.start : compound.end]
        yield compound.start, (Word.of_compound(compound, written), compound.end)
    for found in _quantities(text):
        written = text[found.start : found.end]
        yield found.start, (Word.of_quantity(found.term, written), found.end)
    if may_have_characters(text):
        for match in _run_of_characters().finditer(text):
            yield match.start(), (Word.of_characters(match[0]), match.end())


def quantity_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of the quantities of a text."""
    return [(found.start, found.end) for found in _quantities(text)]


def _quantities(text: str) -> Iterable[Quantity]:
    if not _may_have_quantities(text.lower()):
        return ()
    from index.analysis.quantities import quantities  # late: most queries have none

    return quantities(text)


def _may_have_quantities(lowered: str) -> bool:
    """Return True for a text with a digit, or with letters of "vingt et unième" or "numéro un"."""
    return any(map(str.isdecimal, lowered)) or any(part in lowered for part in ("me", "ro ", " e "))


@cache
def _run_of_characters() -> re.Pattern[str]:
    """Return the pattern of several characters without spaces, which few queries need."""
    return re.compile(rf"(?:(?=[{CHARACTERS_WITHOUT_SPACES}])\w){{2,}}")


def _word(typed: Sequence[tuple[int, str]], number: int) -> Word:
    """Analyse one of the words of a text."""
    written = typed[number][1]
    others = [word for _, word in typed[1:]]
    in_capitals = written.isupper() and not all(word.isupper() for word in others)  # a "BD"
    if number < len(typed) - 1 and not in_capitals:  # "st etienne", in a hurry
        written = ABBREVIATIONS.get(written.capitalize(), written)
    # a capital may begin the query, unless others show that it begins names
    is_name = number > 0 or not others or any(word[0].isupper() for word in others)
    return Word.of(written, is_name=is_name)


def _with_abbreviations(words: Sequence[Word]) -> Iterator[Word]:
    """Yield words that are also found as some texts abbreviate them before the next word."""
    for word, following in zip_longest(words, words[1:]):
        forms = ABBREVIATED_BEFORE_WORD.get(word.exact, ())
        endings = following.phrases or (following.terms,) if following else ()
        phrases = tuple([(form, *ending) for form in forms for ending in endings])
        yield replace(word, other_parts=word.other_parts + phrases) if phrases else word


def _with_joined_forms(words: Sequence[Word], capitals: Sequence[bool]) -> Iterator[Word]:
    """Yield words that are also found in the joined form of each and its neighbours.

    Args:
        words: The words.
        capitals: For each of them, if it begins with a capital.
    """
    joined: list[list[str]] = [[] for _ in words]
    for number, pair in enumerate(pairwise(words)):
        forms = _joined_form(*pair, are_names=all(capitals[number : number + 2]))
        for place in (number, number + 1):
            joined[place] += forms
    for number in range(len(words) - 2):
        form = "".join([word.exact for word in words[number : number + 3]])
        if form in WRITTEN_APART or all(capitals[number : number + 3]):  # "Bla Bla Car"
            for place in range(number, number + 3):
                joined[place].append(form)
    for word, alternatives in zip(words, joined, strict=True):
        new = tuple([form for form in alternatives if form not in word.lemmas])
        yield replace(word, lesser_lemmas=word.lesser_lemmas + new) if new else word


def _joined_form(left: Word, right: Word, *, are_names: bool) -> tuple[str, ...]:
    """Return the terms of two words if some texts write them as one."""
    has_unit = left.exact.isdigit()  # the "m" of "100 m" is spelt like a stop word
    is_small = left.is_stop_word or (right.is_stop_word and not has_unit)
    keys = left.exact, right.exact
    if left.parts or right.parts or (is_small and "".join(keys) not in WRITTEN_APART):
        return ()
    return joined_pair(*keys) or joined_name(*keys, are_names=are_names)
