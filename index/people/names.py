"""How one name is spelt in many ways: folding, tokens, and keys that bring its spellings together.

A name written in Arabic, Persian, Hebrew or Cyrillic reaches the French press in many Latin spellings:
Qassem, Kassem, Ghassem; al-Chaabi, ash-Sha'abi. `safe_key` keeps the classes of consonants that
transcriptions agree on and two classes of vowels (open or front: a; rounded: u), which is coarse enough to
bring those spellings together and fine enough that two people of one article seldom share a key.
`skeleton` keeps the consonants alone: it finds more spellings (Hachd, Hached) and more strangers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from index.people.gazetteer import entries
from index.people.particles import FILIATION

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
_TRANSCRIBED = str.maketrans(
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

_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
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
)
_EASTERN = re.compile(r"\bab|\bnasr|d[ei]+n|\b[aeu](?:[lsnrtzd]|sh|ch|th|dh)[-\s]")
_BOUNDARY = re.compile(r"[\s\-.,]+")
_DOUBLED = re.compile(r"(.)\1+")
_MUTE_E = re.compile(r"(?<=n)e$|(?<=ch)e$|(?<=ss)e$")
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
_HEARD = re.compile("|".join(f"({pattern})" for _, pattern in _CONSONANTS))
_SOUNDS = ("", *(sound for sound, _ in _CONSONANTS))
_VOWELS = frozenset("aeiouy")
_VOWEL_CLASSES = str.maketrans(dict.fromkeys("aeiy", "a") | dict.fromkeys("ou", "u"))
_SAME_VOWELS = re.compile(r"([au])\1+")
_WRITTEN_VOWELS = str.maketrans(dict.fromkeys(_VOWELS))


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """The name in lower case, without accents or apostrophes, its words one space apart.

    Args:
        name: A name, or one word of a name, in any script.
    """
    lowered = name.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize(
            "NFKD", lowered
        ).lower()  # again: what a sign stands for may be a capital
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(lowered.translate(_LETTERS).split())


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name in order, without articles (al-, ech-).

    Compounds that are written in one word or several become one (Abd el-Fattah, Salah ad-Din).
    """
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).lower().translate(_TRANSCRIBED)
    folded = fold_name(name)
    if _EASTERN.search(folded):
        for pattern, replacement in _REWRITES:
            folded = pattern.sub(replacement, folded)
    return tuple(word for word in _BOUNDARY.split(folded) if word)


def name_tokens(name: str) -> tuple[str, ...]:
    """The folded words that tell a name from another, in order: those of `name_words` but filiation (ben, ibn)."""
    words = name_words(name)
    if FILIATION.isdisjoint(words[1:]):
        return words
    return (words[0], *(word for word in words[1:] if word not in FILIATION))


@cache
def given_names() -> dict[str, str]:
    """Spellings of given names -> the first spelling of that name in the list.

    It holds names that sound like others (Marie, Maria) and names spelt in ways that do not sound alike
    (Serguei, Sergey): of those, what is written tells more than what is heard.
    """
    return {
        spelling: line.split()[0] for line in entries("given_names") for spelling in line.split()
    }


@lru_cache(maxsize=1 << 14)
def safe_key(name: str) -> str:
    """A key that most spellings of a name share and few other names do: one group of sounds a token.

    An empty string when the name has no letter; equal keys are a sign, not a proof, that two names are one.
    """
    return " ".join(filter(None, map(token_sounds, name_tokens(name))))


def token_sounds(token: str) -> str:
    """Classes of consonants and of vowels of a folded word; doubled signs, inner h, a mute final e left out."""
    if token in FILIATION:
        return "b"
    classes = heard(given_names().get(token, token)).translate(_VOWEL_CLASSES)
    # neighbouring vowels of one class sound as one; doubled consonants went before, but h may have parted two
    return _SAME_VOWELS.sub(once, classes)


def once(doubled: re.Match[str]) -> str:
    """The sign that a match repeats."""
    return doubled[1]


@lru_cache(maxsize=1 << 14)
def heard(token: str) -> str:
    """A folded word with its consonants as they sound, its vowels as they are written; an initial y is capital."""
    spelt = _DOUBLED.sub(once, _MUTE_E.sub("", token).replace("ee", "i").replace("oo", "u"))
    sounds = _DOUBLED.sub(once, _HEARD.sub(lambda match: _SOUNDS[match.lastindex or 0], spelt))
    sounds = sounds[:1] + sounds[1:].replace("h", "")
    return "Y" + sounds[1:] if sounds[:1] == "y" and sounds[1:2] in _VOWELS else sounds


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """A looser key than `safe_key`, without vowels, to widen a search: strangers share it too.

    An empty string when the name has no letter.
    """
    return " ".join(filter(None, map(_bones, name_tokens(name))))


def skeleton_token(word: str) -> str:
    """The skeleton of one word of a text or a query: equal to that of the same word in a name.

    Args:
        word: A word; what else than letters parts it counts for nothing.
    """
    return "".join(map(_bones, name_tokens(word)))


def _bones(token: str) -> str:
    sounds = heard(given_names().get(token, token))
    opening = "A" if sounds[:1] in _VOWELS else ""
    return opening + sounds.translate(_WRITTEN_VOWELS)
