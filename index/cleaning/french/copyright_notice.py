"""French and English patterns of copyright notices."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

NOTICE_HINTS = (
    "©",
    "(c)",
    "(C)",
    "opyright",
    "OPYRIGHT",
    "roits rés",
    "DROITS R",
    "ights res",
    "RIGHTS R",
)
"""Pieces of a notice; a page without any of them has none."""
_YEAR = r"(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?"
_COPYRIGHT = r"(?:©|\(c\)|\bcopyrights?\b)"
_RESERVED = (
    r"(?:(?:tous\s)?(?:les\s)?droits\s(?:[\w'’]+\s){0,6}?réservés(?:\s[àa]\b)?"
    r"|all\srights\sreserved|(?:toute\s)?reproduction\b.*|(?:tous\s)?droits\sde\b.*)"
)
NOTICE = lazy_pattern(
    rf"""\W{{0,3}}(?:
        {_COPYRIGHT} (?=.{{0,60}}(?:\b{_YEAR}|copyright|\bdroits\b|\brights\b))
        | copyright\b
        | \(c\)\s(?-i:[A-ZÀ-Þ])
        | droits\sréservés\b
        | (?:tous\s(?:les\s)?droits\s(?:de\s\w+\s)?(?:et\sde\s\w+\s)?réservés
          |all\srights\sreserved)
        | [^.©]{{2,50}}\s©\s{_YEAR}\W*\Z
        | [^.©]{{2,50}}[,–—|-]\s(?:tous\sdroits\sréservés|all\srights\sreserved)\W*\Z
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""The beginning of a notice."""
PHOTO_CREDIT = lazy_pattern(
    rf"©\s?(?:\S+\s){{1,2}}?{_YEAR}\s*[/\s]\s*[A-ZÀ-Þ][\w'’.-]+\s[A-ZÀ-Þ]|©[^.]{{2,40}}\s?/\s?\S"
)
"""A © that signs a photograph: "© AFP 2019 / Jeanne Durand"."""
NOTICE_WORDS = lazy_pattern(rf"{_COPYRIGHT}|{_RESERVED}|\b{_YEAR}", re.IGNORECASE)
"""All of a notice but the name of its holder."""
HOLDER_END = lazy_pattern(r"[.,;|/]\s|\s[-–—]\s|[.]\Z|\bà\s(?=[A-ZÀ-Þ])")
"""The end of the name of a holder."""
