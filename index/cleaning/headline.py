"""Find the headline of a text that came without one: its title line, or else its first sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from index.cleaning.boilerplate import boilerplate_table
from index.cleaning.french.headline import (
    ABBREVIATION_AT_END,
    BYLINE,
    STOPPED_WORD_AT_END,
    WHEN,
    dateline_pattern,
)
from index.cleaning.phrases import pattern_of_any
from index.cleaning.repeats import without_repeated_title
from index.cleaning.signatures import is_name
from index.lazy_pattern import lazy_pattern

_MAX_HEADLINE_CHARS = 200
_MAX_SENTENCE_CHARS = 300
_MAX_BYLINE_CHARS = 80
"""A longer line is not a date, a byline or a dateline alone."""
_SENTENCE_LINES = 8
"""Lines among which the first sentence ends."""
_TITLE_LINES = 4
"""Lines among which the title stands."""
_MIN_PARAGRAPH_CHARS = 80
"""A longer line is a paragraph, however it ends."""
_MAX_ABBREVIATION_CHARS = 6
"""Characters before a full stop in which an abbreviation is looked for."""
_PARAGRAPH_ENDS = '.!?"»'

_WRAPPED_LINE_END = lazy_pattern(r"\n(?=[a-zà-öø-ÿ])")
_SENTENCE_END = lazy_pattern(r"[.!?…](?:[\"”)\]]|\s?»)*(?=\s+[\"«“(\[]?\s?[A-ZÀ-ÖØ-Þ0-9—–-])")


class SplitHeadline(NamedTuple):
    """The headline of a text, and its other lines.

    Attributes:
        title: The headline.
        lines: The lines of the body.
        has_headline: True if the title is a line of its own. If not, it is the first sentence,
            which stays in the body as well.
    """

    title: str
    lines: list[str]
    has_headline: bool


def split_headline(lines: list[str], text: str) -> SplitHeadline:
    """Tell the headline from the other lines.

    Dates, bylines and datelines are never a headline, and stay in the body.

    Args:
        lines: The lines of an article, without captions and those of its page.
        text: The text that the lines come from. It still has the blank lines between them.
    """
    start = _first_line_of_article(lines)
    for index in range(start, min(start + _TITLE_LINES, len(lines))):
        line, rest = lines[index], lines[index + 1 :]
        if not _is_headline(line, rest, text):
            break
        # Above a headline a single word is a section ("Société"), and a name is that of the author.
        may_stand_above = " " not in line or is_name(line)
        if may_stand_above and rest and _is_headline(rest[0], rest[1:], text):
            continue
        return SplitHeadline(
            line, lines[:index] + without_repeated_title(rest, line), has_headline=True
        )
    sentence = first_sentence("\n".join(lines[start : start + _SENTENCE_LINES]))
    return SplitHeadline(sentence, lines, has_headline=False)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text; a very long one is cut at a word, with "…" after it."""
    start = text[: 4 * _MAX_SENTENCE_CHARS]
    sentence = _WRAPPED_LINE_END.sub(" ", start).split("\n", 1)[0]
    for end in _SENTENCE_END.finditer(sentence):
        stop = end.start() + 1
        last_word = sentence[max(0, stop - _MAX_ABBREVIATION_CHARS) : stop]
        if not ABBREVIATION_AT_END.search(last_word):
            sentence = sentence[: end.end()]
            break
    if len(sentence) <= _MAX_SENTENCE_CHARS:
        return sentence
    return sentence[:_MAX_SENTENCE_CHARS].rsplit(" ", 1)[0] + "…"


def _first_line_of_article(lines: list[str]) -> int:
    """Return the index of the first line that is more than a date, a byline or a dateline.

    If none of the first lines is, return 0: they are all there is.
    """
    for index, line in enumerate(lines[:_TITLE_LINES]):
        if not _is_preliminary(line):
            return index
    return 0


def _is_preliminary(line: str) -> bool:
    """Return True if a line is a date, a byline or a dateline alone: "Par Jeanne Morel"."""
    if len(line) > _MAX_BYLINE_CHARS:
        return False
    return bool(WHEN.match(line) or BYLINE.match(line) or _dateline().match(line))


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of a dateline with the names of all agencies."""
    return dateline_pattern(pattern_of_any(boilerplate_table().photographers))


def _is_headline(line: str, rest: list[str], text: str) -> bool:
    """Return True if a line looks like a headline and an article follows it."""
    return _looks_like_headline(line) and _is_followed_by_article(line, rest, text)


def _looks_like_headline(line: str) -> bool:
    """Return True if a line is short enough and does not end as a sentence or a clause does."""
    if len(line) > _MAX_HEADLINE_CHARS or line[-1] in ",;:":
        return False
    return line[-1] != "." or STOPPED_WORD_AT_END.search(line) is not None


def _is_followed_by_article(line: str, rest: list[str], text: str) -> bool:
    """Return True if an article follows a line, and not the rest of a broken sentence.

    A next line that begins in lower case is the rest of a sentence, unless a blank line stands
    before it.
    """
    if not rest:
        return False
    if rest[0][0].islower():
        end = text.find(line) + len(line)
        gap = text[end : text.find(rest[0], end)]
        if gap.count("\n") < 2:
            return False
    return any(map(_is_paragraph, rest[:_TITLE_LINES]))


def _is_paragraph(line: str) -> bool:
    """Return True if a line is long, or ends as a sentence does."""
    return len(line) > _MIN_PARAGRAPH_CHARS or line[-1] in _PARAGRAPH_ENDS
