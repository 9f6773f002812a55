"""Lucene's two stemmers for French, restated as tables of rules: the light and the minimal one.

Both are J. Savoy's ("A Stemming Procedure and Stopword List for General French Corpora", JASIS 1999;
"Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages", SAC 2006), in
the shape that Lucene gives them. They are here to be compared with.
"""

from __future__ import annotations

import re

from index.analysis.folding import fold

_MIN_MINIMAL_CHARS = 6
_MIN_NORMAL_CHARS = 5
_DOUBLED_LETTER = re.compile(r"([^\W\d_])\1+")
_FINAL_RULES: tuple[tuple[int, str, str], ...] = (
    (10, "issement", "ir"),
    (9, "issant", "ir"),
    (9, "ivement", "if"),
    (7, "ement", "e"),
    (12, "ficatrice", "fier"),
    (11, "ficateur", "fier"),
    (10, "catrice", "quer"),
    (9, "cateur", "quer"),
    (9, "atrice", "er"),
    (8, "ateur", "er"),
    (7, "trice", "teur"),
    (6, "ième", ""),
    (8, "teuse", "ter"),
    (7, "teur", "ter"),
    (6, "euse", "eu"),
    (9, "ère", "er"),
    (8, "ive", "if"),
    (5, "folle", "fou"),
    (5, "molle", "mou"),
    (10, "nnelle", "n"),
    (10, "nnel", "n"),
    (9, "esse", "e"),
    (8, "inage", "in"),
    (10, "isation", ""),
    (10, "isateur", ""),
    (9, "ation", ""),
    (9, "ition", ""),
)
"""Least letters of a word, ending and replacement: the first rule that fits is applied."""
_TRICE = "trice"


def light_stem(word: str) -> str:
    """Return the stem of a word in lower case by the light stemmer. Accents need not be folded."""
    word = _without_plural(word)
    for min_letters, ending, replacement in _FINAL_RULES:
        if len(word) >= min_letters and word.endswith(ending):
            word = word.removesuffix(ending) + replacement
            if ending != _TRICE:  # its masculine is stemmed in turn
                return _normal(word)
    if len(word) > 4 and word.endswith("ète"):
        word = f"{word[:-3]}et"
    if len(word) > 8 and word.endswith("ique"):
        word = word.removesuffix("ique")
    return _normal(word)


def minimal_stem(word: str) -> str:
    """Return the stem of a word in lower case by the minimal stemmer."""
    if len(word) < _MIN_MINIMAL_CHARS:
        return word
    if word.endswith("x"):
        return f"{word[:-3]}al" if word.endswith("aux") else word[:-1]
    for letter in "sreé":
        word = word.removesuffix(letter)
    return word[:-1] if word[-1] == word[-2] else word


def _without_plural(word: str) -> str:
    """Strip the x or s of a plural, and make -aux -al."""
    if len(word) > 5 and word.endswith("aux") and word[-4] != "e":
        return f"{word[:-3]}al"
    if len(word) > 3 and word.endswith(("x", "s")):
        return word[:-1]
    return word


def _normal(word: str) -> str:
    """Fold accents, undouble letters, and strip mute endings of a word of five letters or more."""
    if len(word) >= _MIN_NORMAL_CHARS:
        word = _DOUBLED_LETTER.sub(r"\1", fold(word))
    if len(word) >= _MIN_NORMAL_CHARS:
        word = word.removesuffix("ie")
    if len(word) < _MIN_NORMAL_CHARS:
        return word
    for letter in "ree":
        word = word.removesuffix(letter)
    return word[:-1] if word[-1] == word[-2] else word
