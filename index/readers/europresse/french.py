"""The words, most of them French, that Europresse prints around an article."""

from __future__ import annotations

import re

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)

DAY = re.compile(
    rf"[0-9]{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+[0-9]{{4}}(?![0-9])"
    rf"|(?:{_MONTHS})\s+[0-9]{{1,2}},\s+[0-9]{{4}}(?![0-9])",
    re.IGNORECASE,
)
"""A day, as the French or the English version prints it."""

ISSUE = re.compile(
    r"""
    ,\s+n[o°º]s?\.?\s+\S.*            # La Croix, no. 43018
    | \s*\((?:site\ web|web\ site|réf\.)[^)]*\).*   # Libération (site web), Le Point (site web réf.) - Paris
    | \s+-\s+.*                       # 20 Minutes - Lyon
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""An issue, an edition or a kind of carrier behind the name of a source."""

BYLINE_OPENING = re.compile(
    r"\A(?:(?:(?:propos|interview|entretien|textes?)\s+)?(?:recueillis?|réalisée?|menée?)\s+)?(?:par|by)\s+",
    re.IGNORECASE,
)
"""Words that come before the name of an author."""

NO_AUTHOR = frozenset(("n/a", "-", "non signé"))
"""Names of authors, in lower case, that mean that there is none."""

ORIGINAL = re.compile(
    r"cet article est paru dans|voir l['’]article|lire l['’]article|view (?:the )?article",
    re.IGNORECASE,
)
"""Words of a link to the article where it was published."""

NOTICE = re.compile(
    r"(?:cet article est paru dans|voir l['’]article|ce document référence un lien url"
    r"|this document (?:references|links to))\b.{0,200}",
    re.IGNORECASE,
)
"""A line about the article that is no part of its text."""

END_NOTICE = re.compile(
    r"(?:©|\(c\)) ?[0-9]{4}\b.*(?:tous droits réservés|all rights reserved).*"
    r"|(?:numéro de document|document number)\s*:.*",
    re.IGNORECASE,
)
"""The line below an article in the layout of 2012."""

ADDITIONAL_TEXT = re.compile(r"\[Additional Text\]\s*:?")
"""A heading after which some articles stand a second time."""

CAPTIONS_LABEL = re.compile(r"illustrations?(?:\(s\))?\s*:\s*", re.IGNORECASE)
"""The heading of captions."""

BOX_LABEL = re.compile(r"encadrés?(?:\(s\))?\s*:\s*", re.IGNORECASE)
"""The heading of a box."""
