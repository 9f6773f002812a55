"""What stands beside a candidate tells of it: one of a list of people, half of a couple, another name of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.people.gazetteer import words
from index.people.lexicon import word
from index.people.mentions import Candidate
from index.people.names import fold_name
from index.people.particles import PARTICLES

_JUNIOR = frozenset({"jr", "jr.", "junior", "sr", "sr."})
_GAP = 24  # characters: no more stands between two names that belong together
_COUPLE = re.compile(r"\s{1,2}(?:et|&)\s{1,2}")
_COMMA = re.compile(r"\s?,\s{1,2}")
_LAST = re.compile(r"(?:\s?,)?\s{1,2}(?:et|ou|&)\s{1,2}")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\s$")
_ALIAS = re.compile(
    r"\s?,?\s?\(?(?:(dite?)|alias|surnommée?|dénommée?|de son vrai nom)\s[«\"“]?\s?", re.IGNORECASE
)


class _Parts(Struct, frozen=True):
    """Folded words of a text's names: first and last ones of full names, and those that stand alone for somebody."""

    first: frozenset[str]
    last: frozenset[str]
    alone: frozenset[str]


def beside(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a text, each as those beside it make it known.

    Args:
        text: The text they were found in.
        found: Candidates in text order.
    """
    parts = _Parts(
        frozenset(fold_name(one.name.partition(" ")[0]) for one in found if one.full),
        frozenset(fold_name(one.name.rpartition(" ")[2]) for one in found if one.full),
        frozenset(fold_name(one.name) for one in found if one.sure and not one.full),
    )
    result: list[Candidate] = []
    for place, one in enumerate(found):
        before = result[-1] if result else None
        after = found[place + 1] if place + 1 < len(found) else None
        result.append(_known(text, one, before, after, parts))
    return result


def _known(
    text: str, one: Candidate, before: Candidate | None, after: Candidate | None, parts: _Parts
) -> Candidate:
    left = text[before.end : one.start] if before and one.start - before.end <= _GAP else ""
    right = text[one.end : after.start] if after and after.start - one.end <= _GAP else ""
    alias = _ALIAS.fullmatch(left)
    if alias and not (alias[1] and one.full):  # « … » Paul Durand, dit Jean Petit: the verb
        return replace(one, alias=True)
    if one.possible:
        listed = _listed(left if _names(before) else "", right if _names(after) else "")
        named = listed or fold_name(one.name.rpartition(" ")[2]) in parts.alone
        return replace(one, full=named, sure=named)
    if (
        after
        and _names(after)
        and _COUPLE.fullmatch(right)
        and not left
        and _may_share(text, one, parts)
    ):
        surname = _surname(after.name)
        return replace(one, name=f"{one.name} {surname}", full=True, sure=True) if surname else one
    return one


def _listed(left: str, right: str) -> bool:
    """Whether what parts a candidate from the names beside it makes them a list: A, it and B; A and it."""
    last = _LAST.fullmatch(left) or _LAST.fullmatch(right)
    return bool(last or (_COMMA.fullmatch(left) and _COMMA.fullmatch(right)))


def _names(one: Candidate | None) -> bool:
    """Whether a candidate is somebody's full name."""
    return one is not None and one.full and one.sure


def _may_share(text: str, one: Candidate, parts: _Parts) -> bool:
    """Whether a candidate is a first name, of nobody known yet, that may share a surname: Bill et Hillary Clinton."""
    folded = fold_name(one.name)
    if one.full or one.titled or not word(one.name).name or folded in words("mononyms"):
        return False
    if folded in parts.first or folded in parts.last or folded in parts.alone:
        return False
    before = _WORD_BEFORE.search(text, max(one.start - 20, 0), one.start)
    return before is None or before[0][0].islower()  # not la Maison Blanche et Donald Trump


def _surname(name: str) -> str:
    """The surname of a full name that begins with a first name, with its particles; empty when unsure."""
    first, *rest = name.split()
    if not rest or not word(first).name or fold_name(rest[-1]) in _JUNIOR:
        return ""
    start = next(
        (place for place, part in enumerate(rest) if fold_name(part) in PARTICLES), len(rest) - 1
    )
    return " ".join(rest[start:])
