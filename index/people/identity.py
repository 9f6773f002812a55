"""Compute one key for one person, however articles spell the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.analysis.particles import FILIATION
from index.lazy_pattern import lazy_pattern
from index.people.names import (
    MAX_CACHED_NAMES,
    given_names,
    name_words,
    repeated_character,
    safe_key,
    spoken_form,
)

_ROMAN_NUMERAL = lazy_pattern(r"[ivx]+")
_WESTERN = lazy_pattern(
    r"eu|c(?![ehiy])|x|gn|[aeo]rd$|ert$|aud$|(?<!o)on$|ot$|ell?e?$|ette?$|ier$|(?:ff|pp|rr|tt)e$"
)
"""Spellings of Western names that hardly any transcription uses."""
_SYLLABLE = lazy_pattern(
    r"(?:[cszh]h|hs|ts|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?a(?:ng?|m|k|o|i)?|e(?:ng?|i|k|o|on|ong|ung)?|i(?:ng?|m|k|e|u|ong)?|o(?:ng?|m|k|u|o|ong)?"
    r"|u(?:ng?|m|k|i|o|a|an|ang|ai|e)?|ee|y(?:a|e|o|u|un|ung|eo|ang|ong))"
)
"""A word of one syllable, as names of China and Korea have: Wei, Zhang, Jong."""
_SPELT = "_"
"""The end of a key that is a spelling, which no other key has."""
_LONG_I = lazy_pattern(r"^e(?=[^aeiouy])|(?<=a[^aeiouy])e(?=[^aeiouy])")
_VOWEL_CLASSES = str.maketrans("eyo", "aiu")
_REPEATED_VOWEL = lazy_pattern(r"([aeiou])\1+")


@lru_cache(maxsize=MAX_CACHED_NAMES)
def identity_key(name: str) -> str:
    """Return the key under which the same person of different articles is one.

    It distinguishes more than `safe_key` does: given names that are known to differ (Marie and
    Maria, Jamal and Jamil), endings that make another name (Sami, Samia), and vowels of Western
    names. Each word has a key of its own. So the key of a surname ends the key of every full name
    that ends with it.

    Args:
        name: A name without titles; any string will do.

    Returns:
        The keys of the words, joined by spaces; empty if the name has no letter.
    """
    keys = map(_word_key, name_words(name))
    return " ".join(filter(None, keys))


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _word_key(word: str) -> str:
    """Return the key of a folded word.

    A listed given name, or a numeral, is a key in capitals. Filiation (ben, ibn) is `b`. Any other
    word is keyed by its sounds.
    """
    if word in FILIATION:
        return "b"
    given_name = given_names().get(word)
    if given_name:
        return given_name.upper()
    if _ROMAN_NUMERAL.fullmatch(word):
        return word.upper()
    return _sound_key(word)


def _sound_key(word: str) -> str:
    """Return the sounds of a word.

    A single syllable is told by its spelling, since its sounds are too few: Wei and Wai are two
    names. A Western name keeps its vowels. A transcribed one has them in three classes: transcriptions
    write e for either of two Arabic vowels. After a long a (Nasser, Taleb, Rached) and at the
    beginning (Ebrahim) it is an i, elsewhere (Mehdi, Redouane) an a.
    """
    if _SYLLABLE.fullmatch(word):
        return word + _SPELT
    spoken = spoken_form(word)
    western = _WESTERN.search(word)
    if western:
        with_vowels = spoken.replace("eav", "av").replace("y", "i")
        return _REPEATED_VOWEL.sub(repeated_character, with_vowels) + western[0].upper()
    classes = _LONG_I.sub("i", spoken).translate(_VOWEL_CLASSES)
    return _REPEATED_VOWEL.sub(repeated_character, classes)


def are_spellings(left: str, right: str) -> bool:
    """Return True if two names of one article are spellings of one name.

    They have the same `safe_key`, and no two given names that are known to differ. That is enough
    within one article, where few people sound the same.
    """
    left_key = identity_key(left)
    right_key = identity_key(right)
    if left_key == right_key:
        return True
    for left_word, right_word in zip(left_key.split(), right_key.split(), strict=False):
        are_listed = left_word.isupper() and right_word.isupper()
        if are_listed and left_word != right_word:
            return False
    return safe_key(left) == safe_key(right)


def may_mean(typed: str, name: str) -> bool:
    """Return True if a typed name may mean a person.

    It may be in any spelling, in full, the surname alone, or without a middle name.

    Args:
        typed: What the user looks for: Soleimani, Kassem Soleimani, Ben Laden.
        name: A person's full name.
    """
    typed_keys = identity_key(typed).split()
    name_keys = identity_key(name).split()
    if not typed_keys or not name_keys:
        return False
    if typed_keys == name_keys[-len(typed_keys) :]:
        return True
    short, long = sorted((typed_keys, name_keys), key=len)
    if len(short) < 2:
        return False
    if short[0] != long[0] or short[-1] != long[-1]:
        return False
    return is_subsequence(short, long)


def is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return True if the items of one sequence are in another, in the same order."""
    # looking for an item uses up the iterator as far as that item
    rest = iter(long)
    return all(item in rest for item in short)
