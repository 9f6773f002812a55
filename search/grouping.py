"""Group near-duplicate matches, such as agency copy in several papers, so that each is shown once.

Copies of one text match a query about equally well, so they stand close together in the ranking.
Matches are taken in the order of the ranking. A match that is much the same text as a leader not
far above it joins the group of the first such leader. Any other match leads a group of its own.

So the group of an article depends on the query alone, not on the page: no article is on two pages,
and none is lost.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec import Struct, field

from index.analysis.minhash import MIN_CONTAINMENT, MIN_SHARED_HASHES, containment, short_hashes
from index.engines.base import Match, Matches
from index.stored_article import stored_day, stored_sketch

MAX_RANK_DISTANCE = 20
"""Ranks that a copy may stand below its leader."""
SPARE_MATCHES = 5
"""Matches fetched in advance, so that the first copies do not cost another search."""
MIN_SHARED_SHORT_HASHES = MIN_SHARED_HASHES - 1
"""Short hashes that a copy shares with its leader. They are one fewer than whole hashes, since two
hashes may be cut to one short hash."""
MAX_DAYS_APART = 7
"""Days between copies. Alike texts of other weeks report other events in the same words: polls."""
SAME_TEXT_CONTAINMENT = 0.9
"""Containment from which two texts are copies however many days are between them."""

Fetch = Callable[[int, int], Matches]
"""Fetches matches from an offset on, up to a limit."""


class Group(Struct, frozen=True):
    """Matches that are much the same text.

    Attributes:
        leader: The best-ranked of them, which is shown.
        duplicates: The others, in the order of the ranking.
    """

    leader: Match
    duplicates: tuple[Match, ...] = ()


class Groups(Struct, frozen=True):
    """One page of groups.

    Attributes:
        total: How many articles matched on all pages, leaders or not.
        best: The groups of the page.
        has_more: True if there is a page after it.
    """

    total: int
    best: tuple[Group, ...]
    has_more: bool = False


class _OpenGroup(Struct):
    """A group that matches may still join."""

    leader: Match
    rank: int
    short_hashes: frozenset[int]
    copies: list[Match] = field(default_factory=list)

    def is_leader_of(self, match: Match) -> bool:
        """Return True if a match is a copy of the leader."""
        leader_sketch = stored_sketch(self.leader.stored)
        shared = containment(leader_sketch, stored_sketch(match.stored))
        if _are_of_other_weeks(self.leader, match):
            return shared >= SAME_TEXT_CONTAINMENT
        return shared >= MIN_CONTAINMENT

    def close(self) -> Group:
        """Make the group that no further match can join."""
        return Group(self.leader, tuple(self.copies))


def grouped_window(offset: int, limit: int) -> tuple[int, int]:
    """Return the offset and the number of the matches that a page of groups begins with."""
    return 0, min(offset + limit, sys.maxsize) + MAX_RANK_DISTANCE + SPARE_MATCHES


def fetch_grouped(fetch: Fetch, offset: int, limit: int) -> Groups:
    """Fetch a page of the groups that matches form, in the order of their leaders.

    Args:
        fetch: Fetches the matches.
        offset: How many groups come before the page.
        limit: How many groups are on it.
    """
    end = min(offset + limit, sys.maxsize)
    first = fetch(*grouped_window(offset, limit))
    matches = _all_matches(first, fetch)
    groups = _groups(matches)
    page = tuple(islice(groups, min(offset, end), end))
    return Groups(first.total, page, has_more=next(groups, None) is not None)


def fetch_ungrouped(fetch: Fetch, offset: int, limit: int) -> Groups:
    """Fetch a page of matches, each as a group of its own."""
    matches = fetch(offset, limit)
    has_more = offset + len(matches.best) < matches.total
    return Groups(matches.total, tuple(map(Group, matches.best)), has_more=has_more)


def with_copies(matches: Sequence[Match]) -> tuple[Group, ...]:
    """Make a group of each match, in their order, that names its copies among the others."""
    copies: dict[str, tuple[Match, ...]] = {}
    for group in _groups(iter(matches)):
        articles = (group.leader, *group.duplicates)
        copies |= dict.fromkeys([article.id for article in articles], articles)
    return tuple(
        Group(match, tuple(copy for copy in copies[match.id] if copy.id != match.id))
        for match in matches
    )


def _are_of_other_weeks(leader: Match, match: Match) -> bool:
    """Return True if too many days are between two matches for copies."""
    leader_day = stored_day(leader.stored)
    day = stored_day(match.stored)
    if leader_day is None or day is None:
        return False
    days_apart = abs((leader_day - day).days)
    return days_apart > MAX_DAYS_APART


def _all_matches(first: Matches, fetch: Fetch) -> Iterator[Match]:
    """Yield all matches in order: those already fetched, then more as they are needed."""
    yield from first.best
    fetched = len(first.best)
    while 0 < fetched < first.total:
        limit = max(MAX_RANK_DISTANCE, fetched // 4)
        more = fetch(fetched, limit).best
        if not more:
            return
        yield from more
        fetched += len(more)


def _groups(matches: Iterator[Match]) -> Iterator[Group]:
    """Yield every group as soon as no further match can join it."""
    open_groups: deque[_OpenGroup] = deque()
    for rank, match in enumerate(matches):
        min_rank = rank - MAX_RANK_DISTANCE
        while open_groups and open_groups[0].rank < min_rank:
            yield open_groups.popleft().close()
        hashes = _short_hashes(match)
        group = _group_of(match, hashes, open_groups)
        if group:
            group.copies.append(match)
        else:
            open_groups.append(_OpenGroup(match, rank, hashes))
    for group in open_groups:
        yield group.close()


def _group_of(
    match: Match,
    hashes: frozenset[int],
    open_groups: deque[_OpenGroup],
) -> _OpenGroup | None:
    """Return the first group that a match joins, comparing sketches only if hashes agree."""
    for group in open_groups:
        shared = len(group.short_hashes & hashes)
        if shared >= MIN_SHARED_SHORT_HASHES and group.is_leader_of(match):
            return group
    return None


def _short_hashes(match: Match) -> frozenset[int]:
    """Return the short hashes of an article, read from its sketch if the engine stores none."""
    if match.short_hashes is not None:
        return frozenset(match.short_hashes)
    return frozenset(short_hashes(stored_sketch(match.stored)))
