"""The fields of an item: its elements by name, with the prefixes that are usual."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping

from index.lazy_pattern import lazy_pattern
from index.readers.web.markup import plain_line
from index.readers.xml.lenient_xml import undeclared_prefix, without_namespace

Fields = Mapping[str, list[ET.Element]]
"""The elements of an item or a channel, by name."""

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/xhtml": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""The usual prefix of each namespace. Those of feeds themselves have none."""

_UNKNOWN_PREFIX = "?:"
"""The prefix of names in other namespaces, so that none of them is taken for one of a feed."""

_WORDPRESS = lazy_pattern(r"http://wordpress\.org/export/[0-9.]+/")
"""The namespace of a WordPress export, which is a feed with all the site's articles."""


def fields_of(item: ET.Element) -> dict[str, list[ET.Element]]:
    """Return the attributes and the elements of an item as its fields, by name."""
    elements: list[ET.Element] = []
    for name, value in item.attrib.items():
        attribute = ET.Element(name)
        attribute.text = value
        elements.append(attribute)
    elements += item
    return by_name(elements)


def by_name(elements: Iterable[ET.Element]) -> dict[str, list[ET.Element]]:
    """Group elements by their names."""
    fields: dict[str, list[ET.Element]] = {}
    for element in elements:
        fields.setdefault(qualified_name(element.tag), []).append(element)
    return fields


def qualified_name(tag: str) -> str:
    """Return an element's name with the prefix that its namespace usually has.

    `{http://purl.org/dc/elements/1.1/}date` becomes `dc:date`, whatever prefix the feed declares.
    """
    if not tag.startswith("{"):
        return tag
    uri, _, name = tag[1:].rpartition("}")
    prefix = undeclared_prefix(uri)
    if prefix is not None:  # the feed uses a prefix without declaring it
        return f"{prefix}:{name}".removeprefix("atom:")
    if _WORDPRESS.fullmatch(uri):
        return f"wp:{name}"
    return f"{_PREFIXES.get(uri, _UNKNOWN_PREFIX)}{name}"


def first_text(fields: Fields, *names: str) -> str | None:
    """Return the text of the first of these fields that has one; None if none has."""
    texts = map(stripped_text, elements_of(fields, *names))
    return next(filter(None, texts), None)


def first_line(fields: Fields, *names: str) -> str | None:
    """Return the content, in one line, of the first of these fields that has some.

    None is returned if all of them are empty or missing.
    """
    contents = map(content, elements_of(fields, *names))
    return next(filter(None, map(plain_line, contents)), None)


def elements_of(fields: Fields, *names: str) -> Iterator[ET.Element]:
    """Yield the elements of these fields, in the order of the names."""
    for name in names:
        yield from fields.get(name, [])


def stripped_text(element: ET.Element) -> str:
    """Return the text of an element up to its first child."""
    return (element.text or "").strip()


def content(element: ET.Element) -> str:
    """Return what an element contains: a text, HTML written as text, or elements of XHTML."""
    if not len(element):
        return stripped_text(element)
    for descendant in element.iter():
        descendant.tag = without_namespace(descendant.tag)
    children = [ET.tostring(child, "unicode", method="html") for child in element]
    return f"{element.text or ''}{''.join(children)}".strip()
