"""A light French stemmer for folded words: number, gender and the commonest derivations, and no more.

The rules restate, for words that have already lost their accents, the light stemmer for French of J. Savoy ("Light
Stemming Approaches for the French, Portuguese, German and Hungarian Languages", SAC 2006). Added to them: the
feminine of -ais and -ois (française, chinoise), -ail with -aux (travail, travaux), -if with -ive (actif, active),
feminines that no rule makes (longue), and the tenses in which the press speaks of others: the imperfect, the
conditional, the future, the simple past, and the third person plural.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_Rules = tuple[tuple[int, str, str], ...]
"""The first that fits is applied: letters of the shortest word, ending, what replaces it."""
_ByLetter = Mapping[str, _Rules]
"""Rules by the last letter of their ending."""

_NUMBER: tuple[_Rules, ...] = (
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
    ((4, "if", "iv"),),
)
_VERBS: _Rules = (
    (8, "issaient", "ir"),
    (7, "issait", "ir"),
    (7, "issent", "ir"),
    (7, "issez", "ir"),
    (9, "eraient", ""),
    (7, "erait", ""),
    (8, "eront", ""),
    (8, "erent", ""),
    (7, "aient", ""),
    (6, "ait", ""),
    (7, "era", ""),
    (7, "ent", ""),
    (6, "ndre", "nd"),
    (6, "rdre", "rd"),
    (6, "ndue", "nd"),
    (6, "rdue", "rd"),
    (5, "ndu", "nd"),
    (5, "rdu", "rd"),
)
_DERIVATION: _Rules = (
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
)
*_NUMBERS, _TENSES, _DERIVATIONS = (
    {rule[1][-1]: tuple(other for other in rules if other[1][-1] == rule[1][-1]) for rule in rules}
    for rules in (*_NUMBER, _VERBS, _DERIVATION)
)
_NO_VERB = re.compile(r"(?:[fh]er|m)ent\Z|(?:f|tr|souh)ait\Z")
"""How nouns and adjectives end that are none, though they look it: adhérent, gouvernement, portrait, souhait."""
_DOUBLED = re.compile(r"([a-z])\1")


def stem(word: str) -> str:
    """The stem that the inflected forms of a folded word (lower case, no accents) share."""
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _feminines().get(word.removesuffix("s"), word)
    for rules in _NUMBERS:
        word = _changed(word, rules)
    if word in _words_in_ent():
        return _bare(word)
    if not _NO_VERB.search(word):
        word = _changed(word, _TENSES)
    return _bare(_changed(word, _DERIVATIONS))


def _changed(word: str, rules: _ByLetter) -> str:
    for shortest, ending, replacement in rules.get(word[-1], ()):
        if word.endswith(ending) and len(word) >= shortest:
            return word[: -len(ending)] + replacement
    return word


@cache
def _words_in_ent() -> frozenset[str]:
    return frozenset(" ".join(_lines("words_in_ent.txt")).split())


@cache
def _feminines() -> dict[str, str]:
    pairs = map(str.split, _lines("feminines.txt"))
    return {feminine: masculine for feminine, masculine in pairs}  # noqa: C416 - dict() would lose the types


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / "french" / name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


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
