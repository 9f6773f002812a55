"""The beginnings of words: what derived words share where their stems part (ministre, ministère, ministériel).

French says what a word is about at its beginning and inflects or derives at its end. Two lengths tell near kin from
distant: those that share six letters share four as well. They are weak evidence: they rank, and never find.
"""

from __future__ import annotations

from functools import lru_cache

from index.analysis.analyzer import MAX_CACHED_WORDS, stop_words, word_terms, words

_SHORT, _LONG = 4, 6
"""Letters of the two beginnings of a word."""


def word_prefixes(word: str) -> tuple[str, ...]:
    """The beginnings of a folded word; one that is short, or no word of letters, stands for itself."""
    if len(word) <= _SHORT or not word.isalpha():
        return (word,)
    return word[:_SHORT], word[:_LONG]


def term_views(text: str) -> tuple[str, str, str]:
    """A text as the index holds it, terms in order and separated by single spaces.

    Returns:
        Its words as they stand, their stems, and the beginnings of those that are no stop words.
    """
    found = list(map(_word_views, words(text)))
    exact = " ".join([view for view, _, _ in found])
    stems = " ".join([view for _, view, _ in found])
    return exact, stems, "".join([view for _, _, view in found])[1:]


@lru_cache(maxsize=MAX_CACHED_WORDS)
def _word_views(word: str) -> tuple[str, str, str]:
    """The views of a surface form, a space before each beginning; memoised, since an archive repeats its words."""
    exact, stem = word_terms.__wrapped__(word)  # remembered here, and so not twice
    return (
        exact,
        stem,
        "" if exact in stop_words() else "".join(f" {part}" for part in word_prefixes(exact)),
    )
