"""Split a typed text into words: what is one word in one spelling is one in every spelling.

A word with hyphens is a phrase of its parts, or its joined form: "porte-parole" is not found in
articles with a door and some word. Two words with a space between them may stand anywhere, but are
found in their joined form as well: "Covid 19" in "Covid19".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index.analysis.analyzer import words_with_offsets
from index.analysis.compounds import compounds, joined_name, joined_pair
from index.analysis.folding import CHARACTERS_WITHOUT_SPACES, may_have_characters
from index.analysis.french import ABBREVIATIONS
from search.parser.homonyms import TypedSmallWords
from search.query import Word

if TYPE_CHECKING:
    from index.analysis.quantities import Quantity

_VERB = "est"
_EAST = "l'est"
"""The noun as it is shown. No word of an article has this term."""


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
            word = _word(typed, number)
            word = _as_noun(word) if small_words.is_noun(number) else word
        else:
            continue
        words.append(word)
        capitals.append(text[start].isupper())
    return tuple(_with_joined_forms(words, capitals))


def _whole_words(text: str) -> Iterator[tuple[int, tuple[Word, int]]]:
    """Yield the words made of several, each with its offset and that of its end."""
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
    return any(map(str.isdecimal, lowered)) or "me" in lowered or "ro " in lowered


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


def _as_noun(word: Word) -> Word:
    """Return a noun that is spelt like a stop word.

    The verb "est" is in every article: "l'Est" is looked for with its article.
    """
    if word.exact != _VERB:
        return replace(word, is_noun=True)
    return replace(
        word,
        lemmas=(_EAST,),
        exact=_EAST,
        parts=("l", _VERB),
        other_parts=(("d", _VERB),),
        typed=_EAST,
        is_noun=True,
    )


def _with_joined_forms(words: Sequence[Word], capitals: Sequence[bool]) -> Iterator[Word]:
    """Yield words that are also found in the joined form of each and its neighbour.

    Args:
        words: The words.
        capitals: For each of them, if it begins with a capital.
    """
    joined: list[tuple[str, ...]] = [()]
    for pair, in_capitals in zip(pairwise(words), pairwise(capitals), strict=True):
        joined.append(_joined_form(*pair, are_names=all(in_capitals)))
    joined.append(())
    for word, before, after in zip(words, joined, joined[1:], strict=False):
        forms = tuple([form for form in (*before, *after) if form not in word.lemmas])
        yield replace(word, lesser_lemmas=word.lesser_lemmas + forms) if forms else word


def _joined_form(left: Word, right: Word, *, are_names: bool) -> tuple[str, ...]:
    """Return the terms of two words if some texts write them as one."""
    has_unit = left.exact.isdigit()  # the "m" of "100 m" is spelt like a stop word
    is_small = left.is_stop_word or (right.is_stop_word and not has_unit)
    if left.parts or right.parts or is_small:
        return ()
    keys = left.exact, right.exact
    return joined_pair(*keys) or joined_name(*keys, are_names=are_names)
