"""Relevance: how high the one article that is looked for stands, ours beside other engines, all in one run.

`python -m bench.relevance DATA` reads the sets of the folder DATA/ir, each with `corpus.jsonl.xz` (texts),
`queries.jsonl` (`id` and `text`) and `qrels.tsv` (query, relevant text). Ours is the command itself: `search index`,
then `search batch`. It prints a Markdown table and exits 1 when ours is below another engine on any set, when its lead
over the best of them is on average less than it should be, or when a figure is below its floor.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from bench.peers import DEPTH, PEERS, SLOW_PEERS, Peer, Text, read_texts
from bench.speed.clock import COMMAND

SETS = ("knownitem", "cnil", "piaf")
OURS = "ours"
FLOORS = Path(__file__).with_name("floors.toml")
RESAMPLES = 1000

Found = Mapping[str, Sequence[str]]
"""By query, the ids found, best first."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts, queries and what each query should find.

    Attributes:
        folder: Where its files are.
        queries: By id, what is asked.
        relevant: By the query's id, the ids of the texts it looks for.
    """

    folder: Path
    queries: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]

    @property
    def corpus(self) -> Path:
        """The file of its texts."""
        return self.folder / "corpus.jsonl.xz"

    def texts(self) -> Iterable[Text]:
        """Its texts, in order."""
        return read_texts(self.corpus)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a figure over queries, and the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """The figure as a table shows it."""
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


@dataclass(frozen=True, slots=True)
class Score:
    """How well an engine finds what is looked for, by its ten best."""

    mrr: Mean
    recall: Mean


def main() -> int:
    """Measure, print, and tell whether every figure holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with ir/knownitem, ir/cnil and ir/piaf")
    parser.add_argument(
        "--quick", action="store_true", help="leave Whoosh out, which takes minutes"
    )
    options = parser.parse_args()
    peers: dict[str, Peer] = {**PEERS, **({} if options.quick else SLOW_PEERS)}
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["relevance"]
    print(f"| set | engine | MRR@{DEPTH} (95 %) | recall@{DEPTH} (95 %) |\n|---|---|---|---|")
    complaints: list[str] = []
    leads = []
    for name in SETS:
        scores, errors = measured(read_collection(options.data / "ir" / name), peers)
        for engine, score in scores.items():
            print(f"| {name} | {engine} | {score.mrr} | {score.recall} |", flush=True)
        complaints += (f"{name}: {complaint}" for complaint in shortcomings(scores, floors[name]))
        leads.append(scores[OURS].mrr.value - max(scores[peer].mrr.value for peer in peers))
        print(f"{name}: {errors} queries were answered with an error", file=sys.stderr)
    print(f"\nlead over the best of the others: {fmean(leads):.4f} on average")
    if fmean(leads) < floors["lead"]:
        complaints.append(f"the lead is below {floors['lead']}")
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def read_collection(folder: Path) -> Collection:
    """The set in a folder."""
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    queries = {record["id"]: record["text"] for record in map(json.loads, lines)}
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if int(row["score"]) > 0:
                relevant[row["query-id"]].add(row["corpus-id"])
    return Collection(
        folder, queries, {query: frozenset(texts) for query, texts in relevant.items()}
    )


def measured(collection: Collection, peers: Mapping[str, Peer]) -> tuple[dict[str, Score], int]:
    """The score of every engine, ours first, and how many queries ours could not read."""
    with TemporaryDirectory() as place:
        found, errors = ours(collection, Path(place))
    scores = {OURS: score(found, collection)}
    for name, peer in peers.items():
        with TemporaryDirectory() as place:
            find = peer(collection.texts(), Path(place))
            scores[name] = score(
                {id: find(text) for id, text in collection.queries.items()}, collection
            )
    return scores, errors


def ours(collection: Collection, place: Path) -> tuple[Found, int]:
    """What the command finds, and how many queries it answers with an error."""
    index = ("--index", str(place))
    subprocess.run(
        (*COMMAND, "index", str(collection.corpus), *index), check=True, stdout=subprocess.DEVNULL
    )
    batch = (
        *COMMAND,
        "batch",
        str(collection.folder / "queries.jsonl"),
        "--limit",
        str(DEPTH),
        *index,
    )
    lines = subprocess.run(
        batch, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    found = {
        answer["id"]: [hit["id"].partition("#")[2] for hit in answer["hits"]] for answer in answers
    }
    return found, sum("error" in answer for answer in answers)


def score(found: Found, collection: Collection) -> Score:
    """How well the texts found are those that are looked for; a query that is not answered counts as a failure."""
    ranks, recalls = [], []
    for query, relevant in collection.relevant.items():
        best = list(found.get(query, ()))[:DEPTH]
        ranks.append(next((1 / rank for rank, id in enumerate(best, 1) if id in relevant), 0.0))
        recalls.append(len(relevant.intersection(best)) / len(relevant))
    return Score(mean(ranks), mean(recalls))


def mean(figures: Sequence[float]) -> Mean:
    """The mean, and by the bootstrap (percentiles of the means of resamples) how far chance may carry it."""
    chance = random.Random(0)
    means = sorted(fmean(chance.choices(figures, k=len(figures))) for _ in range(RESAMPLES))
    return Mean(fmean(figures), means[RESAMPLES // 40], means[-RESAMPLES // 40])


def shortcomings(scores: Mapping[str, Score], floor: Mapping[str, float]) -> Iterable[str]:
    """What ours should do and does not."""
    best = scores[OURS]
    for engine, other in scores.items():
        if best.mrr.value < other.mrr.value:
            yield f"MRR {best.mrr.value:.3f} is below {other.mrr.value:.3f} of {engine}"
    for name, figure in (("mrr", best.mrr), ("recall", best.recall)):
        if figure.value < floor[name]:
            yield f"{name} {figure.value:.4f} is below its floor {floor[name]}"


if __name__ == "__main__":
    sys.exit(main())
