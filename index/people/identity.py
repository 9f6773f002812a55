"""Who is who across articles: one key for one person however the name is spelt, and what a typed name may mean."""

from __future__ import annotations

import re
from functools import lru_cache

from index.people.names import given_names, heard, name_words, once, safe_key
from index.people.particles import FILIATION

_NUMERAL = re.compile(r"[ivx]+")
_WESTERN = re.compile(r"eu|c(?![ehiy])|x|gn|[aeo]rd$|ert$|aud$|(?<!o)on$|ot$")
_LONG_I = re.compile(r"^e(?=[^aeiouy])|(?<=a[^aeiouy])e(?=[^aeiouy])")
_VOWELS = str.maketrans("eyo", "aiu")
_SAME_VOWELS = re.compile(r"([aeiou])\1+")


@lru_cache(maxsize=1 << 14)
def identity(name: str) -> str:
    """The key under which the same person of different articles is one: a key a word, the surname's last.

    It tells apart more than `safe_key` does: given names that are known to differ (Marie and Maria, Jamal and Jamil),
    endings that make another name (Sami, Samia), and vowels of Western names. As every word has its key by itself, the
    key of a surname ends the key of every full name that ends with it.

    Args:
        name: A name without titles; any string will do.

    Returns:
        Keys joined by spaces; an empty string when the name has no letter.
    """
    return " ".join(filter(None, map(_key, name_words(name))))


@lru_cache(maxsize=1 << 14)
def _key(token: str) -> str:
    """A given name that is listed or a numeral, in capitals; filiation as one sign; or else how the word sounds."""
    if token in FILIATION:
        return "b"
    if listed := given_names().get(token):
        return listed.upper()
    return token.upper() if _NUMERAL.fullmatch(token) else _sounds(token)


def _sounds(token: str) -> str:
    """The sounds of a word, its vowels as they are written in a Western name, in three classes in a transcribed one.

    Transcriptions write e for either of two Arabic vowels. After a long a (Nasser, Taleb, Rached) and at the beginning
    (Ebrahim) it is an i, elsewhere (Mehdi, Redouane) an a.
    """
    sounds = heard(token)
    if western := _WESTERN.search(token):
        return (
            _SAME_VOWELS.sub(once, sounds.replace("eav", "av").replace("y", "i"))
            + western[0].upper()
        )
    return _SAME_VOWELS.sub(once, _LONG_I.sub("i", sounds).translate(_VOWELS))


def alike(one: str, other: str) -> bool:
    """Whether two names of one article, where few people sound the same, are spellings of one.

    They have the same `safe_key`, and no two given names that are known to differ.
    """
    mine, theirs = identity(one), identity(other)
    if mine == theirs:
        return True
    keys = [*zip(mine.split(), theirs.split(), strict=False)]
    if any(key != another and key.isupper() and another.isupper() for key, another in keys):
        return False
    return safe_key(one) == safe_key(other)


def fits(typed: str, name: str) -> bool:
    """Whether a typed name may mean a person: in any spelling, in full, by the surname alone, without a middle name.

    Args:
        typed: What somebody looks for: Soleimani, Kassem Soleimani, Ben Laden.
        name: A person's full name.
    """
    wanted, known = identity(typed).split(), identity(name).split()
    if not wanted or not known:
        return False
    if wanted == known[-len(wanted) :]:
        return True
    short, long = sorted((wanted, known), key=len)
    if len(short) < 2 or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(key in rest for key in short)
