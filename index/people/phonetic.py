"""Write the sounds of the names in a text, so that a search finds other spellings of a name.

A name is a run of capitalised words. Which of them are people, places or armies does not matter
here: whatever is capitalised and no French word may be written in several ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from index.analysis.particles import FILIATION
from index.lazy_pattern import TextPattern, lazy_pattern
from index.people.gazetteer import word_set
from index.people.names import (
    MAX_CACHED_NAMES,
    name_tokens,
    skeleton,
    skeleton_token,
    sound_classes,
)
from index.schema import BOUNDARY

KEY_PREFIX = "="
"""The key of a single word begins with it, and no skeleton does."""
MIN_KEY_CHARS = 6
"""Characters of the key of a single word, its prefix counted.

Words with shorter keys sound like too many others: Ghaani and Kenya.
"""

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ɏ"
_WORD = r"\w+(?:['’ʼ][a-zà-ÿ]\w*)*"
_GAP = "[ \u00a0\u202f\u2010\u2011-]"
_ARTICLE = "[au][lnrstdz]-|e[lrsdz]-|[aeu](?:sh|ch|th|dh)-"
"""The Arabic article, but not en- and et-, which are French words."""
_PARTICLE = rf"(?:(?:al|el|ben|bin|ibn|bint|abou|abu|ould|oum|van|von){_GAP}|{_ARTICLE})"
_RUN = TextPattern(rf"[{_CAPITAL}](?<!\w.){_WORD}(?:{_GAP}{_PARTICLE}?[{_CAPITAL}]{_WORD})*")
"""Capitalised words with the particles between them.

Looking behind after the first letter, not before it, lets the search skip to capitals at once.
"""
_PIECE = TextPattern(rf"{_PARTICLE}?[{_CAPITAL}]{_WORD}")
_SPACE = lazy_pattern(_GAP)
_COMPOUND = lazy_pattern(
    r"ab(?:d\w{0,4}|i|oo?|ou|u)|nasr\w?|\w{0,3}d+[ei]+n+e?|ba?k[ae]?r"
    r"|[aeu](?:[lnrstdz]|sh|ch|th|dh)|[eo]ul|l+ah?"
)


def capitalized_runs(text: str) -> list[str]:
    """Return every run of capitalised words of a text, with the particles between them."""
    return _RUN.of(text).findall(text)


def windows(run: str, size: int) -> Iterator[str]:
    """Yield every `size` neighbouring words of a run, with their particles: `Hachd al-Chaabi`."""
    pieces = list(_PIECE.of(run).finditer(run))
    for first, last in zip(pieces, pieces[size - 1 :], strict=False):
        yield run[first.start() : last.end()]


def phonetic_terms(texts: Iterable[str]) -> str:
    """Return the phonetic terms of everything in some texts that may be a name.

    Each name stands once, with a boundary between one and the next. It has the skeletons of its
    words, if there are several, and then the key of the last word, the surname.
    """
    runs: dict[str, None] = {}
    for text in texts:
        runs |= dict.fromkeys(capitalized_runs(text))
    terms = dict.fromkeys(map(_run_terms, runs))
    return f" {BOUNDARY} ".join(filter(None, terms))


@lru_cache(maxsize=MAX_CACHED_NAMES)
def single_word_key(token: str) -> str:
    """Return the key of a single word, which distinguishes more than its skeleton.

    It is empty if it would be too short.
    """
    sounds = "".join(map(sound_classes, name_tokens(token)))
    key = KEY_PREFIX + sounds
    if len(key) < MIN_KEY_CHARS:
        return ""
    return key


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _run_terms(run: str) -> str:
    """Return the terms of a run, empty if it is no name.

    The cache holds strings and nothing else, since the garbage collector does not look at them.
    """
    words = _SPACE.split(run)
    while words and words[0].lower() in word_set("function_words"):
        run = run[len(words[0]) + 1 :]
        del words[0]
    if all(map(is_common, words)):
        return ""
    surname = words[-1]
    key = ""
    if not is_common(surname):
        key = single_word_key(surname)
    if len(words) == 1:
        return key
    may_be_compound = any(map(_is_compound, words))
    skeletons = skeleton(run) if may_be_compound else _skeletons(words)
    return f"{skeletons} {key}".rstrip()


def _skeletons(words: Sequence[str]) -> str:
    """Return the skeletons of words that make no compounds.

    Filiation (ben) distinguishes nothing, unless the name begins with it.
    """
    distinctive = [word for word in words[1:] if word.lower() not in FILIATION]
    skeletons = map(_cached_skeleton, [words[0], *distinctive])
    return " ".join(filter(None, skeletons))


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _cached_skeleton(token: str) -> str:
    return skeleton_token(token)


def is_common(token: str) -> bool:
    """Return True if a word is no name by itself: a particle, or a French word with a capital."""
    lowered = token.lower()
    return lowered == token or lowered in _french_words()


@cache
def _french_words() -> frozenset[str]:
    return word_set("common_words") | word_set("function_words") | word_set("peoples")


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _is_compound(token: str) -> bool:
    """Return True if a word may make one name with the next: Abd, Nasr, Abou, ad-Din."""
    return _COMPOUND.fullmatch(token.lower()) is not None
