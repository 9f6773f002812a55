"""Group near-duplicate matches, such as agency copy in several papers, so that each is shown once.

Matches are taken in the order of the ranking. The first of the copies of a text leads their group,
wherever the others stand. So the group of an article depends on the query alone, not on the page:
no article is on two pages, and none is lost.

To know the copies of all matches, all must be compared (`search.copies`). Of many matches that takes
too long for a page. Then a match is compared only with the leaders not far above it: copies of one
text match a query about equally well, so they stand close together in the ranking. A copy that
stands further below is a hit of its own.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct, field

from index.engines.base import Match, Matches
from search.copies import Copies, SketchedText

MAX_RANK_DISTANCE = 20
"""Ranks that a copy may stand below its leader, where not all matches are compared."""
SPARE_MATCHES = 5
"""Matches fetched in advance, so that the first copies do not cost another search."""

Fetch = Callable[[int, int], Matches]
"""Fetches matches from an offset on, up to a limit."""
FindCopies = Callable[[Sequence[Match]], Copies | None]
"""Returns the copies among the first so many matches, or None if there are too many to compare.

It is given the matches that have been fetched.
"""


class Group(Struct, frozen=True):
    """Matches that are much the same text.

    Attributes:
        leader: The best-ranked of them, which is shown.
        duplicates: The others.
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

    leader: SketchedText
    rank: int
    copies: list[Match]

    def close(self) -> Group:
        """Make the group that no further match can join."""
        return Group(self.leader.match, tuple(self.copies))


class _OpenGroups(Struct):
    """The groups whose leaders are not far above the next match.

    Attributes:
        groups: The groups, by rank.
        hashes_so_far: The hashes of all leaders. Few matches share enough of them to be compared.
    """

    groups: deque[_OpenGroup] = field(default_factory=deque)
    hashes_so_far: set[int] = field(default_factory=set)

    def begin_above(self, rank: int) -> bool:
        """Return True if the leader of the first group stands above a rank."""
        return bool(self.groups) and self.groups[0].rank < rank

    def close_first(self) -> Group:
        """Close the first group."""
        return self.groups.popleft().close()

    def join_or_lead(self, match: Match, rank: int) -> None:
        """Put a match into the first group whose leader it is a copy of, or let it lead one."""
        text = SketchedText.of(match)
        group = None
        if text.shares_enough(self.hashes_so_far):
            group = next((group for group in self.groups if text.is_copy_of(group.leader)), None)
        if group:
            group.copies.append(match)
        else:
            self.lead(text, rank)

    def lead(self, text: SketchedText, rank: int, copies: Iterable[Match] = ()) -> None:
        """Let a match lead a new group, which has some copies already."""
        self.groups.append(_OpenGroup(text, rank, list(copies)))
        self.hashes_so_far |= text.hashes


def grouped_window(offset: int, limit: int) -> tuple[int, int]:
    """Return the offset and the number of the matches that a page of groups begins with."""
    return 0, min(offset + limit, sys.maxsize) + MAX_RANK_DISTANCE + SPARE_MATCHES


def fetch_grouped(
    fetch: Fetch, offset: int, limit: int, find_copies: FindCopies = lambda _: None
) -> Groups:
    """Fetch a page of the groups that matches form, in the order of their leaders.

    Args:
        fetch: Fetches the matches.
        offset: How many groups come before the page.
        limit: How many groups are on it.
        find_copies: Finds the copies among the first matches, all of which are compared. Those that
            follow are compared with the ones not far above.
    """
    end = min(offset + limit, sys.maxsize)
    first = fetch(*grouped_window(offset, limit))
    matches = _all_matches(first, fetch)
    groups = _groups(matches, find_copies(first.best))
    page = tuple(islice(groups, min(offset, end), end))
    return Groups(first.total, page, has_more=next(groups, None) is not None)


def fetch_ungrouped(fetch: Fetch, offset: int, limit: int) -> Groups:
    """Fetch a page of matches, each as a group of its own."""
    matches = fetch(offset, limit)
    has_more = offset + len(matches.best) < matches.total
    return Groups(matches.total, tuple(map(Group, matches.best)), has_more=has_more)


def with_copies(matches: Iterable[Match], all_copies: Sequence[Copies]) -> tuple[Group, ...]:
    """Make a group of each match, in their order, that names the other copies of its text."""
    return tuple(
        Group(match, next(filter(None, (copies.others(match) for copies in all_copies)), ()))
        for match in matches
    )


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


def _groups(matches: Iterable[Match], copies: Copies | None) -> Iterator[Group]:
    """Yield every group as soon as no further match can join it.

    Args:
        matches: The matches.
        copies: The copies among the first of them, all of which were compared; None if none were.
    """
    compared = copies.articles if copies else 0
    shown: set[int] = set()  # texts of those that were compared
    open_groups = _OpenGroups()
    for rank, match in enumerate(matches):
        if open_groups.begin_above(rank - MAX_RANK_DISTANCE):
            yield open_groups.close_first()
        if copies is None or rank >= compared:
            open_groups.join_or_lead(match, rank)
            continue
        number = copies.text_of(match)
        if number is None or number not in shown:
            open_groups.lead(SketchedText.of(match), rank, copies.others(match))
        if number is not None:
            shown.add(number)
    while open_groups.groups:
        yield open_groups.close_first()
