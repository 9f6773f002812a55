"""Put quotations in order: each once, the best match or the latest first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from index.engines.base import Sort
from search.query import Query, only_filters
from search.quotations.found_quotation import FoundQuotation
from search.quotations.quotation_query import QuotationMatch
from search.results import Duplicate

_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
"""The parameters of BM25, called k1 and b, with their usual values."""


class Candidate(Struct, frozen=True):
    """A quotation that may be shown.

    Attributes:
        found: The quotation.
        match: The way in which it matches the query.
        key: Its words, folded. Quotations of the same words are copies.
    """

    found: FoundQuotation
    match: QuotationMatch
    key: str


def leaders(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return quotations of the same words once: as the earliest article has them, with its copies."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in sorted(candidates, key=_oldest_first):
        groups.setdefault(candidate.key, []).append(candidate)
    return [_with_copies(group) for group in groups.values()]


def _with_copies(group: Sequence[Candidate]) -> Candidate:
    first = group[0]
    others = {
        other.found.id: Duplicate(other.found.id, other.found.source, other.found.date)
        for other in group[1:]
        if other.found.id != first.found.id
    }
    return replace(first, found=replace(first.found, copies=tuple(others.values())))


def in_order(
    candidates: Sequence[Candidate], sort: Sort | None, query: Query
) -> list[FoundQuotation]:
    """Return quotations in an order: by default the one that fits the query.

    Args:
        candidates: The quotations, each once.
        sort: The order.
        query: The query, by whose words they may be ranked.
    """
    if sort == "date":
        ordered = sorted(candidates, key=_oldest_first)
    else:
        ordered = sorted(candidates, key=_latest_first)
        if sort != "-date" and not only_filters(query):
            scores = _scores(candidates)
            ordered.sort(key=lambda candidate: -scores[id(candidate)])
    return [candidate.found for candidate in ordered]


def _scores(candidates: Sequence[Candidate]) -> dict[int, float]:
    """Score each quotation among all others, by the identity of its candidate (BM25)."""
    frequencies = Counter(term for candidate in candidates for term in candidate.match.terms)
    lengths = [candidate.match.length for candidate in candidates]
    average = sum(lengths) / max(len(lengths), 1)
    scores: dict[int, float] = {}
    for candidate in candidates:
        match = candidate.match
        length = 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * match.length / average
        score = 0.0
        for term, frequency in match.terms.items():
            rarity = math.log(1 + len(candidates) / frequencies[term])
            score += rarity * frequency / (frequency + _SATURATION * length)
        scores[id(candidate)] = score
    return scores


def _oldest_first(candidate: Candidate) -> tuple[bool, date, str]:
    """Order quotations by day, those without one last."""
    day = candidate.found.date
    return day is None, day or date.max, candidate.found.id


def _latest_first(candidate: Candidate) -> tuple[bool, int, str]:
    """Order quotations by day, the latest first, those without one last."""
    day = candidate.found.date
    return day is None, -(day.toordinal() if day else 0), candidate.found.id
