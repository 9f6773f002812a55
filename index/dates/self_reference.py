"""Tell whether a date of a sentence is the day of the text itself.

Most dates with a weekday are those of events. Articles appear on the same day or on one of the days
after. A text speaks of its own day by "ce jeudi", by a verb in the present that reports ("annonce jeudi
12 avril"), or by what has just been done ("vient de rencontrer, le jeudi 12 avril"). Of dates after a
verb in the perfect ("a annoncé jeudi 12 avril") only six in ten are the day of publication.

"ce jeudi" alone is no proof either: websites rewrite what was published on the day before. Of
440 texts with one such date and no other sign, two thirds are of that day, and most others of the next. Of
those that name the day again, an agency, a medium or the day before, nine in ten are. Without such a sign,
only half are on Fridays and Saturdays, where the date opens its sentence, and where people post online.
"""

from __future__ import annotations

from index.dates.french import sentences
from index.dates.french.words import WEEKDAY_NUMBERS

_MAX_DAYS_LATER = 2
"""Days from the news to the own day of a text. If they are more, "ce jeudi" is mostly another week's."""

_WEEKDAYS = 7
_FRIDAY = 4
_SATURDAY = 5
_THIS = "ce "
"""The word between a verb and a weekday that is the text's own."""


def days_to_own_day(weekday: int, text: str, sentence: str) -> int | None:
    """Return the days from a date with a weekday to the day on which its text was written.

    Args:
        weekday: The weekday of the date; Monday is 0.
        text: The article, which may name its own weekday: "ce vendredi".
        sentence: The sentence of the date, up to the date.

    Returns:
        0 if the date is the text's own day, 1 or 2 if the text names the weekday that follows, or
        None if the text does not say.
    """
    own = own_weekdays(text)
    if not own:
        return 0 if _reports_news(sentence) else None
    if len(own) > 1:
        return None
    days_later = (min(own) - weekday) % 7
    return days_later if days_later <= _MAX_DAYS_LATER else None


def is_own_day(weekday: int, text: str, sentence: str, rest: str) -> bool:
    """Return True if "ce jeudi 12 avril" is the day of a text, and False if that may be the next one.

    Args:
        weekday: The weekday of the date; Monday is 0.
        text: The article.
        sentence: The sentence of the date, up to the date.
        rest: The rest of the sentence.
    """
    if len(sentences.OWN_WEEKDAY.findall(text)) > 1 or sentences.AGENCY.search(text):
        return True
    if weekday == _SATURDAY:
        return False
    words_before = sentence.removesuffix(_THIS).strip()
    if _reports_news(words_before) or sentences.MEDIUM.search(f"{sentence} {rest}"):
        return True
    if _names_weekday((weekday - 1) % _WEEKDAYS, text):
        return True
    is_opening = words_before in sentences.SENTENCE_OPENINGS
    return weekday != _FRIDAY and not is_opening and not sentences.SOCIAL_NETWORK.search(text)


def _names_weekday(weekday: int, text: str) -> bool:
    """Return True if a text names a weekday of its own week: "jeudi", but not "jeudi dernier"."""
    named = sentences.NEAR_WEEKDAY.finditer(text)
    return any(WEEKDAY_NUMBERS[match["weekday"].lower()] == weekday for match in named)


def _reports_news(sentence: str) -> bool:
    """Return True if the words before a date report it as news: "annonce", "vient de rencontrer"."""
    return bool(
        sentences.REPORTING_PRESENT.search(sentence) or sentences.JUST_DONE.search(sentence)
    )


def own_weekdays(text: str) -> frozenset[int]:
    """Return the weekdays by which a text speaks of its own day; Monday is 0."""
    return frozenset(
        WEEKDAY_NUMBERS[match["weekday"]] for match in sentences.OWN_WEEKDAY.finditer(text)
    )
