"""A folder of articles and the index made from it, as several tests need them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index import Article, Report, synchronise
from index.engines.base import open_engine
from index.engines.query import MatchAll
from index.store.generations import read_manifest
from index.stored import StoredArticle

TODAY = date(2026, 11, 21)
LONG_AGO = 1_600_000_000_000_000_000

Content = str | bytes | Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A folder of articles, and the index that is made from it with one engine."""

    folder: Path
    location: Path
    engine: str

    @classmethod
    def empty(cls, place: Path, engine: str = "tantivy") -> Newsroom:
        """An empty folder, and no index yet."""
        folder = place / "articles"
        folder.mkdir()
        return cls(folder, place / "index", engine)

    def put(self, files: Mapping[str, Content]) -> None:
        """Write files: a text, bytes, or records for a file of JSON Lines."""
        for name, content in files.items():
            place = self.folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(as_bytes(content))

    def age(self) -> None:
        """Let every file be as if it had last changed long ago."""
        for place in self.folder.rglob("*"):
            os.utime(place, ns=(LONG_AGO, LONG_AGO))

    def run(self, *sources: Path, **options: Any) -> Report:
        """Bring the index up to date with some sources, by default with the folder."""
        return synchronise(
            sources or [self.folder],
            self.location,
            today=TODAY,
            **{"engine": self.engine} | options,
        )

    def articles(self) -> list[Article]:
        """Everything that the index holds, in the order of the ids; an article it holds twice is there twice."""
        manifest = read_manifest(self.location)
        engine = open_engine(manifest.engine, self.location / manifest.generation)
        try:
            stored = [match.stored for match in engine.match(MatchAll(), limit=10_000).best]
        finally:
            engine.close()
        return sorted(
            (StoredArticle.from_json(text).article for text in stored),
            key=lambda article: article.id,
        )

    def texts(self) -> dict[str, str]:
        """By id, the body of every article; fails if the index holds one twice."""
        articles = self.articles()
        texts = {article.id: article.body.strip() for article in articles}
        assert len(texts) == len(articles), "an article is held twice"
        return texts


def as_bytes(content: Content) -> bytes:
    """The content of a file."""
    if isinstance(content, str):
        return content.encode()
    if isinstance(content, bytes):
        return content
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in content).encode()


def counts(report: Report) -> tuple[int, int, int, int]:
    """Articles added, updated, removed and unchanged."""
    return report.added, report.updated, report.removed, report.unchanged
