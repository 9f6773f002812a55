"""Feeds: RSS of every version and Atom, an article an item, and the news formats of agencies.

`items` splits a feed, `xml.lenient_xml` parses its pieces, `fields` gives their elements the usual
names, and `article` makes an article of an item. `agency` reads NewsML and NITF.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from itertools import chain

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers import xml
from index.readers.encoding import decode, decode_blocks
from index.readers.feed import agency
from index.readers.feed.article import Channel, article
from index.readers.feed.fields import Fields, by_name, fields_of, first_line, first_text
from index.readers.feed.items import split_items
from index.readers.feed.newspaper_name import newspaper_name
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.xml.lenient_xml import XML_LANGUAGE, Head, parse_element, parse_head
from index.readers.xml.root import find_root

__all__ = ["read"]

_FEED_ROOTS = frozenset(("rss", "RDF", "feed", "channel", "item", "entry"))
_ITEM = lazy_pattern(r"<(?:[\w.-]{1,30}:)?items?[\s/>]", re.IGNORECASE)
"""An item of a feed, or the list of them. RDF without any is a description of something else."""

_REFUSAL_CODES = {
    "urlset": "feed-is-sitemap",
    "sitemapindex": "feed-is-sitemap",
    "opml": "feed-is-list-of-feeds",
    "html": "feed-is-page",
}
"""The code of the error for each other kind of file, by the name of its root."""

_SKIPPED_POST_TYPES = frozenset(("attachment", "nav_menu_item", "revision", "custom_css"))
"""Items of a WordPress export that are no articles."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a feed, and a problem for every item that cannot be read.

    Raises:
        UnreadableFile: The file is no feed, or has no items.
    """
    pieces = decode_blocks(material.blocks())
    start = next(pieces, "")
    root = find_root(start)
    if root.name in agency.ROOTS:
        whole = decode(material.whole())
        yield from agency.articles(whole[root.offset :])
    elif root.name == "RDF" and not _ITEM.search(start):
        yield from xml.read(material)
    elif root.name in _FEED_ROOTS:
        first_piece = start[root.offset :]
        yield from _articles(split_items(chain([first_piece], pieces)))
    else:
        raise UnreadableFile(_REFUSAL_CODES.get(root.name, "feed-is-other-xml"))


def _articles(parts: Iterator[str]) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a feed.

    Args:
        parts: The head of the feed, then each of its items.

    Raises:
        UnreadableFile: It has no items, or breaks off before the first.
    """
    head = parse_head(next(parts, ""))
    channel = _channel(head)
    item_count = 0
    try:
        for item in parts:
            item_count += 1
            part = _part(item, head.namespaces, channel, item_count)
            if part is not None:
                yield part
    except UnreadableFile as error:
        if item_count == 0:  # the feed breaks off before its first item
            raise
        yield Problem.of("broken-off-after-item", reason=error.message, number=item_count)
    if item_count == 0:
        raise UnreadableFile("feed-without-items")


def _part(
    item: str, namespaces: Mapping[str, str], channel: Channel, number: int
) -> RawArticle | Problem | None:
    """Return the article of an item, or a problem that says why it has none.

    None is returned for an item that is not meant to be an article, such as a menu of WordPress.
    """
    try:
        fields = fields_of(parse_element(item, namespaces))
    except ET.ParseError as error:
        reason = str(error).partition(":")[0]
        return _problem(number, Message.of("xml-broken", reason=reason))
    if first_text(fields, "wp:post_type") in _SKIPPED_POST_TYPES:
        return None
    raw = article(fields, channel, number)
    if not raw.text and not raw.title:
        return _problem(number, Message.of("feed-item-empty"))
    return raw


def _problem(number: int, reason: Message) -> Problem:
    return Problem.of("problem-of-item", number=number, reason=reason)


def _channel(head: Head) -> Channel:
    """Return what the head of a feed says about its items."""
    fields = _channel_fields(head)
    title = first_line(fields, "title")
    language = first_text(fields, "language", "dc:language")
    return Channel(
        title=newspaper_name(title) if title else None,
        language=language or _declared_language(head),
    )


def _channel_fields(head: Head) -> Fields:
    """Return the fields of the feed itself.

    They stand beside the items. In RSS 1.0 it is an element `channel` beside them that holds them.
    """
    fields = by_name(head.siblings)
    for channel in fields.get("channel", []):
        fields = {**fields_of(channel), **fields}
    return fields


def _declared_language(head: Head) -> str | None:
    """Return the first `xml:lang` of the elements around and beside the items.

    None is returned if no element has one.
    """
    languages = [element.get(XML_LANGUAGE) for element in chain(head.ancestors, head.siblings)]
    return next(filter(None, languages), None)
