"""Read the sitemaps in which newspapers list their latest articles, with titles and days.

A sitemap for Google News has no texts. Its articles are read all the same, as the list of headlines
that it is: they can be found by title, and the address leads to the text.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from index.readers.limits import MAX_PAGE_CHARS
from index.readers.raw_article import Problem, RawArticle
from index.readers.xml.splitting import Splitter
from index.readers.xml.tree import parse


def lists_articles(start: str) -> bool:
    """Return True if a file that begins so is a sitemap whose addresses have titles."""
    return "<urlset" in start and "sitemap-news" in start and ":title" in start


def articles(pieces: Iterable[str]) -> Iterator[RawArticle | Problem]:
    """Yield an article for each address with a title, and a problem that tells what is missing."""
    number = untitled = 0
    for piece in Splitter(["url"], MAX_PAGE_CHARS).split(pieces):
        if not piece.is_element:
            continue
        number += 1
        raw = _article(piece.text, number)
        if raw is None:
            untitled += 1
        else:
            yield raw
    yield Problem.of("sitemap-without-texts", articles=number - untitled)
    if untitled:
        yield Problem.of("sitemap-addresses-left-out", addresses=untitled)


def _article(text: str, number: int) -> RawArticle | None:
    """Return the article of an address; None if it has no title."""
    try:
        url = parse(text)
    except ET.ParseError:
        return None
    news = url.find("news")
    title = None if news is None else _first(news, "title")
    if news is None or title is None:
        return None
    address = _first(url, "loc")
    return RawArticle(
        "",
        key=address or str(number),
        title=title,
        date=_first(news, "publication_date"),
        source=_first(news, "name"),
        url=address,
        saved=_first(url, "lastmod"),
        language=_first(news, "language"),
    )


def _first(url: ET.Element, name: str) -> str | None:
    """Return the text of the first element of a name; None if it has none."""
    texts = (" ".join((element.text or "").split()) for element in url.iter(name))
    return next(filter(None, texts), None)
