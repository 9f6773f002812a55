"""Feeds: RSS of every version and Atom, an article an item; and the news formats of agencies, which are XML too."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decode, decode_blocks
from index.readers.feed import agency, items
from index.readers.feed.newspaper_name import newspaper_name
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from index.readers.web.markup import is_markup, plain, plain_with_captions

_FEEDS = frozenset(("rss", "RDF", "feed", "channel", "item", "entry"))
_OTHERS = {
    "urlset": "a sitemap, which lists addresses and holds no articles",
    "sitemapindex": "a sitemap, which lists addresses and holds no articles",
    "opml": "a list of feeds, which holds no articles",
    "html": "a web page, not a feed",
}
_UNKNOWN = "an XML file that is neither RSS nor Atom"
_PREFIXES = {
    **dict.fromkeys(
        ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/"), ""
    ),
    **dict.fromkeys(
        ("http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2"), ""
    ),
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/1999/xhtml": "",
}
_WORDPRESS = re.compile(
    r"http://wordpress\.org/export/[0-9.]+/"
)  # a site's own export, in a feed's clothes
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXTS = ("content:encoded", "content", "description", "summary")
_DATES = (
    "pubDate",
    "published",
    "dc:date",
    "issued",
    "dcterms:issued",
    "created",
    "dcterms:created",
    "date",
)
_CHANGES = ("updated", "modified", "dcterms:modified")
_ADDRESS_BEFORE = re.compile(r"\A\S+@\S+\s*(?:\((.*)\))?\s*\Z", re.DOTALL)
_NO_ARTICLES = frozenset(("attachment", "nav_menu_item", "revision", "custom_css"))

Fields = Mapping[str, list[ET.Element]]


class _Channel(Struct, frozen=True):
    """What a feed says of all its items."""

    declared: Mapping[str, str]
    title: str | None
    language: str | None


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """The articles of a feed, and a problem for every item that cannot be read.

    Raises:
        UnreadableFile: It is no feed, or one without items.
    """
    pieces = decode_blocks(material.blocks())
    start = next(pieces, "")
    name, begin = items.root_of(start)
    if name in agency.ROOTS:
        yield from agency.articles(decode(material.whole())[begin:])
    elif name in _FEEDS:
        yield from _articles(items.cut(chain([start[begin:]], pieces)))
    else:
        raise UnreadableFile(_OTHERS.get(name, _UNKNOWN))


def _articles(parts: Iterator[str]) -> Iterator[RawArticle | Problem]:
    channel = _channel(next(parts, ""))
    number = 0
    try:
        for number, part in enumerate(parts, 1):
            try:
                fields = _fields(items.element(part, channel.declared))
            except ET.ParseError as error:
                yield _problem(
                    number, Message.of("xml-broken", reason=str(error).partition(":")[0])
                )
                continue
            if _first(fields, "wp:post_type") not in _NO_ARTICLES:
                raw = _article(fields, channel, number)
                yield (
                    raw
                    if raw.text or raw.title
                    else _problem(number, Message.of("feed-item-empty"))
                )
    except UnreadableFile as error:
        if not number:
            raise
        yield Problem.of("broken-off-after-item", reason=error.message, number=number)
    if not number:
        raise UnreadableFile("feed-without-items")


def _problem(number: int, reason: Message) -> Problem:
    return Problem.of("problem-of-item", number=number, reason=reason)


def _channel(head: str) -> _Channel:
    declared, around, beside = items.head_of(head)
    fields: dict[str, list[ET.Element]] = {}
    for element in beside:
        fields.setdefault(_name(element.tag), []).append(element)
    for element in fields.get("channel", []):  # RSS 1.0 closes it before the first item
        fields = {**_fields(element), **fields}
    language = next(
        (value for element in (*around, *beside) if (value := element.get(_LANGUAGE))), None
    )
    title = _line(fields, "title")
    return _Channel(
        declared,
        title and newspaper_name(title),
        _first(fields, "language", "dc:language") or language,
    )


def _fields(item: ET.Element) -> dict[str, list[ET.Element]]:
    """The elements in an item by their names, with the prefixes that are usual; its own attributes as elements too."""
    fields: dict[str, list[ET.Element]] = {}
    for name, value in item.attrib.items():
        element = ET.Element(name)
        element.text = value
        fields.setdefault(_name(name), []).append(element)
    for element in item:
        fields.setdefault(_name(element.tag), []).append(element)
    return fields


def _name(tag: str) -> str:
    """An element's name, with the prefix that its namespace usually has."""
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].rpartition("}")
    prefix = items.undeclared(uri)
    if prefix is None:
        known = "wp:" if _WORDPRESS.fullmatch(uri) else _PREFIXES.get(uri)
        return f"{'?:' if known is None else known}{local}"
    return f"{prefix}:{local}".removeprefix("atom:")


def _article(fields: Fields, channel: _Channel, number: int) -> RawArticle:
    text, captions = _body(fields)
    link = _link(fields)
    return RawArticle(
        text,
        key=_first(fields, "guid", "id", "rdf:about") or link or str(number),
        title=_line(fields, "title", "dc:title", "media:title"),
        date=_first(fields, *_DATES) or _first(fields, *_CHANGES),
        source=_source(fields) or channel.title,
        url=link,
        author=_author(fields),
        captions=captions,
        language=_first(fields, "dc:language", "language", "xml:lang") or channel.language,
    )


def _body(fields: Fields) -> tuple[str, tuple[str, ...]]:
    """The fullest text that an item has, and the captions in it and of the pictures that come with it."""
    shown = [
        text
        for media in fields.get("media:content", [])
        for element in media
        if _name(element.tag) == "media:description" and (text := _one_line(_content(element)))
    ]
    for name in _TEXTS:
        for element in fields.get(name, []):
            content = _content(element)
            text, captions = plain_with_captions(content) if is_markup(content) else (content, ())
            if text:
                return text, tuple(dict.fromkeys((*captions, *shown)))
    return "", tuple(dict.fromkeys(shown))


def _content(element: ET.Element) -> str:
    """What an element holds: a text, HTML written as text, or elements of XHTML."""
    if not len(element):
        return (element.text or "").strip()
    for inner in element.iter():
        inner.tag = inner.tag.rpartition("}")[2]
    return "".join(
        (element.text or "", *(ET.tostring(child, "unicode", method="html") for child in element))
    ).strip()


def _first(fields: Fields, *names: str) -> str | None:
    """The text of the first of these fields that has one."""
    elements = (element for name in names for element in fields.get(name, []))
    return next((text for element in elements if (text := (element.text or "").strip())), None)


def _line(fields: Fields, *names: str) -> str | None:
    elements = (element for name in names for element in fields.get(name, []))
    return next((line for element in elements if (line := _one_line(_content(element)))), None)


def _one_line(text: str) -> str | None:
    return " ".join((plain(text) if is_markup(text) else text).split()) or None


def _link(fields: Fields) -> str | None:
    """Where an item was published: what a counting service was put in place of, else its link, else its name."""
    original = _first(fields, "feedburner:origLink")
    written = _first(fields, "link")
    referred = [
        link.get("href")
        for link in fields.get("link", [])
        if link.get("rel", "alternate") == "alternate"
    ]
    names = [guid.text for guid in fields.get("guid", []) if guid.get("isPermaLink") != "false"]
    addresses = (url.strip() for url in (original, written, *referred, *names) if url)
    return next((url for url in addresses if url.startswith(("http://", "https://"))), None)


def _source(fields: Fields) -> str | None:
    """The newspaper that an item was taken from, in a feed that gathers those of several."""
    for source in fields.get("source", []):
        title = next((child.text for child in source if _name(child.tag) == "title"), source.text)
        if title and title.strip():
            return _one_line(title)
    return None


def _author(fields: Fields) -> str | None:
    """Those who signed an item, without their mail addresses."""
    names = []
    for element in chain(fields.get("dc:creator", []), fields.get("author", [])):
        inner = [child.text for child in element if _name(child.tag) == "name"]
        for text in inner if len(element) else [element.text]:
            address = _ADDRESS_BEFORE.match(text or "")
            names.append(_one_line((address[1] or "") if address else text or ""))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None
