"""How the names in a text sound: what a search for another spelling of a name looks in.

A name is a run of capitalised words. Which of them are people, places or armies does not matter here: whatever is
capitalised and no French word may be written in several ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from index.people.gazetteer import words as listed
from index.people.names import name_tokens, skeleton, skeleton_token, token_sounds
from index.people.particles import FILIATION
from index.schema import BOUNDARY

KEY_PREFIX = "="
"""What the key of a word by itself begins with, and no skeleton does."""
_SHORTEST = 6
"""Signs of the key of a word by itself; words with shorter ones sound like too many others: Ghaani and Kenya."""

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ɏ"
_WORD = r"\w+(?:['’ʼ][a-zà-ÿ]\w*)*"
_GAP = "[ \u00a0\u202f\u2010\u2011-]"
_ARTICLE = (
    "[au][lnrstdz]-|e[lrsdz]-|[aeu](?:sh|ch|th|dh)-"  # but not en- and et-, which are French words
)
_PARTICLE = rf"(?:(?:al|el|ben|bin|ibn|bint|abou|abu|ould|oum|van|von){_GAP}|{_ARTICLE})"
# looking behind after the first letter, not before it, lets the search skip to capitals at once
_RUN = re.compile(rf"[{_CAPITAL}](?<!\w.){_WORD}(?:{_GAP}{_PARTICLE}?[{_CAPITAL}]{_WORD})*")
_PIECE = re.compile(rf"{_PARTICLE}?[{_CAPITAL}]{_WORD}")
_SPACE = re.compile(_GAP)
_COMPOUND = re.compile(
    r"ab(?:d\w{0,4}|i|oo?|ou|u)|nasr\w?|\w{0,3}d+[ei]+n+e?|ba?k[ae]?r|[aeu](?:[lnrstdz]|sh|ch|th|dh)|[eo]ul|l+ah?"
)


def runs(text: str) -> list[str]:
    """Every run of capitalised words of a text, with the particles between them."""
    return _RUN.findall(text)


def windows(run: str, size: int) -> Iterator[str]:
    """So many neighbouring words of a run, wherever they begin, each with its particle: `Hachd al-Chaabi`."""
    places = [piece.span() for piece in _PIECE.finditer(run)]
    return (
        run[start:end] for (start, _), (_, end) in zip(places, places[size - 1 :], strict=False)
    )


def phonetic_terms(texts: Iterable[str]) -> str:
    """How all that may be a name in some texts sounds, each name once, with a boundary between one and the next.

    A name has the skeletons of its words, if there are several, and then the key of the last, the surname.
    """
    found = dict.fromkeys(run for text in texts for run in _RUN.findall(text))
    return f" {BOUNDARY} ".join(filter(None, dict.fromkeys(map(_sounds, found))))


@lru_cache(maxsize=1 << 14)
def single_word_key(token: str) -> str:
    """What stands for a word by itself, which tells apart more than its skeleton; empty where that is too short."""
    key = KEY_PREFIX + "".join(map(token_sounds, name_tokens(token)))
    return key if len(key) >= _SHORTEST else ""


@lru_cache(maxsize=1 << 14)
def _sounds(run: str) -> str:
    """How a run that may be a name sounds; nothing but a string, for the garbage collector would look at all else."""
    words = _SPACE.split(run)
    while words and words[0].lower() in listed("function_words"):
        run = run[len(words.pop(0)) + 1 :]
    if all(map(_is_common, words)):
        return ""
    key = "" if _is_common(words[-1]) else single_word_key(words[-1])
    if len(words) == 1:
        return key
    return f"{skeleton(run) if any(map(_is_compound, words)) else _bones(words)} {key}".rstrip()


def _bones(words: Sequence[str]) -> str:
    """The skeletons of words that make no compounds; filiation (ben) tells nothing, unless the name begins with it."""
    telling = (
        token for place, token in enumerate(words) if not place or token.lower() not in FILIATION
    )
    return " ".join(filter(None, map(_skeleton, telling)))


@lru_cache(maxsize=1 << 14)
def _skeleton(token: str) -> str:
    return skeleton_token(token)


@lru_cache(maxsize=1 << 14)
def _is_common(token: str) -> bool:
    """Whether a word is no name by itself: a French word at the beginning of a sentence or a headline, a particle."""
    small = token.lower()
    return small == token or small in _no_names()


@cache
def _no_names() -> frozenset[str]:
    return listed("common_words") | listed("function_words") | listed("peoples")


@lru_cache(maxsize=1 << 14)
def _is_compound(token: str) -> bool:
    """Whether a word may make one name with the next: Abd, Nasr, Abou, ad-Din."""
    return _COMPOUND.fullmatch(token.lower()) is not None
