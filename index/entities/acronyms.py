"""Acronyms, and the names that a text explains them with: Front de libération nationale (FLN)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entities.french.words import NO_ORGANISATIONS
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import word_set
from index.people.names import fold_name

MIN_WORDS = 3
"""Words of a name that has an acronym."""
MAX_EXPLANATION_CHARS = 140
"""Characters before an acronym in which the name is looked for that it stands for."""
MAX_WORD_CHARS = 20
"""Characters before an acronym in which the last word is looked for."""
MAX_UNEXPLAINED_CHARS = 6
"""Letters of an acronym that no words explain: longer words in capitals are shouted."""

_ELIDED = lazy_pattern("[DL]['’]$")
_WORD = lazy_pattern(r"[^\W\d_]+")


def acronym_of(name: str) -> str:
    """Return the initials of a name of three words or more, those of grammar left out; else "".

    They are its acronym, as a rule: FLN of Front de libération nationale.
    """
    words = [word for word in _WORD.findall(name) if _has_initial(word)]
    return "".join(word[0] for word in words).upper() if len(words) >= MIN_WORDS else ""


def _has_initial(word: str) -> bool:
    """Return True if an acronym has the initial of a word: not of words of grammar, elided or not."""
    return len(word) > 2 and fold_name(word) not in word_set("function_words")


def is_among_capitals(text: str, start: int) -> bool:
    """Return True if the word before is in capitals as well, as in a headline."""
    window = text[max(start - MAX_WORD_CHARS, 0) : start]
    words = _ELIDED.sub("", window).split()
    return bool(words) and len(words[-1]) > 2 - words[-1].isalpha() and words[-1].isupper()


def explained_from(text: str, acronym: str, end: int) -> int:
    """Return where the name begins whose initials are an acronym, or -1 if there is none.

    Words of grammar may lack their letters. The first word has a capital.

    Args:
        text: The text.
        acronym: The acronym.
        end: The offset after the name: the acronym stands in brackets behind it.
    """
    letters = fold_name(acronym.replace(".", "").replace("-", ""))
    words = list(_WORD.finditer(text, max(end - MAX_EXPLANATION_CHARS, 0), end))
    longer_words = [word for word in words if _has_initial(word.group())]
    start = _start_of(longer_words, letters)
    return start if start >= 0 else _start_of(words, letters)


def _start_of(words: Sequence[re.Match[str]], letters: str) -> int:
    """Return where the last of some words begin whose initials are some letters, or -1."""
    left = len(letters)
    for match in reversed(words):
        word = fold_name(match.group())
        if word[:1] == letters[left - 1]:
            left -= 1
            if not left:
                is_name = match.group()[0].isupper() and word not in NO_ORGANISATIONS
                return match.start() if is_name else -1
        elif _has_initial(word):
            return -1
    return -1
