"""Fold lines of pages and entries of tables to one form in which they can be compared.

This folding keeps words apart and makes all numbers and all separators the same. For the other
foldings see `index.analysis.folding`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import TypeAlias

from index.lazy_pattern import lazy_pattern

EDGE_CHARS = " \t:;,.!?…·•*+-–—|/\\<>→►▶»«'\"^~=_#@&$%€↑←↓⏱"
"""Characters that may stand around a phrase that is alone on its line."""


def _unaccented_letters() -> dict[int, str]:
    """Return the base letter of each accented Latin letter."""
    letters: dict[int, str] = {}
    for code in range(0xC0, 0x180):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if decomposed != chr(code):
            letters[code] = decomposed[0]
    return letters


_COMBINING_AND_JOINERS = (*range(0x300, 0x370), 0x200B, 0x200D, 0x2060, 0xFE0F, 0xFEFF)
_BLANKED = '\xa0\u202f\u2009\t«»"“”„()[{}≈<⏱⌛⏳🕐🕒📖📰✉📧📩🔗👉👇➡▪■□●○◆★☆✔🔴📷📸🎧💬'
_FOLDED_CHARS: dict[int, int | str | None] = {
    **{code: code for code in range(0x180)},
    **_unaccented_letters(),
    **dict.fromkeys(_COMBINING_AND_JOINERS),
    **dict.fromkeys(map(ord, _BLANKED), " "),
    ord("’"): "'",
    ord("‘"): "'",
    ord("œ"): "oe",
    ord("æ"): "ae",
    ord("]"): " : ",
}
"""The folded form of each character that has one; None removes it.

Letters that stay as they are stand here, too: `translate` takes three times as long for what is missing.
"""
_FOLDED_START_CHARS: dict[int, int | str | None] = {
    **_FOLDED_CHARS,
    **dict.fromkeys(map(ord, ":|>›→•·⏐–—"), " : "),
    **dict.fromkeys(map(ord, "0123456789"), "0"),
}
"""The same for `first_words`, which has no time for the patterns below."""

_NUMBER = lazy_pattern(r"\d+(?:[\s.,:]{1,2}\d+)*(?:\s?k\b)?")
_SEPARATOR = lazy_pattern(r"[|>›→•·⏐–—]+[\s|>›→•·⏐–—-]*|:(?!//)|(?<=\s)-+(?=\s)")
_NUMBER_OR_SEPARATOR_HINT = lazy_pattern(r"[\d|>›→•·⏐–—:]|\s-")
"""A line in which this is not found, as in most, has neither a number nor a separator."""
_MAX_FIRST_WORDS_CHARS = 32
"""Characters in which the first two words of a line are looked for."""
_CHOICE = lazy_pattern(r"\(([^()]*)\)")
"""Alternatives in an entry: "(lire|voir)"."""


@lru_cache(maxsize=256)  # several steps look at a line one after the other, and then no more
def fold_line(line: str) -> str:
    """Return the line in lower case, without accents, quotation marks and brackets.

    Numbers become `0` and separators ` : `. So "À lire | 12 réactions" gives "a lire : 0 reactions".
    """
    return _fold_numbers_and_separators(line.lower().translate(_FOLDED_CHARS))


def _fold_numbers_and_separators(text: str) -> str:
    """Replace each number by `0` and each separator by ` : `, and spaces by single ones."""
    if _NUMBER_OR_SEPARATOR_HINT.search(text):
        text = _SEPARATOR.sub(" : ", _NUMBER.sub("0 ", text))
    return " ".join(text.split())


def first_words(line: str) -> tuple[str, str]:
    """Return the first two words of a line, folded; empty where there are fewer.

    This is quicker than `fold_line`, for the many lines that their first words tell apart.
    """
    start = line.lstrip(EDGE_CHARS)[:_MAX_FIRST_WORDS_CHARS]
    words = start.lower().translate(_FOLDED_START_CHARS).split(maxsplit=2)[:2]
    first, second = words + [""] * (2 - len(words))
    return _fold_number(first).strip(EDGE_CHARS), _fold_number(second).rstrip(EDGE_CHARS)


def _fold_number(word: str) -> str:
    """Return `0` for a word that begins with a number, whose digits are all `0` already."""
    return "0" if word.startswith("0") else word


StartedEntry: TypeAlias = tuple[str, Sequence[Sequence[str]]]
"""The beginning of some phrases of an entry, and the alternatives of each part after it."""


def expand_entry(entry: str) -> set[str]:
    """Return the folded phrases that an entry stands for.

    `(|à )(lire|voir) aussi` stands for four phrases.
    """
    return expand_started(("", _parts_of_entry(entry)))


def expand_started(started: StartedEntry) -> set[str]:
    """Return the folded phrases of an entry that have a beginning."""
    start, parts = started
    phrases = map("".join, product((start,), *parts))
    texts_apart = " ".join((start, *chain.from_iterable(parts)))
    if _NUMBER_OR_SEPARATOR_HINT.search(f" {texts_apart}"):
        return set(map(_fold_numbers_and_separators, phrases))
    # The table has tens of thousands of phrases: most need not be searched one by one.
    return {" ".join(phrase.split()) for phrase in phrases}


def starts_of_entry(entry: str) -> Iterator[tuple[str, StartedEntry]]:
    """Yield the folded first words of the phrases that an entry stands for, each with its phrases.

    `(|à )(lire|voir) aussi` has the first words `lire`, `voir` and, twice, `a`.
    """
    parts = _parts_of_entry(entry)
    starts = {""}
    for number, part in enumerate(parts, 1):
        longer = {start + text for start in starts for text in part}
        starts = set()
        for start in longer:
            first, second = first_words(start)
            if second or number == len(parts):  # the first word is complete
                yield first, (start, parts[number:])
            else:
                starts.add(start)


def _parts_of_entry(entry: str) -> list[list[str]]:
    """Return the parts of an entry, each with its alternatives, folded."""
    parts: list[list[str]] = []
    for index, part in enumerate(_CHOICE.split(entry.lower())):
        is_choice = index % 2 == 1  # `split` puts the text of each group between the other parts
        folded = part.translate(_FOLDED_CHARS)
        parts.append(folded.split("|") if is_choice else [folded])
    return parts
