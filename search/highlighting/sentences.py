"""Find where sentences end, however many full stops of abbreviations and initials are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.analysis.analyzer import stop_words
from index.lazy_pattern import lazy_pattern
from search.highlighting.french import BEFORE_NAMES, BEFORE_NUMBERS, REFERENCES, TITLES

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters."""

_END = lazy_pattern(
    r"(?P<mark>[.!?…؟۔。！？\n][.!?…؟۔]*)(?P<closing>(?:[\"”’)\]」』）]|\s?»)*)(?P<space>\s*)(?=\S)"
)
"""A place where a sentence may end: after a mark and what closes quotes, or at the end of a line.

It begins with a set of characters, which is what the `re` module looks for fastest.
"""
_UNSPACED_MARKS = "。！？"
"""Marks that no space follows."""
_INITIALS = lazy_pattern(r"[^\W\d_](?:\.?-[^\W\d_])?")
"""One initial, or those of a double first name: `J` and `J.-P`."""
_GOING_ON = ",;:»”)]…"
"""Signs with which a sentence goes on after a mark, as in `« Assez ! », dit-il.`"""
_NUMBER = lazy_pattern(r"\d|[IVXLC]+\b|[LRD]\b")
"""The beginning of a number, of a Roman one, or of that of an article of a code: `L. 121-1`."""
_OPENING = '([«“"'
"""Signs that may stand right before a word."""
_LOOK_BEHIND_CHARS = 24
"""Characters before a full stop in which its word is looked for."""
_MAX_ABBREVIATION_CHARS = 6
"""Letters of the longest abbreviation. Most sentences end with a longer word."""
_MAX_NUMBERING_CHARS = 2
"""Digits of the number of a paragraph, such as `1.` or `12.`"""


def sentence_ends(text: str, start: int = 0) -> Iterator[int]:
    """Yield where each sentence of a text ends, in order, with the spaces after it.

    Every line ends a sentence: a headline or an item of a list has no mark at its end.

    Args:
        text: The text.
        start: The offset of the first character that is looked at.
    """
    for end in _END.finditer(text, start):
        if _ends_sentence(text, end):
            yield end.end()
    yield len(text)


def sentence_at(text: str, offset: int, earliest: int = 0) -> Span:
    """Return the sentence that a word is in, with the spaces after it.

    Args:
        text: The text.
        offset: The offset of the word.
        earliest: The offset of the beginning of some sentence, there or before.
    """
    start = earliest
    for end in sentence_ends(text, _end_of_line_before(text, offset, earliest)):
        if end > offset:
            return start, end
        start = end
    return start, len(text)


def _end_of_line_before(text: str, offset: int, earliest: int) -> int:
    """Return where the last word ends before the line of a word, or else the earliest offset.

    No mark that ends a sentence begins before it and ends after it.
    """
    line = text.rfind("\n", earliest, offset)
    if line < 0 or text[line + 1] == "»":  # which belongs to a sentence before the line
        return earliest
    while line > earliest and not text[line - 1].isalnum():
        line -= 1
    return line


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text in order, spaces and line ends between them left out."""
    start = 0
    for end in sentence_ends(text):
        span = stripped(text, (start, end))
        if span[0] < span[1]:
            yield span
        start = end


def stripped(text: str, span: Span) -> Span:
    """Leave out the spaces at both ends of a stretch of text."""
    start, end = span
    stretch = text[start:end]
    left_out = len(stretch) - len(stretch.lstrip())
    return start + left_out, max(start + len(stretch.rstrip()), start + left_out)


def _ends_sentence(text: str, end: re.Match[str]) -> bool:
    """Return True if a sentence ends where it may end."""
    mark, closing, space = end.groups()
    if mark[0] == "\n" or "\n" in space or mark[-1] in _UNSPACED_MARKS:
        return True
    if not space:
        return False
    following = text[end.end()]
    if following.islower() or following in _GOING_ON:
        return False
    if mark != "." or closing:
        return True
    return not _is_abbreviated(text, end.start(), end.end())


def _is_abbreviated(text: str, stop: int, following: int) -> bool:
    """Return True if a full stop belongs to an abbreviation, to an initial or to a number.

    Args:
        text: The text.
        stop: The offset of the full stop.
        following: The offset of the word after it.
    """
    longer = stop - _MAX_ABBREVIATION_CHARS - 1
    if longer >= 0 and text[longer:stop].isalpha():
        return False
    before = text[max(0, stop - _LOOK_BEHIND_CHARS) : stop]
    word = _last_word(before)
    if word in TITLES or word.lower() in REFERENCES:
        return True
    if word.lower() in BEFORE_NUMBERS and _NUMBER.match(text, following):
        return True
    if word.lower() in BEFORE_NAMES:
        return not _is_small_word(text, following)
    if word.isdigit():
        begins_line = before[: -len(word)].rstrip(" ")[-1:] in ("", "\n")
        is_numbering = begins_line and len(word) <= _MAX_NUMBERING_CHARS
        return is_numbering or text[following].isdigit()
    is_initial = _INITIALS.fullmatch(word) is not None and word[0].isupper()
    return is_initial and not _is_letter_of_kind(text, before[: -len(word)], following)


def _is_letter_of_kind(text: str, before: str, following: int) -> bool:
    """Return True if a capital is no initial, but names a kind, as in `le plan B. Il a échoué.`

    Then a common noun is before it, and a small word after it, as no name has them.
    """
    noun = _last_word(before.rstrip())
    return noun.islower() and len(noun) > 2 and _is_small_word(text, following)


def _is_small_word(text: str, start: int) -> bool:
    """Return True if a small word stands at an offset, as no name begins."""
    word = text[start : start + _LOOK_BEHIND_CHARS].partition(" ")[0]
    return word.lower() in stop_words()


def _last_word(text: str) -> str:
    """Return the word that ends a text, without an elided word before it: `art` of `l’art`."""
    word = text.rpartition(" ")[2].rpartition("\n")[2]
    return word.replace("'", "’").rpartition("’")[2].lstrip(_OPENING)
