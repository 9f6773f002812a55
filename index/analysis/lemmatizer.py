"""The lemmatizer: a word as it is written -> the terms of its lemmas.

The lexicon decides which forms are one word. The lemmas of a word that it does not know are guessed
by its ending, if it is no name.

How a word is written decides between readings of the same letters: "marché" is no form of "marche".
Where it cannot, every reading counts: in "ETAT" and "etat", which have lost their accents, and in
"MARCHE". A capital may begin a name or a sentence.
"""

from __future__ import annotations

from msgspec import Struct

from index.analysis.endings import guess_lemmas
from index.analysis.folding import fold, letters
from index.analysis.french import stop_words
from index.analysis.lexicon import Lexicon, Reading, Readings, french_lexicon
from index.analysis.ordinals import SECOND, SECONDE, ordinal_term

MIN_GUESSED_CHARS = 5
"""Shorter words that the lexicon does not know keep their form: most are names and acronyms."""
MAX_GUESSED_CHARS = 40
"""Longer words keep their form: they are junk, and their terms are cut."""
_OLD_ENDINGS = (
    *(("ans", "ants"), ("ens", "ents")),  # until 1835
    *(("ois", "ais"), ("oit", "ait"), ("oient", "aient")),
)
"""Endings of before the reforms of the Academy, and how they have been written since."""
_APOSTROPHES = ("'", "’")
"""The sign before the last letter of an English genitive, as in "McDonald's"."""
GUESSED = "~"
"""Ends the term of a guessed lemma, so that it is no name that has the same letters: "hamas" may be the
plural of a word that is written like the city of Hama."""


class SearchTerms(Struct, frozen=True):
    """The terms that a typed word looks for.

    Attributes:
        terms: Those of its lemmas.
        lesser_terms: Those of less likely lemmas: verbs, if it is a noun as well, and words that
            have the same letters with other accents.
        spellings: How it is spelt, if other words have the same letters.
    """

    terms: tuple[str, ...]
    lesser_terms: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


class IndexTerms(Struct, frozen=True):
    """The terms that a word of a text is found by.

    Attributes:
        terms: Those of all its lemmas.
        spellings: How it may be spelt, if other words have the same letters.
    """

    terms: tuple[str, ...]
    spellings: tuple[str, ...] = ()


def index_terms(
    word: str, key: str, *, is_name: bool = False, lexicon: Lexicon | None = None
) -> IndexTerms:
    """Return the terms of a word of a text.

    Args:
        word: The word as it is written.
        key: The word, folded.
        is_name: True if its capital can only begin a name, as within a sentence.
        lexicon: The lexicon to look it up in; by default that of French.
    """
    lexicon = lexicon or french_lexicon()
    readings = lexicon.readings(key)
    ordinal = _ordinal(word, readings)
    if ordinal:
        return IndexTerms((SECOND, SECONDE) if ordinal == SECOND else (ordinal,))
    if _is_plural_of_acronym(word):
        singular = index_terms(word[:-1], key[:-1], lexicon=lexicon)
        return IndexTerms((*singular.terms, key))
    if not readings and word[-2:-1] in _APOSTROPHES:
        owner = index_terms(word[:-2], key[:-1], lexicon=lexicon)
        return IndexTerms((key, *owner.terms))
    if not readings:
        return IndexTerms(_unknown_terms(word, key, lexicon))
    if len(readings) == 1:
        return IndexTerms(readings[0].all_terms)
    written = _as_written(word, readings)
    if is_name:
        written = _names(written) or written
    all_terms = dict.fromkeys(term for reading in written for term in reading.all_terms)
    return IndexTerms(tuple(all_terms), _spellings(key, written, readings))


def search_terms(
    word: str, key: str, *, is_name: bool = True, lexicon: Lexicon | None = None
) -> SearchTerms:
    """Return the terms that a typed word looks for.

    Args:
        word: The word as it was typed.
        key: The word, folded.
        is_name: True if a capital can only begin a name, not the query.
        lexicon: The lexicon to look it up in; by default that of French.
    """
    lexicon = lexicon or french_lexicon()
    readings = lexicon.readings(key)
    ordinal = _ordinal(word, readings)
    if ordinal:
        return SearchTerms((ordinal,))
    if _is_plural_of_acronym(word):
        singular = search_terms(word[:-1], key[:-1], lexicon=lexicon)
        return SearchTerms((*singular.terms, key))
    if not readings:
        return SearchTerms(_unknown_terms(word, key, lexicon))
    written = _as_written(word, readings)
    if is_name and word[:1].isupper():
        written = _names(written) or written
    terms = dict.fromkeys(term for reading in written for term in reading.terms)
    lesser = dict.fromkeys(term for reading in written for term in reading.verbs)
    if word.isascii() and (word.islower() or (word.istitle() and not _names(written))):
        others = [reading for reading in readings if reading not in written]
        lesser |= dict.fromkeys(term for reading in others for term in reading.terms)
    lesser_terms = tuple([term for term in lesser if term not in terms])
    return SearchTerms(tuple(terms), lesser_terms, _spellings(key, written, readings))


def lacks_accents(word: str, lexicon: Lexicon | None = None) -> bool:
    """Return True for a word that is only known with accents which it does not have: "etat"."""
    lexicon = lexicon or french_lexicon()
    readings = lexicon.readings(fold(word))
    lower = letters(word).lower()
    return bool(readings) and all(reading.spelling.lower() != lower for reading in readings)


def _ordinal(word: str, readings: Readings) -> str | None:
    """Return the term of an ordinal number, or None. "xxie" is one as well: it can be nothing else."""
    is_sure = len(readings) == 1
    return ordinal_term(word) or (ordinal_term(readings[0].spelling) if is_sure else None)


def _is_plural_of_acronym(word: str) -> bool:
    """Return True for an acronym with the plural of other words: "PMEs"."""
    return word[-1:] == "s" and len(word) > 2 and word[:-1].isupper() and word.isalpha()


def _as_written(word: str, readings: Readings) -> Readings:
    """Return the readings that a word may have as it is written; all, if it has lost its accents."""
    if len(readings) == 1:
        return readings
    spelling = letters(word)
    lower = spelling.lower()
    if spelling == lower:
        return _spelt(readings, lower) or _spelt(readings, *_small_word(lower)) or readings
    if spelling.isupper() and len(spelling) > 1:  # capitals often have no accents
        return readings if spelling.isascii() else _spelt(readings, lower) or readings
    if spelling[0].isascii():
        return _spelt_after_capital(readings, spelling) or readings
    return _spelt(readings, spelling, lower) or readings


def _spelt(readings: Readings, *spellings: str) -> Readings:
    return tuple([reading for reading in readings if reading.spelling in spellings])


def _small_word(accented: str) -> tuple[str, ...]:
    """Return how the lexicon spells a function word that has accents: "êtes" is not "étés"."""
    key = fold(accented)
    return (key,) if key != accented and key in stop_words() else ()


def _spelt_after_capital(readings: Readings, spelling: str) -> Readings:
    """Return the readings that have the same letters after the first: "Age" is "âge", not "âgé"."""
    return tuple([reading for reading in readings if reading.spelling[1:] == spelling[1:]])


def _names(readings: Readings) -> Readings:
    return tuple([reading for reading in readings if reading.is_name])


def _spellings(key: str, written: Readings, readings: Readings) -> tuple[str, ...]:
    """Return how a word may be spelt, if other words have the same letters.

    Function words have none: they are in every text.
    """
    if len(readings) == 1:
        return ()
    return tuple([reading.spelling for reading in written if not _is_small(reading, key)])


def _is_small(reading: Reading, key: str) -> bool:
    return key in stop_words() and reading.terms == (key,)


def _unknown_terms(word: str, key: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of a word that the lexicon does not know: itself, and what it may come from.

    A word with a capital is a name, and comes from nothing. Neither does a number or a word with a
    sign. The lexicon has all forms of the lemmas that it knows, so those are no guesses.
    """
    if key.endswith("+") and key[:-1].isalnum():
        return _terms_with_plus(word, key, lexicon)
    is_word = key.isalpha() and MIN_GUESSED_CHARS <= len(key) <= MAX_GUESSED_CHARS
    if word[:1].isupper() or not is_word:
        return (key,)
    modern = _terms_of_old_spelling(key, lexicon)
    if modern:
        return key, *modern
    guesses = [lemma for lemma in guess_lemmas(key) if not lexicon.readings(lemma)]
    lemmas = dict.fromkeys([key, *guesses])  # the word may be a lemma itself
    return key, *[lemma + GUESSED for lemma in lemmas]


def _terms_of_old_spelling(key: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of a word that old newspapers spell otherwise: "enfans", "parloit"."""
    for ending, modern in _OLD_ENDINGS:
        if key.endswith(ending):
            readings = lexicon.readings(key.removesuffix(ending) + modern)
            return tuple(dict.fromkeys(term for each in readings for term in each.all_terms))
    return ()


def _terms_with_plus(word: str, key: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of a word with a plus: "Canal+" is no canal, but "LGBT+" is "LGBT" as well."""
    if lexicon.readings(key[:-1]) and not word.isupper():
        return (key,)
    return key, key[:-1]
