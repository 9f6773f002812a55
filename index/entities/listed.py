"""Judge the names that the lists have by the text around them."""

from __future__ import annotations

from index.entities import surroundings
from index.entities.candidate import Candidate, EntityMention
from index.entities.kind import EntityKind
from index.entities.listed_names import ListedName, Trust, canonical_names, towns
from index.entities.pieces import fold, fold_in_haste, pieces_of
from index.entities.runs import agrees

MAX_MORE_CHARS = 12
"""Characters by which a text may write a name longer than its folded pieces are, by more spaces."""


def listed_mention(candidate: Candidate) -> EntityMention | None:
    """Return the mention of the longest listed name that begins with a candidate, if there is one."""
    part = candidate.part
    if part.longer and surroundings.may_go_on(candidate.text, candidate.end, part.next_letters):
        found = _longer_name(candidate)
        if found is not None:
            name, end = found
            return _judge(candidate, name, end)
    for name in part.listed:
        if _has_its_article(candidate, name):
            return _judge(candidate, name, candidate.end)
    return None


def _longer_name(candidate: Candidate) -> tuple[ListedName, int] | None:
    """Return the listed name with which the text goes on beyond a run, and the offset after it."""
    start = candidate.start
    longest = len(candidate.part.longer[0].folded)
    window = candidate.text[start : start + longest + MAX_MORE_CHARS]
    folded = fold_in_haste(window)
    for name in candidate.part.longer:
        if not folded.startswith(name.folded):
            continue
        size = len(name.pieces)
        pieces = pieces_of(window, size)  # no word has less than one piece
        is_whole = size <= len(pieces) and agrees(name, pieces[:size])
        if is_whole and _has_its_article(candidate, name):
            return name, start + pieces[size - 1].end
    return None


def _has_its_article(candidate: Candidate, name: ListedName) -> bool:
    if not name.article:
        return True
    return surroundings.has_article(candidate.before, name.article)


def _judge(candidate: Candidate, name: ListedName, end: int) -> EntityMention | None:
    """Return the mention that a listed name makes, sure or not; None if it makes none."""
    if name.kind is None:
        return candidate.mention(None, name.name, end=end)
    judge = _place_trust if name.kind is EntityKind.PLACE else _organisation_trust
    is_sure = judge(candidate, name)
    if is_sure is None:
        return None
    return candidate.mention(name.kind, name.name, end=end, is_sure=is_sure)


def _place_trust(candidate: Candidate, name: ListedName) -> bool | None:
    """Return True for a place, False for what may be one, None for a part of another name."""
    if surroundings.is_no_place(candidate.before):
        return None
    if candidate.is_bound and len(name.pieces) == 1:
        return None
    if surroundings.precedes_number(candidate.text, candidate.end):
        return None
    if name.trust is Trust.AMBIGUOUS:
        return _is_place_by_surroundings(candidate)
    if name.trust is Trust.NAME:
        return True
    return not surroundings.opens_sentence(candidate.text, candidate.start)


def _is_place_by_surroundings(candidate: Candidate) -> bool:
    """Return True if the words around a name say that it is a place."""
    if surroundings.is_place_by_words_before(candidate.before) or is_located(candidate):
        return True
    return surroundings.is_in_brackets(candidate.text, candidate.start, candidate.end)


def is_located(candidate: Candidate) -> bool:
    """Return True if a department, a region or a country stands in brackets after a name."""
    place = surroundings.in_brackets_after(candidate.text, candidate.run_end)
    if not place or candidate.run_end != candidate.end:
        return False
    folded = fold(place)
    return bool(folded) and (folded in canonical_names(EntityKind.PLACE) or folded in towns())


def _organisation_trust(candidate: Candidate, name: ListedName) -> bool | None:
    """Return True for an organisation, False for what may be one, None for one of its products."""
    before = candidate.before
    if before.last in ("un", "une") and len(name.pieces) == 1:  # a member, or a product
        return None
    if name.trust is Trust.NAME or surroundings.follows_cue(before):
        return True
    if name.trust is Trust.AMBIGUOUS:
        return False
    if name.trust is Trust.WORD:
        return not surroundings.opens_sentence(candidate.text, candidate.start)
    is_product = candidate.is_bound or surroundings.follows_determiner(before)
    return None if is_product else True
