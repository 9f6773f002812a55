"""Lines that say who signed an article, as press databases print them."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_OPENING = lazy_pattern(
    r"\A(?:(?:(?:propos|interview|entretien|textes?)\s+)?(?:recueillis?|réalisée?|menée?)\s+"
    r"(?:(?:à|au|en|dans)\s[^,;]{2,40}?\s)?)?"
    r"(?:par|by|von)\s+",
    re.IGNORECASE,
)
"""Words that come before the name of an author."""

_NO_AUTHOR = frozenset(("n/a", "-", "non signé"))
"""Names of authors, in lower case, that mean that there is none."""

_ADDRESS = lazy_pattern(
    r"[<(\[]?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}[>)\]]?"
)
"""An e-mail address, perhaps in brackets."""

_BETWEEN_NAMES = lazy_pattern(r"\s*[;|]\s*")

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|d['’][A-ZÀ-ÖØ-Þ][\w.'’-]*)"
_SMALL_WORD = r"(?:de|du|des|la|le|van|von|der|den|el|al|ben|et|and|und|avec|à|par|by)"

NAMES = lazy_pattern(
    rf"(?:(?:par|by|von|propos recueillis par)\s+)?{_NAME_WORD}"
    rf"(?:[,;]?\s+(?:{_SMALL_WORD}\s+){{0,3}}{_NAME_WORD}){{1,9}}"
)
"""A line of nothing but names: two words or more that begin with a capital."""


def author_name(byline: str) -> str | None:
    """Return the names in a byline, without the words before them and without e-mail addresses.

    None is returned if there are none.
    """
    without_addresses = " ".join(_ADDRESS.sub("", byline).split())
    names = (name.strip(" ,") for name in _BETWEEN_NAMES.split(without_addresses))
    name = _OPENING.sub("", "; ".join(filter(None, names)))
    if not name or name.lower() in _NO_AUTHOR:
        return None
    return name


def is_byline(line: str) -> bool:
    """Return True if a line looks like one that says who signed an article."""
    has_sign = _OPENING.match(line) or _ADDRESS.search(line)
    return has_sign is not None or NAMES.fullmatch(line) is not None
