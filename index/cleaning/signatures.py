"""Remove signatures: lines that name the author of an article. A date on such a line is kept."""

from __future__ import annotations

import re
from functools import cache

from index.cleaning.boilerplate import boilerplate_table
from index.cleaning.folding import EDGE_CHARS, fold_line
from index.cleaning.french.signatures import (
    BY_WITHIN,
    BYLINE,
    BYLINE_START,
    BYLINE_WITHIN,
    CREDITS,
    DESK_CORE,
    FULL_NAME,
    INITIALS,
    JOB,
    NAME_JOINT,
    agency_pattern,
)
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import word_set
from index.people.names import fold_name

_MAX_SIGNATURE_CHARS = 160
_MAX_NAME_CHARS = 90
"""Characters of a line of one or several names."""
_MAX_STOPPED_CHARS = 70
"""Characters of a signature that ends in a full stop."""
_TOP_LINES = 7
"""Lines at the top where a name alone is a signature."""
_END_LINES = 4
"""Lines at the end where a name alone is a signature."""
_MIN_PARAGRAPH_CHARS = 60
"""A line as long that ends as a sentence does is a paragraph."""
_SENTENCE_ENDS = '."»'
_PARAGRAPH_ENDS = '.!?…»"'

_SEGMENT_SEPARATOR = lazy_pattern(r"[\s|•·⏐](?:(?<=[|•·⏐])|[-–—/]\s|\s{2,})")
"""A bar, a dash or a wide gap. What it may begin with stands first, by which it is quickly found."""
_DIGIT = lazy_pattern(r"\d")
_DATE_TOKEN = lazy_pattern(r"[^\W\d_]+|\d+")
_DESK_TOKEN = lazy_pattern(r"\w+'|[\w-]+")


def without_signatures(lines: list[str]) -> list[str]:
    """Remove the lines that name the author of an article; the date on such a line is kept.

    "Par Jeanne Morel" goes, and "Jeanne Morel | 3 mars 2020" becomes "3 mars 2020".
    """
    return [line for line in map(_without_signature, lines) if line]


def find_author(lines: list[str]) -> str | None:
    """Return the names in the first byline of a text, as they are written; None without one.

    "Par Jeanne Morel, à Sfax" gives "Jeanne Morel".
    """
    for line in lines:
        if len(line) > _MAX_SIGNATURE_CHARS:
            continue
        for part in _split_segments(line):
            byline = _byline(part)
            if byline and byline["authors"]:
                return byline["authors"]
    return None


def find_name_at_top(lines: list[str]) -> str | None:
    """Return the first line above the text that is a person's name and nothing else.

    Args:
        lines: The lines of an article, without its title.

    Returns:
        The line; None if there is none.
    """
    for line in lines[:_TOP_LINES]:
        if _is_paragraph(line):
            return None
        if is_name(line):
            return line
    return None


def without_names(lines: list[str], author: str | None) -> list[str]:
    """Remove lines at the top and at the end that are a person's name and nothing else.

    Args:
        lines: The lines of an article, without its title.
        author: The author, if metadata give one: a line of that name is removed, whatever it is.
    """
    paragraphs = [index for index, line in enumerate(lines) if _is_paragraph(line)]
    if not paragraphs:
        return lines
    folded_author = fold_line(author or "").strip(EDGE_CHARS)
    # A name may stand below the lede, but not below the second paragraph.
    top = min(paragraphs[0] + 2, _TOP_LINES, len(lines))
    end = max(paragraphs[-1] + 1, len(lines) - _END_LINES)
    kept: list[str] = []
    for index, line in enumerate(lines):
        is_outside = index < top or index >= end
        if not (is_outside and _is_name_line(line, folded_author)):
            kept.append(line)
    return kept


def is_name(line: str) -> bool:
    """Return True if a line is nothing but names of persons, perhaps with their jobs."""
    if len(line) > _MAX_NAME_CHARS:
        return False
    # The whole line may be one name in spite of a comma: "Jeanne Morel, journaliste".
    return all(map(_is_one_name, NAME_JOINT.split(line))) or _is_one_name(line)


def _is_name_line(line: str, folded_author: str) -> bool:
    """Return True if a line is the name of the author, of other persons, or of a desk."""
    if len(line) > _MAX_NAME_CHARS:
        return False
    return _is_author(line, folded_author) or is_name(line) or _is_desk(line)


def _is_paragraph(line: str) -> bool:
    """Return True if a line is long and ends as a sentence does."""
    return len(line) >= _MIN_PARAGRAPH_CHARS and line[-1] in _PARAGRAPH_ENDS


def _is_author(line: str, folded_author: str) -> bool:
    """Return True if a line is the author's name, perhaps with more after a separator or a comma."""
    if not folded_author:
        return False
    folded = fold_line(line).strip(EDGE_CHARS)
    return folded == folded_author or folded.startswith((f"{folded_author} :", f"{folded_author},"))


def _is_desk(line: str) -> bool:
    """Return True if a line is the name of a desk: "Service Monde", "La rédaction".

    All its words are those of desks, and one of them is a word such as "service".
    """
    tokens = _DESK_TOKEN.findall(fold_line(line))
    if not boilerplate_table().desk_words.issuperset(tokens):
        return False
    return any(map(DESK_CORE.match, tokens))


def _is_one_name(part: str) -> bool:
    """Return True for a name with initials, with a job after it, or with a known first name."""
    if INITIALS.fullmatch(part):
        return True
    match = FULL_NAME.fullmatch(part)
    if match is None:
        return False
    if match["after"] and JOB.search(match["after"]):
        return True
    return _is_person(match["name"].split())


def _is_person(names: list[str]) -> bool:
    """Return True if several capitalised words are the name of a person.

    The first one is a known first name, or the last one a surname in capitals. A last word such as
    "Association" makes them the name of an organisation.
    """
    first, last = names[0], names[-1]
    if last.isupper() and not first.isupper() and len(last) > 2:  # Jeanne DURAND
        return True
    first, last = fold_name(first), fold_name(last)
    if last in word_set("organisations"):
        return False
    first_names = word_set("first_names")
    return first in first_names or first.partition("-")[0] in first_names


def _without_signature(line: str) -> str:
    """Return a line without the author it names: empty, or the date that stands next to the name.

    A line that says anything else is returned as it is.
    """
    if len(line) > _MAX_SIGNATURE_CHARS:
        return line
    if len(line) > _MAX_STOPPED_CHARS and line[-1] in _SENTENCE_ENDS:
        return line
    if _is_signature(line):
        return ""
    if _DIGIT.search(line) is None and _SEGMENT_SEPARATOR.search(line) is None:
        return line
    return _without_author(line)


def _without_author(line: str) -> str:
    """Return the date of a line that names an author and a date, or any other line as it is.

    "Par Jeanne Morel | Société | 3 mars 2020" gives "3 mars 2020".
    """
    segments = _split_segments(line)
    dates = [segment for segment in segments if _is_date(segment)]
    if len(segments) == len(dates):  # there is nothing but dates
        return line
    if len(segments) > 1:
        others = [segment for segment in segments if segment not in dates]
        # Without a date, "Jeanne Morel / AFP" may be the credit of a photograph.
        is_photo_credit = not dates and all(map(_may_sign_photographs, others))
        if all(map(_may_stand_beside_date, others)) and not is_photo_credit:
            return " - ".join(dates)
    # There may be no separator: "Par Jeanne Morel le 3 mars 2020".
    rest = BYLINE_WITHIN.sub("", line) if BY_WITHIN.search(line) else line
    date = rest.strip(" ,;|–—-")
    if date != line and _is_date(date):
        return date
    return line


def _split_segments(line: str) -> list[str]:
    """Split a line at its bars, dashes and wide gaps, and leave empty parts out."""
    segments = map(str.strip, _SEGMENT_SEPARATOR.split(line))
    return [segment for segment in segments if segment]


def _is_signature(text: str) -> bool:
    """Return True if a text is a byline, a list of agencies or of credits, and nothing else."""
    if _byline(text) or _agency().fullmatch(text):
        return True
    return CREDITS.fullmatch(text) is not None


def _byline(text: str) -> re.Match[str] | None:
    """Return the match of a text that is a byline and nothing else."""
    return BYLINE.fullmatch(text) if BYLINE_START.match(text) else None


def _is_date(segment: str) -> bool:
    """Return True if a part of a line is a date and nothing else: "Publié le 3 mars 2020"."""
    tokens = _DATE_TOKEN.findall(fold_line(segment))  # each number is folded to "0"
    return "0" in tokens and boilerplate_table().date_words.issuperset(tokens)


def _may_stand_beside_date(segment: str) -> bool:
    """Return True for a signature, a section, or the time it takes to read an article."""
    if _is_signature(segment) or boilerplate_table().is_boilerplate(segment):
        return True
    return fold_line(segment) in boilerplate_table().labels or is_name(segment)


def _may_sign_photographs(segment: str) -> bool:
    """Return True for the name of a person or of agencies."""
    return is_name(segment) or _agency().fullmatch(segment) is not None


@cache
def _agency() -> re.Pattern[str]:
    """Return the pattern of lines of agencies, the longest names first."""
    agencies = sorted(boilerplate_table().agencies, key=len, reverse=True)
    return agency_pattern("|".join(map(re.escape, agencies)))
