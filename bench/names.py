"""Measure the keys of names: how many spellings of a name they join, and how many different people.

`python -m bench.names DATA` reads three files in the folder DATA. `names-hand.txt` has the spellings
of a name on each line, with `|` between them. `names-fr-en.tsv` has people, with columns `fr` and
`en`. `names-un.tsv` has the people of a sanctions list, with columns `type`, `primary` and
`aliases`, which are often other names altogether. It prints a Markdown table, and exits 1 when a
figure is worse than its bound in `floors.toml`.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.floors import read_floors, shortcomings
from bench.options import data_parser
from index.people.identity import identity_key
from index.people.names import fold_name, name_tokens, safe_key, skeleton

Key = Callable[[str], str]

"""Returns the key of a name. Two spellings of one name should have the same key."""

KEYS: Mapping[str, Key] = {
    "safe": safe_key,
    "identity": identity_key,
    "skeleton": skeleton,
}

JOINED_FIGURES = ("hand", "french_english", "listed")
"""Shares of spellings that should have one key. They have a minimum."""

COLLISION_FIGURES = ("any_two", "one_surname")
"""Shares of different people who have one key. They have a maximum."""

HEADING = (
    "| key | hand | French and English | sanctions list | any two people | two of one surname |\n"
    "|---|---|---|---|---|---|"
)

Spellings = Sequence[str]
"""The spellings of one name, or the names of one person."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names in the three files.

    Attributes:
        hand: The spellings of each name.
        french: The spellings of each person's name in the French press.
        english: The same in the English press, in the same order.
        listed: The names of each person of a sanctions list.
    """

    hand: Sequence[Spellings]
    french: Sequence[Spellings]
    english: Sequence[Spellings]
    listed: Sequence[Spellings]

    def people(self) -> list[str]:
        """Return the first name of each person if it has several words, no name twice."""
        names: dict[str, str] = {}
        for person in (*self.french, *self.listed):
            if person and len(name_tokens(person[0])) > 1:
                names[fold_name(person[0])] = person[0]
        return list(names.values())


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "the folder of the three files")
    names = read_names(parser.parse_args().data)
    floors = read_floors("names")
    print(HEADING)
    complaints: list[str] = []
    for name, key in KEYS.items():
        figures = measure_key(names, key)
        cells = [f"{figures[figure]:.3f}" for figure in JOINED_FIGURES]
        cells += [f"{figures['any_two']:.1e}", f"{figures['one_surname']:.4f}"]
        print(f"| {name} | {' | '.join(cells)} |")
        too_bad = shortcomings(figures, floors[name], maxima=COLLISION_FIGURES, digits=5)
        complaints += [f"{name}: {complaint}" for complaint in too_bad]
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def read_names(folder: Path) -> Names:
    """Return the names in a folder."""
    rows = list(read_table(folder / "names-fr-en.tsv"))
    lines = (folder / "names-hand.txt").read_text("utf-8").splitlines()
    return Names(
        hand=[spellings(line) for line in lines if line],
        french=[spellings(row["fr"]) for row in rows],
        english=[spellings(row["en"]) for row in rows],
        listed=list(_read_listed(folder / "names-un.tsv")),
    )


def _read_listed(file: Path) -> Iterator[Spellings]:
    """Yield all names of each person of the sanctions list, which also has organisations."""
    for row in read_table(file):
        if row["type"] == "person":
            yield spellings(row["primary"]) + spellings(row["aliases"])


def read_table(file: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table whose columns are separated by tabs, without any quoting."""
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def spellings(cell: str | None) -> list[str]:
    """Return the spellings in a cell, which `|` separates."""
    if not cell:
        return []
    names = map(str.strip, cell.split("|"))
    return list(filter(None, names))


def measure_key(names: Names, key: Key) -> dict[str, float]:
    """Return the shares that a key joins.

    `hand` and `listed` are shares of pairs of spellings of one name. `french_english` is the share of
    people of whom some French and some English spelling are joined. `any_two` and `one_surname` are
    shares of pairs of different people.
    """
    people = names.people()
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    for person in people:
        by_surname[name_tokens(person)[-1]].append(person)
    return {
        "hand": share_joined(names.hand, key),
        "french_english": share_of_people_joined(names, key),
        "listed": share_joined(names.listed, key),
        "any_two": share_of_collisions([people], key),
        "one_surname": share_of_collisions(by_surname.values(), key),
    }


def share_joined(groups: Iterable[Spellings], key: Key) -> float:
    """Return the share of pairs of spellings of one name that have the same key."""
    joined: list[bool] = []
    for group in groups:
        keys = map(key, group)
        joined += [first == second for first, second in combinations(keys, 2)]
    return sum(joined) / len(joined)


def share_of_people_joined(names: Names, key: Key) -> float:
    """Return the share of people of whom a French and an English spelling have the same key."""
    joined: list[bool] = []
    for french, english in zip(names.french, names.english, strict=True):
        if french and english:
            french_keys = set(map(key, french))
            joined.append(not french_keys.isdisjoint(map(key, english)))
    return sum(joined) / len(joined)


def share_of_collisions(groups: Iterable[Sequence[str]], key: Key) -> float:
    """Return the share of pairs of people of one group that have the same key."""
    collisions = 0
    total = 0
    for group in groups:
        total += _pairs(len(group))
        sizes = Counter(map(key, group)).values()
        collisions += sum(map(_pairs, sizes))
    return collisions / total


def _pairs(number: int) -> int:
    """Return how many pairs can be made of so many people."""
    return number * (number - 1) // 2


if __name__ == "__main__":
    sys.exit(main())
