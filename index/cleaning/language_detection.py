"""Detect the language of a text by its script, or by the small words it is full of.

This is enough to leave a stray caption in English out of a French article. It does not tell close
languages apart by a few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.cleaning.language_words import SAMPLE_CHARS, WORD, is_surely_french, languages_by_word
from index.cleaning.writing_systems import OTHER_LETTER, language_of_script
from index.lazy_pattern import lazy_pattern

_MIN_SMALL_WORDS = 3
"""Small words that a text has at least of its language."""
_MIN_SMALL_WORD_SHARE = 0.2
"""Share of the words of a text that are small words of its language."""
_MIN_LEAD = 1.3
"""Times that the weight of the best language is greater than that of the next."""
_MIN_UNQUOTED_CHARS = 20
"""Characters around quotations that tell the language by themselves."""
_QUOTATION = lazy_pattern(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def detect_language(text: str) -> str | None:
    """Return the language of a text.

    Args:
        text: Any text; of a long one, the beginning, the middle and the end are looked at.

    Returns:
        Its ISO 639-1 code, such as "fr". None if the text is too short, or too mixed, to tell.
    """
    middle = len(text) // 2
    if is_surely_french(text[:SAMPLE_CHARS]) and is_surely_french(
        text[middle : middle + SAMPLE_CHARS]
    ):
        return "fr"
    sample = _sample(text)
    if OTHER_LETTER.search(sample):
        language = language_of_script(sample)
        if language:
            return language
    return _language_of_words(_words(sample))


def _sample(text: str) -> str:
    """Return the beginning, the middle and the end of a long text, or a short one as it is."""
    if len(text) <= 3 * SAMPLE_CHARS:
        return text
    middle = len(text) // 2
    return f"{text[:SAMPLE_CHARS]} {text[middle : middle + SAMPLE_CHARS]} {text[-SAMPLE_CHARS:]}"


def _words(sample: str) -> list[str]:
    """Return the words outside quotations, or all of them if little stands outside."""
    unquoted = _QUOTATION.sub(" ", sample)
    if len(unquoted) < _MIN_UNQUOTED_CHARS:
        return WORD.findall(sample.lower())
    return WORD.findall(unquoted.lower())


def _language_of_words(words: Sequence[str]) -> str | None:
    """Return the language that most small words belong to.

    Return None if they are too few, or another language has nearly as many.
    """
    languages_of = languages_by_word()
    small_words = [languages_of[word] for word in words if word in languages_of]
    weights = _weights(small_words)
    if not weights:
        return None
    best = max(weights, key=weights.__getitem__)
    best_weight = weights.pop(best)
    next_weight = max(weights.values(), default=0.0)
    count = sum(best in languages for languages in small_words)
    if count < max(_MIN_SMALL_WORDS, _MIN_SMALL_WORD_SHARE * len(words)):
        return None
    if best_weight < _MIN_LEAD * next_weight:
        return None
    return best


def _weights(small_words: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return the weight of each language that the small words belong to.

    A word of one language ("the") weighs 1, a word of three ("la") a third for each of them.
    """
    weights: dict[str, float] = {}
    for languages in small_words:
        for language in languages:
            weights[language] = weights.get(language, 0.0) + 1 / len(languages)
    return weights
