"""Data on an article for programs that read pages, and its citation for people."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import json

from index.article import Article
from search.serve.marking import plain
from search.serve.words import PageWords


def metadata_of(article: Article) -> tuple[tuple[str, str], ...]:
    """Return the names and contents of `meta` elements, which Zotero and others read.

    The type is said in Zotero's own words: names of journals would make a journal article of it.
    """
    return tuple((name, plain(content)) for name, content in _metadata(article) if content)


def linked_data(article: Article) -> Markup:
    """Return the article as JSON-LD (https://schema.org/NewsArticle), to stand within a page."""
    fields = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": plain(article.title),
        "datePublished": article.date.isoformat() if article.date else None,
        "inLanguage": article.language,
        "author": [{"@type": "Person", "name": plain(name)} for name in article.authors],
        "publisher": {"@type": "Organization", "name": plain(article.source or "")},
        "url": article.url,
    }
    written = json.encode({name: value for name, value in fields.items() if value}).decode()
    # no text may end the element that it stands in
    return Markup(written.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704


def citation_of(words: PageWords, article: Article) -> str:
    """Cite an article: authors, title, source, day, page and address."""
    day = words.day(article.date) if article.date else words.text("undated")
    page = words.text("cite-page", page=article.page) if article.page else ""
    parts = (
        ", ".join(article.authors),
        words.text("cite-title", title=article.title.strip()),
        article.source or "",
        day,
        page,
        article.url or "",
    )
    return plain(", ".join(part for part in parts if part)) + "."


def _metadata(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of `meta` elements."""
    day = article.date.isoformat() if article.date else ""
    yield "z:itemType", "newspaperArticle"
    yield "DC.title", article.title
    for author in article.authors:
        yield "DC.creator", author
    yield "DC.date", day
    yield "DC.source", article.source or ""
    yield "DC.publisher", article.source or ""
    yield "DC.language", article.language
    yield "DC.identifier", article.url or ""
    yield "article:published_time", day
    yield "article:section", article.section or ""
