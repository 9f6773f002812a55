"""A light French stemmer: it strips number, gender, tenses and the commonest derivations.

The rules restate, for words that have lost their accents, the light stemmer for French of J. Savoy
("Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages", SAC 2006).
Added to them: the feminine of -ais and -ois (française, chinoise), -ail with -aux (travail,
travaux), -if with -ive (actif, active), feminines that no rule makes (longue), and the tenses in
which the press speaks of others: the imperfect, the conditional, the future, the simple past, and
the third person plural. The rules stand in `index.analysis.french`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from index.analysis.french import (
    DERIVATION_RULES,
    FINAL_F_RULES,
    FINAL_S_RULES,
    NO_TENSE,
    PLURAL_RULES,
    TENSE_RULES,
    SuffixRule,
    irregular_feminines,
    words_in_ent,
)

_RulesByLetter: TypeAlias = Mapping[str, list[SuffixRule]]
"""Rules by the last letter of their ending, so that few are tried on a word."""


def _group_by_last_letter(rules: Iterable[SuffixRule]) -> _RulesByLetter:
    """Group rules by the last letter of their ending, in their order."""
    groups: dict[str, list[SuffixRule]] = {}
    for rule in rules:
        _, ending, _ = rule
        groups.setdefault(ending[-1], []).append(rule)
    return groups


_PLURALS = _group_by_last_letter(PLURAL_RULES)
_FINAL_S = _group_by_last_letter(FINAL_S_RULES)
_FINAL_F = _group_by_last_letter(FINAL_F_RULES)
_TENSES = _group_by_last_letter(TENSE_RULES)
_DERIVATIONS = _group_by_last_letter(DERIVATION_RULES)
_DOUBLED_LETTER = re.compile(r"([a-z])\1")


def stem(word: str) -> str:
    """Return the stem that the inflected forms of a word share.

    Args:
        word: A folded word. One that is short, or not made of letters alone, is its own stem.
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    word = irregular_feminines().get(word.removesuffix("s"), word)
    word = _replace_ending(word, _PLURALS)
    word = _replace_ending(word, _FINAL_S)
    word = _replace_ending(word, _FINAL_F)
    if word in words_in_ent():  # "president" is not a verb as "votent" is
        return _strip_mute_letters(word)
    if not NO_TENSE.search(word):
        word = _replace_ending(word, _TENSES)
    return _strip_mute_letters(_replace_ending(word, _DERIVATIONS))


def _replace_ending(word: str, rules: _RulesByLetter) -> str:
    """Replace the ending of a word by the first rule that fits, if one does."""
    for min_letters, ending, replacement in rules.get(word[-1], ()):
        if word.endswith(ending) and len(word) >= min_letters:
            return word[: -len(ending)] + replacement
    return word


def _strip_mute_letters(word: str) -> str:
    """Undouble letters, and strip a final -ie, -r or -e. A word of four letters keeps them."""
    if len(word) <= 4:
        return word
    word = _DOUBLED_LETTER.sub(r"\1", word)
    if len(word) <= 4:
        return word
    if word.endswith("ie"):
        return word[:-2]
    return word.removesuffix("r").removesuffix("e").removesuffix("e")
