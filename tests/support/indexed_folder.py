"""Keep a folder of articles and the index that is made from it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from index import Article, Report, synchronise
from index.engines.base import open_engine
from index.engines.query import MatchAll
from index.store.generations import read_manifest
from index.stored_article import StoredArticle

TODAY = date(2026, 11, 21)
LONG_AGO_NS = 1_600_000_000_000_000_000
"""A time of modification in 2020."""

MAX_ARTICLES = 10_000
"""Limit on the articles of an index that a test reads."""

Content: TypeAlias = str | bytes | Sequence[Mapping[str, Any]]
"""The content of a file: text, bytes, or records for a file of JSON Lines."""


@dataclass(frozen=True, slots=True)
class IndexedFolder:
    """A folder of articles, and the index that is made from it with one engine.

    Attributes:
        folder: The folder of the articles.
        location: The folder of the index.
        engine: The name of the engine.
    """

    folder: Path
    location: Path
    engine: str

    @classmethod
    def empty(cls, parent: Path, engine: str = "tantivy") -> IndexedFolder:
        """Make an empty folder, without an index."""
        folder = parent / "articles"
        folder.mkdir()
        return cls(folder, parent / "index", engine)

    def put(self, files: Mapping[str, Content]) -> None:
        """Write files into the folder, by their paths in it. Those that exist are replaced."""
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(as_bytes(content))

    def age(self) -> None:
        """Set the time of modification of every file to long ago."""
        for path in self.folder.rglob("*"):
            os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))

    def run(self, *paths: Path, **options: Any) -> Report:
        """Bring the index up to date with some paths, by default with the folder."""
        options.setdefault("engine", self.engine)
        return synchronise(paths or [self.folder], self.location, today=TODAY, **options)

    def articles(self) -> list[Article]:
        """Return all articles of the index by their ids. A doubled article is there twice."""
        manifest = read_manifest(self.location)
        engine = open_engine(manifest.engine, self.location / manifest.generation)
        try:
            matches = engine.match(MatchAll(), limit=MAX_ARTICLES).best
            articles = [StoredArticle.from_json(match.stored).article for match in matches]
        finally:
            engine.close()
        return sorted(articles, key=lambda article: article.id)

    def texts(self) -> dict[str, str]:
        """Return the body of every article by its id.

        Raises:
            AssertionError: The index holds an article twice.
        """
        articles = self.articles()
        texts = {article.id: article.body.strip() for article in articles}
        assert len(texts) == len(articles), "an article is held twice"
        return texts


def as_bytes(content: Content) -> bytes:
    """Return the bytes of a file with this content."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in content]
    return "".join(lines).encode()


def counts(report: Report) -> tuple[int, int, int, int]:
    """Return how many articles were added, updated, removed and unchanged."""
    return report.added, report.updated, report.removed, report.unchanged
