"""Read the articles of Delpher, one a file, with what the metadata of their issue beside them say."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers import xml
from index.readers.encoding import decode
from index.readers.material import Material, remembered
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.elements import text_of
from index.readers.xml.root import find_root
from index.readers.xml.tree import parse

__all__ = ["read"]

_METADATA = "didl"
"""A word in the name of the file with the metadata of an issue."""

_ARTICLE_NUMBER = lazy_pattern(r"(?P<issue>[0-9]{6,})\D+(?P<number>[0-9]{4})_articletext")
_IDENTIFIER = lazy_pattern(r":a(?P<number>[0-9]{4,5})\Z")
_PAGE = lazy_pattern(r":p0*(?P<page>[0-9]{1,4})\Z")
_ADVERTISEMENT = "advertentie"


class _Article(Struct, frozen=True):
    """An article as the metadata of its issue describe it.

    Attributes:
        title: Its title.
        kind: Its kind in Dutch: `artikel`, `advertentie`, `familiebericht`.
        page: The pages that it stands on.
    """

    title: str | None
    kind: str
    page: str | None


class _Issue(Struct, frozen=True):
    """The metadata of an issue.

    Attributes:
        source: The newspaper.
        date: The day.
        language: The language.
        articles: Its articles by their numbers.
    """

    source: str | None = None
    date: str | None = None
    language: str | None = None
    articles: dict[str, _Article] = {}


_NO_ISSUE = _Issue()


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the article of a file.

    Raises:
        UnreadableFile: There is no article in it.
    """
    number = _ARTICLE_NUMBER.search(material.name.lower())
    issue = _issue(material)
    about = issue.articles.get(number["number"]) if number else None
    for part in xml.read(material):
        if isinstance(part, Problem):
            yield part
        elif about is not None and about.kind == _ADVERTISEMENT:
            length = len(part.text)
            yield Problem.of("advertisements-left-out", advertisements=1, characters=length)
        else:
            yield _completed(part, issue, about)


def _completed(article: RawArticle, issue: _Issue, about: _Article | None) -> RawArticle:
    """Return an article with what its issue says of it."""
    return replace(
        article,
        title=article.title or (about.title if about else None),
        date=article.date or issue.date,
        source=article.source or issue.source,
        language=article.language or issue.language,
        page=article.page or (about.page if about else None),
    )


def _issue(material: Material) -> _Issue:
    """Return the metadata of the issue of an article; empty ones if there are none beside it."""
    place = material.place
    file = _metadata_file(material)
    if place is None or file is None or file.place is None:
        return _NO_ISSUE
    return remembered(place.tree, f"issue {file.place.path}", lambda: _read_issue(file))


def _metadata_file(material: Material) -> Material | None:
    """Return the file with the metadata of the issue: the only one, or that of the same number."""
    names = [name for name in material.neighbour_names() if _METADATA in name.lower()]
    number = _ARTICLE_NUMBER.search(material.name.lower())
    if len(names) > 1 and number:
        names = [name for name in names if number["issue"] in name]
    return material.neighbour(names[0]) if names else None


def _read_issue(file: Material) -> _Issue:
    try:
        text = decode(file.whole())
        root = parse(text[find_root(text).offset :])
    except (UnreadableFile, OSError, ET.ParseError):
        return _NO_ISSUE
    articles: dict[str, _Article] = {}
    inside: set[ET.Element] = set()
    for item in root.iter("item"):
        match = _IDENTIFIER.search(item.get("identifier", ""))
        if match:
            articles[match["number"][-4:]] = _article(item)
            inside.update(item.iter())
    outside = [element for element in root.iter() if element not in inside]
    return _Issue(
        _first(outside, "title"), _first(outside, "date"), _first(outside, "language"), articles
    )


def _article(item: ET.Element) -> _Article:
    elements = list(item.iter())
    matches = (_PAGE.search(element.get("pageid", "")) for element in elements)
    pages = list(dict.fromkeys(match["page"] for match in matches if match))
    return _Article(
        _first(elements, "title"),
        (_first(elements, "subject") or "").lower(),
        ", ".join(pages) or None,
    )


def _first(elements: list[ET.Element], name: str) -> str | None:
    texts = (text_of(element) for element in elements if element.tag == name)
    return next(filter(None, texts), None)
