"""Measure spelling variants: the articles found that spell a name otherwise than the query.

`python -m bench.variants DATA` reads `news.jsonl.xz` and `names-fr-en.tsv` in the folder DATA. The
table has columns `fr` and `en`, with `|` between spellings. Each pair of spellings is planted in an
article of its own: one spelling replaces a person's name, and the other is searched for. It prints a
Markdown table, and exits 1 when a figure is below its floor in `floors.toml`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.floors import read_floors
from bench.names import read_table, spellings
from bench.options import data_parser
from bench.texts import Text, read_texts, text_record, write_records
from index import Article, synchronise
from index.analysis.analyzer import tokenize
from index.people.coreference import find_people
from index.people.names import fold_name, skeleton
from search import Archive

DEPTH = 10
"""Number of the first hits among which an article must be."""

NAMES = 300
"""Number of names that are searched for as articles spell them."""

NAME_HITS = 50
"""Number of hits that are looked at when a name is searched for as articles spell it."""

MAX_PEOPLE = 100_000
HEADING = "| figure | share | floor |\n|---|---|---|"


@dataclass(frozen=True, slots=True)
class Plant:
    """A name in an article, and another spelling of it.

    Attributes:
        text: The article, in which `spelling` replaces somebody's name.
        spelling: The spelling in the article.
        query: The spelling that is searched for.
    """

    text: Text
    spelling: str
    query: str

    @property
    def is_another_name(self) -> bool:
        """Return True if no word of one spelling sounds like a word of the other."""
        sounds = set(skeleton(self.spelling).split())
        return sounds.isdisjoint(skeleton(self.query).split())

    @property
    def is_trivial(self) -> bool:
        """Return True if the spellings differ by accents and hyphens only."""
        return _without_hyphens(self.spelling) == _without_hyphens(self.query)


def _without_hyphens(name: str) -> str:
    """Return a name in folded letters, with spaces in place of hyphens."""
    return fold_name(name).replace("-", " ")


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz and names-fr-en.tsv")
    parser.add_argument(
        "--failures", action="store_true", help="print the pairs that are not found"
    )
    options = parser.parse_args()
    texts = list(read_texts(options.data / "news.jsonl.xz"))
    plants = list(plant_names(texts, pairs_of_spellings(options.data / "names-fr-en.tsv")))
    with TemporaryDirectory() as folder:
        location = index_with_plants(texts, plants, Path(folder))
        with Archive(location) as archive:
            figures = measure(archive, plants, print_failures=options.failures)
    floors = read_floors("variants")
    print(HEADING)
    for name, figure in figures.items():
        print(f"| {name.replace('_', ' ')} | {figure:.3f} | {floors.get(name, '')} |")
    too_low = [name for name, floor in floors.items() if figures[name] < floor]
    return 1 if too_low else 0


def measure(archive: Archive, plants: Sequence[Plant], *, print_failures: bool) -> dict[str, float]:
    """Return every figure of spelling variants."""
    found: list[bool] = []
    found_otherwise: list[bool] = []  # of pairs that differ by more than accents and hyphens
    for plant in plants:
        is_hit = is_found(archive, plant, plant.query)
        found.append(is_hit)
        if not plant.is_trivial:
            found_otherwise.append(is_hit)
        if print_failures and not is_hit:
            print(f"{plant.query} | {plant.spelling}")
    found_lower = [is_found(archive, plant, plant.query.lower()) for plant in plants]
    planted_names = [plant.spelling for plant in plants[:NAMES]]
    return {
        "found": _share(found),
        "found_when_spelt_otherwise": _share(found_otherwise),
        "found_without_capitals": _share(found_lower),
        "plainly_different": _share([plant.is_another_name for plant in plants]),
        "typed_first_of_planted": share_typed_first(archive, planted_names),
        "typed_first_of_people": share_typed_first(archive, sample_people(archive)),
    }


def _share(outcomes: Sequence[bool]) -> float:
    """Return the share of outcomes that are True."""
    return sum(outcomes) / len(outcomes)


def pairs_of_spellings(file: Path) -> Iterator[tuple[str, str]]:
    """Yield pairs of a French and an English spelling of a full name.

    The first of a pair is planted, and the second is searched for. The first is French in every
    other pair, and English in the rest.
    """
    for number, row in enumerate(read_table(file)):
        french = _full_spelling(row["fr"])
        english = _full_spelling(row["en"])
        if french and english:
            yield (french, english) if number % 2 else (english, french)


def _full_spelling(cell: str) -> str:
    """Return the first spelling of a cell, or nothing if it is a single word."""
    names = spellings(cell)
    if names and " " in names[0]:
        return names[0]
    return ""


def plant_names(texts: Iterable[Text], pairs: Iterable[tuple[str, str]]) -> Iterator[Plant]:
    """Plant each pair of spellings in an article, as long as articles name somebody in full."""
    hosts = texts_with_names(texts)
    for (text, name), (spelling, query) in zip(hosts, pairs, strict=False):
        title = text.title.replace(name, spelling)
        body = text.body.replace(name, spelling)
        yield Plant(Text(text.id, title, body), spelling, query)


def texts_with_names(texts: Iterable[Text]) -> Iterator[tuple[Text, str]]:
    """Yield the texts that name somebody in full, each with the first such name."""
    for text in texts:
        name = first_full_name(text)
        if name:
            yield text, name


def first_full_name(text: Text) -> str:
    """Return the first person whom the body names in full, or nothing if there is none."""
    for person in find_people(text.body):
        if " " in person.name and person.name in text.body:
            return person.name
    return ""


def index_with_plants(texts: Iterable[Text], plants: Iterable[Plant], folder: Path) -> Path:
    """Index texts, with the plants instead of the texts that they were made from.

    Returns:
        The folder of the index.
    """
    planted = {plant.text.id: plant.text for plant in plants}
    all_texts = [planted.get(text.id, text) for text in texts]
    articles = folder / "articles.jsonl"
    write_records(map(text_record, all_texts), articles)
    location = folder / "index"
    synchronise([articles], location)
    return location


def is_found(archive: Archive, plant: Plant, query: str) -> bool:
    """Return True if the article of a plant is among the first hits for a query."""
    hits = archive.find(query, limit=DEPTH).hits
    return any(hit.id.endswith(f"#{plant.text.id}") for hit in hits)


def sample_people(archive: Archive) -> list[str]:
    """Return full names of people of the archive, taken at regular intervals."""
    people = archive.people(limit=MAX_PEOPLE).entities
    full_names = [person.name for person in people if " " in person.name]
    step = max(len(people) // NAMES, 1)
    return full_names[::step]


def share_typed_first(archive: Archive, names: Sequence[str]) -> float:
    """Return the share of names for which the articles with the name as typed come first."""
    return _share([is_typed_first(archive, name) for name in names])


def is_typed_first(archive: Archive, name: str) -> bool:
    """Return True if the hits that have a name as typed come first.

    Before the last of them, there may be hits that have all words of the name in other places.
    """
    hits = archive.find(name, limit=NAME_HITS).hits
    ids = [hit.id for hit in hits]
    articles = list(filter(None, map(archive.get, ids)))
    last_with_name = 0
    for index, article in enumerate(articles):
        if has_names(article, [name]):
            last_with_name = index
    words = name.split()
    return all(has_names(article, words) for article in articles[:last_with_name])


def has_names(article: Article, names: Iterable[str]) -> bool:
    """Return True if an article has every name, each word for word."""
    texts = (article.title, article.body, *article.captions, *article.people)
    padded_texts = list(map(_padded_words, texts))
    for name in names:
        padded_name = _padded_words(name)
        if not any(padded_name in text for text in padded_texts):
            return False
    return True


def _padded_words(text: str) -> str:
    """Return the folded words of a text, with a space on both sides of each."""
    words = [token.exact for token in tokenize(text)]
    return f" {' '.join(words)} "


if __name__ == "__main__":
    sys.exit(main())
