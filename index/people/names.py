"""Fold a name, split it into words, and compute keys that its spellings share.

A name written in Arabic, Persian, Hebrew or Cyrillic reaches the French press in many Latin
spellings: Qassem, Kassem, Ghassem; al-Chaabi, ash-Sha'abi. `safe_key` keeps the classes of
consonants that transcriptions agree on and two classes of vowels (open or front: a; rounded: u).
This is coarse enough to join those spellings, and fine enough that two people of one article seldom
share a key. `skeleton` keeps the consonants alone: it joins more spellings (Hachd, Hached) and more
strangers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from index.analysis.particles import FILIATION
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import entries

MAX_CACHED_NAMES = 1 << 14
"""Names, or words, that each cache of this package keeps: the news repeats the same ones."""

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "þ": "th",
    }
    | {"‑": "-", "‐": "-", "–": "-"}
    | dict.fromkeys("’‘ʼʿʾ`´'ʹ", "")
)
_TRANSCRIBED_LETTERS = str.maketrans(
    {
        "š": "sh",
        "ş": "sh",
        "ś": "sh",
        "č": "ch",
        "ć": "ch",
        "ç": "s",
        "ž": "j",
        "ż": "j",
        "ź": "j",
        "ẓ": "z",
    }
    | {"ḫ": "kh", "ḵ": "kh", "ḡ": "gh", "ġ": "gh", "ṯ": "th", "ḏ": "dh", "ǧ": "dj"}
)

_COMPOUNDS = (
    # Abdallah, Abd Allah; then every other "servant of": Abd el-Fattah, Abdelfattah, Abd ar-Rahman
    (r"\babd(?:[aeou]+|[\s-]+[aeu]*)l+ah?\b", "abdla"),
    (
        r"\babd[\s-]*(?:(?:al|[eou]l|[ou]ul|[ae]s|ess|[aeou]r|our|err|[aeu]n|enn|[ae]zz)[\s-]*(?=[^\W\d_aeiou]))",
        "abd",
    ),
    (r"\babd[\s-]*(?:al|[eou]l|oul)[\s-]*(?=[aeiou])|\babd[\s-]+(?=[aeiou])", "abd"),
    # the article: al-, el-, and before a sun letter as-, ech-, ad-…
    (r"\b[aeu](?:[lsnrtzd]|sh|ch|th|dh)-(?=\w)|\b[aeu]l\s+(?=\w)", ""),
    (r"\bnasr[\s-]*[ao]l+ah?\b", "nasrala"),
    # Saladin, Salah ad-Din, Nour Eddine
    (
        r"[\s-]+(?:al|el|ed|ad|ud|od|eld|ald)?[\s-]*d+[ei]+n+e?\b|(?<=\w)[aeou]d+[ei]n+e?\b",
        "din",
    ),
    (r"\bab(?:ou|i|oo|o)\b", "abu"),
    (r"\babou?\s*bak[ae]?r\b|\babu\s*bak[ae]?r\b|\babou?bakr\b", "abubakr"),
)
_COMPOUND_REWRITES = tuple(
    (lazy_pattern(pattern), replacement) for pattern, replacement in _COMPOUNDS
)
_HAS_COMPOUND = lazy_pattern(r"\bab|\bnasr|d[ei]+n|\b[aeu](?:[lsnrtzd]|sh|ch|th|dh)[-\s]")
_BOUNDARY = lazy_pattern(r"[\s\-.,]+")
_DOUBLED = lazy_pattern(r"(.)\1+")
_ENDINGS_IN_MUTE_E = ("ne", "che", "sse")
_CONSONANTS = (
    ("ov", r"(?:[oe][wv]|[iy]ev)$"),
    ("j", r"dz?sch|dzs|dzh|dj|dz(?=[aeiouj])|dg(?=e)|zh"),
    ("S", r"t?sch|tch|sz|cz|sh|ch"),
    ("k", r"kh|gh|ck|cq|qu(?=[aeio])|q|g(?=[aou]|[^aeiouy]|$)|gu(?=[ei])"),
    ("s", r"c(?=[eiy])"),
    ("k", r"c"),
    ("ks", r"x"),
    ("f", r"ph"),
    ("t", r"th"),
    ("d", r"dh"),
    ("z", r"tz|ts"),
    ("j", r"g"),
    ("v", r"^ou(?=[aeiy])|(?<=..)ou(?=[aei])|(?<=[ae])(?:ou|oo|u)|w"),
)
"""A sound, and the ways in which transcriptions spell it."""
# a group around each pattern would be entered at every letter, which takes four times as long
_SPELLINGS = lazy_pattern("|".join(f"(?:{pattern})()" for _, pattern in _CONSONANTS))
_SOUNDS = ("", *(sound for sound, _ in _CONSONANTS))
_VOWELS = frozenset("aeiouy")
_VOWEL_CLASSES = str.maketrans(dict.fromkeys("aeiy", "a") | dict.fromkeys("ou", "u"))
_REPEATED_VOWEL = lazy_pattern(r"([au])\1+")
_WITHOUT_VOWELS = str.maketrans(dict.fromkeys(_VOWELS))


@lru_cache(maxsize=MAX_CACHED_NAMES)
def fold_name(name: str) -> str:
    """Return a name in lower case, without accents or apostrophes, its words one space apart.

    Args:
        name: A name, or one word of a name, in any script.
    """
    lowered = name.lower()
    if not lowered.isascii():
        # lowered again: the letter that a compatibility character stands for may be a capital
        decomposed = unicodedata.normalize("NFKD", lowered).lower()
        letters = [letter for letter in decomposed if not unicodedata.combining(letter)]
        lowered = "".join(letters)
    if lowered.isascii() and lowered.isalpha():  # as most words are
        return lowered
    words = lowered.translate(_LETTERS).split()
    return " ".join(words)


@lru_cache(maxsize=MAX_CACHED_NAMES)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in order, without articles (al-, ech-).

    Compounds that are written in one word or several become one (Abd el-Fattah, Salah ad-Din).
    """
    if not name.isascii():
        composed = unicodedata.normalize("NFC", name).lower()
        name = composed.translate(_TRANSCRIBED_LETTERS)
    folded = fold_name(name)
    if _HAS_COMPOUND.search(folded):
        for pattern, replacement in _COMPOUND_REWRITES:
            folded = pattern.sub(replacement, folded)
    if folded.isalpha():
        return (folded,)
    words = _BOUNDARY.split(folded)
    return tuple(filter(None, words))


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name that distinguish it: those of `name_words` without filiation."""
    words = name_words(name)
    if FILIATION.isdisjoint(words[1:]):
        return words
    distinctive = [word for word in words[1:] if word not in FILIATION]
    return (words[0], *distinctive)


@cache
def given_names() -> dict[str, str]:
    """Map each spelling of a given name to the first spelling of that name in the list.

    The list has names that sound like others (Marie, Maria) and names whose spellings do not sound
    alike (Serguei, Sergey). For those, spelling tells more than sound.
    """
    first_spellings: dict[str, str] = {}
    for line in entries("given_names"):
        spellings = line.split()
        for spelling in spellings:
            first_spellings[spelling] = spellings[0]
    return first_spellings


@lru_cache(maxsize=MAX_CACHED_NAMES)
def safe_key(name: str) -> str:
    """Return a key that most spellings of a name share and few other names do.

    It has one group of sounds per word, and is empty if the name has no letter. Equal keys make it
    likely, not certain, that two names are one.
    """
    groups = map(sound_classes, name_tokens(name))
    return " ".join(filter(None, groups))


def sound_classes(token: str) -> str:
    """Return the classes of the consonants and vowels of a folded word.

    Doubled letters, an inner h and a mute final e are left out.
    """
    if token in FILIATION:
        return "b"
    known_spelling = given_names().get(token, token)
    classes = spoken_form(known_spelling).translate(_VOWEL_CLASSES)
    # neighbouring vowels of one class sound as one; they may stand together only now, without h
    return _REPEATED_VOWEL.sub(repeated_character, classes)


def repeated_character(match: re.Match[str]) -> str:
    """Return the character that a match repeats."""
    return match[1]


@lru_cache(maxsize=MAX_CACHED_NAMES)
def spoken_form(token: str) -> str:
    """Return a folded word with its consonants as they sound and its vowels as they are written.

    An initial y before a vowel is a capital Y: it is a consonant.
    """
    voiced = token[:-1] if token.endswith(_ENDINGS_IN_MUTE_E) else token
    spelt = voiced.replace("ee", "i").replace("oo", "u")
    spelt = _DOUBLED.sub(repeated_character, spelt)
    sounds = _SPELLINGS.sub(_sound_of_spelling, spelt)
    sounds = _DOUBLED.sub(repeated_character, sounds)
    opening = sounds[:1]
    rest = sounds[1:].replace("h", "")
    if opening == "y" and rest[:1] in _VOWELS:
        opening = "Y"
    return opening + rest


def _sound_of_spelling(spelling: re.Match[str]) -> str:
    """Return the sound that a match of `_SPELLINGS` stands for."""
    return _SOUNDS[spelling.lastindex or 0]


@lru_cache(maxsize=MAX_CACHED_NAMES)
def skeleton(name: str) -> str:
    """Return a looser key than `safe_key`, without vowels, to widen a search.

    Strangers share it, too. It is empty if the name has no letter.
    """
    skeletons = map(_token_skeleton, name_tokens(name))
    return " ".join(filter(None, skeletons))


def skeleton_token(word: str) -> str:
    """Return the skeleton of one word of a text or a query, equal to that of the word in a name.

    Args:
        word: A word; characters other than letters may divide it.
    """
    return "".join(map(_token_skeleton, name_tokens(word)))


def _token_skeleton(token: str) -> str:
    """Return the consonants of a folded word, with an A before them if it opens with a vowel."""
    known_spelling = given_names().get(token, token)
    sounds = spoken_form(known_spelling)
    opening = "A" if sounds[:1] in _VOWELS else ""
    return opening + sounds.translate(_WITHOUT_VOWELS)
