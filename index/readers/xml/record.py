"""Make a record of an element: its attributes and children are fields, by the names in `aliases`.

What is said of newspapers and their issues around an element holds for it too.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

from index.lazy_pattern import lazy_pattern
from index.readers.records import aliases
from index.readers.xml.prose import HIDDEN, LINE_BLOCKS, prose

_METADATA = frozenset(("title", "date", "source", "url", "author"))
"""Fields that tell that an element is an article, and no field of one."""

_FIELDS = _METADATA | {
    "body",
    "captions",
    "carriers",
    "host",
    "key",
    "language",
    "lead",
    "month",
    "people",
    "saved",
    "summary",
    "year",
}
"""The fields of an article, whatever their elements hold."""

_LINES = frozenset(("section", "page"))
"""Fields whose elements hold a line. A longer one of such a name is a part of the text."""

_TEXTS = frozenset(("body", "lead", "summary"))

KEYED_TAGS = frozenset(
    """
    arr attr attribute attribut bool cell champ col colonne column data date double element entry
    field float int item lst long meta metadata param parameter property propriete str string value
    valeur var variable
    """.split()  # noqa: SIM905
)
"""Elements whose attribute names their field: `<field name="title">`."""

_KEYS = ("name", "key", "property", "nom", "field", "column", "champ")
"""The attributes that name a field."""

_VALUES = ("value", "content", "when", "iso", "datetime", "href", "url", "target", "name", "nom")
"""The attributes that hold the value of an element without a text."""

_DATE_VALUES = ("when", "iso", "datetime", "value")
"""The attributes that hold a date better than the text does."""

_NAME_PARTS = (*aliases.LAST_NAME, "titre", "title", "value", "valeur", "label")
_PICTURES = frozenset(
    "image photo figure media illustration picture graphic thumbnail enclosure img visuel".split()  # noqa: SIM905
)
_DATE_PARTS = (aliases.YEAR, aliases.MONTH, aliases.DAY)
_MAX_DEPTH = 4
"""Elements within elements that hold fields of one article."""

_REFERENCE = "ref"
"""The element of TEI that links to where an article was published."""

_ATTRIBUTES = {"about": "url"}
"""The fields of attributes that are named otherwise. RDF says so what it describes."""

_OTHER_FIELDS = frozenset((_REFERENCE, "ispartof"))

_MAX_LINE_CHARS = 200
"""Characters of the name of a section. A longer element is a section itself."""

_MIN_ARTICLE_FIELDS = 3
"""Fields of an article. A source may have a title and an address."""

_BLANK = lazy_pattern(r"\s+")


def record_of(element: ET.Element) -> dict[str, Any]:
    """Return the fields of an element and of those in it, by their names.

    The text of an article that no element sets apart is under `text`.
    """
    values: dict[str, Any] = {}
    for name, value in element.attrib.items():
        values[_ATTRIBUTES.get(name, name)] = value.strip()
    _add_fields(values, element, _MAX_DEPTH)
    if all(field_of(name) != "body" for name in values):
        text = prose(element, is_left_out=_is_no_prose)
        if text:
            values["text"] = text
    return _with_newspaper(values)


def merged_articles(record: Mapping[str, Any]) -> int:
    """Return how many articles a record holds: those of a flat list, one field after the other."""
    counts = {"title": 1, "body": 1}
    for name, value in record.items():
        field = field_of(name)
        if field in counts and isinstance(value, list):
            counts[field] = max(counts[field], len(value))
    return min(counts.values())


def _is_no_prose(element: ET.Element) -> bool:
    """Return True if an element is a field, or a value of one that is not known: an id, a number."""
    if is_field(element):
        return True
    is_word = not len(element) and len((element.text or "").split()) <= 1
    return is_word and element.tag not in LINE_BLOCKS


def _with_newspaper(values: dict[str, Any]) -> dict[str, Any]:
    """Return fields whose source is the newspaper that an article is part of, in Dublin Core.

    The source itself may be the path of a file: `newspaper/lenil/1898-02-14`.
    """
    whole = values.get("ispartof")
    source = values.get("source")
    is_name = isinstance(source, str) and "/" not in source
    if isinstance(whole, str) and "/" not in whole and not is_name:
        values["source"] = whole
    return values


def is_field(element: ET.Element) -> bool:
    """Return True if an element is a field of the article around it, and no article itself."""
    field = field_of(field_name(element))
    if len(element) and (_has_many_fields(element) or holds_articles(element)):
        return False
    if field == "body":
        return not is_article_like(element)
    if field in _FIELDS or element.tag in _PICTURES or element.tag in _OTHER_FIELDS:
        return True
    is_line = not len(element) and len(element.text or "") < _MAX_LINE_CHARS
    return is_line and field in _LINES


def is_article_like(element: ET.Element) -> bool:
    """Return True if an element has fields of an article itself, besides its text."""
    if not _key_of(element) and _METADATA & set(map(field_of, element.attrib)):
        return True
    fields = {field_of(field_name(child)) for child in element}
    return "body" in fields or len(fields & _METADATA) > 1


def field_of(name: str) -> str:
    """Return the field that a name tells, as in `aliases`; an empty text if it is not known."""
    place = aliases.place_of(name)
    return place.field if place else ""


def _has_many_fields(element: ET.Element) -> bool:
    """Return True if an element has more fields than what stands for one value has."""
    fields = {field_of(field_name(child)) for child in element}
    return len(fields & (_METADATA | _TEXTS)) >= _MIN_ARTICLE_FIELDS


def holds_articles(element: ET.Element) -> bool:
    """Return True if an element has no text of its own, and others in it are articles."""
    if (element.text or "").strip() or any(child.tag in LINE_BLOCKS for child in element):
        return False
    level = list(element)
    for _ in range(_MAX_DEPTH):
        if any(map(is_article_like, level)):
            return True
        level = [child for inner in level for child in inner]
    return False


def field_name(element: ET.Element) -> str:
    """Return the name of the field that an element is: its attribute's, or else its own."""
    return _key_of(element) or str(element.tag)


def _key_of(element: ET.Element) -> str:
    """Return the name of a field that an attribute of an element gives; empty if none does."""
    if element.tag not in KEYED_TAGS:
        return ""
    keys = (element.get(key, "") for key in _KEYS)
    return next(filter(None, keys), "")


def _add_fields(values: dict[str, Any], element: ET.Element, depth: int) -> None:
    """Add the children of an element to the fields; those that are there stay."""
    groups: list[ET.Element] = []
    own: dict[str, list[Any]] = {}
    for child in element:
        if child.tag in HIDDEN:
            continue
        if child.tag in _PICTURES:
            _add_captions(own, child)
        elif is_field(child):
            name = "url" if child.tag == _REFERENCE else field_name(child)
            own.setdefault(name, []).extend(_field_values(child))
        elif len(child):
            groups.append(child)
    for name, found in own.items():
        if found and not values.get(name):
            values[name] = found if len(found) > 1 else found[0]
    if depth:
        for group in groups:
            _add_attributes(values, group)
            _add_fields(values, group, depth - 1)


def _add_attributes(values: dict[str, Any], group: ET.Element) -> None:
    """Add the attributes of an element in an article that are fields of the article."""
    for name, value in group.attrib.items():
        if field_of(name) in _METADATA and value.strip():
            values.setdefault(name, value.strip())


def _field_values(element: ET.Element) -> Iterator[str]:
    """Yield the values of a field; several if its elements are a list."""
    field = field_of(field_name(element))
    if element.tag == _REFERENCE:
        yield from filter(None, [element.get("target", "")])
    elif field in _TEXTS:
        text = prose(element, is_left_out=_is_caption)
        yield from filter(None, [text])
    elif len(element) and field == "date":
        yield _date_of_parts(element) or _line(element)
    elif len(element):
        yield from _values_of_parts(element)
    else:
        yield from filter(None, [_value(element, is_date=field == "date")])


def _value(element: ET.Element, *, is_date: bool) -> str:
    """Return the value of an element without others in it; perhaps empty."""
    text = (element.text or "").strip()
    names = _DATE_VALUES if is_date else () if text else _VALUES
    attributes = (element.get(name, "").strip() for name in names)
    return next(filter(None, attributes), text)


def _values_of_parts(element: ET.Element) -> Iterator[str]:
    """Yield the items of a list, or the name that the parts of an element make."""
    tags = {aliases.folded(child.tag) for child in element}
    if len(tags) == 1 and not tags & set(_NAME_PARTS):
        yield from filter(None, map(_line, element))
        return
    parts = {aliases.folded(child.tag): _line(child) for child in element}
    first = next((parts[name] for name in aliases.FIRST_NAME if name in parts), "")
    last = next((parts[name] for name in _NAME_PARTS if name in parts), "")
    yield " ".join(filter(None, [first, last])) or _line(element)


def _date_of_parts(element: ET.Element) -> str | None:
    """Return the date whose year, month and day are elements; None if they are not."""
    parts = {aliases.folded(child.tag): _line(child) for child in element}
    found = [next(filter(None, map(parts.get, names)), None) for names in _DATE_PARTS]
    year, month, day = found
    if not year or not month or not day:
        return None
    if month.isdecimal() and day.isdecimal():
        return f"{year}-{month:0>2}-{day:0>2}"
    return f"{day} {month} {year}"


def _add_captions(own: dict[str, list[Any]], picture: ET.Element) -> None:
    """Add the captions of a picture to the fields."""
    captions = [prose(element) for element in picture.iter() if _is_caption(element)]
    own.setdefault("captions", []).extend(filter(None, captions))


def _is_caption(element: ET.Element) -> bool:
    return element.tag == "figcaption" or field_of(str(element.tag)) == "captions"


def _line(element: ET.Element) -> str:
    return _BLANK.sub(" ", "".join(element.itertext())).strip()
