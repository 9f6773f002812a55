"""The French words and patterns that dates are recognised by, with the English ones that mix in.

- `words`: months, weekdays, seasons, numbers and relative words, and the patterns built of them;
- `phrases`: what users type for days and periods;
- `labels`: what pages print around dates;
- `sentences`: what the press writes around the day of its news, and around other dates.
"""

from index.dates.french.words import (
    ENGLISH_WEEKDAY_PATTERN,
    MONTH_PATTERN,
    MONTH_PATTERN_ACCENTS_OPTIONAL,
    WEEKDAY_PATTERN,
)

__all__ = [
    "ENGLISH_WEEKDAY_PATTERN",
    "MONTH_PATTERN",
    "MONTH_PATTERN_ACCENTS_OPTIONAL",
    "WEEKDAY_PATTERN",
]
