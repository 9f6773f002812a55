"""Group counted spellings of names by the person whom they name."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest

from index.people.lookup_keys import lookup_key
from search.names.attribution import attributed
from search.sorted_counts import Counts, most_frequent_first

Spellings = Counts
"""Number of articles that have each spelling of one person's name, the most frequent first."""


def group_spellings(counts: Counts) -> list[Spellings]:
    """Group the spellings of each person, surnames alone with the person whom they mean.

    Args:
        counts: Number of articles that have each spelling of any person's name.

    Returns:
        One mapping for each person, the person with the most articles first.
    """
    people_meant = attributed(counts)
    counts_by_key: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, count in counts.items():
        key = lookup_key(name)
        counts_by_key[people_meant.get(key, key) or name][name] = count
    people = map(_sorted_spellings, counts_by_key.values())
    return sorted(people, key=_person_rank)


def group_most_named(counts: Counts, most: int) -> list[Spellings]:
    """Group the spellings of the people with the most articles, at most so many people.

    Most people have few, and to group and sort all of them would take several times as long.
    """
    keys = {name: lookup_key(name) or name for name in counts}
    totals: defaultdict[str, int] = defaultdict(int)
    for name, key in keys.items():
        totals[key] += counts[name]
    least = min(nlargest(most, totals.values()), default=0)
    of_most = {name: counts[name] for name, key in keys.items() if totals[key] >= least}
    return group_spellings(of_most)[:most]


def most_frequent(spellings: Spellings) -> str:
    """Return the most frequent spelling of a person's name."""
    return next(iter(spellings))


def article_count(spellings: Spellings) -> int:
    """Return the sum of the articles that have each spelling."""
    return sum(spellings.values())


def _sorted_spellings(counts: dict[str, int]) -> Spellings:
    """Return the spellings of one person in their order. Most people have one."""
    return counts if len(counts) == 1 else most_frequent_first(counts)


def _person_rank(spellings: Spellings) -> tuple[int, str]:
    """Return a sort key: people with most articles come first."""
    return -article_count(spellings), most_frequent(spellings)
