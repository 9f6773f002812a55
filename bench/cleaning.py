"""Measure cleaning: words of articles that survive, planted lines that go, languages named.

`python -m bench.cleaning DATA` reads `news.jsonl.xz`, `people-wikinews.jsonl.xz` and
`ir/*/corpus.jsonl.xz` in the folder DATA. It plants two sets of lines in real articles: those of
`planted.txt`, which the rules were written for, and those of `planted_held_out.txt`, which they
were not. It prints a Markdown table, and exits 1 when a figure is on the wrong side of its bound in
`floors.toml`. `--misses` also prints what is left of the lines that the rules were written for, but
never of the others.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import fmean

from bench.figure import HEADING, Figure, all_met
from bench.floors import read_floors
from bench.options import data_parser
from bench.planting import (
    HELD_OUT,
    LAYOUTS,
    LINE_BREAK,
    SEEN,
    Outcome,
    parts_glued_sentences,
    plant_and_clean,
    read_plants,
    removes_teaser,
    share_of_paragraphs_rejoined,
    word_counts,
)
from bench.texts import Text, read_records
from index.cleaning import clean
from index.cleaning.foreign_paragraphs import foreign_paragraphs
from index.cleaning.language_detection import detect_language

FOREIGN = Path(__file__).with_name("foreign.txt")
NEWS = "news.jsonl.xz"
CORPORA = (
    NEWS,
    "people-wikinews.jsonl.xz",
    "ir/knownitem/corpus.jsonl.xz",
    "ir/cnil/corpus.jsonl.xz",
    "ir/piaf/corpus.jsonl.xz",
)

HOSTS = 400
"""Number of articles in which lines are planted."""

MIN_HOST_PARAGRAPHS = 5
MAX_HOST_PARAGRAPHS = 15
MIN_HOST_PARAGRAPH_CHARS = 81

TITLED = 6000
"""Number of articles whose titles are put above their texts."""

HOST_STEP = 7
"""Number of articles from the one that a line is planted in to that of the next line."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A paragraph that is put into a French article, to see if it is taken for a foreign one.

    Attributes:
        language: The code of its language.
        text: The paragraph.
    """

    language: str
    text: str

    @property
    def is_foreign(self) -> bool:
        """Return True if the paragraph is not in French."""
        return self.language != "fr"


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz, people-wikinews.jsonl.xz and ir/")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="print what is left of lines that rules were written for",
    )
    options = parser.parse_args()
    figures = measure(options.data)
    print(HEADING, *figures, sep="\n")
    if options.misses:
        print(*misses(options.data), sep="\n")
    return 0 if all_met(figures) else 1


def measure(data: Path) -> list[Figure]:
    """Return every figure of cleaning and of languages, with its bound."""
    bounds = read_floors("cleaning")
    news: list[Text] = []
    figures: list[Figure] = []
    for corpus in CORPORA:
        articles = list(read_articles(data / corpus))
        kept = share_of_words_kept(articles)
        figures.append(Figure(f"words that survive in {corpus}", kept, bounds["survival"]))
        if corpus == NEWS:
            news = articles
    figures.append(
        Figure(
            "titles in the text that are gone",
            titles_gone(news),
            bounds["titles_gone"],
            is_maximum=True,
        )
    )
    hosts = plain_articles(news)
    for file, rules in ((SEEN, "seen"), (HELD_OUT, "held_out")):
        figures += plant_figures(plant_all(file, hosts), rules, bounds)
    figures += paragraph_figures(hosts, bounds)
    figures += language_figures(news, hosts, bounds)
    return figures


def plant_figures(
    outcomes: Sequence[Outcome], rules: str, bounds: Mapping[str, float]
) -> Iterator[Figure]:
    """Yield how often plants are removed or set apart, and how often the article is spared.

    Args:
        outcomes: The fate of each plant.
        rules: The set of the plants: `seen` by those who wrote the rules, or `held_out`.
        bounds: The bounds by name.
    """
    gone = [outcome.is_gone for outcome in outcomes if not outcome.plant.is_set_apart]
    apart = [outcome.is_set_apart for outcome in outcomes if outcome.plant.is_set_apart]
    spared = [outcome.is_article_spared for outcome in outcomes]
    yield Figure(f"boilerplate that goes, {rules}", fmean(gone), bounds[f"gone_{rules}"])
    yield Figure(f"captions set apart, {rules}", fmean(apart), bounds[f"captions_{rules}"])
    yield Figure(f"articles spared, {rules}", fmean(spared), bounds["spared"])


def paragraph_figures(hosts: Sequence[Text], bounds: Mapping[str, float]) -> Iterator[Figure]:
    """Yield how often broken lines, glued sentences and teasers are repaired."""
    rejoined = fmean(map(share_of_paragraphs_rejoined, hosts))
    parted = fmean(map(parts_glued_sentences, hosts))
    teasers = fmean(map(removes_teaser, hosts))
    yield Figure("paragraphs unwrapped", rejoined, bounds["unwrapped"])
    yield Figure("articles unglued", parted, bounds["unglued"])
    yield Figure("teasers that go", teasers, bounds["teasers"])


def read_articles(file: Path) -> Iterator[Text]:
    """Yield the articles of a corpus.

    A record with a `text` has its title among the lines of the text, so that its title is empty.
    """
    for record in read_records(file):
        title = ""
        if "body" in record:
            title = record.get("title") or ""
        body = record.get("body") or record.get("text") or ""
        yield Text(record["id"], title, body)


def plain_articles(articles: Iterable[Text]) -> list[Text]:
    """Return articles that consist of paragraphs alone, so that cleaning removes only plants."""
    plain = (article for article in articles if is_plain(article))
    return list(islice(plain, HOSTS))


def is_plain(article: Text) -> bool:
    """Return True if an article has a title, and all its lines are whole paragraphs."""
    paragraphs = article.body.splitlines()
    if not article.title:
        return False
    if not MIN_HOST_PARAGRAPHS <= len(paragraphs) <= MAX_HOST_PARAGRAPHS:
        return False
    return all(map(_is_whole_paragraph, paragraphs))


def _is_whole_paragraph(text: str) -> bool:
    """Return True if a line is long and ends as a sentence does."""
    return len(text) >= MIN_HOST_PARAGRAPH_CHARS and text[-1] in '.!?»"'


def share_of_words_kept(articles: Iterable[Text]) -> float:
    """Return the share of the words of articles that cleaning keeps somewhere.

    They may have moved from the body to the title, the captions or the source line.
    """
    lost = 0
    total = 0
    for article in articles:
        cleaned = clean(article.body, article.title or None)
        source_line = cleaned.source_line or ""
        kept = word_counts(cleaned.title, cleaned.body, *cleaned.captions, source_line)
        words = word_counts(article.body)
        total += words.total()
        lost += (words - kept).total()
    return 1 - lost / total


def titles_gone(articles: Iterable[Text]) -> int:
    """Return how many articles with their titles above the text lose words of the titles.

    Such a title is to be found as the title, or stay among the lines of the body or the captions.
    """
    gone = 0
    for article in islice(articles, TITLED):
        cleaned = clean(f"{article.title}\n\n{article.body}")
        kept = word_counts(cleaned.title, cleaned.body, *cleaned.captions)
        gone += bool(word_counts(article.title) - kept)
    return gone


def plant_all(file: Path, hosts: Sequence[Text]) -> list[Outcome]:
    """Plant each line of a file in an article for each layout, and return the outcomes."""
    outcomes: list[Outcome] = []
    for number, plant in enumerate(read_plants(file)):
        for turn, layout in enumerate(LAYOUTS):
            host = hosts[(HOST_STEP * number + turn) % len(hosts)]
            outcomes.append(plant_and_clean(plant, host, layout))
    return outcomes


def misses(data: Path) -> Iterator[str]:
    """Yield the lines that rules were written for and that stay in the body, with their counts."""
    counts: Counter[str] = Counter()
    hosts = plain_articles(read_articles(data / NEWS))
    for outcome in plant_all(SEEN, hosts):
        if not outcome.is_right:
            line = outcome.plant.text.replace("\n", LINE_BREAK)
            counts[f"{outcome.plant.kind}: {line}"] += 1
    for line, count in counts.items():
        yield f"{line} ({count})"


def language_figures(
    articles: Sequence[Text], hosts: Sequence[Text], bounds: Mapping[str, float]
) -> Iterator[Figure]:
    """Yield how well paragraphs in other languages are recognised.

    The first figure is how often a French paragraph is taken for a foreign one. The second is how
    often a stray paragraph between French ones is judged rightly. The third is how often its
    language is named rightly.
    """
    alarms = sum(len(foreign_paragraphs(article.body)) for article in articles)
    paragraphs = sum(article.body.count("\n") + 1 for article in articles)
    strays = list(read_strays())
    is_told_apart: list[bool] = []
    for stray, host in zip(strays, hosts, strict=False):  # there are more hosts than strays
        text = f"{host.body}\n{stray.text}\n{host.body}"
        is_told_apart.append(bool(foreign_paragraphs(text)) == stray.is_foreign)
    foreign_strays = [stray for stray in strays if stray.is_foreign]
    named = [detect_language(stray.text) == stray.language for stray in foreign_strays]
    yield Figure(
        "foreign paragraphs in 100,000 of French articles",
        1e5 * alarms / paragraphs,
        bounds["alarms"],
        is_maximum=True,
    )
    yield Figure("stray paragraphs told from French ones", fmean(is_told_apart), bounds["strays"])
    yield Figure("languages named", fmean(named), bounds["languages"])


def read_strays() -> Iterator[Stray]:
    """Yield the paragraphs of `foreign.txt`, each with the language of the section above it."""
    language = ""
    for line in FOREIGN.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            yield Stray(language, line)


if __name__ == "__main__":
    sys.exit(main())
