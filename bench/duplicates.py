"""Measure the grouping of near-duplicates: how many it finds, how often it is wrong, what it costs.

`python -m bench.duplicates DATA` reads `news.jsonl.xz` in the folder DATA, and plants copies among
its articles: words replaced, left out and added, texts cut, other headlines, sources and agency
signatures. It indexes all of them. It searches, as users do, for the first words of each article
that was copied, and for headlines. A copy counts as found if it is in the group of its original. A
pair that is grouped without being planted counts as right if the two texts share enough runs of
words. `--show N` prints N of these pairs, to be read. It prints Markdown tables, and exits 1 when a
figure is worse than its bound in `floors.toml`.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from bench.floors import read_floors, shortcomings
from bench.options import data_parser
from bench.speed.measure import seconds
from bench.texts import Record, read_records, spread, write_records
from index import synchronise
from index.analysis.analyzer import split_words
from index.errors import QueryError
from search import Archive
from search.parser import parse_query
from search.results import ResultPage

COPIES = 150
"""Number of copies of each kind."""

MIN_COPIED_WORDS = 120
"""Number of words that an article must have to be copied."""

VOCABULARY_ARTICLES = 300
"""Number of articles whose words replace others in edited copies."""

RUN_WORDS = 5
"""Number of words in a row that two texts must have in common for them to count as shared."""

MIN_SHARED = 0.3
"""Share of the shorter text that must be shared for a pair of real articles to be right."""

HEADLINES = 2000
"""Number of headlines that are searched for."""

QUERY_WORDS = 12
"""Number of words of a copied article that are searched for."""

GROUPS = 30
"""Number of groups of each search that are looked at."""

TIMED_QUERIES = 200
PASSES = 3
HITS = 10
"""Number of hits of a search whose time is taken."""

COST_FIGURE = "added_ms"
SHOWN_CHARS = 300

SIGNATURES = (
    "(AFP)",
    "Avec Reuters",
    "La rédaction, avec agences",
    "Par notre correspondant, avec l'AFP",
)
NEWSLETTER_PROMPT = (
    "Abonnez-vous à notre lettre du matin pour recevoir chaque jour l'essentiel de l'actualité"
    " dans votre boîte."
)
DOSSIER_PROMPT = (
    "Retrouvez tous nos articles sur ce sujet dans notre dossier spécial, mis à jour tout au long"
    " de la journée."
)
COPYING_SOURCE = "Le Courrier"
BOILERPLATE = (NEWSLETTER_PROMPT, DOSSIER_PROMPT)

Group = tuple[str, ...]
"""The ids of articles that are shown as one: that of the one that is shown, and of its copies."""

Change = Callable[[random.Random, str, Sequence[str]], str]
"""Changes a text. Takes a source of chance, the text, and words that may be put into it."""


def unchanged(_: random.Random, body: str, __: Sequence[str]) -> str:
    """Return a text as it is."""
    return body


def edit(share: float) -> Change:
    """Return a change that edits a share of the words, chosen by chance.

    A third of these is replaced by other words, a third is left out, and another word is put after
    the rest.
    """

    def change(chance: random.Random, body: str, vocabulary: Sequence[str]) -> str:
        lines: list[str] = []
        for line in body.splitlines():
            words: list[str] = []
            for word in line.split():
                words += _edited_word(word, share, chance, vocabulary)
            lines.append(" ".join(words))
        return "\n".join(lines)

    return change


def _edited_word(
    word: str, share: float, chance: random.Random, vocabulary: Sequence[str]
) -> list[str]:
    """Return the words that stand in the place of a word, which is often the word itself."""
    if chance.random() >= share:
        return [word]
    match chance.randrange(3):
        case 0:
            return [chance.choice(vocabulary)]
        case 1:
            return []
        case _:
            return [word, chance.choice(vocabulary)]


def cut(share: float) -> Change:
    """Return a change that keeps this share of a text, from its beginning."""

    def change(_: random.Random, body: str, __: Sequence[str]) -> str:
        kept_number = int(body.count(" ") * share)
        words = body.split(" ")
        return " ".join(words[:kept_number])

    return change


def sign(chance: random.Random, body: str, _: Sequence[str]) -> str:
    """Put a signature and the boilerplate of another publisher around a text."""
    signature = chance.choice(SIGNATURES)
    boilerplate = chance.choice(BOILERPLATE)
    return f"{signature} - {body}\n{boilerplate}\n"


def chain(*changes: Change) -> Change:
    """Return a change that makes several changes, one after the other."""

    def change(chance: random.Random, body: str, vocabulary: Sequence[str]) -> str:
        for step in changes:
            body = step(chance, body, vocabulary)
        return body

    return change


KINDS: Mapping[str, Change] = {
    "retitled": unchanged,
    "signed": sign,
    "edit_5": edit(0.05),
    "edit_10": edit(0.10),
    "edit_15": edit(0.15),
    "edit_20": edit(0.20),
    "cut_67": cut(2 / 3),
    "cut_50": cut(1 / 2),
    "cut_33": cut(1 / 3),
    "cut_67_edit_10_signed": chain(cut(2 / 3), edit(0.10), sign),
    "cut_50_edit_15": chain(cut(1 / 2), edit(0.15)),
}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, with copies of some of them.

    Attributes:
        records: All articles and copies, by id.
        originals: The id of the original of each copy.
    """

    records: Mapping[str, Record]
    originals: Mapping[str, str]

    def queries(self) -> list[str]:
        """Return the first words of the copied articles, and headlines at regular intervals."""
        queries: list[str] = []
        for id in self.originals.values():
            first_words = split_words(self.records[id]["body"])[:QUERY_WORDS]
            queries.append(" ".join(first_words))
        titles = [record["title"] for record in self.records.values()]
        headlines = list(filter(None, titles))
        queries += spread(headlines, HEADLINES)
        return queries

    def shared(self, first: str, second: str) -> float:
        """Return the share of the words of the shorter text that stand in the longer one, in runs.

        Args:
            first: The id of an article, or of a copy, which stands for its original.
            second: The id of another.
        """
        texts = [self._words(first), self._words(second)]
        shorter, longer = sorted(texts, key=len)
        runs = set(_runs(longer))
        shared_positions: set[int] = set()
        for start, run in enumerate(_runs(shorter)):
            if run in runs:
                shared_positions.update(range(start, start + RUN_WORDS))
        return len(shared_positions) / max(len(shorter), 1)

    def are_real(self, ids: Iterable[str]) -> bool:
        """Return True if none of the articles is a copy that was planted."""
        return self.originals.keys().isdisjoint(ids)

    def _words(self, id: str) -> list[str]:
        """Return the words of an article in lower case; of a copy, those of its original."""
        original = self.originals.get(id, id)
        words = split_words(self.records[original]["body"])
        return list(map(str.lower, words))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of `RUN_WORDS` words, in order."""
    for start in range(len(words) - RUN_WORDS + 1):
        yield tuple(words[start : start + RUN_WORDS])


@dataclass(frozen=True, slots=True)
class Search:
    """A search for the words of a text, as its users make it."""

    archive: Archive
    text: str

    def ungrouped(self, limit: int) -> ResultPage:
        """Return the first matches."""
        return self.archive.find(self.text, limit=limit, group=False)

    def grouped(self, limit: int) -> ResultPage:
        """Return the first matches, with near-duplicates in groups."""
        return self.archive.find(self.text, limit=limit)

    def groups(self, limit: int) -> Iterator[Group]:
        """Yield the ids of each of the first groups."""
        for hit in self.grouped(limit).hits:
            yield own_id(hit.id), *[own_id(copy.id) for copy in hit.duplicates]


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz")
    parser.add_argument("--show", type=int, default=0, help="pairs of real articles to print")
    options = parser.parse_args()
    corpus = plant_copies(options.data / "news.jsonl.xz")
    with TemporaryDirectory() as folder:
        location = index_corpus(corpus, Path(folder))
        with Archive(location) as archive:
            searches = list(readable_searches(archive, corpus))
            groups: set[Group] = set()
            for search in searches:
                groups.update(search.groups(GROUPS))
            added_ms = cost_of_grouping(searches)
    figures = recall(corpus, groups)
    figures |= precision(corpus, groups)
    figures[COST_FIGURE] = added_ms
    print("| figure | |\n|---|---|")
    for name, figure in figures.items():
        print(f"| {name} | {figure:.3f} |")
    show_pairs(corpus, groups, options.show)
    floors = read_floors("duplicates")
    complaints = list(shortcomings(figures, floors, maxima=[COST_FIGURE], digits=3))
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def plant_copies(news: Path) -> Corpus:
    """Return the articles with copies of some of them. No article is copied twice."""
    records: dict[str, Record] = {}
    for record in read_records(news):
        records[record["id"]] = record
    chance = random.Random(20)
    long_enough = [id for id, record in records.items() if _is_long_enough(record)]
    copied = chance.sample(long_enough, len(KINDS) * COPIES)
    vocabulary: list[str] = []
    for id in copied[:VOCABULARY_ARTICLES]:
        vocabulary += records[id]["body"].split()
    titles = [record["title"] for record in records.values()]
    kinds = list(KINDS)
    originals: dict[str, str] = {}
    for number, id in enumerate(copied):
        kind = kinds[number % len(kinds)]
        body = KINDS[kind](chance, records[id]["body"], vocabulary)
        title = chance.choice(titles)
        copy = {**records[id], "id": f"{kind}~{id}", "title": title, "body": body}
        copy["source"] = COPYING_SOURCE
        originals[copy["id"]] = id
        records[copy["id"]] = copy
    return Corpus(records, originals)


def _is_long_enough(record: Record) -> bool:
    """Return True if an article has enough words to be copied."""
    return len(record["body"].split()) >= MIN_COPIED_WORDS


def index_corpus(corpus: Corpus, folder: Path) -> Path:
    """Index a corpus from one file, and return the folder of the index."""
    articles = folder / "articles.jsonl"
    write_records(corpus.records.values(), articles)
    location = folder / "index"
    synchronise([articles], location)
    return location


def readable_searches(archive: Archive, corpus: Corpus) -> Iterator[Search]:
    """Yield a search for each text. A headline may be no query: a quote in it is never closed."""
    for text in corpus.queries():
        with suppress(QueryError):
            parse_query(text, date.today())
            yield Search(archive, text)


def own_id(id: str) -> str:
    """Return the id that an article has in its file. An id of an index is `file#id`."""
    return id.partition("#")[2]


def recall(corpus: Corpus, groups: Iterable[Group]) -> dict[str, float]:
    """Return the share of copies of each kind that are in one group with their original."""
    grouped: set[frozenset[str]] = set()
    for group in groups:
        pairs = combinations(group, 2)
        grouped.update(map(frozenset, pairs))
    by_kind: defaultdict[str, list[bool]] = defaultdict(list)
    for copy, original in corpus.originals.items():
        kind = copy.partition("~")[0]
        by_kind[kind].append(frozenset((copy, original)) in grouped)
    return {kind: mean(by_kind[kind]) for kind in KINDS}


def precision(corpus: Corpus, groups: Iterable[Group]) -> dict[str, float]:
    """Return the share of pairs that are right: of all, and of those of two real articles.

    The number of the latter is among the figures.
    """
    all_pairs: list[bool] = []
    real_pairs: list[bool] = []
    for first, second in leader_pairs(groups):
        is_right = corpus.shared(first, second) >= MIN_SHARED
        all_pairs.append(is_right)
        if corpus.are_real((first, second)):
            real_pairs.append(is_right)
    return {
        "precision": mean(all_pairs),
        "precision_real": mean(real_pairs),
        "real_pairs": float(len(real_pairs)),
    }


def leader_pairs(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """Return the leader of each group with each of its duplicates, without repetition."""
    pairs: set[tuple[str, str]] = set()
    for group in groups:
        leader, *duplicates = group
        pairs.update((leader, duplicate) for duplicate in duplicates)
    return sorted(pairs)


def cost_of_grouping(searches: Sequence[Search]) -> float:
    """Return the milliseconds that grouping adds to a search for ten hits, in the median."""
    added: list[float] = []
    for search in spread(searches, TIMED_QUERIES):
        plain = fastest(partial(search.ungrouped, HITS))
        grouped = fastest(partial(search.grouped, HITS))
        added.append(grouped - plain)
    return median(added) * 1000


def fastest(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of a few passes."""
    return min(seconds(work) for _ in range(PASSES))


def show_pairs(corpus: Corpus, groups: Iterable[Group], number: int) -> None:
    """Print pairs of real articles, chosen by chance, with their titles and beginnings."""
    real_pairs = [pair for pair in leader_pairs(groups) if corpus.are_real(pair)]
    shown_number = min(number, len(real_pairs))
    for first, second in random.Random(50).sample(real_pairs, shown_number):
        print(f"\n{corpus.shared(first, second):.2f} of the shorter is shared")
        _show_article(corpus.records[first])
        _show_article(corpus.records[second])


def _show_article(record: Record) -> None:
    """Print the id, day, source, length and title of an article, and the beginning of its text."""
    words = record["body"].split()
    cells = (
        record["id"],
        record.get("date"),
        record.get("source"),
        f"{len(words)} words",
        record["title"],
    )
    print("  " + " | ".join(map(str, cells)))
    print(f"    {' '.join(words)[:SHOWN_CHARS]}")


if __name__ == "__main__":
    sys.exit(main())
