"""Find what may be a name in a typed query: runs of words with capitals, one or two words each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from index.analysis.analyzer import stop_words, tokenize
from index.analysis.lexicon import french_lexicon
from index.analysis.particles import UNCAPITALISED_PARTICLES
from index.engines import query as engine_query
from index.lazy_pattern import TextPattern, lazy_pattern
from index.people.names import MAX_CACHED_NAMES, skeleton
from index.people.phonetic import capitalized_runs, single_word_key, windows
from search.parser.tokens import QUOTED, QUOTES
from search.query import Phrase, Query, plain_terms, searched_leaves

MAX_LOOKUPS = 40
"""Words and pairs of words that are looked up. No headline names so many people."""
MIN_SKELETON_CHARS = 5
"""Strangers share shorter skeletons: Mariah Carey, Marie Curie."""
MAX_UNCAPITALISED_WORDS = 6
"""Words of a query without capitals in which names are looked for. A longer one is a sentence."""

_WORD = TextPattern(r"\w+(?:['’ʼ]\w+)*")
_QUOTED = lazy_pattern(QUOTED)


class TypedName(Struct, frozen=True):
    """A word of a typed name, or two neighbouring ones.

    Attributes:
        written: The name as it was typed.
        words: Its exact terms, particles included.
        sounds: The terms that the index has for names that sound so: the key of one word, or the
            skeletons of two.
    """

    written: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]

    @property
    def is_single_word(self) -> bool:
        """True for one word, whatever particles it has."""
        return len(self.sounds) == 1

    def sound(self) -> engine_query.Phrase:
        """Match the articles with a name that sounds so."""
        return engine_query.Phrase("sounds", self.sounds)


def typed_names(text: str, query: Query) -> list[TypedName]:
    """Return what may be a name in a query, made of words that may stand anywhere in an article."""
    plain_words = plain_terms(query)
    if not plain_words:
        return []
    unique_names = dict.fromkeys(_candidate_names(without_quotes(text)))
    candidates = islice(unique_names, MAX_LOOKUPS)
    return [name for name in candidates if plain_words.issuperset(name.words)]


def quoted_names(text: str, query: Query) -> list[TypedName]:
    """Return the phrases of a query that may be a name as a whole."""
    phrases = quoted_phrases(query)
    if not phrases:
        return []
    names: dict[TypedName, None] = {}
    for quoted in quotations(text):
        names |= dict.fromkeys(_candidate_names(quoted))
    return [name for name in islice(names, MAX_LOOKUPS) if name.words in phrases]


def quoted_phrases(query: Query) -> set[tuple[str, ...]]:
    """Return the exact terms of the phrases that may stand anywhere in an article."""
    phrases = (leaf for leaf in searched_leaves(query) if isinstance(leaf, Phrase))
    return {phrase.terms for phrase in phrases if phrase.field is None}


def without_quotes(text: str) -> str:
    """Return a query with a full stop in the place of each phrase in quotes."""
    return text if QUOTES.isdisjoint(text) else _QUOTED.sub(" . ", text)


def quotations(text: str) -> list[str]:
    """Return what stands in the quotes of a query."""
    return ["".join(filter(None, match.groups())) for match in _QUOTED.finditer(text)]


def sounds_of(written: str, size: int) -> tuple[str, ...]:
    """Return what the index holds for words of a name, or nothing if strangers may share it.

    Args:
        written: The words.
        size: Their number.
    """
    if size == 1:
        key = single_word_key(written)
        return (key,) if key else ()
    skeletons = tuple(skeleton(written).split())
    length = sum(map(len, skeletons))
    if length < MIN_SKELETON_CHARS:
        return ()
    return skeletons


@lru_cache(maxsize=MAX_CACHED_NAMES)
def exact_terms(text: str) -> tuple[str, ...]:
    """Return the exact terms of the words of a text."""
    return tuple(token.exact for token in tokenize(text))


def _candidate_names(text: str) -> Iterator[TypedName]:
    """Yield what may be a name in a text: every word of a run of capitals, and every two of them.

    Three words are a name only where they make two: Abd el-Fattah al-Sissi.
    """
    if not _has_case(text):
        text = _capitalise_names(text)
    for run in capitalized_runs(text):
        for size in (1, 2, 3):
            yield from _names_of_size(run, size)


def _names_of_size(run: str, size: int) -> Iterator[TypedName]:
    """Yield what may be a name among the neighbouring words of a run, so many at a time."""
    for written in windows(run, size):
        sounds = sounds_of(written, size)
        words = exact_terms(written)
        if len(sounds) == min(size, 2) and not _is_common_word(words):
            yield TypedName(written, words, sounds)


def _is_common_word(words: tuple[str, ...]) -> bool:
    """Return True for a single word that the lexicon knows, and not as a name."""
    if len(words) != 1:
        return False
    readings = french_lexicon().readings(words[0])
    return bool(readings) and not any(reading.is_name for reading in readings)


def _has_case(text: str) -> bool:
    """Return True if a text has both capitals and small letters."""
    return text != text.lower() and text != text.upper()


def _capitalise_names(text: str) -> str:
    """Capitalise every word of a query that may be a name.

    "moqtada al-sadr" becomes "Moqtada al-Sadr". A long text is a sentence, and becomes empty.
    """
    word = _WORD.of(text)
    if len(word.findall(text)) > MAX_UNCAPITALISED_WORDS:
        return ""
    return word.sub(_capitalised, text)


def _capitalised(word: re.Match[str]) -> str:
    """Capitalise a word, unless it is a particle or a stop word."""
    lowered = word[0].lower()
    if lowered in UNCAPITALISED_PARTICLES or lowered in stop_words():
        return lowered
    return lowered.capitalize()
