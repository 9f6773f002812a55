"""Compare stemmers: measure the gain from reducing words to their stems, all else being equal.

`python -m bench.stemmers DATA` reads the sets of `bench.relevance`. Texts are indexed in Tantivy by
our own engine as they are, without cleaning or people. A query matches the texts with any of its
words, stop words left out: the stem counts fully, and the exact term half. It prints a Markdown
table of MRR@10. Snowball is compared where PyStemmer is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.options import data_parser
from bench.peers import DEPTH, FIELDS, Find
from bench.relevance import SETS, Collection, read_collection, score
from bench.texts import Text
from index.analysis.analyzer import stop_words, tokenize
from index.analysis.endings import guess_lemmas
from index.engines.base import Document, open_engine
from index.engines.query import Or, Term

EXACT_WEIGHT = 0.5
"""Weight of an exact term, where its stem has the weight 1."""

Stemmer = Callable[[str], str]
"""Returns the stem of a folded word."""


def main() -> int:
    """Measure, and print the figures."""
    parser = data_parser(__doc__, "folder with ir/knownitem, ir/cnil and ir/piaf")
    data: Path = parser.parse_args().data
    collections = [read_collection(data / "ir" / name) for name in SETS]
    print(f"| stemmer | {' | '.join(SETS)} |\n|---|{'---|' * len(SETS)}")
    for name, stemmer in stemmers().items():
        figures = [measure(collection, stemmer) for collection in collections]
        cells = [f"{figure:.3f}" for figure in figures]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    return 0


def stemmers() -> dict[str, Stemmer | None]:
    """Return the stemmers by name. None stands for searching without stems."""
    by_name: dict[str, Stemmer | None] = {"none": None, "ours, by endings": by_ending}
    if find_spec("Stemmer"):
        snowball = import_module("Stemmer").Stemmer("french")
        by_name["Snowball (PyStemmer)"] = snowball.stemWord
    else:
        print("PyStemmer is not installed: Snowball is left out", file=sys.stderr)
    return by_name


def by_ending(word: str) -> str:
    """Return the first lemma that a word may come from, judged by its ending alone."""
    return next(iter(guess_lemmas(word)), word)


def measure(collection: Collection, stemmer: Stemmer | None) -> float:
    """Return the MRR@10 of a stemmer on a set."""
    with TemporaryDirectory() as folder:
        find = index_texts(collection.texts(), Path(folder), stemmer)
        results = {id: find(query) for id, query in collection.queries.items()}
    return score(results, collection).mrr.value


def index_texts(texts: Iterable[Text], folder: Path, stemmer: Stemmer | None) -> Find:
    """Index texts with a stemmer, and return the function that answers queries."""
    engine = open_engine("tantivy", folder, create=True)
    with engine.writer() as writer:
        for text in texts:
            writer.add(make_document(text, stemmer))

    def find(query: str) -> list[str]:
        words = list(dict.fromkeys(exact_terms(query)))
        # a query of nothing but stop words looks for those
        content_words = [word for word in words if word not in stop_words()]
        clauses: list[Term] = []
        for field in FIELDS:
            clauses += field_terms(field, content_words or words, stemmer)
        matches = engine.match(Or(tuple(clauses)), limit=DEPTH)
        return [match.id for match in matches.best]

    return find


def exact_terms(text: str) -> list[str]:
    """Return the words of a text, folded but not stemmed."""
    return [token.exact for token in tokenize(text)]


def make_document(text: Text, stemmer: Stemmer | None) -> Document:
    """Return a document with the exact terms of a text, and with their stems."""
    terms: dict[str, str] = {}
    contents = {"title": text.title, "body": text.body}
    for field, content in contents.items():
        words = exact_terms(content)
        terms[f"{field}_exact"] = " ".join(words)
        if stemmer:
            terms[field] = " ".join(map(stemmer, words))
    return Document(
        id=text.id,
        path=text.id,
        terms=terms,
        keywords={},
        numbers={},
        stored="",
    )


def field_terms(field: str, words: Sequence[str], stemmer: Stemmer | None) -> Iterator[Term]:
    """Yield the terms that look for words in a field."""
    exact_weight = EXACT_WEIGHT if stemmer else 1.0
    for word in words:
        yield Term(f"{field}_exact", word, boost=exact_weight)
    if stemmer:
        for stemmed in dict.fromkeys(map(stemmer, words)):
            yield Term(field, stemmed)


if __name__ == "__main__":
    sys.exit(main())
