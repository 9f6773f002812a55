"""Spelling variants of names: whether a search finds an article that spells a name otherwise, and what comes first.

`python -m bench.variants DATA` reads `news.jsonl.xz` and `names-fr-en.tsv` (columns `fr` and `en`, `|` between
spellings) in the folder DATA. Each pair of spellings is planted: in an article of its own, one of them takes the place
of a person's name, and the other is searched for. It prints a Markdown table, and exits 1 when a figure is below its
floor in `floors.toml`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.names import spellings, table
from bench.peers import Text, read_texts
from index import Article, synchronise
from index.analysis.analyzer import tokenize
from index.people.coreference import find_people
from index.people.names import fold_name, skeleton
from search import Archive

FLOORS = Path(__file__).with_name("floors.toml")
DEPTH = 10
"""Hits among which an article must be."""
PRESENT = 300
"""Names of the archive's own people that are searched for as they are spelt."""


@dataclass(frozen=True, slots=True)
class Plant:
    """A name in an article.

    Attributes:
        text: The article, in which `spelt` stands for somebody's name.
        spelt: One spelling of the name.
        typed: The other.
    """

    text: Text
    spelt: str
    typed: str

    @property
    def different(self) -> bool:
        """Whether the two spellings are plainly two names: no word of one sounds like one of the other."""
        return {*skeleton(self.spelt).split()}.isdisjoint(skeleton(self.typed).split())

    @property
    def trivial(self) -> bool:
        """Whether the two are one but for accents and hyphens."""
        one, other = (fold_name(name).replace("-", " ") for name in (self.spelt, self.typed))
        return one == other


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with news.jsonl.xz and names-fr-en.tsv")
    parser.add_argument(
        "--failures", action="store_true", help="print the pairs that are not found"
    )
    options = parser.parse_args()
    texts = [*read_texts(options.data / "news.jsonl.xz")]
    plants = [*planted(texts, pairs(options.data / "names-fr-en.tsv"))]
    with TemporaryDirectory() as place, Archive(indexed(texts, plants, Path(place))) as archive:
        figures = {**found(archive, plants, show=options.failures), **kept_first(archive, plants)}
    floors = tomllib.loads(FLOORS.read_text("utf-8")).get("variants", {})
    print("| figure | share | floor |\n|---|---|---|")
    for name, figure in figures.items():
        print(f"| {name.replace('_', ' ')} | {figure:.3f} | {floors.get(name, '')} |")
    return 1 if any(figures[name] < floor for name, floor in floors.items()) else 0


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    """Two spellings of a full name: the French and the English one, in turn the other way round."""
    for number, row in enumerate(table(file)):
        both = [
            name for column in ("fr", "en") for name in spellings(row[column])[:1] if " " in name
        ]
        if len(both) == 2:
            yield (both[0], both[1]) if number % 2 else (both[1], both[0])


def planted(texts: Iterable[Text], names: Iterable[tuple[str, str]]) -> Iterator[Plant]:
    """An article for each pair of spellings, as long as there are articles that name somebody in full."""
    hosts = ((text, name) for text in texts if (name := _full_name(text)))
    for (text, name), (spelt, typed) in zip(hosts, names, strict=False):
        title, body = (part.replace(name, spelt) for part in (text.title, text.body))
        yield Plant(Text(text.id, title, body), spelt, typed)


def _full_name(text: Text) -> str | None:
    """Somebody whom the body names in full."""
    for person in find_people(text.body):
        if " " in person.name and person.name in text.body:
            return person.name
    return None


def indexed(texts: Iterable[Text], plants: Iterable[Plant], place: Path) -> Path:
    """An index of the articles with the plants in the place of those they were made from."""
    changed = {plant.text.id: plant.text for plant in plants}
    with (place / "articles.jsonl").open("w", encoding="utf-8") as file:
        for text in texts:
            kept = changed.get(text.id, text)
            file.write(
                json.dumps(
                    {"id": kept.id, "title": kept.title, "body": kept.body}, ensure_ascii=False
                )
                + "\n"
            )
    synchronise([place / "articles.jsonl"], place / "index")
    return place / "index"


def found(archive: Archive, plants: Sequence[Plant], *, show: bool) -> Mapping[str, float]:
    """The shares of plants that are among the first hits for the other spelling, and of those that cannot well be.

    Of all, of those that accents and hyphens alone do not tell apart, and of all without capitals.
    """
    hits = [is_found(archive, plant) for plant in plants]
    otherwise = [hit for plant, hit in zip(plants, hits, strict=True) if not plant.trivial]
    for plant in (plant for plant, hit in zip(plants, hits, strict=True) if show and not hit):
        print(f"{plant.typed} | {plant.spelt}")
    lower = [is_found(archive, replace(plant, typed=plant.typed.lower())) for plant in plants]
    return {
        "found": sum(hits) / len(hits),
        "found_when_spelt_otherwise": sum(otherwise) / len(otherwise),
        "found_without_capitals": sum(lower) / len(lower),
        "plainly_different": sum(plant.different for plant in plants) / len(plants),
    }


def is_found(archive: Archive, plant: Plant) -> bool:
    hits = archive.find(plant.typed, limit=DEPTH).hits
    return any(hit.id.endswith(f"#{plant.text.id}") for hit in hits)


def kept_first(archive: Archive, plants: Iterable[Plant]) -> Mapping[str, float]:
    """The shares of names, searched for as articles have them, of which whole hits come first."""
    people = archive.people(limit=100_000).people
    own = [person.name for person in people if " " in person.name][
        :: max(len(people) // PRESENT, 1)
    ]
    return {
        "typed_first_of_planted": _share_first(
            archive, [plant.spelt for plant in islice(plants, PRESENT)]
        ),
        "typed_first_of_people": _share_first(archive, own),
    }


def _share_first(archive: Archive, names: Sequence[str]) -> float:
    return sum(is_first(archive, name) for name in names) / len(names)


def is_first(archive: Archive, name: str) -> bool:
    """Whether the hits that have a name as it was typed come before those that lack some word of it."""
    articles = [
        article for hit in archive.find(name, limit=50).hits if (article := archive.get(hit.id))
    ]
    whole = [place for place, article in enumerate(articles) if holds(article, name)]
    return all(holds(article, *name.split()) for article in articles[: max(whole, default=0)])


def holds(article: Article, *names: str) -> bool:
    """Whether an article has some names, each word for word."""
    texts = [
        _words(text) for text in (article.title, article.body, *article.captions, *article.people)
    ]
    return all(any(_words(name) in text for text in texts) for name in names)


def _words(text: str) -> str:
    return f" {' '.join(token.exact for token in tokenize(text))} "


if __name__ == "__main__":
    sys.exit(main())
