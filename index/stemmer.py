"""A light French stemmer for folded words: number, gender and the commonest derivations, and no more.

The rules restate, for words that have already lost their accents, the light stemmer for French of J. Savoy ("Light
Stemming Approaches for the French, Portuguese, German and Hungarian Languages", SAC 2006). Added to them: the
feminine of -ais and -ois (française, chinoise), -ail with -aux (travail, travaux), -if with -ive (actif, active).
"""

from __future__ import annotations

import re

_STEPS = (
    # Of each step, the first rule that fits is applied: (letters of the shortest word, ending, what replaces it).
    (
        (6, "aises", "ai"),
        (6, "aise", "ai"),
        (6, "oises", "oi"),
        (6, "oise", "oi"),
        (6, "eaux", "eau"),
        (6, "aux", "al"),
        (6, "ails", "al"),
        (6, "ail", "al"),
        (4, "x", ""),
    ),
    ((4, "s", ""),),
    ((5, "if", "iv"),),
    (
        (10, "issement", "ir"),
        (9, "issant", "ir"),
        (7, "ement", ""),
        (11, "ficatrice", "fi"),
        (11, "ficateur", "fi"),
        (9, "catrice", "qu"),
        (9, "cateur", "qu"),
        (8, "atrice", ""),
        (8, "ateur", ""),
        (7, "trice", "t"),
        (7, "teuse", "t"),
        (7, "teur", "t"),
        (6, "euse", "eu"),
        (6, "ieme", ""),
        (7, "iere", "i"),
        (9, "ere", ""),
        (5, "folle", "fou"),
        (5, "molle", "mou"),
        (10, "nnelle", "n"),
        (10, "nnel", "n"),
        (9, "ique", ""),
        (9, "esse", ""),
        (8, "inage", "in"),
        (10, "isation", ""),
        (9, "ation", ""),
        (9, "ition", ""),
    ),
)
_DOUBLED = re.compile(r"([a-z])\1")


def stem(word: str) -> str:
    """The stem that the inflected forms of a folded word (lower case, no accents) share."""
    if len(word) <= 3 or not word.isalpha():
        return word
    for rules in _STEPS:
        for shortest, ending, replacement in rules:
            if word.endswith(ending) and len(word) >= shortest:
                word = word[: -len(ending)] + replacement
                break
    return _bare(word)


def _bare(word: str) -> str:
    """Without doubled letters, and without mute letters at the end of words that stay recognisable."""
    if len(word) <= 4:
        return word
    word = _DOUBLED.sub(r"\1", word)
    if len(word) <= 4:
        return word
    if word.endswith("ie"):
        return word[:-2]
    return word.removesuffix("r").removesuffix("e").removesuffix("e")
