"""The engines that ours is compared with, each set up for French as its own users would do it.

A peer is a function. It indexes texts in an empty folder, and returns a function that answers
queries. Every peer searches title and body for any of the words of a query, best match first. The
peers that can make snippets do so if they are asked to.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any, Protocol

from bench.texts import Text

DEPTH = 10
"""The number of hits that a query asks for."""

FIELDS = ("title", "body")

_WORD = re.compile(r"\w+")

Find = Callable[[str], list[str]]
"""Returns the ids of the best texts for a query, best first."""

Peer = Callable[[Iterable[Text], Path], Find]
"""Indexes texts in an empty folder, and returns the function that answers queries."""


class SnippetPeer(Protocol):
    """A peer that can make a snippet of each hit."""

    __name__: str

    def __call__(self, texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
        """Index texts in an empty folder, and return the function that answers queries."""
        ...


def sqlite_fts5(texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
    """Index texts with SQLite's FTS5: accents folded, no stemming, BM25."""
    database = sqlite3.connect(folder / "texts.db")
    options = "tokenize = 'unicode61 remove_diacritics 2'"
    database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, body, {options})")
    rows = ((text.id, text.title, text.body) for text in texts)
    database.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
    database.commit()
    # column 2 is the body; the snippet has up to 32 words
    columns = "id, snippet(texts, 2, '[', ']', '…', 32)" if snippets else "id"
    select = f"SELECT {columns} FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?"

    def find(query: str) -> list[str]:
        quoted_words = [f'"{word}"' for word in _WORD.findall(query)]
        if not quoted_words:
            return []
        rows = database.execute(select, (" OR ".join(quoted_words), DEPTH))
        return [row[0] for row in rows]

    return find


def tantivy_french(texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
    """Index texts with Tantivy alone: as many threads as it likes, its own French analyser.

    Accents are folded before words are stemmed.
    """
    import tantivy as tv

    analyser = tantivy_analyser()
    schema = _tantivy_schema()
    index = tv.Index(schema, str(folder))
    index.register_tokenizer("french", analyser)
    writer = index.writer(128_000_000)
    for text in texts:
        document = tv.Document(id=text.id, title=text.title, body=text.body)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(text: str) -> list[str]:
        words = dict.fromkeys(analyser.analyze(text))
        clauses = [
            (tv.Occur.Should, tv.Query.term_query(schema, field, word))
            for word, field in product(words, FIELDS)
        ]
        query = tv.Query.boolean_query(clauses)
        hits = searcher.search(query, DEPTH).hits
        documents = [searcher.doc(address) for _, address in hits]
        if snippets:
            generator = tv.SnippetGenerator.create(searcher, query, schema, "body")
            for document in documents:
                generator.snippet_from_doc(document).to_html()  # only for the time it takes
        return [document["id"][0] for document in documents]

    return find


def _tantivy_schema() -> Any:
    """Return a schema with the id as it is, and the title and the body analysed as French."""
    import tantivy as tv

    builder = tv.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in FIELDS:
        builder.add_text_field(field, stored=True, tokenizer_name="french")
    return builder.build()


def tantivy_analyser() -> Any:
    """Return Tantivy's French analyser: lower case, no stop words, accents folded, stemmed."""
    import tantivy as tv

    builder = tv.TextAnalyzerBuilder(tv.Tokenizer.simple())
    builder = builder.filter(tv.Filter.remove_long(40))
    builder = builder.filter(tv.Filter.lowercase())
    builder = builder.filter(tv.Filter.stopword("french"))
    builder = builder.filter(tv.Filter.ascii_fold())
    builder = builder.filter(tv.Filter.stemmer("french"))
    return builder.build()


def whoosh_french(texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
    """Index texts with Whoosh alone and its own French analyser. It is slow."""
    from whoosh import analysis, fields, index
    from whoosh.query import Or, Term

    analyser: Any = analysis.LanguageAnalyzer("fr")
    schema = fields.Schema(
        id=fields.ID(stored=True),
        title=fields.TEXT(analyser, stored=True),
        body=fields.TEXT(analyser, stored=True),
    )
    opened = index.create_in(str(folder), schema)
    writer = opened.writer(limitmb=256)
    for text in texts:
        writer.add_document(id=text.id, title=text.title, body=text.body)
    writer.commit()
    searcher = opened.searcher()

    def find(query: str) -> list[str]:
        tokens = analyser(query, mode="query")
        words = dict.fromkeys(token.text for token in tokens)
        terms = [Term(field, word) for word, field in product(words, FIELDS)]
        hits = searcher.search(Or(terms), limit=DEPTH)
        if snippets:
            for hit in hits:
                hit.highlights("body")  # only for the time it takes
        return [hit["id"] for hit in hits]

    return find


PEERS: dict[str, SnippetPeer] = {
    "SQLite FTS5": sqlite_fts5,
    "Tantivy, its French": tantivy_french,
}
SLOW_PEERS: dict[str, SnippetPeer] = {"Whoosh, its French": whoosh_french}
