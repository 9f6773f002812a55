"""Prefixes of words, which derived words share where their stems part: ministre, ministériel.

A French word says what it is about at its beginning, and inflects or derives at its end. Prefixes
of two lengths tell close relatives from distant ones: words that share six letters share four as
well. Prefixes are weak evidence: they rank articles and never find any.
"""

from __future__ import annotations

SHORT_PREFIX_CHARS = 4
"""Letters of a short prefix, which distant relatives share."""
_LONG_PREFIX_CHARS = 6


def word_prefixes(word: str) -> tuple[str, ...]:
    """Return the short and the long prefix of a folded word: "mini" and "minist" of "ministre".

    A word that is short, or not made of letters alone, is its own and only prefix.
    """
    if len(word) <= SHORT_PREFIX_CHARS or not word.isalpha():
        return (word,)
    return word[:SHORT_PREFIX_CHARS], word[:_LONG_PREFIX_CHARS]
