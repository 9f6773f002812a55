"""Turn the item of a feed into an article."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.feed.fields import (
    Fields,
    content,
    elements_of,
    first_line,
    first_text,
    qualified_name,
)
from index.readers.raw_article import RawArticle
from index.readers.web.addresses import first_web_address
from index.readers.web.markup import is_markup, plain_line, plain_with_captions

_TEXTS = ("content:encoded", "content", "description", "summary")
_DATES = (
    "wp:post_date",
    "pubDate",
    "published",
    "dc:date",
    "issued",
    "dcterms:issued",
    "date",
)
"""Days of publication. WordPress has the day of the newspaper's own time zone in `wp:post_date`."""

_SAVING_DATES = ("created", "dcterms:created", "updated", "modified", "dcterms:modified")
"""Days on which an item was written or changed, the earliest first."""

_EMPTY_DATE = lazy_pattern(r"\s*(?:0000-00-00|\w{3}, \d\d \w{3} -0001)")
"""Dates that stand for an empty field of WordPress."""

_MAIL_ADDRESS = lazy_pattern(r"\A\S+@\S+\s*(?:\((?P<name>.*)\))?\s*\Z", re.DOTALL)
"""An author as RSS writes one: an address, then the name in brackets."""


class Channel(Struct, frozen=True):
    """Metadata that a feed gives for all its items.

    Attributes:
        title: The name of the newspaper.
        language: The language as the feed gives it.
    """

    title: str | None
    language: str | None


def article(fields: Fields, channel: Channel, number: int) -> RawArticle:
    """Return the article of an item.

    Args:
        fields: The item's fields.
        channel: What the feed says about all of them.
        number: The item's number in the feed, its key if it has neither id nor address.
    """
    text, captions = _body(fields)
    url = _url(fields)
    return RawArticle(
        text,
        key=first_text(fields, "guid", "id", "rdf:about") or url or str(number),
        title=first_line(fields, "title", "dc:title", "media:title"),
        date=_date(fields),
        saved=first_text(fields, *_SAVING_DATES),
        source=_source(fields) or channel.title,
        url=url,
        author=_author(fields),
        captions=captions,
        language=first_text(fields, "dc:language", "language", "xml:lang") or channel.language,
    )


def _date(fields: Fields) -> str | None:
    """Return the first day of publication that an item gives; None if it gives none."""
    for name in _DATES:
        date = first_text(fields, name)
        if date and not _EMPTY_DATE.match(date):
            return date
    return None


def _body(fields: Fields) -> tuple[str, tuple[str, ...]]:
    """Return the first text of an item, the full one before a summary, and all its captions."""
    media_captions = _media_captions(fields)
    for element in elements_of(fields, *_TEXTS):
        text, captions = _text_and_captions(content(element))
        if text:
            return text, _unique([*captions, *media_captions])
    return "", _unique(media_captions)


def _text_and_captions(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the plain text and the captions of a text that may be HTML."""
    if is_markup(text):
        return plain_with_captions(text)
    return text, ()


def _media_captions(fields: Fields) -> list[str]:
    """Return the descriptions of pictures that come with an item."""
    descriptions: list[ET.Element] = []
    for media in fields.get("media:content", []):
        descriptions += _children(media, "media:description")
    captions = map(plain_line, map(content, descriptions))
    return list(filter(None, captions))


def _unique(captions: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(captions))


def _url(fields: Fields) -> str | None:
    """Return where an item was published; None if it does not give a web address.

    That is the address which the counting service FeedBurner has replaced, else the item's link,
    else its id.
    """
    links = [link.get("href") for link in fields.get("link", []) if _is_alternate(link)]
    guids = [guid.text for guid in fields.get("guid", []) if guid.get("isPermaLink") != "false"]
    addresses = [
        first_text(fields, "feedburner:origLink"),
        first_text(fields, "link"),
        *links,
        *guids,
    ]
    return first_web_address(address.strip() for address in addresses if address)


def _is_alternate(link: ET.Element) -> bool:
    """Return True if a link of Atom leads to the item, and not to a part of it."""
    return link.get("rel", "alternate") == "alternate"


def _source(fields: Fields) -> str | None:
    """Return the newspaper of an item; None if the item, like most, does not give one."""
    for source in fields.get("source", []):
        # Atom has the title in an element, RSS as the text
        titles = _children_texts(source, "title") or [source.text]
        title = titles[0]
        if title and title.strip():
            return plain_line(title)
    return None


def _author(fields: Fields) -> str | None:
    """Return the names of those who signed an item, without their mail addresses."""
    names: list[str | None] = []
    for element in elements_of(fields, "dc:creator", "author"):
        names += map(plain_line, map(_without_mail_address, _written_authors(element)))
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _written_authors(element: ET.Element) -> list[str | None]:
    """Return the names in an author element, which has them as text or as elements."""
    if len(element):
        return _children_texts(element, "name")
    return [element.text]


def _without_mail_address(author: str | None) -> str:
    """Return an author's name: `Anne Martin` for `anne@exemple.fr (Anne Martin)`.

    An address alone has none, and becomes empty.
    """
    written = author or ""
    address = _MAIL_ADDRESS.match(written)
    if address is None:
        return written
    return address["name"] or ""


def _children_texts(element: ET.Element, name: str) -> list[str | None]:
    """Return the texts of the children of a name."""
    return [child.text for child in _children(element, name)]


def _children(element: ET.Element, name: str) -> list[ET.Element]:
    """Return the children of a name, which has the usual prefix of its namespace."""
    return [child for child in element if qualified_name(child.tag) == name]
