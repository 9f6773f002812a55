"""Stemmers: what reducing words to their stems is worth, all else being equal.

`python -m bench.stemmers DATA` reads the sets of `bench.relevance`. Texts go through our own door to Tantivy as they
are, without cleaning or people; a query finds whatever holds any of its words that is no stop word, by its stem at full
weight and as it was typed at half. It prints a Markdown table of MRR@10; Snowball is left out without PyStemmer.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peers import DEPTH, Find, Text
from bench.relevance import SETS, Collection, read_collection, score
from index.analysis.analyzer import stop_words, tokenize
from index.analysis.stemmer import stem
from index.engines.base import Document, open_engine
from index.engines.query import Or, Term

EXACT_WEIGHT = 0.5
FIELDS = ("title", "body")

Stemmer = Callable[[str], str]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with ir/knownitem, ir/cnil and ir/piaf")
    data: Path = parser.parse_args().data
    collections = [read_collection(data / "ir" / name) for name in SETS]
    print(f"| stemmer | {' | '.join(SETS)} |\n|---|{'---|' * len(SETS)}")
    for name, stemmer in stemmers().items():
        figures = [measured(collection, stemmer) for collection in collections]
        print(f"| {name} | {' | '.join(f'{figure:.3f}' for figure in figures)} |", flush=True)
    return 0


def stemmers() -> dict[str, Stemmer | None]:
    """The stemmers there are, each for folded words; None stems nothing."""
    known: dict[str, Stemmer | None] = {"none": None, "ours, light": stem}
    if find_spec("Stemmer"):
        known["Snowball (PyStemmer)"] = import_module("Stemmer").Stemmer("french").stemWord
    else:
        print("PyStemmer is not installed: Snowball is left out", file=sys.stderr)
    return known


def measured(collection: Collection, stemmer: Stemmer | None) -> float:
    """MRR@10 of a stemmer on a set."""
    with TemporaryDirectory() as place:
        find = engine(collection.texts(), Path(place), stemmer)
        found = {id: find(query) for id, query in collection.queries.items()}
    return score(found, collection).mrr.value


def engine(texts: Iterable[Text], folder: Path, stemmer: Stemmer | None) -> Find:
    """What answers queries over texts that are stemmed so."""
    tantivy = open_engine("tantivy", folder, create=True)
    with tantivy.writer() as writer:
        for text in texts:
            writer.add(document(text, stemmer))

    def find(query: str) -> list[str]:
        words = list(dict.fromkeys(exact(query)))
        telling = [word for word in words if word not in stop_words()] or words
        asked = Or(tuple(leaf for field in FIELDS for leaf in leaves(field, telling, stemmer)))
        return [match.id for match in tantivy.match(asked, limit=DEPTH).best]

    return find


def exact(text: str) -> list[str]:
    """The words of a text, folded, not stemmed."""
    return [token.exact for token in tokenize(text)]


def document(text: Text, stemmer: Stemmer | None) -> Document:
    """The terms of a text, as they stand and stemmed."""
    views: dict[str, str] = {}
    for field, words in (("title", exact(text.title)), ("body", exact(text.body))):
        views[f"{field}_exact"] = " ".join(words)
        if stemmer:
            views[field] = " ".join(map(stemmer, words))
    return Document(id=text.id, path=text.id, terms=views, keywords={}, numbers={}, stored="")


def leaves(field: str, words: Iterable[str], stemmer: Stemmer | None) -> Iterator[Term]:
    """What looks for words in a field."""
    words = tuple(words)
    yield from (Term(f"{field}_exact", word, EXACT_WEIGHT if stemmer else 1.0) for word in words)
    if stemmer:
        yield from (Term(field, stemmed) for stemmed in dict.fromkeys(map(stemmer, words)))


if __name__ == "__main__":
    sys.exit(main())
