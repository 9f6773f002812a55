"""Read what the tags of a web page say about the article: Open Graph, meta tags and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from index.readers.web.addresses import first_web_address
from index.readers.web.metadata import PageMetadata
from index.readers.web.publication_dates import find_change, find_date
from index.readers.web.titles import find_title, short_text, without_site

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "title")
_DATES = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "prism.publicationdate",
    "dc.date.published",
    "article_date_original",
    "article.published",
    "datepublished",
)
_CHANGES = (
    "article:modified_time",
    "article:modified",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "dc.modified",
    "last-modified",
    "last_modified",
    "lastmod",
    "modified",
    "revised",
    "updated",
    "citation_online_date",
    "dcterms.available",
    "dc.date.available",
)
"""Tags with the day of a change, or on which an older text was put online."""
_SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "creator",
)
_LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")
_LANGUAGE_ATTRIBUTES = ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
_NAME_ATTRIBUTES = ("property", "name", "itemprop")
_HTTP_NAMES = ("content-language", "last-modified")
"""Headers of HTTP that a page may repeat, and that tell of its article."""
_CANONICAL_LINKS = "//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href"
"""The addresses of `<link rel="canonical">`; `translate` puts the letters of that word in lower case."""

_MARKED_AUTHORS = "//*[@itemprop='author' or @rel='author'][not(self::meta)][not(self::link)]"

_Tags = Mapping[str, list[str]]
"""The contents of meta tags by name, in lower case."""


def read_metadata(root: HtmlElement) -> PageMetadata:
    """Return what the tags of a page say about its article."""
    tags = _tags(root)
    site = _first(tags, _SOURCES)
    return PageMetadata(
        title=_title(root, tags, site),
        date=find_date(root, _contents(tags, _DATES)),
        saved=find_change(root, _contents(tags, _CHANGES)),
        source=site,
        url=first_web_address(addresses(root)),
        author=_author(root, tags),
        language=_first(tags, _LANGUAGES) or _language(root),
    )


def addresses(root: HtmlElement) -> list[str]:
    """Return the addresses under which a page says it was published."""
    urls = list(_tags(root).get("og:url", ()))
    urls += map(str, root.xpath(_CANONICAL_LINKS))
    return list(filter(None, map(str.strip, urls)))


def _tags(root: HtmlElement) -> _Tags:
    """Return the contents of the meta tags of a page by name, without empty ones."""
    tags: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        if not content:
            continue
        for name in _names(element):
            tags.setdefault(name, []).append(content)
    return tags


def _names(element: HtmlElement) -> list[str]:
    """Return the names of a meta tag, in lower case; most have one."""
    names = [_lowered(element, attribute) for attribute in _NAME_ATTRIBUTES]
    http_name = _lowered(element, "http-equiv")
    # other names of this attribute, such as "date", describe the HTTP response and not the article
    if http_name in _HTTP_NAMES:
        names.append(http_name)
    return list(filter(None, names))


def _lowered(element: HtmlElement, attribute: str) -> str:
    """Return the value of an attribute in lower case; empty if it is missing."""
    return (element.get(attribute) or "").strip().lower()


def _contents(tags: _Tags, names: Iterable[str]) -> list[str]:
    """Return the contents of tags with these names, in the order of the names."""
    contents: list[str] = []
    for name in names:
        contents += tags.get(name, ())
    return contents


def _first(tags: _Tags, names: Iterable[str]) -> str | None:
    """Return the first content of tags with these names that is no address; None if there is none."""
    texts = _without_addresses(_contents(tags, names))
    return next(iter(texts), None)


def _without_addresses(contents: Iterable[str]) -> list[str]:
    """Return the contents that are no web addresses, as that of an author's page is."""
    return [content for content in contents if "://" not in content]


def _title(root: HtmlElement, tags: _Tags, site: str | None) -> str | None:
    """Return the title of an article without the name of the site; None if there is none.

    It is the title meant for sharing, such as `og:title`, or else the one that the page shows.
    """
    shared_title = _first(tags, _TITLES)
    if shared_title:
        return without_site(shared_title, site)
    return find_title(root, site)


def _language(root: HtmlElement) -> str | None:
    """Return the language that the first element of a page declares; None if it declares none."""
    languages = map(root.get, _LANGUAGE_ATTRIBUTES)
    language = next(filter(None, languages), "")
    return str(language).strip() or None


def _author(root: HtmlElement, tags: _Tags) -> str | None:
    """Return the authors named in meta tags, else the first one marked as such on the page.

    None is returned if there is neither.
    """
    for name in _AUTHORS:
        authors = _without_addresses(tags.get(name, ()))
        if authors:
            return ", ".join(dict.fromkeys(authors))
    marked = map(short_text, root.xpath(_MARKED_AUTHORS))
    return next(filter(None, marked), None)
