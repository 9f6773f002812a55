"""A light French stemmer for folded words: number, gender and the commonest derivations, and no more.

The rules restate, for words that have already lost their accents, the light stemmer for French of J. Savoy ("Light
Stemming Approaches for the French, Portuguese, German and Hungarian Languages", SAC 2006). Added to them: the
feminine of -ais and -ois (française, chinoise), -ail with -aux (travail, travaux), -if with -ive (actif, active).
"""

from __future__ import annotations

import re

_INFLECTION = (
    # (letters of the shortest word the rule is for, ending, what replaces it); each rule is tried in turn
    (6, re.compile(r"(?<=[ao]i)ses?$"), ""),
    (6, re.compile(r"(?<!e)aux$"), "al"),
    (6, re.compile(r"ails?$"), "al"),
    (4, re.compile(r"x$"), ""),
    (4, re.compile(r"s$"), ""),
    (5, re.compile(r"if$"), "iv"),
)
_DERIVATION = (
    # the first rule whose ending is found is the only one applied
    (10, re.compile(r"issement$"), "ir"),
    (9, re.compile(r"issant$"), "ir"),
    (7, re.compile(r"ement$"), ""),
    (11, re.compile(r"ficat(?:rice|eur)$"), "fi"),
    (9, re.compile(r"cat(?:rice|eur)$"), "qu"),
    (8, re.compile(r"at(?:rice|eur)$"), ""),
    (7, re.compile(r"t(?:rice|eur|euse)$"), "t"),
    (6, re.compile(r"euse$"), "eu"),
    (6, re.compile(r"ieme$"), ""),
    (7, re.compile(r"iere$"), "i"),
    (9, re.compile(r"ere$"), ""),
    (5, re.compile(r"(?<=[fm])olle$"), "ou"),
    (10, re.compile(r"nnelle?$"), "n"),
    (9, re.compile(r"ique$"), ""),
    (9, re.compile(r"esse$"), ""),
    (8, re.compile(r"inage$"), "in"),
    (10, re.compile(r"isat(?:ion|eur)$"), ""),
    (9, re.compile(r"[ai]tion$"), ""),
)
_DOUBLED = re.compile(r"([a-z])\1")
_MUTE = re.compile(r"(?:ie|e{0,2}r?)$")


def stem(word: str) -> str:
    """The stem that the inflected forms of a folded word (lower case, no accents) share."""
    if len(word) <= 3 or not word.isalpha():
        return word
    for shortest, ending, replacement in _INFLECTION:
        if len(word) >= shortest:
            word = ending.sub(replacement, word)
    return _bare(_root(word))


def _root(word: str) -> str:
    for shortest, ending, replacement in _DERIVATION:
        if len(word) >= shortest and (found := ending.search(word)):
            return word[: found.start()] + replacement
    return word


def _bare(word: str) -> str:
    """Without doubled letters, and without mute letters at the end of words that stay recognisable."""
    if len(word) <= 4:
        return word
    word = _DOUBLED.sub(r"\1", word)
    return _MUTE.sub("", word, count=1) if len(word) > 4 else word
