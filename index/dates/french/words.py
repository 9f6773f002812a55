"""Words that dates are made of: months, weekdays, seasons, numbers and relative words.

The dictionaries hold folded words: lower case, no accents, single spaces between them. Most hold
English words too, because software and users mix the two languages. The patterns are for running
text, where names have their accents. All of them are alternatives without a group around them,
unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def _numbered(lines: Sequence[str], *, first: int) -> dict[str, int]:
    """Return for each word the number of its line, counted from `first`."""
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines, first):
        numbers.update(dict.fromkeys(line.split(), number))
    return numbers


# ---- months

_MONTH_FORMS = (
    "janvier janv january jan",
    "fevrier fevr fev february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juill juil jui july jul",
    "aout aou aoust august aug",
    "septembre september sept sep",
    "octobre october oct",
    "novembre november nov",
    "decembre december dec",
)
MONTH_NUMBERS: Mapping[str, int] = _numbered(_MONTH_FORMS, first=1)
"""Number of the month (January is 1) by its folded names and abbreviations, French and English."""

_ENGLISH_MONTH_FORMS = (
    "january jan february feb march mar april apr may june jun july "
    "august aug september sep october november december dec"
)
ENGLISH_MONTHS = frozenset(_ENGLISH_MONTH_FORMS.split())
"""Folded names and abbreviations of months that are English and not French."""

MONTH_PATTERN = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
"""Full French names in lower case, accents composed."""

MONTH_PATTERN_ACCENTS_OPTIONAL = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
)
"""Full French names in lower case, accents composed or missing."""

_E_ACUTE = "(?:é|e\u0301?)"
_U_CIRCUMFLEX = "(?:û|u\u0302?)"
MONTH_OR_ABBREVIATION_PATTERN = (
    rf"janv(?:ier)?|f{_E_ACUTE}v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:l(?:et)?)?"
    rf"|ao{_U_CIRCUMFLEX}(?:s?t)?"
    rf"|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d{_E_ACUTE}c(?:embre)?"
    "|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:tember)?|october|november|dec(?:ember)?"
)
"""French and English names and abbreviations.

Accents may be composed, combining or missing: scraped text has all three.
"""

_REPUBLICAN_MONTH_FORMS = (
    "vendemiaire",
    "brumaire",
    "frimaire",
    "nivose",
    "pluviose",
    "ventose",
    "germinal",
    "floreal",
    "prairial",
    "messidor",
    "thermidor",
    "fructidor",
    "complementaire sansculottide",
)
REPUBLICAN_MONTH_NUMBERS: Mapping[str, int] = _numbered(_REPUBLICAN_MONTH_FORMS, first=1)
"""Number of the month of the Republican calendar (vendémiaire is 1) by its folded name.

The days that complete a year count as its last month.
"""

REPUBLICAN_MONTH_PATTERN = (
    "vend[ée]miaire|brumaire|frimaire|niv[ôo]se|pluvi[ôo]se|vent[ôo]se|germinal|flor[ée]al"
    "|prairial|messidor|thermidor|fructidor"
)
"""Months of the Republican calendar in lower case, accents composed or missing."""

REPUBLICAN_WEEKDAY_PATTERN = (
    "primidi|duodi|tridi|quartidi|quintidi|sextidi|septidi|octidi|nonidi|d[ée]cadi"
)
"""Days of the ten-day weeks of the Republican calendar, in lower case."""

# ---- weekdays

_WEEKDAY_FORMS = (
    "lundi lun monday mon",
    "mardi tuesday tue",
    "mercredi mer wednesday wed",
    "jeudi jeu thursday thu",
    "vendredi ven friday fri",
    "samedi sam saturday sat",
    "dimanche dim sunday sun",
)
WEEKDAY_NUMBERS: Mapping[str, int] = _numbered(_WEEKDAY_FORMS, first=0)
"""Number of the weekday (Monday is 0) by its folded names and abbreviations, French and English.

"mar" is missing: it is short for mardi and for March, and whoever reads it has to choose.
"""

_WEEKDAY_STARTS = ("lun mon", "mar tue", "mer wed", "jeu thu", "ven fri", "sam sat", "dim sun")
WEEKDAY_NUMBERS_BY_START: Mapping[str, int] = _numbered(_WEEKDAY_STARTS, first=0)
"""Number of the weekday (Monday is 0) by the first three letters of its name."""

WEEKDAY_PATTERN = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
"""Full French names in lower case."""

ENGLISH_WEEKDAY_PATTERN = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
"""Full English names in lower case."""

WEEKDAY_ABBREVIATION_PATTERN = "lun|mar|mer|jeu|ven|sam|dim"
"""French abbreviations in lower case, without their full stops."""

ENGLISH_WEEKDAY_ABBREVIATION_PATTERN = "mon|tue|wed|thu|fri|sat|sun"
"""English abbreviations in lower case, without their full stops."""

PART_OF_DAY_PATTERN = "matin|soir|midi|apr[èe]s-midi"
"""Parts of a day that may follow a weekday: "mardi matin"."""

# ---- relative words

RELATIVE_OFFSETS: Mapping[str, int] = {
    "dernier": -1, "derniere": -1, "passe": -1, "passee": -1, "precedent": -1, "precedente": -1,
    "last": -1, "previous": -1,
    "ce": 0, "cet": 0, "cette": 0, "en cours": 0, "this": 0, "current": 0,
    "prochain": 1, "prochaine": 1, "suivant": 1, "suivante": 1, "d apres": 1, "next": 1,
}  # fmt: skip
"""Offset of the week, month or year that a folded word means, counted from the present one."""

DAY_OFFSETS: Mapping[str, int] = {
    "aujourd hui": 0, "ce jour": 0, "ce moment": 0, "maintenant": 0, "today": 0, "now": 0,
    "ce matin": 0, "ce soir": 0, "cette nuit": 0, "cet apres midi": 0, "this morning": 0, "tonight": 0,
    "hier": -1, "yesterday": -1, "veille": -1, "jour precedent": -1, "avant hier": -2, "avant veille": -2,
    "demain": 1, "tomorrow": 1, "lendemain": 1, "jour suivant": 1, "jour d apres": 1, "apres demain": 2,
    "surlendemain": 2, "nuit derniere": -1, "nuit passee": -1,
}  # fmt: skip
"""Days from the present one to the day that a folded expression means."""

MONTH_OFFSETS_AFTER_DAY: Mapping[str, int] = {
    "courant": 0, "ct": 0, "present": 0, "ce": 0, "mois": 0, "dernier": -1, "passe": -1, "ecoule": -1, "prochain": 1,
}  # fmt: skip
"""Months from the present one to that of a day, by the folded word after it: "le 14 courant"."""

NEIGHBOUR_OFFSETS: Mapping[str, int] = {
    "veille": -1,
    "lendemain": 1,
    "avant veille": -2,
    "surlendemain": 2,
}
"""Days from a day to the one that is named after it, as in "la veille du 1er mai"."""

UNIT_PATTERN = "(?:jour|day|semaine|week|moi|month|an|annee|year)s?"
"""Folded names of the units that `calendar_units.shift` knows, grouped."""

# ---- numbers

_FRENCH_UNITS = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_ENGLISH_UNITS = "one two three four five six seven eight nine ten"
_FRENCH_ORDINALS = "premier deuxieme troisieme quatrieme cinquieme"
_ENGLISH_ORDINALS = "first second third fourth fifth"


def _french_numbers() -> list[str]:
    """Return the folded names of 1 to 31, the days that a month may have."""
    units = _FRENCH_UNITS.split()
    teens = ["dix sept", "dix huit", "dix neuf"]
    twenties = [f"vingt {unit}" for unit in units[1:9]]
    return [*units, *teens, "vingt", "vingt et un", *twenties, "trente", "trente et un"]


def _number_words() -> dict[str, str]:
    """Return the digits for each spelled number and ordinal."""
    digits = {"une": "1", "premiere": "1", "seconde": "2"}
    spelled = (
        _french_numbers(),
        _ENGLISH_UNITS.split(),
        _FRENCH_ORDINALS.split(),
        _ENGLISH_ORDINALS.split(),
    )
    for names in spelled:
        for number, name in enumerate(names, 1):
            digits[name] = str(number)
    return digits


NUMBER_WORDS: Mapping[str, str] = _number_words()
"""Digits for the folded numbers 1 to 31 in French, 1 to 10 in English, and the first ordinals."""

SPELLED_UNITS: Mapping[str, int] = {
    name: number for number, name in enumerate(_french_numbers()[:19], 1)
}
"""The folded numbers 1 to 19."""

SPELLED_TENS: Mapping[str, int] = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "quatre vingt": 80,
    "quatre vingts": 80, "huitante": 80, "nonante": 90,
}  # fmt: skip
"""The folded tens. "soixante douze" is 60 and 12."""


def _spelled_centuries() -> dict[str, int]:
    """Return the value of each way to spell the centuries of a year, from 1500 on."""
    centuries = {"deux mille": 2000, "deux mil": 2000}
    for name, hundreds in SPELLED_UNITS.items():
        if 5 <= hundreds <= 9:
            centuries |= {
                f"{mil} {name} {cent}": 1000 + 100 * hundreds
                for mil in ("mil", "mille")
                for cent in ("cent", "cents")
            }
        if hundreds >= 15:
            centuries |= {f"{name} cent": 100 * hundreds, f"{name} cents": 100 * hundreds}
        if hundreds >= 17:  # "dix neuf soixante douze"
            centuries[name] = 100 * hundreds
    return centuries


SPELLED_CENTURIES: Mapping[str, int] = _spelled_centuries()
"""The year that begins a century, by the folded ways to spell it: "mil neuf cent", "dix neuf cent"."""

# ---- small words

ARTICLE_PATTERN = "le|la|les|l|du|des|au|aux|en|pour|a|the|on"
"""Folded articles and prepositions that may lead an expression of time."""

FILLER_WORDS = frozenset({"le", "de", "du", "d", "a", "the", "of"})
"""Folded words that may stand between the parts of a date."""

PREPOSITIONS_BEFORE_EVENTS = ("du", "le", "au")
"""Words before the date of an event in the title of an article: "du 13-11-2015"."""

EXPORT_WORD_PATTERN = (
    "exports?|dump|backup|sauvegarde|extraction|t[ée]l[ée]chargements?|downloads?|r[ée]sultats?|results?|captures?"
    "|screenshots?"
)
"""Words in the name of a file that was made on the day in its name: "export-2024-01-05"."""

COUNTED_WORD_PATTERN = f"jour|semaine|mois|an|derni|proch|{'|'.join(MONTH_NUMBERS)}"
"""Starts of the folded words that a number of days, weeks, months or years comes before."""

# ---- the year

SEASONS: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "printemps": ((3, 20), (6, 20)), "spring": ((3, 20), (6, 20)),
    "ete": ((6, 21), (9, 22)), "summer": ((6, 21), (9, 22)),
    "automne": ((9, 23), (12, 20)), "autumn": ((9, 23), (12, 20)), "fall": ((9, 23), (12, 20)),
    "hiver": ((12, 21), (3, 19)), "winter": ((12, 21), (3, 19)),
}  # fmt: skip
"""Usual first and last day (month, day) of each season by its folded name."""

HOLIDAYS: Mapping[str, tuple[int, int]] = {
    "jour de l an": (1, 1), "fete du travail": (5, 1), "fete nationale": (7, 14), "assomption": (8, 15),
    "toussaint": (11, 1), "noel": (12, 25), "saint sylvestre": (12, 31), "nouvel an": (1, 1), "epiphanie": (1, 6),
    "chandeleur": (2, 2), "saint valentin": (2, 14), "saint jean": (6, 24), "jour des morts": (11, 2), "morts": (11, 2),
    "armistice": (11, 11), "saint nicolas": (12, 6), "halloween": (10, 31),
}  # fmt: skip
"""Month and day of each holiday by its folded name."""

EASTER_HOLIDAYS: Mapping[str, int] = {
    "lundi de paques": 1, "paques": 0, "mardi gras": -47, "mercredi des cendres": -46, "rameaux": -7, "jeudi saint": -3,
    "vendredi saint": -2, "ascension": 39, "lundi de pentecote": 50, "pentecote": 49, "jeudi de l ascension": 39,
    "dimanche de paques": 0, "samedi saint": -1, "dimanche des rameaux": -7, "mi careme": -24, "fete dieu": 60,
    "dimanche de pentecote": 49,
}  # fmt: skip
"""Days from Easter to each movable feast by its folded name."""

THIRDS: Mapping[str, int] = {
    "debut": 0, "early": 0, "start": 0, "beginning": 0,
    "mi": 1, "mid": 1, "milieu": 1, "middle": 1,
    "fin": 2, "late": 2, "end": 2,
}  # fmt: skip
"""First (0), middle (1) or last (2) third of a period by the folded word for it."""
