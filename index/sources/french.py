"""French words that stand around the name of a source, or where no source is named.

English ones that the French press uses as well stand here too.
"""

from __future__ import annotations

import re

NO_SOURCE_KEYS = frozenset(
    {
        "inconnue", "inconnu", "unknown", "anonyme", "none", "null", "na", "nan", "undefined",
        "sourceinconnue", "source", "redaction", "laredaction", "admin", "administrateur",
        "webmaster", "agence", "agences", "lesagences", "depeches",
    }
)  # fmt: skip
"""Keys (see `name_key`) of texts such as "source inconnue", which name no source."""
SOURCE_LABEL = re.compile(r"\A\W*(?:sources?\b\W*)+(?=\w)", re.IGNORECASE)
"""`Source :` before a name."""
CREDIT = re.compile(
    r"(?:\A|[\s,(]+)(?:avec|with|via|selon|d['’]après)\s+(?:l['’]|les? |la )?(?P<agency>.*)",
    re.IGNORECASE,
)
"""`avec AFP` after a name. Groups: agency (all that follows `avec`)."""
JOINTS = re.compile(r"\s*[/&+,;]\s*|\s+[-–—]\s+|\s+et\s+")
"""The separator of several names."""
COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
"""The sign of a copyright notice."""
ALL_RIGHTS = re.compile(
    r"\b(?:tous\s+)?(?:droits\b|all\s+rights\b|reproduction\b).*", re.IGNORECASE | re.DOTALL
)
"""`Tous droits réservés` and all that follows it."""
