"""Cut a sentence that is too long to be shown, and never a name or a number."""

from __future__ import annotations

from collections.abc import Iterator

from search.highlighting.french import BEFORE_NUMBERS, PARTICLES, REFERENCES, TITLES
from search.highlighting.sentences import Span
from search.word_breaks import is_beside_character

MAX_SNIPPET_CHARS = 260
"""Characters of a snippet, without its ellipses."""

_MAX_CHARS_BEFORE_FOCUS = MAX_SNIPPET_CHARS // 3
"""Characters of a long sentence that are shown before the highlight at its focus."""
_MIN_CLAUSE_CHARS = MAX_SNIPPET_CHARS * 2 // 3
"""Characters from which a passage ends rather at the last comma than at the last word."""
_MAX_WORD_CHARS = 40
"""Characters that are looked at on each side of a space. Longer words are no names."""
_CLAUSE_END = (",", ";", ":", ")", "»")
_CLOSING = (":", ";", "!", "?", "»", "%", "€", "$", ")")
"""Signs that a space may separate from the word before them."""

_ABBREVIATIONS = BEFORE_NUMBERS | REFERENCES


def cut(text: str, sentence: Span, focus: Span) -> Span:
    """Return the passage of a sentence around a highlight, cut if the sentence is too long.

    A passage begins and ends where a clause does, if one does so within the limit, or else where
    a word does that is no part of a name or a number. Characters that are words may end it.

    Args:
        text: The text.
        sentence: Start and end of the sentence.
        focus: Start and end of the highlight.
    """
    start, end = sentence
    if end - start <= MAX_SNIPPET_CHARS:
        return sentence
    if focus[0] - start > _MAX_CHARS_BEFORE_FOCUS:
        start = _start(text, focus[0])
    limit = start + MAX_SNIPPET_CHARS
    if limit >= end:
        return start, end
    return start, _end(text, start, focus, limit)


def _start(text: str, focus: int) -> int:
    """Return where a passage begins: after a clause, or a word, that ends not far before it."""
    earliest = focus - _MAX_CHARS_BEFORE_FOCUS
    if is_beside_character(text, earliest):
        return earliest
    spaces = list(_spaces(text, earliest, focus))
    breaks = [space for space in spaces if _may_break(text, space)]
    clauses = [space for space in breaks if text[space - 1] in _CLAUSE_END]
    first = next(iter(clauses or breaks or spaces), focus - 1)
    return first + 1


def _end(text: str, start: int, focus: Span, limit: int) -> int:
    """Return where a passage ends: with a clause not far from the limit, or with a word."""
    if is_beside_character(text, limit):
        return limit
    spaces = list(_spaces(text, focus[0] + 1, limit + 1))
    breaks = [space for space in spaces if space >= focus[1] and _may_break(text, space)]
    clauses = [
        space
        for space in breaks
        if text[space - 1] in _CLAUSE_END and space - start >= _MIN_CLAUSE_CHARS
    ]
    return next(reversed(clauses or breaks or spaces), limit)


def _spaces(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets of the spaces of a stretch of text where a line may be broken."""
    space = text.find(" ", start, end)
    while space >= 0:
        yield space
        space = text.find(" ", space + 1, end)


def _may_break(text: str, space: int) -> bool:
    """Return True if the words around a space are not parts of one name or number."""
    left = text[max(0, space - _MAX_WORD_CHARS) : space].rpartition(" ")[2]
    right = text[space + 1 : space + 1 + _MAX_WORD_CHARS].partition(" ")[0]
    if not left or not right:
        return False
    return not (_is_spaced_sign(left, right) or _is_number(left, right) or _is_name(left, right))


def _is_spaced_sign(left: str, right: str) -> bool:
    """Return True if one of two words is a sign that belongs to the other."""
    return right.startswith(_CLOSING) or left in ("«", "(", "n°", "nº", "-")


def _is_number(left: str, right: str) -> bool:
    """Return True if two words belong to a number: `12 000`, `15 mars 2019`, `article 49`, `20 %`."""
    is_year = left.isdigit() and len(left) == len("2019")
    return right[0].isdigit() or (left[-1].isdigit() and not is_year)


def _is_name(left: str, right: str) -> bool:
    """Return True if two words may be a name: `Jean Dupont`, `de Gaulle`, `Charles de`, `M. Li`."""
    if left.endswith(".") and (left[:-1] in TITLES or left[:-1].lower() in _ABBREVIATIONS):
        return True
    if left.lower() in PARTICLES:
        return True
    is_left_named = _bare(left)[:1].isupper()
    is_right_named = _bare(right)[:1].isupper() or right in PARTICLES
    return is_left_named and is_right_named and left[-1] not in ",;:!?.»)"


def _bare(word: str) -> str:
    """Return a word without what is before it: `d’État` is as much a part of a name as `État`."""
    return word.replace("'", "’").rpartition("’")[2].lstrip('«("“')
