"""Particles and articles of names, folded: one list for each use, since each use needs other words.

BINDING_PARTICLES, LOOSE_PARTICLES   to find names in a text
FILIATION                            to compare names
ARABIC_ARTICLES, OPTIONAL_ARTICLES   to match names in a query
UNCAPITALISED_PARTICLES              to guess which words of a query are names
LONE_PARTICLES                       to highlight names in a hit
"""

from __future__ import annotations

BINDING_PARTICLES = frozenset(
    (
        "abou",
        "abu",
        "ag",
        "al",
        "ben",
        "bin",
        "bint",
        "el",
        "ibn",
        "ould",
        "oum",
        "oumm",
        "umm",
        "van",
        "von",
    )
)
"""Particles that always belong to a name: Mohammed ben Salmane, Abou Bakr, Ursula von der Leyen."""

LOOSE_PARTICLES = frozenset(
    (
        "af",
        "bani",
        "bey",
        "d",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "oul",
        "ter",
        "ul",
        "y",
        "zu",
    )
)
"""Particles that belong to a name only after a first name: Dominique de Villepin."""

PARTICLES = BINDING_PARTICLES | LOOSE_PARTICLES

FILIATION = frozenset(("ben", "bin", "ibn", "bint", "b"))
"""Words between a name and a father's, which some spellings leave out: Mohammed ben Salmane."""

ARABIC_ARTICLES = frozenset(
    ("al", "el", "ul", "ad", "ed", "ar", "er", "as", "an", "at", "ach", "ech", "ash", "az", "ez")
)
"""The article of Arabic names as it is written: before some letters it sounds like them. The words
around it may stand side by side in an article: Hachd al-Chaabi, Hachd Chaabi."""

OPTIONAL_ARTICLES = frozenset(("al", "el"))
"""The articles of Arabic names that an article need not contain to match a query. They are few,
since an, as and er are also words and codes that a query may be about."""

UNCAPITALISED_PARTICLES = BINDING_PARTICLES | {"as", "ash", "ech", "ed", "er", "es", "ez"}
"""Particles that stay in lower case where a query without capitals is read as if it had them."""

LONE_PARTICLES = frozenset(("al", "el", "ben", "bin", "ibn", "abou", "abu"))
"""Particles that are not highlighted where no other word of the name stands with them."""
