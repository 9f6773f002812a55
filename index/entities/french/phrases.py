"""French patterns of the common words within and around the names of organisations and places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from index.entities.lists import word_set
from index.lazy_pattern import lazy_pattern

GOES_ON = (" de ", " du ", " des ", " d'", " d’", " pour ")
"""Stands after adjectives where the name goes on."""
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"(?:[LD]['’])?{_CAPITAL}[\w’'&-]*"
_NAME = rf"{_WORD}(?: (?:de |du |des |d['’])?{_WORD})*"
_OF = r"(?:de la |de l['’]|des |du |de |d['’])"
_ARTICLE = "(?:la |le |les |l['’])?"
_BEFORE_NOUN = (
    rf"(?:{_OF}|(?:pour|contre|sur) {_ARTICLE}|en |aux |à la |à l['’]|et {_OF}?{_ARTICLE})"
)
_VERBS = (
    "appelle|applique|arrive|communique|dérive|éclaire|explique|fabrique|implique|indique|interpelle|rappelle"
    "|renouvelle|réplique|revendique|signale"
)
"""Verbs that end as adjectives do."""
_ADJECTIVE = rf"(?!(?:{_VERBS})\b)[a-zà-ÿ]{{3,}}(?:iques?|aires?|iennes?|iens?|aises?|aux|al|ales?|elles?|ives?)"
"""The endings of adjectives that tell what an organisation is about: démographiques."""
_PLURAL = "[a-zà-ÿ-]{3,}s"
_AGAINST = rf"contre {_ARTICLE}[\w-]+(?: et {_ARTICLE}[\w-]+)?"
"""The evil that an organisation is against: contre le racisme et l'antisémitisme."""
NUMBER = lazy_pattern(r"[ -](?:\d{1,2}|I{1,3}|IV|VI{0,3}|IX|X)\b")
"""The number of a university: Rennes 2, Paris-VIII."""
UNIVERSITIES = ("Université ", "université ")
"""The beginnings of the names of universities."""
INSTITUTION_BEFORE = lazy_pattern(
    r"\b(?:[Mm]inistère|[Uu]niversité|[Pp]arquet|[Tt]ribunal|[Cc]our|[Rr]ectorat"
    rf"|[Cc]onseil (?:départemental|régional))(?: [a-zà-ÿ]+| d['’](?:appel|assises)){{0,3}} ?{_OF}$"
)
"""A ministry, a court or a university in small letters, right before the name of what it belongs to."""

ADJECTIVE_OF_PLACE = lazy_pattern(
    r"[a-zà-ÿ]{3,}(?:[aei]ls?|ales?|elles?|ines?|[iè]ères?|iers?|aires?|iens?|iennes?|ais|aises?|iques?|euses?|eux"
    r"|ois|oises?|oches?|itaines?|ains?|aines?|isées?|és?|ées?)"
)
"""A word that ends as adjectives of places do: voisine, côtière, portuaire."""


@cache
def tail() -> re.Pattern[str]:
    """Return the pattern of what may follow the noun that begins the name of an organisation."""
    adjectives = _any_of(word_set("adjectives"))
    nouns = _any_of(word_set("subjects"))
    return re.compile(
        rf"(?: {_NAME})?(?:(?: {_ADJECTIVE})? {_AGAINST})?"
        rf"(?: (?:(?i:{adjectives})|{_ADJECTIVE})\b| (?:et )?{_OF}{_NAME}"
        rf"|,? {_BEFORE_NOUN}(?i:{nouns})\b| (?:et )?des {_PLURAL}\b)*"
    )


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first, which tries those of one first letter."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())
