"""The words, in French, English and German, that Factiva prints around an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.lazy_pattern import lazy_pattern

CODES = frozenset(
    """
    SE HD BY CR WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD CT CX RF ART CO IN NS RE IPC IPD PUB
    AN CLM TI DE
    """.split()  # noqa: SIM905 - codes read better without quotes and commas
)
"""The codes before the values of an article that is printed with its indexing."""

WORD_COUNT = lazy_pattern(
    r"[0-9][0-9\s.,\u00a0\u202f]{0,9}\s(?:mots?|words?|Wörter|Wort|palabras|parole|palavras|woorden|ord)\s*",
    re.IGNORECASE,
)
"""The number of words of an article, the first line below its title and its authors."""

TIME = lazy_pattern(
    r"[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?(?:\s*(?:AM|PM|GMT|Uhr))?",
    re.IGNORECASE,
)

SOURCE_CODE = lazy_pattern(r"[A-Z][A-Z0-9]{1,9}")
"""The code of a source: `FIGARO`."""

PAGE = lazy_pattern(
    r"(?:(?:p|pg|pp|page|pages|s|seite|seiten)\b\.?\s*)?"
    r"(?P<page>[A-Z]{0,4}[ -]?[0-9]{1,4}[A-Z]?(?:\s*[,;/–-]\s*[A-Z]{0,3}[0-9]{1,4})*)",
    re.IGNORECASE,
)
"""The page or the pages of an article."""

COPYRIGHT = lazy_pattern(
    r".{0,200}(?:©|\(c\)|copyright|tous droits réservés|all rights reserved|alle rechte vorbehalten)"
    r".{0,200}",
    re.IGNORECASE,
)
"""The line that says to whom an article belongs."""

_COMPANY_FORM = (
    r"GmbH(?: & Co\.?(?: KG)?)?|SAS?|Ltd\.?|Limited|Inc\.?|PLC|plc|LLC|AG|SpA|BV"
    r"|S\.A\.(?:S\.)?|S\.p\.A\.|B\.V\."
)
NOTICE = lazy_pattern(rf"(?i:©|\(c\)|copyright\b).{{0,150}}|(?:\S+\s){{1,6}}(?:{_COMPANY_FORM})")
"""A line below a text that names the owner of the rights: `© 2019 Le Phare`, `Le Phare SA`."""

PAGE_FOOT = lazy_pattern(
    r"\s*(?:(?:page|seite)\s+[0-9]+\s+(?:de|of|sur|von)\s+[0-9]+.{0,20})?"
    r"(?:©|\(c\))\s*[0-9]{4}\s+(?:dow jones )?factiva\b.{0,100}"
    r"|\s*(?:page|seite)\s+[0-9]+\s+(?:de|of|sur|von)\s+[0-9]+\s*",
    re.IGNORECASE,
)
"""The line at the foot of the pages of a printed export."""

_SUMMARY_HEADING = lazy_pattern(
    r"(?:search summary|r[ée](?:sumé|capitulatif) de (?:la |votre )?recherche"
    r"|zusammenfassung der suche|resumen de la búsqueda)",
    re.IGNORECASE,
)
_SUMMARY_LABEL = lazy_pattern(
    r"(?:texte?|date|datum|source|quelle|author|auteur|autor|company|société|unternehmen|subject|sujet"
    r"|thema|industry|secteur|branche|region|région|language|langue|sprache|results found|résultats"
    r"|gefundene ergebnisse|timestamp|horodatage|zeitstempel)\b",
    re.IGNORECASE,
)
_MIN_SUMMARY_LABELS = 3


def is_summary(lines: Sequence[str]) -> bool:
    """Return True if lines are the summary of the search, which stands below the last article."""
    labels = sum(_SUMMARY_LABEL.match(line) is not None for line in lines)
    return labels >= _MIN_SUMMARY_LABELS or any(map(_SUMMARY_HEADING.match, lines))
