"""The engines we are measured against, each as its own users would set it up for French text.

A peer is a function: it indexes texts in an empty folder and gives back what answers queries. All of them are asked
for texts that hold any of a query's words, in the title or in the body, best first. Those that can show passages do so
where snippets are wanted.
"""

from __future__ import annotations

import json
import lzma
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

DEPTH = 10
"""How many texts are asked for."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """What is indexed of an article; the title may be empty."""

    id: str
    title: str
    body: str


Find = Callable[[str], list[str]]
"""A query -> the ids of the best texts, best first."""
Peer = Callable[[Iterable[Text], Path], Find]


class Shower(Protocol):
    """A peer that makes a snippet of each text it finds if it is told to."""

    __name__: str

    def __call__(self, texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
        """What answers queries."""
        ...


def read_texts(file: Path) -> Iterator[Text]:
    """The texts of a JSON Lines file compressed with xz."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Text(record["id"], record.get("title") or "", record.get("body") or "")


def sqlite_fts5(texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
    """SQLite's full-text index: accents folded, no stemming, BM25."""
    database = sqlite3.connect(folder / "texts.db")
    options = "tokenize = 'unicode61 remove_diacritics 2'"
    database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, body, {options})")
    database.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)", ((text.id, text.title, text.body) for text in texts)
    )
    database.commit()
    shown = "id, snippet(texts, 2, '[', ']', '…', 32)" if snippets else "id"
    select = f"SELECT {shown} FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?"

    def find(query: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
        return [row[0] for row in database.execute(select, (words, DEPTH))] if words else []

    return find


def tantivy_french(texts: Iterable[Text], folder: Path, *, snippets: bool = False) -> Find:
    """Tantivy alone, with as many threads as it likes, its own French analyser, and accents folded before stemming."""
    import tantivy as tv

    builder = tv.TextAnalyzerBuilder(tv.Tokenizer.simple())
    builder = builder.filter(tv.Filter.remove_long(40)).filter(tv.Filter.lowercase())
    builder = builder.filter(tv.Filter.stopword("french")).filter(tv.Filter.ascii_fold())
    analyser = builder.filter(tv.Filter.stemmer("french")).build()
    fields = tv.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        fields = fields.add_text_field(name, stored=True, tokenizer_name="french")
    schema = fields.build()
    index = tv.Index(schema, str(folder))
    index.register_tokenizer("french", analyser)
    writer = index.writer(128_000_000)
    for text in texts:
        writer.add_document(tv.Document(id=text.id, title=text.title, body=text.body))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> list[str]:
        words = dict.fromkeys(analyser.analyze(query))
        anywhere = [
            tv.Query.term_query(schema, name, word) for word in words for name in ("title", "body")
        ]
        asked = tv.Query.boolean_query([(tv.Occur.Should, leaf) for leaf in anywhere])
        documents = [searcher.doc(place) for _, place in searcher.search(asked, DEPTH).hits]
        if snippets:
            generator = tv.SnippetGenerator.create(searcher, asked, schema, "body")
            for document in documents:
                generator.snippet_from_doc(document).to_html()
        return [document["id"][0] for document in documents]

    return find


def whoosh_french(texts: Iterable[Text], folder: Path) -> Find:
    """Whoosh alone, with its own French analyser; slow."""
    from whoosh import analysis, fields, index, query

    analyser: Any = analysis.LanguageAnalyzer("fr")
    schema = fields.Schema(
        id=fields.ID(stored=True), title=fields.TEXT(analyser), body=fields.TEXT(analyser)
    )
    files = index.create_in(str(folder), schema)
    writer = files.writer(limitmb=256)
    for text in texts:
        writer.add_document(id=text.id, title=text.title, body=text.body)
    writer.commit()
    searcher = files.searcher()

    def find(asked: str) -> list[str]:
        words = dict.fromkeys(token.text for token in analyser(asked, mode="query"))
        anywhere = query.Or(
            [query.Term(name, word) for word in words for name in ("title", "body")]
        )
        return [hit["id"] for hit in searcher.search(anywhere, limit=DEPTH)]

    return find


PEERS: dict[str, Shower] = {"SQLite FTS5": sqlite_fts5, "Tantivy, its French": tantivy_french}
SLOW_PEERS: dict[str, Peer] = {"Whoosh, its French": whoosh_french}
