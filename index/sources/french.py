"""French words that stand around the name of a source, or where no source is named.

English ones that the French press uses as well stand here too.
"""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

NO_SOURCE_KEYS = frozenset(
    {
        "inconnue", "inconnu", "unknown", "anonyme", "none", "null", "na", "nan", "undefined",
        "sourceinconnue", "source", "redaction", "laredaction", "admin", "administrateur",
        "webmaster", "agence", "agences", "lesagences", "depeches",
    }
)  # fmt: skip
"""Keys (see `name_key`) of texts such as "source inconnue", which name no source."""
SOURCE_LABEL = lazy_pattern(r"\A\W*(?:sources?\b\W*)+(?=\w)", re.IGNORECASE)
"""`Source :` before a name."""
CREDIT = lazy_pattern(
    r"(?:\A|[\s,(]+)(?:avec|with|via|selon|d['’]après)\s+(?:l['’]|les? |la )?(?P<agency>.*)",
    re.IGNORECASE,
)
"""`avec AFP` after a name. Groups: agency (all that follows `avec`)."""
_PICTURES = (
    r"(?:vid[ée]os?|photos?|images?|audios?|sons?|infographies?|illustrations?|montages?|captures?)"
)
TEXT_CREDIT = lazy_pattern(
    rf"(?:textes?\s*:?\s+)?(?P<publisher>\S.*?)(?:\s*[,;/+&(|–—]\s*|\s+-\s+|\s+(?:et|avec)\s+){_PICTURES}\b.*"
    r"|textes?\s*:?\s+(?P<writer>\S.*)",
    re.IGNORECASE,
)
"""`Texte 6Medias, Vidéo RTL`. Groups: publisher or else writer (who wrote the text)."""
PICTURE_CREDIT = lazy_pattern(
    rf"{_PICTURES}(?:\sd['’]écran)?\s*:?\s+(?P<author>\S.*)", re.IGNORECASE
)
"""`Vidéo RTL`: who made the pictures, and not who published the article. Groups: author."""
ISSUE = lazy_pattern(
    r"[\s,(–—-]+(?:(?:du|le)\s)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?"
    r"(?:[0-3]?[0-9](?:er)?\s[^\W\d]{3,9}\.?\s(?:1[6-9]|20)[0-9]{2}|[0-3]?[0-9]/[01]?[0-9]/[0-9]{2,4}|n°\s?[0-9]+)\b.*",
    re.IGNORECASE,
)
"""The day or the number of an issue after a name, and all that follows: `Le Monde, 12 avril 2018, page 4`."""
JOINTS = lazy_pattern(r"\s*[/&+,;]\s*|\s+[-–—]\s+|\s+et\s+")
"""The separator of several names."""
COPYRIGHT = lazy_pattern(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
"""The sign of a copyright notice."""
ALL_RIGHTS = lazy_pattern(
    r"\b(?:tous\s+)?(?:droits\b|all\s+rights\b|reproduction\b).*", re.IGNORECASE | re.DOTALL
)
"""`Tous droits réservés` and all that follows it."""
