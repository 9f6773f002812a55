"""Count the articles that an engine holds, and compare them with what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from index.article import Article
from index.doctor.report import Finding
from index.engines.base import Engine, Match
from index.messages import Message
from index.stored_article import StoredArticle


class Contents(Struct):
    """The articles that an engine holds.

    Attributes:
        articles: The number of all articles, with those that cannot be read.
        by_id: The number of articles of each id; more than 1 is a fault.
        by_path: The number of articles from each file, by its path in the index.
        is_complete: True once all of them have been counted.
    """

    articles: int = 0
    by_id: Counter[str] = field(default_factory=Counter)
    by_path: Counter[str] = field(default_factory=Counter)
    is_complete: bool = False

    def count(self, engine: Engine, generation: str) -> Iterator[Finding]:
        """Count the articles of an engine, and find those that cannot be read or are there twice.

        Args:
            engine: The engine.
            generation: The name of its folder.

        Raises:
            IndexCorrupt: The engine cannot list them.
        """
        for match in engine.scan():
            self.articles += 1
            article = read_article(match)
            if article is not None:
                self.by_id[article.id] += 1
                self.by_path[article.path] += 1
            elif match is not None:
                detail = Message("article-unreadable")
                yield Finding("unreadable", match.id, detail, remedy="rebuild")
            else:
                # the engine cannot even tell which article it is
                detail = Message("articles-unreadable")
                yield Finding("unreadable", generation, detail, remedy="rebuild")
        self.is_complete = True
        for id, copies in self.by_id.items():
            if copies > 1:
                detail = Message.of("article-doubled", copies=copies)
                yield Finding("doubled", id, detail, remedy="rebuild")

    def find_differences(self, expected: Mapping[str, int]) -> Iterator[Finding]:
        """Find the files with more or fewer articles in the engine than were read.

        Files that the engine holds articles of and the ledger does not know are found as well.

        Args:
            expected: The number of articles that were read from each file, by its name.
        """
        for name, number in expected.items():
            held = self.by_path[name]  # a Counter: 0 if the engine holds nothing of the file
            if held != number:
                detail = Message.of("file-miscounted", held=held, read=number)
                yield Finding("miscounted", name, detail, remedy="update")
        for name in self.by_path.keys() - expected.keys():
            detail = Message.of("file-unknown", articles=self.by_path[name])
            yield Finding("orphan", name, detail, remedy="update")


def read_article(match: Match | None) -> Article | None:
    """Return the stored article of a match; None if it cannot be read, or has another id."""
    if match is None:
        return None
    try:
        article = StoredArticle.from_json(match.stored_bytes).article
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    return article if article.id == match.id else None
