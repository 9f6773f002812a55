"""Measure relevance: the rank of the one article that a query looks for, ours and other engines'.

`python -m bench.relevance DATA` reads the sets of the folder DATA/ir, each with `corpus.jsonl.xz`
(texts), `queries.jsonl` (`id` and `text`) and `qrels.tsv` (query, relevant text). Ours is the
command itself: `search index`, then `search batch`. It prints a Markdown table, and how likely chance
alone makes our difference from each engine. It exits 1 when ours is below another engine on any set,
when its mean lead over the best of them is too small, or when a figure is below its floor in
`floors.toml`.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from bench.floors import read_floors
from bench.options import data_parser
from bench.peers import DEPTH, PEERS, SLOW_PEERS, Peer
from bench.speed.measure import COMMAND, index_command
from bench.texts import Record, Text, read_records, read_texts

SETS = ("knownitem", "cnil", "piaf")
OURS = "ours"
RESAMPLES = 1000
"""Number of samples that a confidence interval is estimated from."""
SIGN_FLIPS = 10_000
"""Number of samples that the probability of a difference is estimated from."""
TOLERANCE = 1e-9
"""Sums that differ by less are equal: they were added up in another order."""
HEADING = f"| set | engine | MRR@{DEPTH} (95 %) | recall@{DEPTH} (95 %) |\n|---|---|---|---|"

Results = Mapping[str, Sequence[str]]
"""The ids of the hits of each query, best first."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts, queries, and the texts that each query should find.

    Attributes:
        folder: The folder of the files.
        queries: The queries by id.
        relevant: The ids of the texts that each query looks for.
    """

    folder: Path
    queries: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]

    @property
    def corpus(self) -> Path:
        """The file of the texts."""
        return self.folder / "corpus.jsonl.xz"

    def texts(self) -> Iterator[Text]:
        """Yield the texts, in order."""
        return read_texts(self.corpus)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a figure over queries, and the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return the figure as a table shows it."""
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


@dataclass(frozen=True, slots=True)
class Score:
    """The mean reciprocal rank and the recall of an engine among its first ten hits.

    Attributes:
        mrr: The mean of the reciprocal ranks.
        recall: The mean of the shares of the relevant texts that are found.
        reciprocal_ranks: The reciprocal rank of each query, in the order of the relevant texts.
    """

    mrr: Mean
    recall: Mean
    reciprocal_ranks: Sequence[float]


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with ir/knownitem, ir/cnil and ir/piaf")
    parser.add_argument(
        "--quick", action="store_true", help="leave Whoosh out, which takes minutes"
    )
    options = parser.parse_args()
    peers: dict[str, Peer] = dict(PEERS)
    if not options.quick:
        peers |= SLOW_PEERS
    floors = read_floors("relevance")
    print(HEADING)
    complaints: list[str] = []
    leads: list[float] = []
    for name in SETS:
        collection = read_collection(options.data / "ir" / name)
        scores = measure(name, collection, peers)
        complaints += [f"{name}: {text}" for text in shortcomings(scores, floors[name])]
        leads.append(lead_over_peers(scores))
    lead = fmean(leads)
    print(f"\nlead over the best of the others: {lead:.4f} on average")
    if lead < floors["lead"]:
        complaints.append(f"the lead is below {floors['lead']}")
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def read_collection(folder: Path) -> Collection:
    """Read the queries of a folder and the texts that each of them should find."""
    records = read_records(folder / "queries.jsonl")
    queries = {record["id"]: record["text"] for record in records}
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if int(row["score"]) > 0:
                relevant[row["query-id"]].add(row["corpus-id"])
    frozen = {id: frozenset(texts) for id, texts in relevant.items()}
    return Collection(folder, queries, frozen)


def measure(name: str, collection: Collection, peers: Mapping[str, Peer]) -> dict[str, Score]:
    """Search a set with every engine, print the figures, and return the scores."""
    with TemporaryDirectory() as folder:
        results, errors = search_with_ours(collection, Path(folder))
    scores = {OURS: score(results, collection)}
    for engine, peer in peers.items():
        with TemporaryDirectory() as folder:
            results = search_with_peer(collection, peer, Path(folder))
        scores[engine] = score(results, collection)
    for engine, engine_score in scores.items():
        print(f"| {name} | {engine} | {engine_score.mrr} | {engine_score.recall} |", flush=True)
    print(*differences(name, scores), sep="\n", file=sys.stderr)
    print(f"{name}: {errors} queries were answered with an error", file=sys.stderr)
    return scores


def search_with_ours(collection: Collection, location: Path) -> tuple[Results, int]:
    """Index a set and answer its queries with the command.

    Returns:
        The results, and how many queries were answered with an error.
    """
    queries = str(collection.folder / "queries.jsonl")
    index = index_command(collection.corpus, location)
    batch = [COMMAND, "batch", queries, "--limit", str(DEPTH), "--index", str(location)]
    subprocess.run(index, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(batch, check=True, capture_output=True, text=True, encoding="utf-8")
    results: dict[str, list[str]] = {}
    errors = 0
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        results[answer["id"]] = list(map(_own_id, answer["hits"]))
        if "error" in answer:
            errors += 1
    return results, errors


def _own_id(hit: Record) -> str:
    """Return the id that a hit has in its file. An id of an index is `file#id`."""
    id: str = hit["id"]
    return id.partition("#")[2]


def search_with_peer(collection: Collection, peer: Peer, folder: Path) -> Results:
    """Index a set and answer its queries with another engine."""
    find = peer(collection.texts(), folder)
    return {id: find(query) for id, query in collection.queries.items()}


def score(results: Results, collection: Collection) -> Score:
    """Compare results with the relevant texts. A query without an answer counts as a failure."""
    reciprocal_ranks: list[float] = []
    recalls: list[float] = []
    for query, relevant in collection.relevant.items():
        hits = results.get(query, ())
        best = hits[:DEPTH]
        found = relevant.intersection(best)
        reciprocal_ranks.append(reciprocal_rank(best, relevant))
        recalls.append(len(found) / len(relevant))
    mrr = mean_with_interval(reciprocal_ranks)
    return Score(mrr, mean_with_interval(recalls), reciprocal_ranks)


def reciprocal_rank(best: Sequence[str], relevant: frozenset[str]) -> float:
    """Return 1 / the rank of the first relevant text, or 0 if there is none."""
    for rank, id in enumerate(best, 1):
        if id in relevant:
            return 1 / rank
    return 0.0


def mean_with_interval(figures: Sequence[float]) -> Mean:
    """Return the mean, with the bounds of its confidence interval by the percentile bootstrap."""
    chance = random.Random(0)
    number = len(figures)
    means = [fmean(chance.choices(figures, k=number)) for _ in range(RESAMPLES)]
    means.sort()
    tail = RESAMPLES // 40  # 2.5 % on either side
    return Mean(fmean(figures), means[tail], means[-tail])


def differences(name: str, scores: Mapping[str, Score]) -> Iterator[str]:
    """Yield our difference from each peer in MRR, and the probability that chance makes as large a one."""
    ours = scores[OURS].reciprocal_ranks
    for engine, peer in scores.items():
        if engine != OURS:
            difference = fmean(ours) - fmean(peer.reciprocal_ranks)
            chance = probability_of_chance(ours, peer.reciprocal_ranks)
            yield f"{name}: {difference:+.4f} beside {engine} (p = {chance:.3f})"


def probability_of_chance(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return how likely two engines that are equally good differ as much, by the sign-flip test.

    If they are, each query might as well have given its two figures the other way round: the test
    does so at random (Smucker, Allan and Carterette, "A Comparison of Statistical Significance Tests
    for Information Retrieval Evaluation", CIKM 2007).

    Args:
        ours: The figure of each query.
        theirs: The figures of the other engine for the same queries.
    """
    chance = random.Random(0)
    pairs = zip(ours, theirs, strict=True)
    changes = [our - their for our, their in pairs if our != their]
    observed = abs(sum(changes)) - TOLERANCE
    as_large = 0
    for _ in range(SIGN_FLIPS):
        signs = chance.choices((-1, 1), k=len(changes))
        as_large += abs(sum(map(mul, signs, changes))) >= observed
    return (as_large + 1) / (SIGN_FLIPS + 1)


def lead_over_peers(scores: Mapping[str, Score]) -> float:
    """Return by how much our MRR exceeds that of the best peer. It is negative if a peer is better."""
    mrr = {engine: score.mrr.value for engine, score in scores.items()}
    ours = mrr.pop(OURS)
    return ours - max(mrr.values())


def shortcomings(scores: Mapping[str, Score], floor: Mapping[str, float]) -> Iterator[str]:
    """Yield the engines that are better than ours, and the figures of ours below their floors."""
    ours = scores[OURS]
    for engine, peer in scores.items():
        if ours.mrr.value < peer.mrr.value:
            yield f"MRR {ours.mrr.value:.3f} is below {peer.mrr.value:.3f} of {engine}"
    for name, figure in (("mrr", ours.mrr), ("recall", ours.recall)):
        if figure.value < floor[name]:
            yield f"{name} {figure.value:.4f} is below its floor {floor[name]}"


if __name__ == "__main__":
    sys.exit(main())
