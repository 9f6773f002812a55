"""Make a raw article of a record: a JSON object, a row of a table, or front matter.

The record's fields may have any of the names in `aliases`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

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
"""Separators that are surer than commas, as a name may have a comma in it."""

_MAX_DEPTH = 3
"""Objects within objects that stand for one value."""

_MAX_FILES = 20
"""Files that one record may name."""

_MAX_NAME_CHARS = 1000
"""Characters of the path of a file."""


def article(record: Record, key: str | None) -> RawArticle | None:
    """Return the article that a record is; None if it has neither a text nor a title.

    Args:
        record: Values under any of the names in `aliases`. They may be texts, HTML, numbers, or
            lists and objects that hold them.
        key: The article's number in a file of many, which is its key if it has no id; None if the
            record is the only one of its file.
    """
    raw = fields(record, key)
    return raw if raw.text or raw.title else None


def description(record: Record, key: str | None) -> RawArticle:
    """Return what a record holds, with the names of files that may hold its text; see `article`."""
    values = _flat(record)
    raw = _fields(values, key)
    has_body = _first(values, aliases.BODY) is not None
    return raw if has_body else replace(raw, files=_file_names(record, values))


def fields(record: Record, key: str | None = None) -> RawArticle:
    """Return what a record holds under the names in `aliases`; see `article`."""
    return _fields(_flat(record), key)


def _fields(values: Record, key: str | None) -> RawArticle:
    date = _first(values, aliases.DATE)
    title = _first(values, aliases.TITLE)
    text, captions_in_text = _text(values, may_be_summary=title is not None or date is not None)
    if title is None and text:  # without a text, a name may be that of anything
        title = _first(values, aliases.NAME)
    captions = _first_texts(values, aliases.CAPTIONS, _as_texts) or ()
    authors = _first_texts(values, aliases.AUTHOR, _as_texts) or ()
    return RawArticle(
        text,
        key=_key(values, key),
        title=_plain_title(title) if title else None,
        date=date,
        source=_first(values, aliases.SOURCE),
        url=_first(values, aliases.URL),
        people=_first_texts(values, aliases.PEOPLE, _people),
        author=", ".join(authors) or None,
        section=_first(values, aliases.SECTION),
        page=_first(values, aliases.PAGE),
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
    """Return the values of a record and of its wrappers, by the folded names of their fields.

    `{"Titre": "La crue", "metadata": {"Date": "2019-03-01"}}` becomes
    `{"titre": "La crue", "date": "2019-03-01"}`. The record's own fields come before those of
    wrappers, and are not replaced by them.
    """
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
    """Return the id of a record or else its number; None for the only record of a file."""
    if not number:
        return number
    return _first(values, aliases.KEY) or _storable(number)


def _file_names(record: Record, values: Record) -> Texts:
    """Return the names that a record gives under which a file with its text may stand.

    They are those of its fields for files, its id and its first value: corpora have the name of the
    file in their first column, whatever that is called.
    """
    names: list[str] = []
    for field in aliases.FILE:
        names += _names_of_files(values.get(field))
    for value in (_first(values, aliases.KEY), next(iter(record.values()), None)):
        names += _names_of_files(str(value) if isinstance(value, int) else value)
    return tuple(dict.fromkeys(names))


def _names_of_files(value: object) -> list[str]:
    """Return the names of files in a value: a text, perhaps of several names, or a list of them."""
    if isinstance(value, list):
        names: list[str] = []
        for item in value[:_MAX_FILES]:
            names += _names_of_files(_path_of_object(item) if isinstance(item, dict) else item)
        return names
    if not isinstance(value, str) or len(value) > _MAX_FILES * _MAX_NAME_CHARS:
        return []
    pieces = [value, *value.split(";")] if ";" in value else [value]
    texts = (_storable(piece).strip() for piece in pieces[:_MAX_FILES])
    return [text for text in texts if text and len(text) <= _MAX_NAME_CHARS]


def _path_of_object(attachment: Record) -> object:
    """Return the path or name of a file that an object describes; None if it has none."""
    by_name = {aliases.folded(name): value for name, value in attachment.items()}
    texts = (by_name.get(name) for name in aliases.FILE)
    return next((text for text in texts if isinstance(text, str)), None)


def _plain_title(title: str) -> str:
    """Return a title, which may be HTML, in one line of text."""
    if is_markup(title):
        title = plain(title)
    return _one_line(title)


def _text(values: Record, *, may_be_summary: bool) -> tuple[str, Texts]:
    """Return the text and the captions of the pictures in it.

    Args:
        values: The fields of the record.
        may_be_summary: A summary may replace a missing body, and a lead may stand alone.
    """
    body = _first(values, aliases.BODY, joins_lists=True)
    lead = _first(values, aliases.LEAD, joins_lists=True)
    if body is None:
        if not may_be_summary:  # the description may be that of a picture or a person
            return "", ()
        body = _first(values, aliases.SUMMARY, joins_lists=True)
    lead_text, lead_captions = _without_markup(lead or "")
    text, captions = _without_markup(body or "")
    if lead_text not in text:  # some exports repeat the lead in the body
        text = f"{lead_text}\n\n{text}".strip()
    return text, lead_captions + captions


def _without_markup(text: str) -> tuple[str, Texts]:
    """Return the plain text and the captions of a text that may be HTML."""
    if is_markup(text):
        return plain_with_captions(text)
    return text, ()


def _first(values: Record, names: Texts, *, joins_lists: bool = False) -> str | None:
    """Return the first value under any of the names that is a text; None if there is none.

    Args:
        values: The fields of the record.
        names: Folded names, the likelier ones first.
        joins_lists: True if the items of a list are the paragraphs of one text. Otherwise the first
            text in the list is taken.
    """
    for name in names:
        if name not in values:
            continue
        value = values[name]
        takes_first = isinstance(value, list) and not joins_lists
        text = _first_text_of_list(value) if takes_first else _as_text(value)
        if text:
            return text
    return None


def _first_text_of_list(values: list[Any]) -> str | None:
    """Return the first item of a list that is a text; None if none is."""
    for value in values:
        text = _as_text(value)
        if text:
            return text
    return None


def _first_texts(
    values: Record, names: Texts, as_texts: Callable[[object], Texts | None]
) -> Texts | None:
    """Return the first value under any of the names that `as_texts` reads as a list of texts.

    `as_texts` returns None for a value that is no such list. So does this function if none is.
    """
    for name in names:
        if name in values:
            texts = as_texts(values[name])
            if texts is not None:
                return texts
    return None


def _as_text(value: object, depth: int = 0) -> str | None:
    """Return a value as a text; None if it is none or an empty one.

    The items of a list become paragraphs. An object becomes the value that it holds.
    """
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
    """Return a number as a text; None for true, false and NaN."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return str(value)


def _value_of_object(value: dict[str, Any], depth: int) -> str | None:
    """Return the text that an object holds under one of the usual names; None if there is none.

    WordPress, for example, writes a title as `{"rendered": "La crue"}`.
    """
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


def _as_texts(value: object) -> Texts | None:
    """Return a text, or the texts in a list; None if there are none.

    Numbers are left out: they are ids of authors or pictures.
    """
    items = value if isinstance(value, list) else [value]
    texts: list[str] = []
    for item in items:
        text = _as_text(item) if isinstance(item, (str, dict)) else None
        if text:
            texts.append(_one_line(text))
    return tuple(texts) or None


def _people(value: object) -> Texts | None:
    """Return names given as a list, or as a text with semicolons or else commas between them.

    Returns:
        The names, perhaps none; None if the value is neither a list nor a text.
    """
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
    """Split names at semicolons, bars and line ends if there are any, or else at commas."""
    if _BETWEEN_NAMES.search(text):
        return _BETWEEN_NAMES.split(text)
    return text.split(",")


def _full_name(person: dict[str, Any]) -> str | None:
    """Return the name of a person: the first and the last name, or else the text of the object.

    `{"prenom": "Anne", "nom": "Martin"}` becomes `Anne Martin`. A last name that has the first one
    in it is already the whole name.
    """
    texts = {
        aliases.folded(name): value for name, value in person.items() if isinstance(value, str)
    }
    first_name = _first_present(texts, aliases.FIRST_NAME)
    last_name = _first_present(texts, aliases.LAST_NAME)
    if first_name and last_name and first_name not in last_name:
        return f"{first_name} {last_name}"
    return _as_text(person)


def _first_present(texts: Mapping[str, str], names: Texts) -> str | None:
    """Return the text under the first of the names that is there; None if none is."""
    for name in names:
        if name in texts:
            return texts[name]
    return None


def _storable(text: str) -> str:
    """Replace lone surrogates by question marks: JSON can carry them, but no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())
