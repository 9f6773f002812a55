"""Tell whether a date of a sentence is the day of the text itself.

Most dates with a weekday are those of events. Articles appear on the same day or on one of the days
after. A text speaks of its own day by "ce jeudi", by a verb in the present that reports ("annonce jeudi
12 avril"), or by what has just been done ("vient de rencontrer, le jeudi 12 avril"). Of dates after a
verb in the perfect ("a annoncé jeudi 12 avril") only six in ten are the day of publication.
"""

from __future__ import annotations

from index.dates.french import sentences
from index.dates.french.words import WEEKDAY_NUMBERS

_MAX_DAYS_LATER = 2
"""Days from the news to the own day of a text. If they are more, "ce jeudi" is mostly another week's."""


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
