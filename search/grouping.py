"""Matches -> groups: agency copy that several sources carry is shown once, under the best match of it.

Copies of one text match a query about equally well, so they stand close together in the ranking. Matches are taken in
its order: one that is much the same text as a leader not far above joins the group of the first such leader; any other
leads a group of its own. So what group an article is in depends on the query alone, not on the page: no article is on
two pages, and none is lost.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct, field

from index.analysis.minhash import MIN_CONTAINMENT, MIN_SHARED_HASHES, containment, short_hashes
from index.engines.base import Match, Matches
from index.stored import stored_day, stored_sketch

MAX_RANK_DISTANCE = 20
"""Ranks that a copy may stand below its leader."""
SPARE = 5
"""Matches beyond a page and its reach that are fetched with it, lest the first copy cost another search."""
LIKELY = MIN_SHARED_HASHES - 1
"""Signs that a copy shares with its leader, one fewer than marks, since two marks may be cut to one sign."""
MAX_DAYS_APART = 7
"""Days between copies; texts of other weeks that are alike report other events in the same words, such as polls."""
SAME_TEXT_CONTAINMENT = 0.9
"""Likeness from which the days do not matter."""

Fetch = Callable[[int, int], Matches]
"""Gives the matches from an offset on, as many as a limit says."""


class Group(Struct, frozen=True):
    """Matches that are much the same text.

    Attributes:
        leader: The best-ranked of them, which is shown.
        duplicates: The others, in the order of the ranking.
    """

    leader: Match
    duplicates: tuple[Match, ...] = ()


class Groups(Struct, frozen=True):
    """One page of groups, and how many articles were found in all, leaders or not."""

    total: int
    best: tuple[Group, ...]


class _Open(Struct):
    """A group that matches may still join."""

    leader: Match
    rank: int
    short_hashes: frozenset[int]
    copies: list[Match] = field(default_factory=list)

    def takes(self, match: Match) -> bool:
        """Whether what was matched is a copy."""
        one, other = stored_day(self.leader.stored), stored_day(match.stored)
        near = not (one and other) or abs((one - other).days) <= MAX_DAYS_APART
        alike = containment(stored_sketch(self.leader.stored), stored_sketch(match.stored))
        return alike >= (MIN_CONTAINMENT if near else SAME_TEXT_CONTAINMENT)


def fetch_grouped(fetch: Fetch, offset: int, limit: int) -> Groups:
    """A page of the groups that matches form, in the order of their leaders.

    Args:
        fetch: What finds the matches.
        offset: How many groups come before the page.
        limit: How many are on it.
    """
    end = min(offset + limit, sys.maxsize)
    first = fetch(0, end + MAX_RANK_DISTANCE + SPARE)
    groups = _groups(_ranked(first, fetch))
    return Groups(first.total, tuple(islice(groups, min(offset, end), end)))


def fetch_ungrouped(fetch: Fetch, offset: int, limit: int) -> Groups:
    """A page of matches, each by itself."""
    found = fetch(offset, limit)
    return Groups(found.total, tuple(map(Group, found.best)))


def _ranked(first: Matches, fetch: Fetch) -> Iterator[Match]:
    """All matches in order: those at hand, then more as they are needed."""
    yield from first.best
    reached = len(first.best)
    while 0 < reached < first.total:
        more = fetch(reached, max(MAX_RANK_DISTANCE, reached // 4)).best
        yield from more
        reached = reached + len(more) if more else first.total


def _groups(matches: Iterator[Match]) -> Iterator[Group]:
    """Every group, as soon as no further match can join it."""
    open_: deque[_Open] = deque()
    for rank, match in enumerate(matches):
        while open_ and open_[0].rank < rank - MAX_RANK_DISTANCE:
            yield _closed(open_.popleft())
        short_hashes = _signs(match)
        likely = (group for group in open_ if len(group.short_hashes & short_hashes) >= LIKELY)
        if leader := next((group for group in likely if group.takes(match)), None):
            leader.copies.append(match)
        else:
            open_.append(_Open(match, rank, short_hashes))
    yield from map(_closed, open_)


def _signs(match: Match) -> frozenset[int]:
    known = match.short_hashes
    return frozenset(short_hashes(stored_sketch(match.stored)) if known is None else known)


def _closed(group: _Open) -> Group:
    return Group(group.leader, tuple(group.copies))
