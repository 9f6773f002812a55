"""Group counted spellings of names by the person, organisation or place that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest

from index.entities.keys import key_function
from index.entities.kind import EntityKind
from search.names.attribution import attributed, namesakes
from search.sorted_counts import Counts, most_frequent_first

Spellings = Counts
"""Number of articles that have each spelling of one name, the most frequent first."""
Settle = Callable[[Mapping[str, str]], Mapping[str, str]]
"""Maps the key of each doubtful name to that of the person whom it means, given names with keys."""


def group_spellings(counts: Counts, kind: EntityKind = EntityKind.PERSON) -> list[Spellings]:
    """Group the spellings of each name, surnames alone with the person whom they mean.

    Args:
        counts: Number of articles that have each spelling of any name.
        kind: The kind of the names.

    Returns:
        One mapping for each person, organisation or place, that with the most articles first.
    """
    _, groups = group_first(counts, len(counts), kind)
    return groups


def group_first(
    counts: Counts,
    most: int,
    kind: EntityKind,
    keys: Sequence[str] | None = None,
    people_meant: Mapping[str, str] | None = None,
) -> tuple[int, list[Spellings]]:
    """Group the spellings of the names of a kind with the most articles, as `group_spellings` does.

    To make a group of each of all names takes most of the time of a list of a few.

    Args:
        counts: Number of articles that have each spelling of any name.
        most: The largest number of groups.
        kind: The kind of the names.
        keys: The key of each spelling, if they are known.
        people_meant: The key of the person whom each doubtful key means. By default the counts
            settle it.

    Returns:
        The number of all groups, and the first of them.
    """
    keys = list(map(key_function(kind), counts)) if keys is None else keys
    if people_meant is None:
        people_meant = attributed(counts, keys) if kind is EntityKind.PERSON else {}
    groups = [people_meant.get(key, key) or name for key, name in zip(keys, counts, strict=True)]
    totals: defaultdict[str, int] = defaultdict(int)
    for group, count in zip(groups, counts.values(), strict=True):
        totals[group] += count
    least = min(nlargest(most, totals.values())) if 0 < most < len(totals) else 0
    first: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for group, (name, count) in zip(groups, counts.items(), strict=True):
        if totals[group] >= least:
            first[group][name] = count
    return len(totals), sorted(map(_sorted_spellings, first.values()), key=rank)[:most]


def group_most_named(
    counts: Counts, most: int, kind: EntityKind, settle: Settle | None = None
) -> list[Spellings]:
    """Group the spellings of the names of a kind with the most articles, at most so many names.

    Most have few, and to group and sort all of them would take several times as long. So names are
    looked at that have half as many as the last of the most named: surnames alone add less to them.

    Args:
        counts: Number of articles that have each spelling of any name.
        most: The largest number of groups.
        kind: The kind of the names.
        settle: Tells whom doubtful names of people mean. By default the counts settle it.
    """
    key_of = key_function(kind)
    keys = [key_of(name) or name for name in counts]
    totals: defaultdict[str, int] = defaultdict(int)
    for key, count in zip(keys, counts.values(), strict=True):
        totals[key] += count
    least = min(nlargest(most, totals.values()), default=0)
    named_most = {key for key, total in totals.items() if 2 * total >= least}
    people_meant: Mapping[str, str] | None = None
    if kind is EntityKind.PERSON:
        named_most |= namesakes(named_most, totals)
    if settle:
        names = zip(counts, keys, strict=True)
        people_meant = settle({name: key for name, key in names if key in named_most})
        named_most.update(people_meant.values())
    keyed = [each for each in zip(counts.items(), keys, strict=True) if each[1] in named_most]
    of_most = dict([counted for counted, _ in keyed])
    _, groups = group_first(of_most, most, kind, [key for _, key in keyed], people_meant)
    return groups


def most_frequent(spellings: Spellings) -> str:
    """Return the most frequent spelling of a name."""
    return next(iter(spellings))


def article_count(spellings: Spellings) -> int:
    """Return the sum of the articles that have each spelling."""
    return sum(spellings.values())


def _sorted_spellings(counts: dict[str, int]) -> Spellings:
    """Return the spellings of one name in their order. Most names have one."""
    return counts if len(counts) == 1 else most_frequent_first(counts)


def rank(spellings: Spellings) -> tuple[int, str]:
    """Return a sort key: names with most articles come first."""
    return -article_count(spellings), most_frequent(spellings)
