"""Tell which dates of an article are its publication, the day of its news, or neither.

Articles are full of dates of past and future events. Their position tells them apart: a date that
is printed apart from the prose, or a date in the lead with the words that the press keeps for the
day of the news ("ce mercredi", a weekday).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args
from unicodedata import normalize

from msgspec import Struct

from index.dates.date_finder import find_dates
from index.dates.french import sentences
from index.dates.printed_dates import printed_form
from index.dates.self_reference import days_to_own_day, is_own_day
from index.dates.written_date import WrittenDate
from index.lazy_pattern import lazy_pattern

Role = Literal[
    "published", "online", "dateline", "alone", "below", "this", "weekday", "bare", "updated"
]
"""The part a date plays.

- "published", "online", "dateline", "alone": printed so at the top, see
  `printed_dates.PrintedForm`;
- "below": printed in one of these ways at the bottom;
- "this", "weekday", "bare": in a sentence of the lead: "ce 3 mars", "lundi 3 mars", "le 3 mars";
- "updated": printed as the date of an update.
"""

ROLES: tuple[Role, ...] = get_args(Role)
"""All roles, the strongest evidence of the publication first."""


class DateClue(Struct, frozen=True):
    """A written date that may tell when an article was published.

    Attributes:
        role: The part it plays.
        written: The date.
        days_later: Days from that date to the publication: one for "hier, mardi 3 mars".
        is_doubtful: True if the publication may be on the next day as well.
    """

    role: Role
    written: WrittenDate
    days_later: int = 0
    is_doubtful: bool = False


class Line(NamedTuple):
    """The line of a date, composed (NFC), without the date itself."""

    before: str
    after: str


_TOP_CHARS = 900
"""The top of an article: labels, datelines and the lead are there."""
_LEAD_CHARS = 450
"""Further down, a full date in a sentence is seldom the day of the news."""
_BOTTOM_CHARS = 250
"""The bottom of an article: labels and signatures are there."""
_MAX_CONTEXT_CHARS = 110
"""Characters of the line before and after a date that tell its role."""
_MAX_SIGNATURE_CHARS = 40
"""Text that may follow a lonely date at the bottom. More is the comment of a reader."""
_MAX_PREPOSITION_CHARS = 20
"""Distance before a date in which the word that makes it dependent is looked for."""
_MAX_ANNOUNCEMENT_CHARS = 60
"""Distance after a date at the head of its sentence in which a verb in the future is looked for."""
_LINE_GOES_ON = "x"
"""Stands for the rest of a line where it is cut."""
_WORD_BREAK = lazy_pattern("[- ]")


def find_date_clues(text: str) -> Iterator[DateClue]:
    """Find the dates at the top and the bottom of an article that may tell when it was published.

    Args:
        text: The title, a line end, the body.
    """
    yield from _clues_at_top(text)
    yield from _clues_at_bottom(text)


def find_printed_dates(text: str) -> Iterator[DateClue]:
    """Find the dates of a text that are printed apart from its sentences."""
    for written in find_dates(text):
        line = line_around(written, text)
        form = printed_form(line.before, line.after)
        if form is not None:
            yield DateClue(form, written)


def is_dependent(written: WrittenDate, text: str) -> bool:
    """Return True if a date belongs to a noun, a range or a limit.

    It does in "l'accord du 3 mars", "entre le 3 mars" and "avant le 3 mars".
    """
    start = max(0, written.start - _MAX_PREPOSITION_CHARS)
    return sentences.DEPENDENT_DATE.search(text, start, written.start) is not None


def _clues_at_top(text: str) -> Iterator[DateClue]:
    """Find the printed dates of the top, and in its lead the dates that may be those of the news."""
    title_end = text.find("\n")
    for written in find_dates(text, 0, _TOP_CHARS):
        line = line_around(written, text)
        form = printed_form(line.before, line.after)
        if form is not None:
            yield DateClue(form, written)
            continue
        end_of_lead = _TOP_CHARS if written.year is None else _LEAD_CHARS
        if title_end < written.start < end_of_lead:
            clue = _clue_in_sentence(written, line, text)
            if clue is not None:
                yield clue


def _clues_at_bottom(text: str) -> Iterator[DateClue]:
    """Find the printed dates of the bottom, but for a date alone on its line amid the text."""
    for written in find_dates(text, max(_TOP_CHARS, len(text) - _BOTTOM_CHARS)):
        line = line_around(written, text)
        form = printed_form(line.before, line.after)
        if form == "updated":
            yield DateClue("updated", written)
        elif form == "alone":
            chars_below = len(text) - written.end - len(line.after)
            if chars_below <= _MAX_SIGNATURE_CHARS:
                yield DateClue("below", written)
        elif form is not None:
            yield DateClue("below", written)


def line_around(written: WrittenDate, text: str) -> Line:
    """Return what stands before and after a date on its line.

    A long line is cut, and a letter put there, so that no pattern takes the cut for its end.
    """
    line_start = text.rfind("\n", 0, written.start) + 1
    line_end = text.find("\n", written.end)
    if line_end < 0:
        line_end = len(text)
    start = max(line_start, written.start - _MAX_CONTEXT_CHARS)
    end = min(line_end, written.end + _MAX_CONTEXT_CHARS)
    before = text[start : written.start]
    after = text[written.end : end]
    if start > line_start:
        before = _LINE_GOES_ON + before
    if end < line_end:
        after += _LINE_GOES_ON
    return Line(normalize("NFC", before), normalize("NFC", after))


def _clue_in_sentence(written: WrittenDate, line: Line, text: str) -> DateClue | None:
    """Return the clue that a date in a sentence gives, or None if it is not the day of the news."""
    sentence = sentences.SENTENCE_END.split(line.before)[-1]
    if _is_another_day(sentence, line.after):
        return None
    anchor = sentences.DAY_ANCHOR.search(sentence)
    days_later = _days_to_publication(anchor)
    if days_later:  # "hier, mardi 3 mars"
        return DateClue("this", written, days_later)
    if _is_announced_or_remembered(sentence, line.after):
        return None
    if written.weekday is None or _is_today(anchor):
        return DateClue(_role_without_weekday(written, anchor), written)
    if not anchor and _is_of_event(sentence) and not sentences.JUST_DONE.search(sentence):
        return None
    rest = sentences.SENTENCE_END.split(line.after)[0]
    return _clue_with_weekday("this" if anchor else "weekday", written, sentence, rest, text)


def _clue_with_weekday(
    role: Role, written: WrittenDate, sentence: str, rest: str, text: str
) -> DateClue | None:
    """Return the clue of a date with a weekday, or None if nothing ties it to the day of the text.

    Args:
        role: The role that it may have.
        written: The date.
        sentence: Its sentence up to it.
        rest: The rest of its sentence.
        text: The text.
    """
    whole_sentence = f"{sentence}{text[written.start : written.end]}{rest}"
    if written.weekday is None or sentences.EVENING.search(whole_sentence):
        return None  # "invité de l'émission ce mardi 3 mars"
    if role == "weekday" and _is_stated_in_full(written, sentence, rest, text):
        return DateClue(role, written)
    days_later = days_to_own_day(written.weekday, text, sentence)
    if days_later is None:
        return None
    is_sure = role != "this" or is_own_day(written.weekday, text, sentence, rest)
    return DateClue(role, written, days_later, is_doubtful=not is_sure)


def _is_another_day(sentence: str, after: str) -> bool:
    """Return True if the words next to a date make it another day than that of the news."""
    if sentences.OTHER_TIME.match(after):  # "mardi 3 mars prochain"
        return True
    if not sentences.DEPENDENT_DATE.search(sentence):  # unlike "l'accord du 3 mars"
        return False
    # "dans la nuit de lundi à mardi 3 mars" is a range, but its end is the day of the news.
    return sentences.NIGHT_TO_DAY.search(sentence) is None


def _days_to_publication(anchor: re.Match[str] | None) -> int:
    """Return the days from the date to the publication: 1 after "hier", 0 after "ce" or no word."""
    if anchor is None:
        return 0
    first_word = _WORD_BREAK.split(anchor["word"].lower())[0]
    return sentences.DAYS_TO_PUBLICATION.get(first_word, 0)


def _is_today(anchor: re.Match[str] | None) -> bool:
    """Return True for "aujourd'hui", which is the day of the text whatever its weekday."""
    return anchor is not None and anchor["word"].lower().startswith(sentences.TODAY_WORD)


def _role_without_weekday(written: WrittenDate, anchor: re.Match[str] | None) -> Role:
    """Return `this` for "ce 3 mars" and "aujourd'hui, 3 mars 2019".

    "ce 3 mars 2019" is mostly the day of an event, and `bare`.
    """
    if anchor is None:
        return "bare"
    return "this" if written.year is None or _is_today(anchor) else "bare"


def _is_announced_or_remembered(sentence: str, after: str) -> bool:
    """Return True if the sentence speaks of what is to come, or of what happened long ago.

    Examples are "le vote aura lieu mardi 3 mars" and "l'anniversaire du vote, le 3 mars".
    """
    if sentences.ANNOUNCEMENT.search(_main_clause(sentence, after)):
        return True
    return sentences.REMEMBRANCE.search(sentence) is not None


def _main_clause(sentence: str, after: str) -> str:
    """Return the words that have the verb of a date: those before it or, if there are none, after.

    After "Le 3 mars, " they end where a subordinate clause begins.
    """
    is_date_first = sentence.strip() in sentences.SENTENCE_OPENINGS
    if not is_date_first:
        return sentence
    return after[:_MAX_ANNOUNCEMENT_CHARS].partition(sentences.CLAUSE_START)[0]


def _is_of_event(sentence: str) -> bool:
    """Return True if a date is that of an event by the words before it.

    Examples are "l'accord signé mardi 3 mars", and with an article "le mardi 3 mars 2020".
    """
    if sentences.ARTICLE_AT_END.search(sentence):
        return True
    return _has_qualifying_participle(sentence)


def _is_stated_in_full(written: WrittenDate, sentence: str, rest: str, text: str) -> bool:
    """Return True for a date with weekday and year on which something has happened, as news has it.

    The sentence has a verb in the perfect ("a signé"), and nothing around the date looks back.
    """
    if written.year is None:
        return False
    if sentences.PLUPERFECT_AUXILIARY.search(sentence):
        return False
    if not sentences.PAST_VERB.search(f"{sentence} {rest}"):
        return False
    start = max(0, written.start - _MAX_CONTEXT_CHARS)
    end = written.end + _MAX_CONTEXT_CHARS
    return sentences.RETROSPECT.search(text, start, end) is None


def _has_qualifying_participle(sentence: str) -> bool:
    """Return True if a participle before a date ties it to a noun.

    One does in "l'accord signé mardi", but not in "ils ont signé mardi", whose participle is the
    verb of the sentence.
    """
    participle = sentences.QUALIFYING_PARTICIPLE.search(sentence)
    if participle is None:
        return False
    verb = participle["verb"]
    return not (verb and sentences.AUXILIARY.fullmatch(verb))
