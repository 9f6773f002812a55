"""Find the words of an article that tell the day on which it was published.

They are found again from the text and the day, as an index keeps only the day and its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from index.article import Evidence
from index.dates.date_finder import find_dates
from index.dates.date_roles import ROLES, DateClue, Role, find_date_clues, line_around
from index.dates.double_issues import first_of_two
from index.dates.written_date import WrittenDate

MAX_PASSAGE_CHARS = 120
"""Characters of a line that is shown as a whole: "Publié le lundi 25 février 2019 à 18 h 12"."""

_TOP_CHARS = 900
"""The top of a text, where the header of an issue is."""
_EVIDENCE_OF_WEEKDAY: frozenset[Evidence] = frozenset({"weekday", "neighbours"})
"""Evidence of a date whose year was inferred: its words tell the weekday."""
_EVIDENCE_IN_TEXT: frozenset[Evidence] = _EVIDENCE_OF_WEEKDAY | {"stated", "saved"}
"""Evidence that words of the text are a part of."""
_ROLES_IN_PARAGRAPHS: frozenset[Role] = frozenset({"dateline", "this", "weekday", "bare"})
"""Roles of dates whose line is a paragraph, which tells much besides the day."""


def find_date_words(text: str, day: date, evidence: Evidence) -> tuple[int, int] | None:
    """Return the start and the end of the words that tell the day of an article.

    Args:
        text: The title, a line end, the body.
        day: The day of publication.
        evidence: How it is known.

    Returns:
        None if the day was not read from the text.
    """
    if evidence not in _EVIDENCE_IN_TEXT:
        return None
    clues = [clue for clue in find_date_clues(text) if _tells(clue, day, evidence)]
    if clues:
        strongest = min(clues, key=lambda clue: ROLES.index(clue.role))
        return _passage(strongest, text)
    if evidence != "stated":
        return None
    header = next(_dates_of_header(text, day), None)
    return _span(header, text) if header else None


def _tells(clue: DateClue, day: date, evidence: Evidence) -> bool:
    """Return True if a clue of the role that the evidence asks for is of a day."""
    if (clue.role == "updated") != (evidence == "saved"):
        return False
    if evidence in _EVIDENCE_OF_WEEKDAY and clue.written.weekday is None:
        return False
    return _is_of(clue.written, day, clue.days_later)


def _is_of(written: WrittenDate, day: date, days_later: int) -> bool:
    """Return True if a written date, with or without its year, is so many days before a day."""
    try:
        wanted = day - timedelta(days=days_later)
    except OverflowError:
        return False
    return written.in_year(wanted.year if written.year is None else written.year) == wanted


def _passage(clue: DateClue, text: str) -> tuple[int, int]:
    """Return the line of a date that is printed apart from the prose, or else the date alone."""
    written = clue.written
    start = text.rfind("\n", 0, written.start) + 1
    end = text.find("\n", written.end)
    end = len(text) if end < 0 else end
    if clue.role in _ROLES_IN_PARAGRAPHS or end - start > MAX_PASSAGE_CHARS:
        return _span(written, text)
    return start, end


def _span(written: WrittenDate, text: str) -> tuple[int, int]:
    """Return where a date stands, without a full stop after it."""
    start, end = written.start, written.end
    return start, start + len(text[start:end].rstrip("."))


def _dates_of_header(text: str, day: date) -> Iterator[WrittenDate]:
    """Find the dates at the top of a text that are of a day, or of an issue of two days."""
    for written in find_dates(text, 0, _TOP_CHARS):
        before = line_around(written, text).before
        if day in (written.full(), first_of_two(written, before)):
            yield written
