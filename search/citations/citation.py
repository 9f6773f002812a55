"""Clean what a citation says of an article, so that no value breaks a line or a field."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, urlsplit
from zlib import crc32

from msgspec import Struct

from index.analysis.folding import fold
from index.article import Evidence
from index.lazy_pattern import lazy_pattern
from index.messages import Language, Message, catalogue
from search.citations.author import Author
from search.printable import printable

if TYPE_CHECKING:
    from index.article import Article
    from search.results import Hit

DOUBTFUL_EVIDENCE = frozenset(("weekday", "neighbours", "filename", "saved"))
"""Evidence that leaves a doubt about the day, which a citation says."""
_MAX_KEY_CHARS = 20
"""Characters of a key that come from a name."""
_SPACES = lazy_pattern(" {2,}")
_PAGES = lazy_pattern(r"\s*(?P<first>[^\s\-–—]+)\s*[\-–—]+\s*(?P<last>[^\s\-–—]+)\s*")
_SAFE_IN_ADDRESS = ";/?:@&=+$,-_.!~*'()%#[]"
"""Signs of an address that are kept as they are; `urllib.parse.quote` keeps letters and digits."""


Citable: TypeAlias = "Article | Hit"
"""Anything that a citation can be made of."""


class Citation(Struct, frozen=True):
    """A newspaper article as a bibliography names it. Every text is one line.

    Attributes:
        key: The key that a text cites it by: ASCII, and another one for every id.
        title: The title.
        authors: Its authors.
        newspaper: The source; empty if it is not known.
        day: The day of publication; None if it is not known.
        doubt: The evidence for the day in words, if it leaves a doubt; empty if it leaves none.
        pages: The first and the last page that it stood on; empty texts if they are not known.
        section: The part of the newspaper; empty if it is not known.
        url: Its address on the web; empty if it has none.
        language: The code of its language; empty if it is not known.
        words: The language of the words around what the article says.
    """

    key: str
    title: str
    authors: tuple[Author, ...]
    newspaper: str
    day: date | None
    doubt: str
    pages: tuple[str, str]
    section: str
    url: str
    language: str
    words: Language

    @classmethod
    def of(cls, article: Citable, words: Language) -> Citation:
        """Make the citation of an article.

        Args:
            article: The article.
            words: The language of the words around what it says.
        """
        authors = tuple(Author.of(name) for name in map(_line, article.authors) if name)
        newspaper = _line(article.source)
        return cls(
            key=_key(article, authors[0].family if authors else newspaper),
            title=_line(article.title),
            authors=authors,
            newspaper=newspaper,
            day=article.date,
            doubt=_doubt(article.date_evidence, words),
            pages=_pages(_line(article.page)),
            section=_line(article.section),
            url=_web_address(article.url),
            language=_line(article.language),
            words=words,
        )

    @property
    def note(self) -> str:
        """A remark on the day, if there is a doubt about it; else empty."""
        if not self.doubt:
            return ""
        return catalogue(self.words).text(Message.of("citation-note", evidence=self.doubt))

    @property
    def page_range(self) -> str:
        """The pages with a hyphen between: `3`, `12-13`; empty if they are not known."""
        first, last = self.pages
        return f"{first}-{last}" if last != first else first


def _line(text: str | None) -> str:
    """Return a text as one line, without characters that act on a terminal or change its order."""
    if not text:
        return ""
    return _SPACES.sub(" ", printable(text)).strip()


def _doubt(evidence: Evidence | None, words: Language) -> str:
    """Say how a day is known, if that leaves a doubt."""
    if evidence not in DOUBTFUL_EVIDENCE:
        return ""
    return catalogue(words).text(Message.of(f"evidence-{evidence}"))


def _pages(page: str) -> tuple[str, str]:
    """Return the first and the last page of `12-13`, or twice the same text if it is no range."""
    found = _PAGES.fullmatch(page)
    return (found["first"], found["last"]) if found else (page, page)


def _web_address(url: str | None) -> str:
    """Return an address of the web in which only signs of addresses stand; empty for any other."""
    address = _line(url).replace(" ", "%20")
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket that does not close
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(address, safe=_SAFE_IN_ADDRESS)


def _key(article: Citable, name: str) -> str:
    """Return a key such as `legoff-2019-1a2b3c4d`, which stays the same for one id."""
    letters = re.sub("[^a-z0-9]", "", fold(name))[:_MAX_KEY_CHARS]
    year = str(article.date.year) if article.date else ""
    digest = f"{crc32(article.id.encode('utf-8', 'surrogatepass')):08x}"
    return "-".join(filter(None, (letters, year, digest)))
