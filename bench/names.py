"""Keys of names: how many spellings of a name they join, and how many different people.

`python -m bench.names DATA` reads three files in the folder DATA: `names-hand.txt` (spellings of a name, `|` between
them), `names-fr-en.tsv` (people, columns `fr` and `en`) and `names-un.tsv` (people of a sanctions list, columns `type`,
`primary` and `aliases`, which are often other names altogether). It prints a Markdown table, and exits 1 when a figure
is worse than its bound in `floors.toml`.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from index.people.identity import identity_key
from index.people.names import fold_name, name_tokens, safe_key, skeleton

FLOORS = Path(__file__).with_name("floors.toml")

Key = Callable[[str], str]

KEYS: Mapping[str, Key] = {"safe": safe_key, "identity": identity_key, "skeleton": skeleton}


@dataclass(frozen=True, slots=True)
class Names:
    """What the three files hold.

    Attributes:
        hand: Spellings of each name.
        french, english: Spellings of each person's name in the French and in the English press, in the same order.
        listed: Names of each person of a sanctions list.
    """

    hand: Sequence[Sequence[str]]
    french: Sequence[Sequence[str]]
    english: Sequence[Sequence[str]]
    listed: Sequence[Sequence[str]]

    def people(self) -> list[str]:
        """One name a person, no name twice."""
        names = (group[0] for group in (*self.french, *self.listed) if group)
        return [*{fold_name(name): name for name in names if len(name_tokens(name)) > 1}.values()]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of the three files")
    names = read_names(parser.parse_args().data)
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["names"]
    print(
        "| key | hand | French and English | sanctions list | any two people | two of one surname |"
    )
    print("|---|---|---|---|---|---|")
    complaints: list[str] = []
    for name, key in KEYS.items():
        figures = measured(names, key)
        shown = (f"{figures[part]:.3f}" for part in ("hand", "french_english", "listed"))
        print(
            f"| {name} | {' | '.join(shown)} | {figures['any_two']:.1e} | {figures['one_surname']:.4f} |"
        )
        complaints += (f"{name}: {complaint}" for complaint in shortcomings(figures, floors[name]))
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def read_names(folder: Path) -> Names:
    """The names in a folder."""
    rows = [*table(folder / "names-fr-en.tsv")]
    lines = (folder / "names-hand.txt").read_text("utf-8").splitlines()
    return Names(
        hand=[spellings(line) for line in lines if line],
        french=[spellings(row["fr"]) for row in rows],
        english=[spellings(row["en"]) for row in rows],
        listed=[
            [*spellings(row["primary"]), *spellings(row["aliases"])]
            for row in table(folder / "names-un.tsv")
            if row["type"] == "person"
        ],
    )


def table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def spellings(field: str | None) -> list[str]:
    return [name.strip() for name in (field or "").split("|") if name.strip()]


def measured(names: Names, key: Key) -> dict[str, float]:
    """Shares of what should be joined, of pairs of spellings or of people; then of pairs of people that should not."""
    both = [(fr, en) for fr, en in zip(names.french, names.english, strict=True) if fr and en]
    people = names.people()
    surnames: defaultdict[str, list[str]] = defaultdict(list)
    for person in people:
        surnames[name_tokens(person)[-1]].append(person)
    return {
        "hand": joined(names.hand, key),
        "french_english": sum(not {*map(key, fr)}.isdisjoint(map(key, en)) for fr, en in both)
        / len(both),
        "listed": joined(names.listed, key),
        "any_two": collisions([people], key),
        "one_surname": collisions(surnames.values(), key),
    }


def joined(groups: Iterable[Sequence[str]], key: Key) -> float:
    """The share of pairs of spellings that have one key."""
    same = [key(one) == key(other) for group in groups for one, other in combinations(group, 2)]
    return sum(same) / len(same)


def collisions(groups: Iterable[Sequence[str]], key: Key) -> float:
    """The share of pairs of people of a group that have one key."""
    same = total = 0
    for group in groups:
        total += len(group) * (len(group) - 1) // 2
        same += sum(count * (count - 1) // 2 for count in Counter(map(key, group)).values())
    return same / total


def shortcomings(figures: Mapping[str, float], bounds: Mapping[str, float]) -> Iterator[str]:
    """What is worse than its bound: too few spellings joined, too many people."""
    for name, bound in bounds.items():
        worse = (
            figures[name] > bound if name in ("any_two", "one_surname") else figures[name] < bound
        )
        if worse:
            yield f"{name} {figures[name]:.5f} is worse than its bound {bound}"


if __name__ == "__main__":
    sys.exit(main())
