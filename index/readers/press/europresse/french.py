"""The words, most of them French, that Europresse prints around an article."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)

DAY = lazy_pattern(
    rf"[0-9]{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+[0-9]{{4}}(?![0-9])"
    rf"|(?:{_MONTHS})\s+[0-9]{{1,2}},\s+[0-9]{{4}}(?![0-9])",
    re.IGNORECASE,
)
"""A day, as the French or the English version prints it."""

_WEEKDAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)

WEEKDAY_AT_END = lazy_pattern(rf"(?:^|[\s,])(?:{_WEEKDAYS})\s*,?\s*\Z", re.IGNORECASE)
"""The day of the week at the end of what stands before a day."""

WORD_COUNT_IN_HEADER = lazy_pattern(r"\b[0-9][0-9\s]{0,9}(?:mots?|words?)\b", re.IGNORECASE)
"""The number of words in the line below the name of a source."""

PAGE = lazy_pattern(r"(?:^|[\s,•])pp?\.\s*(?P<page>[^\s•][^•]{0,199}?)\s*(?:•|\Z)")
"""The page or pages behind the day: `p. 20`, `p. 14,15`, `p. SUP4`."""

ORIGINAL = lazy_pattern(
    r"cet article est paru dans|voir l['’]article|lire l['’]article|view (?:the )?article",
    re.IGNORECASE,
)
"""Words of a link to the article where it was published."""

NOTICE = lazy_pattern(
    r"(?:cet article est paru dans|voir l['’]article|ce document référence un lien url"
    r"|this document (?:references|links to))\b.{0,200}",
    re.IGNORECASE,
)
"""A line about the article that is no part of its text."""

COPYRIGHT_NOTICE = lazy_pattern(
    r"(?:©|\(c\)) ?[0-9]{4}\b.{0,200}(?:tous droits réservés|all rights reserved).{0,20}",
    re.IGNORECASE,
)
"""The line below the text of an article."""

NUMBER_LABEL = lazy_pattern(r"(?:numéro de document|document number)\s*:", re.IGNORECASE)
"""The start of the line below an article in the layout of 2012."""

ADDITIONAL_TEXT = lazy_pattern(r"\[Additional Text\]\s*:?")
"""A heading after which some articles stand a second time."""

CAPTIONS_LABEL = lazy_pattern(r"illustrations?(?:\(s\))?\s*:\s*", re.IGNORECASE)
"""The heading of captions."""

BOX_LABEL = lazy_pattern(r"encadrés?(?:\(s\))?\s*:\s*", re.IGNORECASE)
"""The heading of a box."""

SERVICE = lazy_pattern(r"europresse|eureka\.cc|cedrom-sni", re.IGNORECASE)
"""The name of the service on the pages of a PDF."""

WORD_COUNT = lazy_pattern(r"\s*•?\s*[0-9][0-9\s.,]{0,9}(?:mots?|words?)\s*", re.IGNORECASE)
"""The number of words of an article."""

HEADING = lazy_pattern(
    r"\s*(?P<source>[^•]{1,200}?)\s*•(?:[^•]{1,80}•){0,4}\s*[0-9][0-9\s.,]{0,9}(?:mots?|words?)\s*",
    re.IGNORECASE,
)
"""The line above the title on the pages of a PDF: Le Dauphiné libéré • p. 4 • 120 mots."""

FRONT = lazy_pattern(
    r"\s*(?:(?:©|\(c\))\s*[0-9]{4}\b|certificat émis|certificate issued|le présent document"
    r"|nom de la source|source name)",
    re.IGNORECASE,
)
"""The lines with which the notices above an article begin on the pages of a PDF."""

BOX_ABOUT_SOURCE = lazy_pattern(
    r"nom de la source|type de source|périodicité|couverture géographique|provenance"
    r"|source name|source type|periodicity|geographical coverage|origin",
    re.IGNORECASE,
)
"""The headings in the box about a source, each above its value."""

PAGE_FOOT = lazy_pattern(
    r"\s*(?:ce document est réservé à l['’]usage exclusif|this document is (?:reserved|intended)"
    r"|l['’]objet d['’](?:une|aucune) (?:autre )?utilisation"
    r"|.{0,100}service fourni par cedrom|.{0,100}service provided by cedrom)",
    re.IGNORECASE,
)
"""The line at the foot of each page of a PDF."""
