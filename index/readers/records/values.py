"""Read the values of a record as texts: JSON nests them in lists and objects in many ways."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from index.lazy_pattern import lazy_pattern
from index.readers.records import aliases

Texts = tuple[str, ...]

_BETWEEN_NAMES = lazy_pattern(r"[;|\n]")
"""Separators that are surer than commas, as a name may have a comma in it."""

_WRITTEN_LIST = lazy_pattern(r"\s*\[\s*(?:'|\").*(?:'|\")\s*\]\s*\Z", re.DOTALL)
"""A list as Python or JSON writes it into the cell of a table: `['Anne Martin', 'Luc Morel']`."""

_QUOTED = lazy_pattern(r"'((?:[^'\\]|\\.)*)'(?=\s*[,\]])|\"((?:[^\"\\]|\\.)*)\"(?=\s*[,\]])")

_MAX_DEPTH = 3
"""Objects within objects that stand for one value."""

_MAX_TEXT_DEPTH = 10
"""Objects within objects in which the paragraphs of a text are kept."""

_TEXT_PARTS = frozenset(
    """
    summary lead chapo headline title heading subtitle sections section paragraphs paragraph blocks
    children content contents data text html body value rendered items lines parts elements
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
"""Names, in lower case, under which an object keeps the parts of a text, in their order."""

_RUN_TYPES = frozenset(
    """
    plain text bold italic underline strikethrough spoiler code link text_link mention mention_name
    hashtag cashtag bot_command email phone custom_emoji
    """.split()  # noqa: SIM905
)
"""Types of the parts of one line, which nothing separates."""


def as_text(value: object, depth: int = 0) -> str | None:
    """Return a value as a text; None if it is none or an empty one.

    The items of a list become paragraphs. An object becomes the value that it holds.
    """
    if isinstance(value, str):
        return storable(value).strip() or None
    if isinstance(value, (int, float)):
        return _number_as_text(value)
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    return _nested_text(value, depth) if depth < _MAX_DEPTH else None


def _nested_text(value: object, depth: int) -> str | None:
    """Return the text in a list or an object; None if it is neither, or holds none."""
    if isinstance(value, list):
        texts = (as_text(item, depth + 1) for item in value)
        return "\n\n".join(filter(None, texts)) or None
    if isinstance(value, dict):
        return _value_of_object(value, depth)
    return None


def first_text(value: object) -> str | None:
    """Return a value as a text; of a list, its first item that is one."""
    if not isinstance(value, list):
        return as_text(value)
    return next(filter(None, map(as_text, value)), None)


def running_text(value: object) -> str | None:
    """Return the text that a value holds, in whatever lists and objects its parts are.

    The parts become paragraphs: `{"summary": ["Un."], "sections": [{"paragraphs": ["Deux."]}]}`
    becomes `Un.` and `Deux.` A number is no text.
    """
    if isinstance(value, str):
        return storable(value).strip() or None
    if isinstance(value, (int, float)):
        return None
    text = "\n\n".join(_parts(value, 0)).strip()
    return storable(text) or None


def _parts(value: object, depth: int) -> list[str]:
    """Return the paragraphs in a value."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if depth >= _MAX_TEXT_DEPTH:
        return []
    if isinstance(value, list):
        return _parts_of_list(value, depth)
    if isinstance(value, dict):
        return _parts_of_object(value, depth)
    return []


def _parts_of_list(values: list[Any], depth: int) -> list[str]:
    if _is_line(values):
        line = "".join(map(_run, values)).strip()
        return [line] if line else []
    parts: list[str] = []
    for item in values:
        parts += _parts(item, depth + 1)
    if _is_transcript(values):
        return [" ".join(parts)] if parts else []
    return parts


def _parts_of_object(value: dict[str, Any], depth: int) -> list[str]:
    """Return the paragraphs in an object: those of its parts, or else the value that it holds."""
    parts: list[str] = []
    for name, inner in value.items():
        if name.lower() in _TEXT_PARTS:
            parts += _parts(inner, depth + 1)
    if parts:
        return parts
    text = _value_of_object(value, depth=0)
    return [text] if text else []


def _is_line(values: list[Any]) -> bool:
    """Return True if the items of a list are parts of one line, such as a word in bold."""
    types = [item.get("type") for item in values if isinstance(item, dict) and "text" in item]
    return bool(types) and all(isinstance(kind, str) and kind in _RUN_TYPES for kind in types)


def _run(part: object) -> str:
    text = part.get("text") if isinstance(part, dict) else part
    return text if isinstance(text, str) else ""


def _is_transcript(values: list[Any]) -> bool:
    """Return True if a list holds what was said from one second to another."""
    first = values[0] if values else None
    return isinstance(first, dict) and "start" in first and "text" in first


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
            return as_text(inner, depth + 1)
    by_name = {name.lower(): inner for name, inner in value.items()}
    for name in aliases.VALUE_KEYS:
        text = as_text(by_name.get(name), depth + 1)
        if text:
            return text
    return None


def as_texts(value: object) -> Texts | None:
    """Return a text, or the texts in a list; None if there are none.

    Numbers are left out: they are ids of authors or pictures.
    """
    return _texts(value, as_text)


def person_names(value: object) -> Texts | None:
    """Return the names of those who signed an article; None if there are none."""
    if isinstance(value, str) and _WRITTEN_LIST.match(value):
        value = _written_items(value)
    return _texts(value, _name_of_author)


def _texts(value: object, read: Any) -> Texts | None:
    items = value if isinstance(value, list) else [value]
    texts: list[str] = []
    for item in items:
        text = read(item) if isinstance(item, (str, dict)) else None
        if text:
            texts.append(one_line(text))
    return tuple(texts) or None


def _name_of_author(person: str | dict[str, Any]) -> str | None:
    """Return the name of an author; a link of a wiki is the name that it shows."""
    if isinstance(person, dict):
        return _full_name(person)
    name = as_text(person)
    if name and name.startswith("[[") and name.endswith("]]"):
        name = name[2:-2].rpartition("|")[2].strip()
    return name or None


def people(value: object) -> Texts | None:
    """Return names given as a list, or as a text with semicolons or else commas between them.

    Returns:
        The names, perhaps none; None if the value is neither a list nor a text.
    """
    if isinstance(value, str):
        value = _split_names(value)
    if not isinstance(value, list):
        return None
    names: list[str] = []
    for person in value:
        name = _full_name(person) if isinstance(person, dict) else person
        if isinstance(name, str) and name.strip():
            names.append(one_line(storable(name)))
    return tuple(names)


def separate_names(value: object) -> Texts | None:
    """Return the names in a list, or in a text with semicolons, bars or line ends between them."""
    if isinstance(value, str):
        value = [name for name in _BETWEEN_NAMES.split(value) if name.strip()]
    return as_texts(value)


def _split_names(text: str) -> list[str]:
    """Split names at semicolons, bars and line ends if there are any, or else at commas."""
    if _WRITTEN_LIST.match(text):
        return _written_items(text)
    if _BETWEEN_NAMES.search(text):
        return _BETWEEN_NAMES.split(text)
    return text.split(",")


def _written_items(text: str) -> list[str]:
    return [single or double for single, double in _QUOTED.findall(text)]


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
    return last_name or as_text(person)


def _first_present(texts: Mapping[str, str], names: Iterable[str]) -> str | None:
    """Return the text under the first of the names that is there; None if none is."""
    for name in names:
        if name in texts:
            return texts[name]
    return None


def storable(text: str) -> str:
    """Replace lone surrogates by question marks: JSON can carry them, but no file can."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def one_line(text: str) -> str:
    """Return a text without line ends and with single spaces."""
    return " ".join(text.split())
