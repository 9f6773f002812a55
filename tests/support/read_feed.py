"""Read feeds that a test writes."""

from __future__ import annotations

from pathlib import Path

from index.readers import feed
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_files import only_article

FEEDS = Path(__file__).parents[1] / "files" / "feeds"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:wp="http://wordpress.org/export/1.2/"'
)


def saved(name: str) -> list[RawArticle | Problem]:
    """Return what a feed among the test files holds."""
    return list(feed.read(Material(name, FEEDS / name)))


def read(content: bytes, name: str = "a.rss") -> list[RawArticle | Problem]:
    """Return what a feed holds."""
    return list(feed.read(Material(name, content)))


def rss(*items: str, before: str = "") -> bytes:
    """Return a feed with some items.

    Args:
        items: The contents of the item elements.
        before: A text before the feed, such as a declaration of XML.
    """
    head = f'{before}<rss version="2.0" {NAMESPACES}><channel><title>Le Nil</title>'
    elements = "".join(f"<item>{item}</item>" for item in items)
    return f"{head}{elements}</channel></rss>".encode()


def read_item(item: str) -> RawArticle:
    """Return the article that is read from a feed with one item."""
    return only_article(read(rss(item)))


def titles(parts: list[RawArticle | Problem]) -> list[str | None]:
    """Return the titles of the articles, and the reasons of the problems after `! `."""
    return [_title(part) for part in parts]


def _title(part: RawArticle | Problem) -> str | None:
    return part.title if isinstance(part, RawArticle) else f"! {english(part.reason)}"
