"""The words that tell what an article is about: no function words, and no more than are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import filterfalse

from index.analysis.analyzer import Token, fold, stop_words, tokenize
from index.analysis.lexicon import french_lexicon
from index.cleaning.language_words import languages_by_word

MAX_SUBJECT_CHARS = 100_000
"""Characters of a text, the first ones, that tell its subject: a second of work. Few articles have
more than a tenth of them, and the rest of a long report repeats its subject."""
TITLE_FACTOR = 3
"""Words of the body that a word of the title counts as."""
_FRENCH, _ENGLISH = "fr", "en"


def lemma_frequencies(title: str, body: str, language: str = _FRENCH) -> Counter[str]:
    """Count the lemmas of an article, those of its title several times over.

    Args:
        title: Its title.
        body: Its text.
        language: ISO 639-1 code of the language whose function words are left out.
    """
    frequencies = Counter(lemmas(body, language))
    for lemma in lemmas(title, language):
        frequencies[lemma] += TITLE_FACTOR
    return frequencies


def first_forms(title: str, body: str, language: str = _FRENCH) -> Mapping[str, str]:
    """Return the form in which an article first has each of its lemmas, rather within a sentence."""
    forms: dict[str, str] = {}
    for text in (body, title):
        for token in _tokens(text, language):
            form = text[token.start : token.end]
            forms[token.lemmas[0]] = min(forms.get(token.lemmas[0], form), form, key=_is_capital)
    return forms


def lemmas(text: str, language: str = _FRENCH) -> list[str]:
    """List the lemmas of the words of a text that are neither function words nor single letters."""
    return [token.lemmas[0] for token in _tokens(text, language)]


def _tokens(text: str, language: str) -> Iterator[Token]:
    """Yield the words of the beginning of a text that may tell its subject."""
    foreign_words = _foreign_function_words(language)
    for token in tokenize(text[:MAX_SUBJECT_CHARS]):
        if len(token.exact) < 2 or token.exact in stop_words():
            continue
        word = text[token.start : token.end]
        # "OM" is a club, and "IS" an organisation
        if word.isupper() or word.lower() not in foreign_words:
            yield token


@cache
def _foreign_function_words(language: str) -> frozenset[str]:
    """Return the function words of a foreign language, and those of English that French has not.

    Articles in French quote English.
    """
    lists = languages_by_word().items()
    of_language: set[str] = set()
    if language != _FRENCH:  # "fait" is a noun as well
        of_language = {word for word, languages in lists if language in languages}
    english = {word for word, languages in lists if _ENGLISH in languages}
    return frozenset(of_language.union(filterfalse(_is_french, english)))


def _is_french(word: str) -> bool:
    """Return True if French has a word with the same letters and accents."""
    readings = french_lexicon().readings(fold(word))
    return any(reading.spelling.lower() == word for reading in readings)


def _is_capital(form: str) -> bool:
    return form[0].isupper()
