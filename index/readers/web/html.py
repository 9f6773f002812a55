"""Saved web pages: one article a file.

`parsing` makes a tree of a page. `schemaorg` and `metatags` read what the page says about its
article, `captions` and `main_text` find what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web import metatags, schemaorg
from index.readers.web.addresses import is_front_page, original_address, saved_from
from index.readers.web.captions import take_captions
from index.readers.web.charset import decode_declared
from index.readers.web.completeness import contents, page_losses
from index.readers.web.main_text import extract_main_text, fullest, without_title
from index.readers.web.metadata import PageMetadata
from index.readers.web.parsing import NO_ARTICLE, parse_page
from index.readers.web.publication_dates import is_date
from index.readers.web.saving_dates import saving_date
from index.readers.web.titles import headings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_DECLARATION_BYTES = 1 << 12
"""Bytes at the start of a page where it declares its encoding."""

_CHARSET = lazy_pattern(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_ELLIPSIS = lazy_pattern(r"\s*(?:…|\.\.\.)\Z")


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the one article of a saved page, and a problem if the page holds more than that."""
    page = decode_page(material.whole())
    root = parse_page(page)
    shown = contents(root)
    raw = _article(root, page)
    yield raw
    yield from page_losses(page, shown, raw)


def decode_page(data: bytes) -> str:
    """Decode a page.

    Raises:
        UnreadableFile: It is not text, or empty.
    """
    declaration = _CHARSET.search(data[:_MAX_DECLARATION_BYTES])
    if declaration is None:
        return decode_declared(data, None)
    return decode_declared(data, declaration[1].decode("ascii", "replace"))


def article(page: str, url: str | None = None) -> RawArticle:
    """Return the article of a page, without menus, advertisements, comments and links to others.

    Args:
        page: HTML.
        url: The address of the page, for a page that does not tell it.

    Raises:
        UnreadableFile: There is no article on it, or the packages that read pages are missing.
    """
    return _article(parse_page(page), page, url)


def _article(root: HtmlElement, page: str, url: str | None = None) -> RawArticle:
    """Return the article of a page that was parsed."""
    metadata = _metadata(root)
    captions = take_captions(root)
    is_article = metadata.text is not None or _claims_article(root)
    shown = extract_main_text(root, is_article=is_article)
    text = without_title(fullest(shown, metadata.text), metadata.title)
    if not text:
        raise UnreadableFile(NO_ARTICLE)
    return RawArticle(
        text,
        title=metadata.title,
        date=metadata.date,
        saved=metadata.saved or saving_date(page),
        source=metadata.source,
        url=metadata.url or saved_from(page) or url,
        author=metadata.author,
        captions=captions,
        language=metadata.language,
    )


def _metadata(root: HtmlElement) -> PageMetadata:
    """Return what a page says about its article: what its record gives, and else what its tags do."""
    tags = metatags.read_metadata(root)
    titles = headings(root)
    if tags.title:
        titles.insert(0, tags.title)
    record = schemaorg.read_metadata(_json_ld_scripts(root), metatags.addresses(root), titles)
    if record.date and not is_date(record.date):  # 1970-01-01 of an empty field, for example
        record = replace(record, date=None)
    if _is_cut_short(record.title, tags.title):
        record = replace(record, title=tags.title)
    return replace(record.or_else(tags), url=_article_url(record.url, tags.url))


def _is_cut_short(title: str | None, full_title: str | None) -> bool:
    """Return True if a title is the start of the full one, as `La crue débor…` is, or all of it."""
    if not title or not full_title:
        return False
    return full_title.startswith(_ELLIPSIS.sub("", title))


def _article_url(*urls: str | None) -> str | None:
    """Return the first address that is not that of a whole site; None if there is none.

    Addresses in the Wayback Machine become the original ones.
    """
    for url in map(original_address, filter(None, urls)):
        if not is_front_page(url):
            return url
    return None


def _json_ld_scripts(root: HtmlElement) -> list[str]:
    """Return the content of each script of a page that is JSON-LD."""
    scripts = filter(_is_json_ld, root.iter("script"))
    return [script.text or "" for script in scripts]


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _claims_article(root: HtmlElement) -> bool:
    """Return True if a page says that it is an article."""
    types = root.xpath("//meta[@property='og:type']/@content")
    return any(str(type_).strip().lower() == "article" for type_ in types)
