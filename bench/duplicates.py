"""Near-duplicates: how many planted ones grouping finds, how often it is wrong, and what it costs a query.

`python -m bench.duplicates DATA` reads `news.jsonl.xz` in the folder DATA and plants copies among its articles: words
replaced, left out and put in, texts cut, other headlines, sources and agency signatures. All are indexed. The first
words of each article that was copied are searched for, and so are headlines: a copy counts as found if it stands in the
group of what it was made from. A pair that is grouped without having been planted counts as right if enough of the
shorter text stands in the longer one, in the same words; `--show N` prints N of these pairs, to be read. It prints
Markdown tables, and exits 1 when a figure is worse than its bound in `floors.toml`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from index import synchronise
from index.analysis.analyzer import split_words, tokenize
from index.engines.base import Engine, Match, Matches, open_engine
from index.engines.query import Or as Either
from index.engines.query import Term
from index.store.generations import current_manifest
from search.grouping import Group, fetch_grouped

FLOORS = Path(__file__).with_name("floors.toml")
PLANTED = 150
"""Copies of each kind."""
SHORTEST = 120
"""Words of the shortest article that is copied."""
RUN = 5
"""Words in a row that two texts must have in common for these words to count as shared."""
SHARED = 0.3
"""Share of the shorter text that must be shared for a pair of real articles to count as near-duplicates."""
QUERIES = 2000
"""Headlines that are searched for."""
TIMED, PASSES = 200, 3
WORDS = 12
"""Words of an article that are searched for."""
GROUPS = 30
"""Groups of each search that are looked at."""
SIGNATURES = (
    "(AFP)",
    "Avec Reuters",
    "La rédaction, avec agences",
    "Par notre correspondant, avec l'AFP",
)
BOILERPLATE = (
    "Abonnez-vous à notre lettre du matin pour recevoir chaque jour l'essentiel de l'actualité dans votre boîte.",
    "Retrouvez tous nos articles sur ce sujet dans notre dossier spécial, mis à jour tout au long de la journée.",
)

Row = dict[str, Any]
Change = Callable[[random.Random, str, Sequence[str]], str]


def edited(share: float) -> Change:
    """Of so many words, a third each are replaced, left out and followed by another."""

    def change(chance: random.Random, body: str, others: Sequence[str]) -> str:
        lines = []
        for line in body.splitlines():
            parts: list[str] = []
            for word in line.split():
                kind = chance.randrange(3) if chance.random() < share else None
                parts += [] if kind in (0, 1) else [word]
                parts += [chance.choice(others)] if kind in (0, 2) else []
            lines.append(" ".join(parts))
        return "\n".join(lines)

    return change


def cut(share: float) -> Change:
    """The beginning alone."""
    return lambda _, body, __: " ".join(body.split(" ")[: int(body.count(" ") * share)])


def signed(chance: random.Random, body: str, _: Sequence[str]) -> str:
    """With what another house puts around it."""
    return f"{chance.choice(SIGNATURES)} - {body}\n{chance.choice(BOILERPLATE)}\n"


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(chance: random.Random, body: str, others: Sequence[str]) -> str:
        for each in changes:
            body = each(chance, body, others)
        return body

    return change


KINDS: Mapping[str, Change] = {
    "retitled": lambda _, body, __: body,
    "signed": signed,
    "edit_5": edited(0.05),
    "edit_10": edited(0.10),
    "edit_15": edited(0.15),
    "edit_20": edited(0.20),
    "cut_67": cut(2 / 3),
    "cut_50": cut(1 / 2),
    "cut_33": cut(1 / 3),
    "cut_67_edit_10_signed": both(cut(2 / 3), edited(0.10), signed),
    "cut_50_edit_15": both(cut(1 / 2), edited(0.15)),
}


@dataclass(frozen=True, slots=True)
class Archive:
    """Articles with copies among them.

    Attributes:
        rows: All of them, by id.
        originals: By a copy's id, the id of what it was made from.
    """

    rows: Mapping[str, Row]
    originals: Mapping[str, str]

    def queries(self) -> list[str]:
        """The first words of what was copied, and headlines from all over the archive."""
        leads = [
            " ".join(split_words(self.rows[id]["body"])[:WORDS]) for id in self.originals.values()
        ]
        titles = [row["title"] for row in self.rows.values() if row["title"]]
        return [*leads, *titles[:: max(len(titles) // QUERIES, 1)]]

    def shared(self, one: str, other: str) -> float:
        """The share of the shorter text's words that stand in the longer one, in runs."""
        texts = [
            [word.lower() for word in split_words(self.rows[self.originals.get(id, id)]["body"])]
            for id in (one, other)
        ]
        short, long = sorted(texts, key=len)
        runs = {tuple(long[start : start + RUN]) for start in range(len(long) - RUN + 1)}
        starts = [
            start
            for start in range(len(short) - RUN + 1)
            if tuple(short[start : start + RUN]) in runs
        ]
        return len({place for start in starts for place in range(start, start + RUN)}) / (
            len(short) or 1
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an index finds for the words of a text, best first."""

    engine: Engine
    text: str

    def matches(self, offset: int, limit: int) -> Matches:
        """Some of its matches."""
        terms = (
            Term(name, word.stem) for word in tokenize(self.text) for name in ("title", "body")
        )
        return self.engine.match(Either(tuple(terms)), offset=offset, limit=limit)

    def page(self, offset: int, limit: int) -> tuple[Group, ...]:
        """Some of its groups."""
        return fetch_grouped(self.matches, offset, limit).best


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with news.jsonl.xz")
    parser.add_argument("--show", type=int, default=0, help="pairs of real articles to print")
    options = parser.parse_args()
    archive = planted(options.data / "news.jsonl.xz")
    with TemporaryDirectory() as place:
        engine = indexed(archive, Path(place))
        rankings = [Ranking(engine, text) for text in archive.queries()]
        groups = {group for ranking in rankings for group in ranking.page(0, GROUPS)}
        added = cost(rankings)
        engine.close()
    figures = {**recall(archive, groups), **precision(archive, groups), "added_ms": added}
    print(
        "| figure | |\n|---|---|",
        *(f"| {name} | {figure:.3f} |" for name, figure in figures.items()),
        sep="\n",
    )
    show(archive, groups, options.show)
    complaints = [*shortcomings(figures, tomllib.loads(FLOORS.read_text("utf-8"))["duplicates"])]
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def planted(news: Path) -> Archive:
    """The articles with copies of some of them; no article is copied twice."""
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        rows: dict[str, Row] = {row["id"]: row for row in map(json.loads, lines)}
    chance = random.Random(20)
    copied = chance.sample(
        [id for id, row in rows.items() if len(row["body"].split()) >= SHORTEST],
        len(KINDS) * PLANTED,
    )
    vocabulary = [word for id in copied[:300] for word in rows[id]["body"].split()]
    titles = [row["title"] for row in rows.values()]
    originals: dict[str, str] = {}
    for place, id in enumerate(copied):
        kind = [*KINDS][place % len(KINDS)]
        copy = f"{kind}~{id}"
        originals[copy] = id
        body = KINDS[kind](chance, rows[id]["body"], vocabulary)
        rows[copy] = {
            **rows[id],
            "id": copy,
            "title": chance.choice(titles),
            "source": "Le Courrier",
            "body": body,
        }
    return Archive(rows, originals)


def indexed(archive: Archive, place: Path) -> Engine:
    """The archive as an index keeps it, read from one file."""
    file = place / "articles.jsonl"
    file.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in archive.rows.values()),
        "utf-8",
    )
    synchronise([file], place / "index")
    manifest = current_manifest(place / "index")
    return open_engine(manifest.engine, place / "index" / manifest.generation)


def own_id(match: Match) -> str:
    """The id that an article has in the file, without the name of the file."""
    return match.id.partition("#")[2]


def recall(archive: Archive, groups: Iterable[Group]) -> dict[str, float]:
    """By kind, the share of copies that are in one group with what they were made from."""
    found = {
        frozenset(pair) for group in groups for pair in combinations(map(own_id, members(group)), 2)
    }
    together: defaultdict[str, list[bool]] = defaultdict(list)
    for copy, id in archive.originals.items():
        together[copy.partition("~")[0]].append(frozenset((copy, id)) in found)
    return {kind: mean(together[kind]) for kind in KINDS}


def precision(archive: Archive, groups: Iterable[Group]) -> dict[str, float]:
    """The share of pairs that are right, of all of them and of those of two real articles; and how many these are."""
    right = {pair: archive.shared(*pair) >= SHARED for pair in pairs(groups)}
    real = [good for pair, good in right.items() if archive.originals.keys().isdisjoint(pair)]
    return {
        "precision": mean(right.values()),
        "precision_real": mean(real),
        "real_pairs": float(len(real)),
    }


def members(group: Group) -> tuple[Match, ...]:
    return (group.leader, *group.duplicates)


def pairs(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """Leaders with each of their duplicates."""
    return sorted(
        {(own_id(group.leader), own_id(copy)) for group in groups for copy in group.duplicates}
    )


def cost(rankings: Sequence[Ranking]) -> float:
    """Milliseconds by which grouping prolongs a search for ten articles, in the median."""
    added = []
    for ranking in rankings[:: max(len(rankings) // TIMED, 1)]:
        plain = fastest(partial(ranking.matches, 0, 10))
        added.append(fastest(partial(ranking.page, 0, 10)) - plain)
    return median(added) * 1000


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the quickest of a few times."""
    times = []
    for _ in range(PASSES):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


def show(archive: Archive, groups: Iterable[Group], number: int) -> None:
    """Print pairs of real articles, chosen by chance, with their titles and beginnings."""
    real = [pair for pair in pairs(groups) if archive.originals.keys().isdisjoint(pair)]
    for pair in random.Random(50).sample(real, min(number, len(real))):
        print(f"\n{archive.shared(*pair):.2f} of the shorter is shared")
        for row in (archive.rows[id] for id in pair):
            parts = (
                row["id"],
                row.get("date"),
                row.get("source"),
                f"{len(row['body'].split())} words",
                row["title"],
            )
            print("  " + " | ".join(map(str, parts)))
            print(f"    {' '.join(row['body'].split())[:300]}")


def shortcomings(figures: Mapping[str, float], bounds: Mapping[str, float]) -> Iterator[str]:
    """What is worse than its bound: milliseconds above it, shares below."""
    for name, bound in bounds.items():
        worse = figures[name] > bound if name.endswith("_ms") else figures[name] < bound
        if worse:
            yield f"{name} {figures[name]:.3f} is worse than its bound {bound}"


if __name__ == "__main__":
    sys.exit(main())
