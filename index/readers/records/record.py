"""Make a raw article of a record: a JSON object, a row of a table, or front matter.

The record's fields may have any of the names in `aliases`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from index.messages import Message
from index.readers.raw_article import RawArticle
from index.readers.records import aliases
from index.readers.web.markup import is_markup, plain, plain_with_captions

Record = Mapping[str, Any]
"""Values by the names of their fields."""

Texts = tuple[str, ...]

NO_ARTICLE = Message.of("record-no-article")
"""Why a record is no article."""

_BETWEEN_NAMES = re.compile(r"[;|\n]")

_MAX_DEPTH = 3
"""Objects within objects that stand for one value."""


def article(record: Record, key: str | None) -> RawArticle | None:
    """Return the article that a record is; None if it has neither a text nor a title.

    Args:
        record: Values under any of the names in `aliases`. They may be texts, HTML, numbers, or
            lists and objects that hold them.
        key: The article's number in a file of many, for want of an id; None if the record is the
            only one of its file.
    """
    raw = fields(record, key)
    return raw if raw.text or raw.title else None


def fields(record: Record, key: str | None = None) -> RawArticle:
    """Return what a record holds under the names in `aliases`; see `article`."""
    values = _flat(record)
    date = _first(values, aliases.DATE)
    title = _first(values, aliases.TITLE)
    text, captions_in_text = _text(values, may_be_summary=title is not None or date is not None)
    if title is None and text:
        title = _first(values, aliases.NAME)
    captions = _first_several(values, aliases.CAPTIONS, _several) or ()
    authors = _first_several(values, aliases.AUTHOR, _several) or ()
    return RawArticle(
        text,
        key=_key(values, key),
        title=_plain_title(title) if title else None,
        date=date,
        source=_first(values, aliases.SOURCE),
        url=_first(values, aliases.URL),
        people=_first_several(values, aliases.PEOPLE, _people),
        author=", ".join(authors) or None,
        captions=tuple(dict.fromkeys(captions + captions_in_text)),
        language=_first(values, aliases.LANGUAGE),
    )


def has_text(record: Record) -> bool:
    """Return True if a record has a text under a name that is used for little else.

    Everything else in the record is then about that article.
    """
    return _first(_flat(record), aliases.BODY) is not None


def has_title(record: Record) -> bool:
    """Return True if a record has a title under a name that is used for little else."""
    return _first(_flat(record), aliases.TITLE) is not None


def _flat(record: Record) -> dict[str, Any]:
    """Return the values by the folded names of their fields, those of wrappers included."""
    values: dict[str, Any] = {}
    wrapped: list[Record] = []
    for name, value in record.items():
        if isinstance(value, dict) and name.lower() in aliases.WRAPPERS:
            wrapped.append(value)
        else:
            _add(values, name, value)
    for inner in wrapped:
        for name, value in inner.items():
            _add(values, name, value)
    return values


def _add(values: dict[str, Any], name: str, value: Any) -> None:
    """Add a value unless it is empty or its name has a value already."""
    if value is not None and value != "":
        values.setdefault(aliases.folded(name), value)


def _key(values: Record, number: str | None) -> str | None:
    if not number:
        return number
    return _first(values, aliases.KEY) or _storable(number)


def _plain_title(title: str) -> str:
    if is_markup(title):
        title = plain(title)
    return _one_line(title)


def _text(values: Record, *, may_be_summary: bool) -> tuple[str, Texts]:
    """Return the text and the captions of the pictures in it.

    Args:
        values: The fields of the record.
        may_be_summary: A summary may replace a missing body, and a lead may stand alone.
    """
    body = _first(values, aliases.BODY, paragraphs=True)
    lead = _first(values, aliases.LEAD, paragraphs=True)
    if body is None:
        if not may_be_summary:
            return "", ()
        body = _first(values, aliases.SUMMARY, paragraphs=True)
    lead_text, lead_captions = _without_markup(lead or "")
    text, captions = _without_markup(body or "")
    if lead_text not in text:
        text = f"{lead_text}\n\n{text}".strip()
    return text, lead_captions + captions


def _without_markup(text: str) -> tuple[str, Texts]:
    if is_markup(text):
        return plain_with_captions(text)
    return text, ()


def _first(values: Record, names: Texts, *, paragraphs: bool = False) -> str | None:
    """Return the first value under any of the names that is a text.

    Args:
        values: The fields of the record.
        names: Folded names, the likelier ones first.
        paragraphs: A list is one text of several paragraphs; otherwise its first text is taken.
    """
    for name in names:
        if name not in values:
            continue
        value = values[name]
        is_list = isinstance(value, list) and not paragraphs
        text = _first_text(value) if is_list else _as_text(value)
        if text:
            return text
    return None


def _first_text(values: list[Any]) -> str | None:
    for value in values:
        text = _as_text(value)
        if text:
            return text
    return None


def _first_several(
    values: Record, names: Texts, split: Callable[[object], Texts | None]
) -> Texts | None:
    """Return the first value under any of the names that `split` reads as several texts."""
    for name in names:
        if name in values:
            texts = split(values[name])
            if texts is not None:
                return texts
    return None


def _as_text(value: object, depth: int = 0) -> str | None:
    """Return a value as a text: a list as paragraphs, an object by the value that it holds."""
    if isinstance(value, str):
        return _storable(value).strip() or None
    if isinstance(value, (int, float)):
        return _number_as_text(value)
    if depth >= _MAX_DEPTH:
        return None
    if isinstance(value, list):
        texts = (_as_text(item, depth + 1) for item in value)
        return "\n\n".join(filter(None, texts)) or None
    if isinstance(value, dict):
        return _value_of_object(value, depth)
    return None


def _number_as_text(value: float) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return str(value)


def _value_of_object(value: dict[str, Any], depth: int) -> str | None:
    if len(value) == 1:
        [(name, inner)] = value.items()
        if name.startswith("$"):  # MongoDB writes ids and dates like this
            return _as_text(inner, depth + 1)
    by_name = {name.lower(): inner for name, inner in value.items()}
    for name in aliases.VALUE_KEYS:
        text = _as_text(by_name.get(name), depth + 1)
        if text:
            return text
    return None


def _several(value: object) -> Texts | None:
    """Return texts that are given alone or as a list; numbers mean something else."""
    items = value if isinstance(value, list) else [value]
    texts: list[str] = []
    for item in items:
        text = _as_text(item) if isinstance(item, (str, dict)) else None
        if text:
            texts.append(_one_line(text))
    return tuple(texts) or None


def _people(value: object) -> Texts | None:
    """Return names given as a list, or as a text with semicolons or else commas between them."""
    if isinstance(value, str):
        value = _split_names(value)
    if not isinstance(value, list):
        return None
    people: list[str] = []
    for person in value:
        name = _full_name(person) if isinstance(person, dict) else person
        if isinstance(name, str) and name.strip():
            people.append(_one_line(_storable(name)))
    return tuple(people)


def _split_names(text: str) -> list[str]:
    if _BETWEEN_NAMES.search(text):
        return _BETWEEN_NAMES.split(text)
    return text.split(",")


def _full_name(person: dict[str, Any]) -> str | None:
    """Join a first name and a last name, or return whatever else names the person."""
    texts = {
        aliases.folded(name): value for name, value in person.items() if isinstance(value, str)
    }
    first_name = _any_of(texts, aliases.FIRST_NAME)
    last_name = _any_of(texts, aliases.LAST_NAME)
    if first_name and last_name and first_name not in last_name:
        return f"{first_name} {last_name}"
    return _as_text(person)


def _any_of(texts: Mapping[str, str], names: Texts) -> str | None:
    for name in names:
        if name in texts:
            return texts[name]
    return None


def _storable(text: str) -> str:
    """Replace the lone surrogates that JSON can carry and no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())
