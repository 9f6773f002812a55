"""The French words and patterns that dates are recognised by, and the English ones beside them.

`words` holds months, weekdays, seasons, numbers and relative words with the patterns built of them.
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
