"""Attribute a surname that articles leave alone to the one person whom the archive knows by it.

An article that says Macron and nothing more names a doubtful person. An archive in which thousands of
articles name Emmanuel Macron, and few another Macron, settles whom it means. So do initials: E.
Macron. Names are attributed where people are listed and filtered, not where articles are read, since
what an archive knows changes with each run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from index.engines.batch import Answer, Batch
from index.engines.query import Term
from index.entities.kind import EntityKind
from index.people.gazetteer import word_set
from index.people.lookup_keys import key_and_name, lookup_key, of_surname, surname_key
from index.people.names import fold_name
from search.sorted_counts import Counts

MIN_TIMES_THE_NAME = 5
"""Times as many articles as have the doubtful name that have to name the person in full."""
MIN_TIMES_THE_NEXT = 10
"""Times as many articles as name the next person of that surname that have to name the first."""


def ask_people_of_surname(batch: Batch, key: str) -> Answer[Counts]:
    """Ask for the people of the archive who have a surname, and how many articles name each.

    Args:
        batch: Asks the engine that holds the articles.
        key: The key of the surname.
    """
    any_of_surname = Term(EntityKind.PERSON.key_field, key, 0.0)
    counts = batch.values_beginning("person_by_surname", of_surname(key), any_of_surname)
    return lambda: {key_and_name(value)[1]: count for value, count in counts().items()}


def ask_people_meant(batch: Batch, names: Mapping[str, str]) -> dict[str, str]:
    """Map the key of each doubtful name to that of the person whom it means in the archive.

    Args:
        batch: Asks the engine that holds the articles.
        names: Names with their keys. Those that are not doubtful are left out.
    """
    doubtful = [key for name, key in names.items() if _is_doubtful(name, key)]
    surnames = dict.fromkeys(map(surname_key, doubtful))
    people: dict[str, int] = {}
    for ask in [ask_people_of_surname(batch, key) for key in surnames]:
        people.update(ask())
    meant = attributed(people)
    return {key: meant[key] for key in doubtful if key in meant}


def attributed(counts: Counts, keys: Iterable[str] | None = None) -> dict[str, str]:
    """Map the key of each doubtful name to that of the person whom it means.

    Args:
        counts: Number of articles that have each name, of all people of the surnames concerned.
        keys: The key of each name, if they are known.

    Returns:
        Nothing for names that may mean several people, or somebody whom no article names in full.
    """
    totals: defaultdict[str, int] = defaultdict(int)
    doubtful: dict[str, None] = {}
    keys = map(lookup_key, counts) if keys is None else keys
    for key, (name, count) in zip(keys, counts.items(), strict=True):
        totals[key] += count
        if _is_doubtful(name, key):
            doubtful[key] = None
    bearers = _bearers(totals, doubtful)
    people: dict[str, str] = {}
    for key in doubtful:
        person = _person_meant(key, bearers.get(surname_key(key), ()), totals)
        if person is not None:
            people[key] = person
    return people


def namesakes(people: Collection[str], totals: Mapping[str, int]) -> set[str]:
    """Return the keys that settle which doubtful names mean some people.

    Those are the keys of the doubtful names, and of others of the same surnames, unless so few
    articles name them that they settle nothing.

    Args:
        people: The keys of the people.
        totals: Number of articles of each key, theirs included.
    """
    surnames = set(map(surname_key, people))
    least = min(map(totals.__getitem__, people), default=0)
    return {
        key
        for key, total in totals.items()
        if (MIN_TIMES_THE_NEXT * total >= least or key.find(" ") < len("E "))
        and surname_key(key) in surnames
    }


def _is_doubtful(name: str, key: str) -> bool:
    """Return True for a surname alone, or with the initial of a first name."""
    if " " not in key:
        return bool(key) and fold_name(name) not in word_set("first_names")
    return name[1:2] == "."


def _bearers(totals: Mapping[str, int], doubtful: Collection[str]) -> dict[str, list[str]]:
    """Return the keys of the full names that end with the surname of each doubtful name."""
    surnames = set(map(surname_key, doubtful))
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for key in totals:
        surname = surname_key(key)
        if surname in surnames and key not in doubtful:
            bearers[surname].append(key)
    return bearers


def _person_meant(key: str, bearers: Sequence[str], totals: Mapping[str, int]) -> str | None:
    """Return the key of the person of a surname who is named far more often than all others."""
    people = sorted(_fitting(key, bearers), key=lambda person: (-totals[person], person))
    if not people:
        return None
    first = totals[people[0]]
    following = max((totals[person] for person in people[1:]), default=0)
    if first < MIN_TIMES_THE_NAME * totals[key] or first < MIN_TIMES_THE_NEXT * following:
        return None
    return people[0]


def _fitting(key: str, bearers: Sequence[str]) -> Iterator[str]:
    """Yield the people whose first name begins with the initial of a key, if it has one."""
    initial = key[:1].lower() if " " in key else ""
    for person in bearers:
        if person.lower().startswith(initial):
            yield person
