"""The words, in French, English and German, that LexisNexis and Nexis Uni print around an article."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_FIELDS = {
    "title": "HEADLINE TITRE TITLE ÜBERSCHRIFT KOP",
    "author": "BYLINE AUTEUR AUTEURS AUTHOR AUTOR VERFASSER SIGNATURE",
    "section": "SECTION RUBRIQUE RUBRIK RESSORT",
    "lead": "ENCART INSERT HIGHLIGHT LEAD CHAPEAU CHAPÔ VORSPANN",
    "saved": "LOAD-DATE DATE-CHARGEMENT UPDATE LADEDATUM",
    "language": "LANGUAGE LANGUE SPRACHE",
    "captions": "GRAPHIC GRAPHICS GRAPHIQUE GRAPHIQUES ILLUSTRATION GRAFIK",
    "correction": "CORRECTION KORREKTUR",
    "url": "URL",
}
_HEAD_WITHOUT_FIELD = "LENGTH LONGUEUR LÄNGE DATELINE LIEU ORIGINE SERIES SÉRIE"
_FOOT_WITHOUT_FIELD = """
    PUBLICATION-TYPE TYPE-PUBLICATION TYPE-PUB PUB-TYPE DOCUMENT-TYPE DOC-TYPE PUBLIKATIONSTYP
    SUBJECT SUJET SUJETS SCHLAGWÖRTER COMPANY SOCIETE SOCIÉTÉ ORGANIZATION ORGANISATION
    GEOGRAPHIC LOCALISATION-GEO LOCALISATION-GÉO PERSON PERSONNE PERSONNES TICKER SYMBOLE-BOURSIER
    INDUSTRY SECTEUR-ACTIVITE SECTEUR-ACTIVITÉ COUNTRY PAYS STATE ETAT ÉTAT CITY VILLE NOTES
    CORRECTION-DATE DATE-CORRECTION JOURNAL-CODE CODE-JOURNAL ACC-NO DISTRIBUTION ISSN TRADENAME
    LOCALISATION-GEOGRAPHIQUE PRODUCT PRODUIT UPDATE-DATE GEO-LOCALIZATION ACTIVITY-SECTOR
    STOCK-SYMBOL CODE-REVUE
"""
_HEAD_FIELDS = frozenset(("title", "author", "section", "lead"))

FIELD_OF_LABEL = {label: field for field, labels in _FIELDS.items() for label in labels.split()}
"""The fields of an article by the labels before their values."""

HEAD_LABELS = frozenset(
    {label for label, field in FIELD_OF_LABEL.items() if field in _HEAD_FIELDS}
    | set(_HEAD_WITHOUT_FIELD.split())
)
"""Labels that stand above the text."""

FOOT_LABELS = frozenset((set(FIELD_OF_LABEL) - HEAD_LABELS) | set(_FOOT_WITHOUT_FIELD.split()))
"""Labels that stand below the text."""

LABEL = lazy_pattern(
    r"\s*(?P<label>[A-ZÀ-ÖØ-Ý][A-ZÀ-ÖØ-Ý -]{2,29})[ \u00a0]?:\s*(?P<value>.*)", re.DOTALL
)
"""A label in capitals, and its value."""

MIXED_LABEL = lazy_pattern(
    r"\s*(?P<label>[A-ZÀ-ÖØ-Ý][\w-]{2,29}(?: de [\w-]{2,29})?)[ \u00a0\u202f]?:\s*(?P<value>.*)",
    re.DOTALL,
)
"""A label as Nexis Uni prints it: `Section:`, `Load-Date:`."""

DOCUMENT_HEADING = (
    r"(?:FOCUS\s-\s*)?[0-9]{1,5}\s(?:of|de|sur|von)\s[0-9]{1,5}\sDOCUMENTS?"
    r"|(?:Document|Dokument)\s[0-9]{1,5}\s(?:of|de|sur|von)\s[0-9]{1,5}"
)
"""The pattern of the line above an article: `1 of 3 DOCUMENTS`, `Document 1 de 3`."""

COPYRIGHT = lazy_pattern(
    r"\s*(?:copyright\b|©|\(c\)\s|all rights reserved|tous droits (?:de reproduction )?réservés"
    r"|alle rechte vorbehalten)",
    re.IGNORECASE,
)
"""The start of a notice that says to whom an article belongs."""

EDITION = lazy_pattern(r"[^.!?]{0,60}\b(?:[ée]dition|ausgabe)\b[^.!?]{0,40}", re.IGNORECASE)
"""A line with the name of an edition."""

PAGE = lazy_pattern(
    r"(?:^|[;,])\s*(?:pg|pp?|pages?|s|seiten?)\b[.:]?\s*"
    r"(?P<page>[A-Z]{0,3}-?[0-9]{1,4}[A-Z]?(?:\s*[,–/-]\s*[A-Z]{0,3}[0-9]{1,4})*)",
    re.IGNORECASE,
)
"""The page in the line of a section: `France; Pg. 12`, `Section B; Page 22, Column 2`."""

COLUMN = lazy_pattern(
    r"(?:^|[;,])\s*(?:columns?|colonnes?|col|spalten?)\b\.?\s*[0-9][0-9\s,-]{0,9}", re.IGNORECASE
)
"""The column on a page."""

BODY_HEADINGS = frozenset(("body", "corps", "text", "texte", "corps du texte", "hauptteil"))
"""Headings above the text, in lower case."""

_HEADINGS = {
    "captions": "graphic graphics graphique graphiques illustration illustrations grafik",
    "correction": "correction corrections korrektur",
    "": "classification classement klassifizierung notes load-date références references",
}
FIELD_OF_HEADING = {name: field for field, names in _HEADINGS.items() for name in names.split()}
"""The fields of an article by the headings below its text, in lower case; some have none."""

END = lazy_pattern(r"\s*(?:end of document|fin du document|ende des dokuments)\s*", re.IGNORECASE)
"""The line that ends an article of Nexis Uni."""

COVER = lazy_pattern(
    r"\s*(?:(?:date and time|date et heure|datum und uhrzeit)\s*:"
    r"|(?:job number|num[ée]ro d[eu] (?:la )?(?:t[âa]che|travail)|auftragsnummer)\s*:"
    r"|(?:documents?|dokumente)\s*\([0-9]+\)\s*\Z)",
    re.IGNORECASE,
)
"""A line on the cover of an export."""

PAGE_FOOT = lazy_pattern(
    r"\s*(?:page|seite)\s+[0-9]+\s+(?:of|de|sur|von)\s+[0-9]+\s*", re.IGNORECASE
)
"""The line at the foot of a printed page."""

YEAR_LINE = lazy_pattern(r"[^.!?:]{0,40}\b(?:1[6-9]|20)[0-9]{2}\b[^.!?:]{0,40}")
"""A line with a year, such as `Winter 2008/2009` or `N° 12, printemps 2019`."""

LINK = lazy_pattern(
    r"\s*(?:link (?:to|zum)|lien vers|view (?:original|pdf))\b.{0,60}", re.IGNORECASE
)
"""A line that leads to a picture or to the printed page."""

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi"
    " samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag"
)
WEEKDAY = lazy_pattern(rf"(?:{'|'.join(_WEEKDAYS.split())})\b[,.]?\s*", re.IGNORECASE)
"""The name of a day of the week."""


def is_label(paragraph: str) -> bool:
    """Return True if a paragraph begins with a label in capitals that is known."""
    found = LABEL.match(paragraph)
    return found is not None and (found["label"] in HEAD_LABELS or found["label"] in FOOT_LABELS)


def is_foot(paragraph: str) -> bool:
    """Return True if a paragraph begins with a label that stands below a text."""
    found = LABEL.match(paragraph)
    return found is not None and found["label"] in FOOT_LABELS
