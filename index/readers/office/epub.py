"""Read EPUB books, magazines and newspapers: an article for each document in their order.

Newspapers that calibre has fetched hold an article a document, below a bar of links.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.office import calibre
from index.readers.office.epub_contents import is_contents
from index.readers.office.opf import Publication, read_publication
from index.readers.office.package import Package, open_package
from index.readers.paragraph import Paragraph
from index.readers.press.review import single_article
from index.readers.press.review.markup import markup_paragraphs
from index.readers.raw_article import Problem, RawArticle

_MIN_CHARS = 200
"""Characters of a document without a heading. A cover or a page of rights has fewer."""

_SELF_CLOSED = lazy_pattern(
    r"<(?P<name>script|style|title|iframe|object|svg|video|audio)\b(?P<rest>[^<>]*)/>"
)
"""An empty element as XML writes it. HTML would take all that follows for its content."""

_MAX_TITLE_LINES = 3
"""Lines at the top of a document among which its title may stand."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a book, and a problem for each document that cannot be read.

    Raises:
        UnreadableFile: It is damaged or encrypted, or has no text.
    """
    with open_package(material) as package:
        publication = read_publication(package)
        is_empty = True
        for part in _parts(package, publication):
            yield part
            is_empty = False
    if is_empty:
        raise UnreadableFile("text-missing")


def _parts(package: Package, publication: Publication) -> Iterator[RawArticle | Problem]:
    """Yield the article of each document, with the documents that continue it."""
    pending: RawArticle | None = None
    for name in publication.documents:
        try:
            raw = _article(decode(package.read(name)), name, publication)
        except UnreadableFile as error:
            yield Problem.of("problem-of-part", part=name, reason=error.message)
            continue
        if raw is None:
            continue
        if pending and calibre.continues(name, pending.key or "") and raw.title is None:
            pending = replace(pending, text=f"{pending.text}\n{raw.text}")
            continue
        if pending:
            yield pending
        pending = raw
    if pending:
        yield pending


def _article(html: str, name: str, publication: Publication) -> RawArticle | None:
    """Return the article of a document; None if it is a cover or a table of contents."""
    html, url = calibre.without_bars(_SELF_CLOSED.sub(r"<\g<name>\g<rest>></\g<name>>", html))
    paragraphs = markup_paragraphs(html)
    if is_contents(html, paragraphs):
        return None
    paragraphs = _with_title(paragraphs, publication.titles.get(name))
    has_title = any(paragraph.is_heading for paragraph in paragraphs)
    if not has_title and sum(len(paragraph.text) for paragraph in paragraphs) < _MIN_CHARS:
        return None
    raw = single_article(paragraphs)
    if not raw.text:
        return None
    return replace(
        raw,
        key=name,
        date=raw.date or publication.date,
        source=raw.source or publication.source,
        url=raw.url or url,
        saved=publication.saved,
        language=publication.language,
    )


def _with_title(paragraphs: list[Paragraph], title: str | None) -> list[Paragraph]:
    """Return the paragraphs of a document, the title with the level of a heading.

    A document without headings has the title that the table of contents gives it.
    """
    if not title or any(paragraph.is_heading for paragraph in paragraphs):
        return paragraphs
    for index, paragraph in enumerate(paragraphs[:_MAX_TITLE_LINES]):
        if paragraph.text == title:
            found = replace(paragraph, level=1)
            return [*paragraphs[:index], found, *paragraphs[index + 1 :]]
    return [Paragraph(title, 1), *paragraphs]
