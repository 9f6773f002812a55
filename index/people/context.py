"""Judge candidates by those next to them: lists of people, couples, aliases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.particles import PARTICLES
from index.lazy_pattern import lazy_pattern
from index.people.candidates import Candidate
from index.people.gazetteer import word_set
from index.people.lexicon import JUNIOR, look_up
from index.people.names import fold_name

MAX_GAP_CHARS = 24
"""Characters between two names that belong together."""
MAX_WORD_CHARS = 20
"""Characters before a name in which the word before it is looked for."""

_COUPLE = lazy_pattern(r"\s{1,2}(?:et|&)\s{1,2}")
_COMMA = lazy_pattern(r"\s?,\s{1,2}")
_LAST_OF_LIST = lazy_pattern(r"(?:\s?,)?\s{1,2}(?:et|ou|&)\s{1,2}")
_PLURAL_OR_LIST = lazy_pattern(r"(?:\bMM\.|\bMmes|[^\W\d_]{3}s|,|\bet)\s$")
"""A noun in the plural before the first name of a list, or what stands before the others."""
_SENTENCE_END = lazy_pattern(r"[.!?…]\s|\n")
_WORD_BEFORE = lazy_pattern(r"[^\W\d_]+\s$")
_ALIAS = lazy_pattern(
    r"\s?,?\s?\(?(?:(dite?)|alias|surnommée?|dénommée?|de son vrai nom)\s[«\"“]?\s?",
    re.IGNORECASE,
)


class _NameParts(Struct, frozen=True):
    """Folded words of the names of a text.

    Attributes:
        first: The first words of full names.
        last: The last words of full names.
        alone: Single names that are surely somebody.
    """

    first: frozenset[str]
    last: frozenset[str]
    alone: frozenset[str]

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> _NameParts:
        """Collect the parts of the names that are surely names."""
        first: set[str] = set()
        last: set[str] = set()
        alone: set[str] = set()
        for candidate in candidates:
            name = candidate.name
            if candidate.full:
                first.add(_folded_first_word(name))
                last.add(_folded_last_word(name))
            elif candidate.sure:
                alone.add(fold_name(name))
        return cls(frozenset(first), frozenset(last), frozenset(alone))

    def have(self, folded: str) -> bool:
        """Return True if a folded word names somebody of the text."""
        return folded in self.first or folded in self.last or folded in self.alone


def apply_context(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of a text, each as the names next to it show it to be.

    Args:
        text: The text.
        candidates: Its candidates in text order.
    """
    parts = _NameParts.of(candidates)
    judged: list[Candidate] = []
    previous: Candidate | None = None
    for candidate, following in zip_longest(candidates, candidates[1:]):
        previous = _judge(text, candidate, previous, following, parts)
        judged.append(previous)
    return judged


def _judge(
    text: str,
    candidate: Candidate,
    previous: Candidate | None,
    following: Candidate | None,
    parts: _NameParts,
) -> Candidate:
    """Judge a candidate by the ones before and after it.

    Args:
        text: The text.
        candidate: The candidate.
        previous: The one before it, judged already.
        following: The one after it.
        parts: Words of all the names of the text.
    """
    left = _gap(text, previous, candidate)
    right = _gap(text, candidate, following)
    if left and _is_alias(left, candidate):
        return replace(candidate, alias=True)
    if candidate.possible:
        left_of_list = left if _is_full_name(previous) else ""
        right_of_list = right if _is_full_name(following) else ""
        return _judge_unknown_name(candidate, left_of_list, right_of_list, parts)
    if _is_in_titled_list(text, candidate, previous, left):
        return replace(candidate, sure=True, titled=True)
    if following is None or not _is_full_name(following) or not _COUPLE.fullmatch(right):
        return candidate
    if left and not _SENTENCE_END.search(left):
        return candidate
    return _with_surname_of(text, candidate, following, parts)


def _judge_unknown_name(
    candidate: Candidate, left: str, right: str, parts: _NameParts
) -> Candidate:
    """Judge a name that no list has: a list of people or a titled surname makes it a person.

    Args:
        candidate: The name.
        left: The gap between it and a full name before it, empty if there is none.
        right: The gap between it and a full name after it, empty if there is none.
        parts: Words of all the names of the text.
    """
    is_person = _is_in_list(left, right) or _folded_last_word(candidate.name) in parts.alone
    return replace(candidate, full=is_person, sure=is_person)


def _gap(text: str, left: Candidate | None, right: Candidate | None) -> str:
    """Return the text between two candidates, empty if it is too long."""
    if left is None or right is None:
        return ""
    if right.start - left.end > MAX_GAP_CHARS:
        return ""
    return text[left.end : right.start]


def _is_alias(left: str, candidate: Candidate) -> bool:
    """Return True if the gap before a candidate makes it an alias: Jean Petit, dit le Grand."""
    introduction = _ALIAS.fullmatch(left)
    if introduction is None:
        return False
    # after a quotation, "dit" is a verb: « … » Paul Durand, dit Jean Petit
    is_verb = introduction[1] is not None and candidate.full
    return not is_verb


def _is_in_list(left: str, right: str) -> bool:
    """Return True if the gaps around a candidate make it one of a list: A, it and B; A and it."""
    if _LAST_OF_LIST.fullmatch(left) or _LAST_OF_LIST.fullmatch(right):
        return True
    return bool(_COMMA.fullmatch(left) and _COMMA.fullmatch(right))


def _is_in_titled_list(
    text: str, candidate: Candidate, previous: Candidate | None, left: str
) -> bool:
    """Return True for a surname in a list that a title in the plural opens: MM. Durand et Petit."""
    if previous is None or candidate.full or previous.full or not previous.titled:
        return False
    if not previous.sure or not (_COMMA.fullmatch(left) or _LAST_OF_LIST.fullmatch(left)):
        return False
    window = max(previous.start - MAX_WORD_CHARS, 0)
    return _PLURAL_OR_LIST.search(text, window, previous.start) is not None


def _is_full_name(candidate: Candidate | None) -> bool:
    if candidate is None:
        return False
    return candidate.full and candidate.sure


def _with_surname_of(
    text: str, candidate: Candidate, following: Candidate, parts: _NameParts
) -> Candidate:
    """Give a first name the surname of the name after it: Bill et Hillary Clinton."""
    if not _may_share_surname(text, candidate, parts):
        return candidate
    surname = _surname(following.name)
    if not surname:
        return candidate
    return replace(candidate, name=f"{candidate.name} {surname}", full=True, sure=True)


def _may_share_surname(text: str, candidate: Candidate, parts: _NameParts) -> bool:
    """Return True for a first name that is of nobody known yet."""
    if candidate.full or candidate.titled:
        return False
    if not look_up(candidate.name).name:
        return False
    folded = fold_name(candidate.name)
    if folded in word_set("mononyms") or parts.have(folded):
        return False
    return not _follows_capital(text, candidate)


def _follows_capital(text: str, candidate: Candidate) -> bool:
    """Return True if a capitalised word stands before a candidate.

    It makes the candidate a part of a longer name: la Maison Blanche et Donald Trump.
    """
    window = max(candidate.start - MAX_WORD_CHARS, 0)
    before = _WORD_BEFORE.search(text, window, candidate.start)
    if before is None:
        return False
    return not before[0][0].islower()


def _surname(name: str) -> str:
    """Return the surname, with its particles, of a name that begins with a first name, else ""."""
    words = name.split()
    if len(words) < 2 or not look_up(words[0]).name:
        return ""
    if fold_name(words[-1]) in JUNIOR:
        return ""
    for index, word in enumerate(words[1:], start=1):
        if fold_name(word) in PARTICLES:
            return " ".join(words[index:])
    return words[-1]


def _folded_first_word(name: str) -> str:
    return fold_name(name.partition(" ")[0])


def _folded_last_word(name: str) -> str:
    return fold_name(name.rpartition(" ")[2])
