"""The words of the notices that libraries put above digitised newspapers, in French and English."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

FIELDS = {
    "titre": "title",
    "title": "title",
    "auteur": "author",
    "author": "author",
    "éditeur": "publisher",
    "publisher": "publisher",
    "date d'édition": "date",
    "date of publication": "date",
    "publication date": "date",
    "contributeur": "contributor",
    "contributor": "contributor",
    "type": "type",
    "langue": "language",
    "language": "language",
    "format": "format",
    "description": "description",
    "droits": "rights",
    "rights": "rights",
    "identifiant": "identifier",
    "identifier": "identifier",
    "source": "holder",
    "notice du catalogue": "catalogue",
    "notice d'ensemble": "catalogue",
    "catalogue record": "catalogue",
    "relation": "catalogue",
    "sujet": "subject",
    "subject": "subject",
    "couverture": "subject",
    "provenance": "holder",
    "date de mise en ligne": "online",
    "online date": "online",
    "date of online availability": "online",
}
"""The fields of a notice of Gallica, by their labels in lower case."""

NOTICE_END = lazy_pattern(
    r"Le texte affiché peut comporter|taux de reconnaissance|En savoir plus sur l.OCR|The text displayed may contain",
    re.IGNORECASE,
)
"""The last lines of a notice, about the quality of the text."""

SERIAL = lazy_pattern(r"en série|p[ée]riodi|fascicule|presse|serial|newspaper", re.IGNORECASE)
"""Words in the type of a newspaper or a review."""

PAGES = lazy_pattern(
    r"(?:Vues?|Views?|Pages?) (?P<first>[0-9]{1,5}) (?:à|to|-) [0-9]{1,5}", re.IGNORECASE
)
"""The pages that were asked for: `Vues 3 à 4 sur 8`."""
