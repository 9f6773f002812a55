"""Phrases for days and periods, as patterns of what a user types.

Each constant holds the patterns of one meaning, in the order in which they are tried. Their named
groups are what the function that reads this meaning needs. A group that is always empty, such as
`(?P<last>)`, makes all patterns of one meaning have the same groups.

Phrases of days and of spans are folded by `normalization.normalize_expression`. Phrases of ranges
and of open periods are in lower case, with their accents and punctuation.
"""

from __future__ import annotations

from index.dates.french.words import (
    EASTER_HOLIDAYS,
    HOLIDAYS,
    MONTH_NUMBERS,
    RELATIVE_OFFSETS,
    SEASONS,
    THIRDS,
    UNIT_PATTERN,
    WEEKDAY_NUMBERS,
)

_RELATIVE = "|".join(RELATIVE_OFFSETS)
_WEEKDAY = "|".join(WEEKDAY_NUMBERS)
_MONTH = f"(?P<month>{'|'.join(MONTH_NUMBERS)})"
_UNIT = f"(?P<unit>{UNIT_PATTERN})"
_AMOUNT = "(?P<amount>[0-9]{1,5})"
_YEAR = "(?P<year>[0-9]{4})"

# ---- single days

PART_OF_DAY_AT_END = " (?:matin|soir|midi|nuit|apres midi)$"
"""A part of the day after a relative word, as in "hier soir"."""

DAYS_AGO = (
    rf"(?:il )?y ?a(?: deja)? {_AMOUNT} {_UNIT}",
    rf"(?:ilya|il ya|voila|voici|[cs]a fait|cela fait)(?: deja)? {_AMOUNT} {_UNIT}",
    rf"(?:{_AMOUNT} )?{_UNIT} (?:ago|plus tot|avant)",
)
"""Groups: amount (may be missing), unit."""

DAYS_AHEAD = (
    rf"(?:dans|in) {_AMOUNT} {_UNIT}",
    rf"{_AMOUNT} {_UNIT} (?:plus tard|apres|later)",
)
"""Groups: amount, unit."""

WEEKDAY = (
    (
        rf"(?:(?P<before>{_RELATIVE}) )?(?P<weekday>{_WEEKDAY})(?P<week> (?:de )?(?:la |cette )?semaine)?"
        rf"(?: (?P<after>{_RELATIVE}))?(?: en (?P<later>8|15))?"
    ),
)
"""Groups: weekday, and what may be missing: before or after, week, later.

`before` or `after` is a relative word ("dernier"), `week` is "de la semaine", and `later` is the 8 or
15 of "lundi en huit" or "lundi en quinze".
"""

DAY_OF_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}) (?:le )?)?(?P<day>[0-9]{{1,2}})",
    rf"(?P<day>[0-9]{{1,2}}) (?P<weekday>{_WEEKDAY})",
)
"""Groups: weekday (may be missing), day."""

_MONTH_AFTER_DAY = "courant|ct|present|ce|dernier|passe|ecoule|prochain"
DAY_OF_NEAR_MONTH = (
    rf"(?P<day>[0-9]{{1,2}}) (?:du |de )?(?:mois )?(?P<which>{_MONTH_AFTER_DAY})(?: mois)?",
    r"(?P<day>[0-9]{1,2}) du (?P<which>mois)",
)
"""Groups: day, which (the relative word of the month, as old newspapers have it: "le 14 courant")."""

DAY_OF_LAST_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}) )?(?P<day>[0-9]{{1,2}}) {_MONTH} (?:dernier|passe|ecoule)",
)
"""Groups: weekday (may be missing), day, month: "6 février dernier"."""

NTH_DAY_OF_MONTH = (
    (
        rf"(?P<nth>[1-9][0-9]?|(?:avant )?dernier) (?P<weekday>{_WEEKDAY}|jour) (?:du |de |d )(?:ce )?"
        rf"(?:mois de )?(?:{_MONTH}(?: (?:de )?{_YEAR})?|mois(?: (?P<which>{_RELATIVE}))?)"
    ),
)
"""Groups: nth (a number or a word for the last), weekday (or "jour"), month with or without year, or
which (a relative word)."""

LAST_DAY_OF_YEAR = (rf"(?P<nth>1|dernier) jour de (?:l )?an(?:nee)?(?: {_YEAR})?",)
"""Groups: nth (1 or a word for the last), year (may be missing)."""

NEIGHBOUR_OF_DAY = (
    r"(?P<side>(?:avant )?veille|(?:sur)?lendemain) d[eu] (?:la |l )?(?P<day>.{1,40})",
)
"""Groups: side, day (the one that it comes before or after)."""

HOLIDAY = (
    (
        r"(?:prochaine? |(?:jour(?:nee)?|fete|reveillon) (?:d[eu]|d) (?:la |l )?)?"
        rf"(?P<holiday>{'|'.join((*HOLIDAYS, *EASTER_HOLIDAYS))})(?: de)?"
        r"(?: (?P<year>[0-9]{4})|(?P<last> dernier))?"
    ),
)
"""Groups: holiday, and year or last ("dernier")."""

# ---- spans: weeks, months, seasons, years and their parts

LEADING_WORDS = (
    r"^(?:(?:cours|dans le courant|courant|pendant|durant|dans|toute?s?|during|over|ces|these)"
    r" (?:de |du |des |d )?(?:l |la |le |les |the )?)+"
)
"""Words before a span that do not change it, as in "au cours du mois dernier"."""

CURRENT_UNITS = frozenset({"mois", "month", "annee", "year", "trimestre", "quarter"})
"""Units that mean the present one where they stand alone, as in "fin du mois"."""

WEEK_WORDS = frozenset({"semaine", "week of"})
"""Values of the group `unit` of `AROUND_DAY` for a week. Any other means a weekend."""

MONTH_WEEK = "semaine"
"""Value of the group `unit` of `PART_OF_MONTH` for a week. Any other means a fortnight."""

_OF = "(?:de |of |du |d )?(?:l |la |le |the )?"
_OF_YEAR = rf"{_OF}(?:annee )?{_YEAR}"
_LAST = "(?P<last>dernier|derniere|passe|passee)"
_OF_MONTH = f"{_MONTH}(?: {_OF_YEAR}| {_LAST}| {_OF}(?:an|annee) (?P<which>{_RELATIVE}))?"
_PART_OF_YEAR = "(?P<unit>trimestre|quarter|semestre|half)"
_SEASON = f"(?P<season>{'|'.join(SEASONS)})"
_LATEST = "(?:derni(?:er|ere)s?|last|past)"

YEARS = (r"(?:annee |an |l an |year )?(?P<first>[0-9]{4})(?: (?P<last>[0-9]{4}))?",)
"""Groups: first, last (may be missing)."""

DECADE = (
    r"(?:annees |decennie |decade )(?P<decade>[0-9]{3}0|[0-9]0)",
    r"(?P<decade>[0-9]{3}0)s",
)
"""Groups: decade, of two or four digits."""

NUMBERED_MONTH = (
    rf"{_YEAR} (?P<month>[0-9]{{1,2}})",
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})",
    rf"(?P<month>[0-9]{{1,2}}) {_YEAR}",
)
"""Groups: year, month."""

NAMED_MONTH = (
    rf"(?:mois de |mois d |in )?{_OF_MONTH}",
    rf"{_YEAR} {_MONTH}(?P<last>)(?P<which>)",
)
"""Groups: month, and year, last ("dernier") or which (the relative word of "mars de l'an dernier")."""

PART_OF_YEAR = (
    rf"(?P<number>[0-9]) {_PART_OF_YEAR}(?: {_OF_YEAR})?",
    rf"(?P<number>dernier|last) {_PART_OF_YEAR} {_OF_YEAR}",
    rf"(?P<unit>[tqsh])(?P<number>[0-9])(?: {_YEAR})?",
    rf"{_YEAR} (?P<unit>[tqsh])(?P<number>[0-9])",
)
"""Groups: unit, number (or a word for the last one), year (may be missing).

A unit of one letter is t for "trimestre", q for "quarter", s for "semestre" or h for "half".
"""

SEASON = (
    rf"{_SEASON} (?:{_OF}{_YEAR}(?: (?P<next_year>[0-9]{{4}}))?|{_LAST})",
    rf"(?:ce|cet|this) {_SEASON}(?P<year>)(?P<next_year>)(?P<last>)",
)
"""Groups: season, year, next_year (the second year of a winter), last ("dernier")."""

NUMBERED_WEEK = (
    rf"(?:semaine|week) (?P<week>[0-9]{{1,2}})(?: {_OF}{_YEAR})?(?P<leading_year>)",
    rf"(?:(?P<leading_year>[0-9]{{4}}) ?)?[ws](?P<week>[0-9]{{2}})(?: {_YEAR})?",
)
"""Groups: week, and year or leading_year (a year that comes first); both may be missing."""

AROUND_DAY = (r"(?P<unit>semaine|week of|week ?end) (?:du |de |of |the )*(?P<day>.*[0-9].*)",)
"""Groups: unit, day (one of the week, or one next to the weekend)."""

WEEKEND = (
    rf"(?:(?P<before>{_RELATIVE}) )?(?:week ?end|fin de semaine)(?: (?P<after>{_RELATIVE}))?",
)
"""Groups: before or after, a relative word that comes first or last; both may be missing."""

CENTURY = (r"(?P<century>[ivx]{1,5}|[0-9]{1,2})e? siecle",)
"""Groups: century, in Roman numerals or digits."""

PART_OF_MONTH = (rf"(?P<number>[1-5]|derniere) (?P<unit>semaine|quinzaine) {_OF}{_OF_MONTH}",)
"""Groups: number, unit, and those of `NAMED_MONTH`."""

THIRD = (rf"(?P<part>{'|'.join(THIRDS)}) {_OF}(?P<span>.+)",)
"""Groups: part, span (the one that it is a part of)."""

RELATIVE_UNIT = (
    (
        rf"(?:(?P<before>{_RELATIVE}) )?(?P<unit>{UNIT_PATTERN}|trimestre|quarter)(?: ci)?"
        rf"(?: (?P<after>{_RELATIVE}))?"
    ),
)
"""Groups: unit, and before or after, a relative word that comes first or last."""

ROLLING_SPAN = (
    rf"{_AMOUNT} (?:{_LATEST} )?{_UNIT}(?: (?:derni(?:er|ere)s?|passee?s))?",
    rf"{_LATEST} {_AMOUNT} {_UNIT}",
)
"""Groups: amount, unit."""

ROLLING_HOURS = (rf"(?:{_LATEST} )?{_AMOUNT} (?:derni(?:er|ere)s? )?(?:heures?|hours?)",)
"""Groups: amount."""

# ---- ranges and open periods

_UNTIL = r"(?:jusqu\W?(?:à|a|au|en)|until|till|up to)"

RANGES = (
    r"(?P<from>.*?)\s*(?:\.{2,}|…)\s*(?P<to>.*)",
    r"(?:entre|between) (?P<from>.+?) (?:et|and) (?P<to>.+)",
    rf"(?:de|du|from|depuis) (?P<from>.+?) (?:à|a|au|{_UNTIL}|to) (?P<to>.+)",
    r"(?P<from>.+) [–—-] (?P<to>.+)",
    r"(?P<from>[0-9/.]{6,10})[–—-](?P<to>[0-9/.]{6,10})",
    r"(?P<from>[0-9-]{7,10})/(?P<to>[0-9-]{7,10})",
    r"(?P<from>[0-9]{1,2}(?:er)?)[–—-](?P<to>[0-9]{1,2} [^\W\d].+)",
    r"(?P<from>[^\W\d]{3,9}\.?)[–—-](?P<to>[^\W\d]{3,9}\.?(?: [0-9]{4})?)",
    r"(?P<from>[^\W\d]{3,9}\.? [0-9]{4})[–—-](?P<to>[^\W\d]{3,9}\.? [0-9]{4})",
    rf"(?P<from>.+?) (?:à|a|au|{_UNTIL}|to) (?P<to>.+)",
)
"""Groups: from, to; one of them may be empty."""

SINCE = r"(?:(?:depuis|since|dès|des|[àa] (?:partir|compter) d[eu]|from|as of) |>= ?)(?P<limit>.+)"
"""Groups: limit, the period that it begins with."""

UNTIL = rf"(?:{_UNTIL} |<= ?|(?:avant|before) (?=(?:la |the )?(?:fin|end) ))(?P<limit>.+)"
"""Groups: limit, the period that it ends with."""

BEFORE = r"(?:(?:avant|before) (?!hier$)|< ?(?!=))(?P<limit>.+)"
"""Groups: limit, the period that it ends before."""

AFTER = r"(?:(?:après|apres|after) |> ?(?!=))(?P<limit>.+)"
"""Groups: limit, the period that it begins after."""
