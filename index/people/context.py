"""Judge candidates by those next to them: lists of people, couples, aliases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.people.candidates import Candidate
from index.people.gazetteer import word_set
from index.people.lexicon import look_up
from index.people.names import fold_name
from index.people.particles import PARTICLES

MAX_GAP_CHARS = 24
"""Characters between two names that belong together."""
MAX_WORD_CHARS = 20
"""Characters before a name in which the word before it is looked for."""

_JUNIOR = frozenset({"jr", "jr.", "junior", "sr", "sr."})
_COUPLE = re.compile(r"\s{1,2}(?:et|&)\s{1,2}")
_COMMA = re.compile(r"\s?,\s{1,2}")
_LAST_OF_LIST = re.compile(r"(?:\s?,)?\s{1,2}(?:et|ou|&)\s{1,2}")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\s$")
_ALIAS = re.compile(
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
        full = [candidate.name for candidate in candidates if candidate.full]
        alone = [
            candidate.name for candidate in candidates if candidate.sure and not candidate.full
        ]
        return cls(
            frozenset(fold_name(name.partition(" ")[0]) for name in full),
            frozenset(_folded_last_word(name) for name in full),
            frozenset(fold_name(name) for name in alone),
        )


def apply_context(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of a text, each as the names next to it show it to be.

    Args:
        text: The text.
        candidates: Its candidates in text order.
    """
    parts = _NameParts.of(candidates)
    judged: list[Candidate] = []
    for index, candidate in enumerate(candidates):
        previous = judged[-1] if judged else None
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        judged.append(_judge(text, candidate, previous, following, parts))
    return judged


def _judge(
    text: str,
    candidate: Candidate,
    previous: Candidate | None,
    following: Candidate | None,
    parts: _NameParts,
) -> Candidate:
    left = _gap(text, previous, candidate)
    right = _gap(text, candidate, following)
    alias = _ALIAS.fullmatch(left)
    # after a quotation, "dit" is a verb: « … » Paul Durand, dit Jean Petit
    if alias and not (alias[1] and candidate.full):
        return replace(candidate, alias=True)
    if candidate.possible:
        is_listed = _is_in_list(
            left if _is_full_name(previous) else "", right if _is_full_name(following) else ""
        )
        is_person = is_listed or _folded_last_word(candidate.name) in parts.alone
        return replace(candidate, full=is_person, sure=is_person)
    if left or following is None or not _is_full_name(following) or not _COUPLE.fullmatch(right):
        return candidate
    return _with_surname_of(text, candidate, following, parts)


def _gap(text: str, left: Candidate | None, right: Candidate | None) -> str:
    """Return the text between two candidates, empty if it is too long."""
    if left is None or right is None or right.start - left.end > MAX_GAP_CHARS:
        return ""
    return text[left.end : right.start]


def _is_in_list(left: str, right: str) -> bool:
    """Return True if the gaps around a candidate make it one of a list: A, it and B; A and it."""
    if _LAST_OF_LIST.fullmatch(left) or _LAST_OF_LIST.fullmatch(right):
        return True
    return bool(_COMMA.fullmatch(left) and _COMMA.fullmatch(right))


def _is_full_name(candidate: Candidate | None) -> bool:
    return candidate is not None and candidate.full and candidate.sure


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
    folded = fold_name(candidate.name)
    if candidate.full or candidate.titled or not look_up(candidate.name).name:
        return False
    if folded in word_set("mononyms"):
        return False
    if folded in parts.first or folded in parts.last or folded in parts.alone:
        return False
    window = max(candidate.start - MAX_WORD_CHARS, 0)
    before = _WORD_BEFORE.search(text, window, candidate.start)
    # a capital before it makes it part of a longer name: la Maison Blanche et Donald Trump
    return before is None or before[0][0].islower()


def _surname(name: str) -> str:
    """Return the surname, with its particles, of a name that begins with a first name, else ""."""
    first, *rest = name.split()
    if not rest or not look_up(first).name or fold_name(rest[-1]) in _JUNIOR:
        return ""
    for index, word in enumerate(rest):
        if fold_name(word) in PARTICLES:
            return " ".join(rest[index:])
    return rest[-1]


def _folded_last_word(name: str) -> str:
    return fold_name(name.rpartition(" ")[2])
