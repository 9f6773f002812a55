"""Split text into paragraphs: join lines broken at the edge of a page, part glued sentences."""

from __future__ import annotations

import re
from itertools import pairwise

from index.analysis.line_breaks import is_broken_word, keeps_hyphen
from index.cleaning.french.paragraphs import (
    ADDRESS,
    GLUED_SENTENCE_END,
    GLUED_SOURCE,
    GLUED_WORD,
    HINT_OF_GLUED,
    SENTENCE_ENDS,
)
from index.lazy_pattern import lazy_pattern

BLANK_CHARS = " \t\n\r\f\v\xa0\u202f\u200b\u2060\ufeff"
"""Characters that are stripped from both ends of a line."""

_MIN_WIDTH_CHARS = 35
"""Lowest column at which text is broken."""
_MAX_WIDTH_CHARS = 120
"""Highest column at which text is broken."""
_MIN_BROKEN_LINES = 3
"""Lines that are broken in a sentence in a text that is broken at the edge of a page."""
_MIN_BROKEN_SHARE = 0.75
"""Share of such lines among the broken ones, and of broken lines among those that might be."""
_WITHIN_WIDTH_SHARE = 0.9
"""Share of the lines that are not longer than the width, or only a little."""
_WIDTH_TOLERANCE_CHARS = 8
"""Characters by which the longest line of the text may exceed most others."""
_FIRST_PIECE = lazy_pattern(r"[^\s-]*-?")
"""The part of a line that might have stood on the line before it."""
_HYPHENS = ("-", "\u2010", "\u00ad", "¬")
"""Signs at the end of a line whose last word goes on in the next."""
_SOFT_HYPHENS = ("\u00ad", "¬")
"""Those that only stand within a word."""
_SOFT_HYPHEN_WITHIN = lazy_pattern(r"\u00ad(?=\w)")
"""A sign within a line, at which a browser might break the word: "Ca\u00adzeneuve"."""
_BROKEN_WORD = lazy_pattern(rf"[^\W\d_][{''.join(_HYPHENS)}]\Z")
"""The hyphen of a word that goes on in the next line."""
_HINT_OF_SPACED_HYPHEN = lazy_pattern(r"- (?<=[^\W\d_]{2}- )[^\W\d_]{2}")
"""A part of what `_SPACED_HYPHEN` finds, in a tenth of the time."""
_SPACED_HYPHEN = lazy_pattern(r"((?<![\w-])[^\W\d_]{2,})- ([^\W\d_]{2,})(?![\w-])")
"""A word that was broken in a line of a page, whose lines were joined since: "gouver- nement"."""
_MAX_ADDRESS_CHARS = 60
"""Characters on either side of the end of a sentence in which an address is looked for."""


def split_paragraphs(text: str) -> list[str]:
    """Return the lines of a text, stripped; blank lines are empty.

    If the whole text is broken at the edge of a page, its lines are joined to paragraphs. In any
    text, two lines are joined that share a word: "gouver-" and "nement". Glued sentences get the
    space that they lack: "…la paix.Le ministre".
    """
    if HINT_OF_GLUED.search(text):
        text = GLUED_SENTENCE_END.sub(_spaced_end, text)
        text = GLUED_WORD.sub(r" \g<0>", text)
    text = GLUED_SOURCE.sub(r" \g<0>", text)
    if _HINT_OF_SPACED_HYPHEN.search(text):
        text = _SPACED_HYPHEN.sub(_without_space, text)
    lines = [line.strip(BLANK_CHARS) for line in without_soft_hyphens(text).splitlines()]
    width = _page_width(lines)
    return _join_broken(lines, width) if width else _join_broken_words(lines)


def without_soft_hyphens(text: str) -> str:
    """Return a text whose words are whole, without the signs at which a browser might break them."""
    if "\u00ad" not in text:
        return text
    return _SOFT_HYPHEN_WITHIN.sub("", text)


def _spaced_end(match: re.Match[str]) -> str:
    """Put a space after the end of a sentence, unless it stands in the address of a page."""
    end = match[0]
    text = match.string
    text_before = text[max(0, match.start() - _MAX_ADDRESS_CHARS) : match.start()]
    text_after = text[match.start() : match.end() + _MAX_ADDRESS_CHARS]
    words_before = text_before.rsplit(maxsplit=1)
    if not words_before:
        return f"{end} "
    possible_address = words_before[-1] + text_after.split()[0]
    if ADDRESS.search(possible_address):
        return end
    return f"{end} "


def _without_space(match: re.Match[str]) -> str:
    """Join the parts of a word, if the dictionary has it, with its hyphen or without it."""
    start, rest = match.groups()
    if not is_broken_word(start, rest):
        return match[0]
    return _start_of_line(f"{start}-", rest) + rest


def _page_width(lines: list[str]) -> int:
    """Return the column at which a text is broken, which is the length of its longest line.

    0 means that it is not broken. Some lines may be much longer: those that the page added.
    """
    lengths = sorted(len(line) for line in lines if len(line) >= _MIN_WIDTH_CHARS)
    if len(lengths) <= _MIN_BROKEN_LINES:
        return 0
    last_within = int(_WITHIN_WIDTH_SHARE * (len(lengths) - 1))
    max_length = lengths[last_within] + _WIDTH_TOLERANCE_CHARS
    if max_length > _MAX_WIDTH_CHARS:
        return 0
    width = max(length for length in lengths if length <= max_length)
    if not _is_broken_at(lines, width):
        return 0
    return width


def _is_broken_at(lines: list[str], width: int) -> bool:
    """Return True if most lines that another one follows end because they are full.

    Most of these full lines must end within a sentence, and few lines that are not full may do so.
    """
    broken_in_sentence = broken = unbroken_in_sentence = 0
    for line, following in pairwise(lines):
        if not (line and following and len(line) <= width):
            continue
        ends_sentence = line.endswith(SENTENCE_ENDS)
        if _is_broken(line, following, width):
            broken += 1
            broken_in_sentence += not ends_sentence
        else:
            unbroken_in_sentence += not ends_sentence
    if broken_in_sentence < max(_MIN_BROKEN_LINES, _MIN_BROKEN_SHARE * broken):
        return False
    return broken >= _MIN_BROKEN_SHARE * (broken + unbroken_in_sentence)


def _is_broken(line: str, following: str, width: int) -> bool:
    """Return True if a line ends because the first word of the next line had no room on it.

    A word that goes on in the next line was broken, however short its line is.
    """
    if following[:1].islower() and _has_hyphen_last(line):
        return True
    if not (_MIN_WIDTH_CHARS <= len(line) <= width and following):
        return False
    piece = _FIRST_PIECE.match(following)
    piece_chars = len(piece[0]) if piece else 0
    return len(line) + 1 + piece_chars > width


def _join_broken(lines: list[str], width: int) -> list[str]:
    """Join each broken line with the next one, so that each paragraph is one line."""
    paragraphs: list[list[str]] = []
    previous_is_broken = False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if previous_is_broken:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        previous_is_broken = _is_broken(line, following, width)
    return [_joined(parts) for parts in paragraphs]


def _join_broken_words(lines: list[str]) -> list[str]:
    """Join each line that ends within a word with the next one."""
    if not any(line.endswith(_HYPHENS) for line in lines):
        return lines
    paragraphs: list[list[str]] = []
    for line, previous in zip(lines, ["", *lines], strict=False):
        if _ends_in_word(previous, line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_joined(parts) for parts in paragraphs]


def _ends_in_word(line: str, following: str) -> bool:
    """Return True if a line ends with a part of a word that the dictionary has as a whole."""
    if not _has_hyphen_last(line):
        return False
    first = following[:1]
    in_capitals = line[-2].isupper() and first.isupper()
    return (first.islower() or in_capitals) and is_broken_word(line[:-1], following)


def _has_hyphen_last(line: str) -> bool:
    """Return True if a line ends with a letter and a hyphen: only its last two characters are searched."""
    return line.endswith(_HYPHENS) and _BROKEN_WORD.search(line, len(line) - 2) is not None


def _joined(parts: list[str]) -> str:
    """Return the text of broken lines, with the words joined that were broken at their ends."""
    starts = [_start_of_line(part, rest) for part, rest in pairwise(parts)]
    return "".join([*starts, parts[-1]])


def _start_of_line(part: str, rest: str) -> str:
    """Put a space after a line, unless its last word goes on in the next: "porte-", "gouver-"."""
    if not _has_hyphen_last(part):
        return f"{part} "
    start = part[:-1]
    is_soft = part.endswith(_SOFT_HYPHENS)
    return start if is_soft or not keeps_hyphen(start, rest) else part
