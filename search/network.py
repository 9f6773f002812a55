"""Find who is named together in the articles that a query finds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from index.engines.base import MAX_GROUPS, PairCounts
from index.engines.query import EngineQuery
from index.entities.kind import EntityKind
from index.messages import Language, Message
from search.json_values import notes_as_json, struct_as_json
from search.names.entities import Entities
from search.names.spellings import Spellings, group_most_named, most_frequent
from search.origin import Origin
from search.query import Named, conjuncts
from search.searcher import Searcher

MAX_PEOPLE = MAX_GROUPS
"""Limit on the people of a network. A larger one shows nothing to anybody."""
STRENGTH_DECIMALS = 4
"""Decimals of the strength of a pair."""

_TIES_OF_GROUP = 4
"""The strongest ties of each person, which make the groups. With all ties, all were one group."""
_MAX_ROUNDS = 20
"""Rounds in which groups are looked for. Networks of a few dozen people settle in less than ten."""

_Ties = Mapping[int, Mapping[int, float]]
"""The strength of the ties of each person, by number, to others."""


class NetworkPerson(Struct, frozen=True):
    """Somebody in a network.

    Attributes:
        name: The spelling that most of the articles have.
        articles: Number of articles of the query that name the person.
        group: The number of the group of people who are named together. Group 0 is that of the
            person who is named most.
    """

    name: str
    articles: int
    group: int


class Pair(Struct, frozen=True):
    """Two people whom the same articles name.

    Attributes:
        people: Their names, that of the more frequent one first.
        articles: Number of articles of the query that name both.
        strength: The strength of their tie, from 0 to 1: the number of articles that name both,
            divided by the geometric mean of the numbers that name each. This is the cosine of
            their articles. Two who are named often are together often by chance, which it allows
            for.
    """

    people: tuple[str, str]
    articles: int
    strength: float


class Network(Struct, frozen=True):
    """The people whom articles name most often, and which of them are named together.

        >>> network = archive.network("Soleimani")
        >>> network.people[0].name, network.people[0].articles
        ('Qassem Soleimani', 4)
        >>> network.pairs[0].people, network.pairs[0].articles
        (('Ali Khamenei', 'Esmaïl Ghaani'), 2)

    Attributes:
        query: The query as it was typed.
        total: Number of articles that hold all of the query.
        people: The people, most frequent first.
        pairs: The pairs that at least one article names, the strongest first.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
    """

    query: str
    total: int
    people: tuple[NetworkPerson, ...]
    pairs: tuple[Pair, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the network as JSON holds it, its notes in a language."""
        return {
            "query": self.query,
            **self.origin.as_dict(),
            "total": self.total,
            "notes": notes_as_json(self.notes, language),
            "people": [struct_as_json(person) for person in self.people],
            "pairs": [struct_as_json(pair) for pair in self.pairs],
        }


def find_network(searcher: Searcher, most: int) -> Network:
    """Find who is named together in the articles that hold all of a query.

    The people whom the query itself asks for are left out, as they would be tied to all others.

    Args:
        searcher: The query.
        most: The largest number of people.
    """
    searcher.resolver.announce(searcher.parsed.query)
    articles = searcher.whole_query()
    total = searcher.batch.count(articles)
    spellings = _most_frequent_people(searcher, articles, most)
    counts = searcher.batch.pair_counts("person", [tuple(each) for each in spellings], articles)()
    names = [most_frequent(each) for each in spellings]
    strengths = _strengths(counts)
    groups = _groups(len(names), strengths)
    people = tuple(
        NetworkPerson(name, counts.get((number, number), 0), groups[number])
        for number, name in enumerate(names)
    )
    pairs = [
        Pair((names[i], names[j]), counts[i, j], round(strength, STRENGTH_DECIMALS))
        for (i, j), strength in strengths.items()
    ]
    return Network(
        query=searcher.text,
        total=total(),
        people=people,
        pairs=tuple(sorted(pairs, key=_pair_rank)),
        notes=searcher.notes(total()),
        origin=searcher.origin,
    )


def _most_frequent_people(
    searcher: Searcher, articles: EngineQuery, most: int
) -> Sequence[Spellings]:
    """Return the spellings of the people whom articles name most often."""
    conditions = conjuncts(searcher.parsed.query)
    named = [part for part in conditions if isinstance(part, Named)]
    asked = [part.name for part in named if part.kind is EntityKind.PERSON]
    people = Entities(searcher.batch, EntityKind.PERSON, articles)
    for name in asked:
        people.announce(name)
    counts = searcher.batch.facet_counts("person", articles)()
    return group_most_named(people.without(asked, counts), most, EntityKind.PERSON)


def _strengths(counts: PairCounts) -> dict[tuple[int, int], float]:
    """Return the strength of each pair that has any."""
    return {
        (i, j): count / math.sqrt(counts[i, i] * counts[j, j])
        for (i, j), count in counts.items()
        if i != j and count
    }


def _pair_rank(pair: Pair) -> tuple[float, int, tuple[str, str]]:
    """Return a sort key: the strongest pairs come first."""
    return -pair.strength, -pair.articles, pair.people


def _groups(number: int, strengths: Mapping[tuple[int, int], float]) -> list[int]:
    """Divide people into groups by label propagation, and number the groups in order.

    Each person takes the group to which the ties are strongest, until nobody changes. This is
    the method of Raghavan, Albert and Kumara (2007) with the ties weighted, and in a fixed order
    instead of by chance, so that the same network always has the same groups.

    Args:
        number: The number of people, most frequent first.
        strengths: The strength of each pair.
    """
    ties = _strongest_ties(strengths)
    labels = list(range(number))
    for _ in range(_MAX_ROUNDS):
        before = list(labels)
        for person in range(number):
            labels[person] = _strongest_label(labels[person], ties.get(person, {}), labels)
        if labels == before:
            break
    numbers = {label: group for group, label in enumerate(dict.fromkeys(labels))}
    return [numbers[label] for label in labels]


def _strongest_label(own: int, ties: Mapping[int, float], labels: Sequence[int]) -> int:
    """Return the label to which ties are strongest; of equals the own one, or else the lowest."""
    sums: defaultdict[int, float] = defaultdict(float)
    for other, strength in ties.items():
        sums[labels[other]] += strength
    strongest = max(sums.values(), default=0)
    best = [label for label, strength in sums.items() if strength == strongest]
    return own if own in best or not best else min(best)


def _strongest_ties(strengths: Mapping[tuple[int, int], float]) -> _Ties:
    """Keep the ties that are among the strongest of one of the two people."""
    all_ties: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), strength in strengths.items():
        all_ties[i][j] = all_ties[j][i] = strength
    kept: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for person, ties in all_ties.items():
        for other in _strongest(ties):
            kept[person][other] = kept[other][person] = ties[other]
    return kept


def _strongest(ties: Mapping[int, float]) -> Iterable[int]:
    """Return the people to whom ties are strongest."""
    return sorted(ties, key=lambda other: (-ties[other], other))[:_TIES_OF_GROUP]
