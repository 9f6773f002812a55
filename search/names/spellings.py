"""Group counted spellings of names by the person whom they name."""

from __future__ import annotations

from collections import Counter, defaultdict

from index.people.lookup_keys import lookup_key
from search.sorted_counts import Counts, most_frequent_first

Spellings = Counts
"""Number of articles that have each spelling of one person's name, the most frequent first."""


def group_spellings(counts: Counts) -> list[Spellings]:
    """Group the spellings of each person.

    Args:
        counts: Number of articles that have each spelling of any person's name.

    Returns:
        One mapping for each person, the person with the most articles first.
    """
    counts_by_key: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, count in counts.items():
        key = lookup_key(name) or name
        counts_by_key[key][name] = count
    people = map(most_frequent_first, counts_by_key.values())
    return sorted(people, key=_person_rank)


def most_frequent(spellings: Spellings) -> str:
    """Return the most frequent spelling of a person's name."""
    return next(iter(spellings))


def article_count(spellings: Spellings) -> int:
    """Return the sum of the articles that have each spelling."""
    return sum(spellings.values())


def _person_rank(spellings: Spellings) -> tuple[int, str]:
    """Return a sort key: people with most articles come first."""
    return -article_count(spellings), most_frequent(spellings)
