"""Archives of a few short articles, made for one test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index import synchronise
from search import Archive
from tests.support.articles import write_articles


@contextmanager
def archive_of(bodies: Mapping[str, str], folder: Path, engine: str) -> Iterator[Archive]:
    """Index short articles in a folder, and yield the archive.

    Args:
        bodies: The texts of the articles, by their ids.
        folder: An empty folder.
        engine: The name of the engine.
    """
    articles = [{"id": id, "title": f"Brève {id}", "body": body} for id, body in bodies.items()]
    synchronise(
        [write_articles(folder / "articles.jsonl", articles)], folder / "index", engine=engine
    )
    with Archive(folder / "index") as opened:
        yield opened
