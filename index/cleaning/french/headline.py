"""French patterns of what stands above a headline, and of the ends of sentences."""

from __future__ import annotations

import re

from index.dates.french import (
    ENGLISH_WEEKDAY_PATTERN,
    MONTH_PATTERN_ACCENTS_OPTIONAL,
    WEEKDAY_PATTERN,
)
from index.lazy_pattern import lazy_pattern

_WEEKDAY = f"{WEEKDAY_PATTERN}|{ENGLISH_WEEKDAY_PATTERN}"
_MONTH = MONTH_PATTERN_ACCENTS_OPTIONAL
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_PLACE = r"[A-ZÀ-Þ][\w'’-]*(?:[ ,]+[A-ZÀ-Þ][\w'’-]*){0,3}\s?"

WHEN = lazy_pattern(
    rf"""(?:publi|post|modifi|cré)ée?\s(?:le|à|par)\b
    | (?:mise?|dernière\smise)\s(?:à\sjour|en\sligne)\b
    | temps\sde\slecture
    | \d+\smin(?:utes?)?(?:\sde\slecture)?\Z
    | (?:le\s)?(?:(?:{_WEEKDAY}),?\s)?\d{{1,2}}(?:er)?\s(?:{_MONTH})(?:\s\d{{4}})?
      (?:\W(?:\W|\d|[àh]\b|h\d)*)?\Z
    | (?:{_WEEKDAY}),?\s\d{{1,2}}\s\w+\s\d{{4}}
    | [\d\W]+(?:h[\d\W]*)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that says when an article was published, or how long it takes to read."""
BYLINE = lazy_pattern(
    rf"(?:Par|PAR|By)\s+{_NAME}(?:\s+{_NAME}){{0,3}}\s*(?:\Z|,|\(|/|\bet\b|\bavec\b)"
)
"""A line that names the author of an article: "Par Jeanne Morel"."""
STOPPED_WORD_AT_END = lazy_pattern(r"(?:\.\.|\b[A-Z]\.[A-Z]|\b(?:etc|Jr|Sr|Cie|vs))\.\Z")
"""The last word of a headline that ends in a full stop all the same: "U.S.A.", "etc."."""
ABBREVIATION_AT_END = lazy_pattern(
    r"(?:\b(?:MM?|Mmes?|Mlles?|Drs?|Mgr|St|Ste|Pr|Gén|Cel|Col|Lt|Rep|Sen|Mr|Mrs"
    r"|cf|art|p|no|vol)|\b[A-Z])\.\Z"
)
"""A full stop that belongs to an abbreviation, "Mme.", and ends no sentence."""


def dateline_pattern(agencies: str) -> re.Pattern[str]:
    """Return the pattern of a dateline, `Paris (AFP) -`, that is alone on its line.

    Args:
        agencies: A pattern of the names of agencies.
    """
    return re.compile(rf"{_PLACE}(?:\([^()]{{0,40}}\)\s)?\((?:{agencies})\)\s*[-–—]?\Z")
