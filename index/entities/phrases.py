"""Names of organisations that are made of common words: Fédération française de football."""

from __future__ import annotations

import re
from functools import cache

from index.entities.lists import word_set

MAX_PHRASE_CHARS = 160
"""Characters in which the name of an organisation is looked for."""
MAX_BEFORE_CHARS = 70
"""Characters before a name in which the noun is looked for that it belongs to."""

INSTITUTIONS = frozenset(
    [
        "ministère",
        "université",
        "parquet",
        "tribunal",
        "cour",
        "rectorat",
        "appel",
        "assises",
        "instance",
        "commerce",
        "correctionnel",
        "administratif",
        "judiciaire",
        "pénal",
        "militaire",
        "spécial",
        "départemental",
        "régional",
    ]
)
"""The nouns of institutions, and the last words of their names before a place."""

_GENERAL = frozenset(
    [
        "national",
        "nationale",
        "régional",
        "régionale",
        "départemental",
        "municipal",
        "général",
        "générale",
    ]
)
"""Adjectives that do not tell an organisation from others of its noun."""
_SMALL_WORDS = frozenset(
    ["de", "du", "des", "la", "le", "les", "en", "et", "pour", "contre", "sur", "aux", "à"]
)
_GOES_ON = (" de ", " du ", " des ", " d'", " d’", " pour ")
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"(?:[LD]['’])?{_CAPITAL}[\w’'&-]*"
_NAME = rf"{_WORD}(?: (?:de |du |des |d['’])?{_WORD})*"
_OF = r"(?:de la |de l['’]|des |du |de |d['’])"
_ARTICLE = "(?:la |le |les |l['’])?"
_BEFORE_NOUN = (
    rf"(?:{_OF}|(?:pour|contre|sur) {_ARTICLE}|en |aux |à la |à l['’]|et {_OF}?{_ARTICLE})"
)
_ADJECTIVE = "[a-zà-ÿ]{3,}(?:iques?|aires?|iennes?|iens?|aises?|aux|ales?|elles?|ives?)"
"""The endings of adjectives that tell what an organisation is about: démographiques."""
_PLURAL = "[a-zà-ÿ-]{3,}s"
_LOWER_NOUN = re.compile(
    r"\b(?:[Mm]inistère|[Uu]niversité|[Pp]arquet|[Tt]ribunal|[Cc]our|[Rr]ectorat"
    rf"|[Cc]onseil (?:départemental|régional))(?: [a-zà-ÿ]+| d['’](?:appel|assises)){{0,3}} ?{_OF}$"
)


@cache
def _tail() -> re.Pattern[str]:
    """Return the pattern of what may follow the noun that begins the name of an organisation."""
    adjectives = "|".join(sorted(word_set("adjectives"), key=len, reverse=True))
    nouns = "|".join(sorted(word_set("subjects"), key=len, reverse=True))
    return re.compile(
        rf"(?: {_NAME})?"
        rf"(?: (?:(?i:{adjectives})|{_ADJECTIVE})\b| (?:et )?{_OF}{_NAME}"
        rf"|,? {_BEFORE_NOUN}(?i:{nouns})\b| (?:et )?des {_PLURAL}\b)*"
    )


def phrase_end(text: str, noun_end: int) -> int:
    """Return where the name of an organisation ends, or -1 if its noun has nothing that tells more.

    Args:
        text: The text.
        noun_end: The offset after the noun.
    """
    tail = _tail().match(text, noun_end, noun_end + MAX_PHRASE_CHARS)
    if tail is None or tail.end() == noun_end or _is_cut_short(text, noun_end, tail.end()):
        return -1
    return tail.end()


def _is_cut_short(text: str, noun_end: int, end: int) -> bool:
    """Return True if only adjectives follow a noun, and the name goes on or tells nothing.

    So do Institut national de …, whose next word nobody knows, and Conseil régional.
    """
    words = text[noun_end:end].split()
    if not all(word.islower() and word not in _SMALL_WORDS for word in words):
        return words[0] == "et"
    is_general = len(words) == 1 and words[0] in _GENERAL
    return is_general or text.startswith(_GOES_ON, end)


def phrase_around(text: str, start: int) -> tuple[int, int] | None:
    """Return the name of an institution, in small letters, that a capitalised word is the end of.

    It is that of a ministry, a court or a university: ministère de l'Intérieur.

    Args:
        text: The text.
        start: The offset of the capitalised word.
    """
    noun = _LOWER_NOUN.search(text, max(start - MAX_BEFORE_CHARS, 0), start)
    if noun is None:
        return None
    noun_end = noun.start() + len(noun.group().split(" ", 1)[0])
    end = phrase_end(text, noun_end)
    return (noun.start(), end) if end > start else None
