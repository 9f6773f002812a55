"""A record of named values -> raw fields, whatever the names: a JSON object, a row of a table, front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from index.messages import Message
from index.readers.raw import RawArticle
from index.readers.records import aliases
from index.readers.web.markup import is_markup, plain, plain_with_captions

Record = Mapping[str, Any]

NO_ARTICLE = Message.of("record-no-article")
"""Why a record is no article."""

_BETWEEN_NAMES = re.compile(r"[;|\n]")
_FIRST_NAMES = ("prenom", "firstname", "givenname")
_LAST_NAMES = ("nom", "lastname", "familyname", "name")
_NESTED = 3  # objects within objects that stand for one value


def article(record: Record, key: str | None) -> RawArticle | None:
    """The article that a record is; None if it has neither a text nor a title.

    Args:
        record: Values under names of any language and spelling that `aliases` lists; values may be texts, HTML,
            numbers, or lists and objects that hold them.
        key: The article's number in a file of many, for want of an id; None if it is the file's only one.
    """
    raw = fields(record, key)
    return raw if raw.text or raw.title else None


def fields(record: Record, key: str | None = None) -> RawArticle:
    """What a record says under the names that are known; see `article`."""
    found = _flat(record)
    date, title = _first(found, aliases.DATE), _first(found, aliases.TITLE)
    text, shown = _text(found, summed_up=title is not None or date is not None)
    if title is None and text:
        title = _first(found, aliases.NAME)
    captions = _listed(found, aliases.CAPTIONS, _several) or ()
    return RawArticle(
        text,
        key=key and (_first(found, aliases.KEY) or _storable(key)),
        title=_one_line(plain(title) if is_markup(title) else title) if title else None,
        date=date,
        source=_first(found, aliases.SOURCE),
        url=_first(found, aliases.URL),
        people=_listed(found, aliases.PEOPLE, _names),
        author=", ".join(_listed(found, aliases.AUTHOR, _several) or ()) or None,
        captions=tuple(dict.fromkeys((*captions, *shown))),
        language=_first(found, aliases.LANGUAGE),
    )


def has_text(record: Record) -> bool:
    """Whether a record has a text under a name that little else goes by: what else it holds is about that article."""
    return _first(_flat(record), aliases.BODY) is not None


def has_title(record: Record) -> bool:
    """Whether a record has a title under a name that little else goes by."""
    return _first(_flat(record), aliases.TITLE) is not None


def _flat(record: Record) -> dict[str, Any]:
    """Values by the folded names of their fields, those of objects that hold the fields of an article included."""
    found: dict[str, Any] = {}
    inner: list[Record] = []
    for name, value in record.items():
        if isinstance(value, dict) and name.lower() in aliases.WRAPPERS:
            inner.append(value)
        elif value is not None and value != "":
            found.setdefault(aliases.folded(name), value)
    for wrapped in inner:
        for name, value in wrapped.items():
            if value is not None and value != "":
                found.setdefault(aliases.folded(name), value)
    return found


def _text(found: Record, *, summed_up: bool) -> tuple[str, tuple[str, ...]]:
    """The text, and the captions of the pictures in it; a summary only in the place of a missing body."""
    body, lead = (_first(found, names, paragraphs=True) for names in (aliases.BODY, aliases.LEAD))
    if body is None and summed_up:
        body = _first(found, aliases.SUMMARY, paragraphs=True)
    if body is None and not summed_up:
        return "", ()
    (above, captions), (text, others) = _shown(lead or ""), _shown(body or "")
    return f"{above}\n\n{text}".strip() if above not in text else text, captions + others


def _shown(text: str) -> tuple[str, tuple[str, ...]]:
    return plain_with_captions(text) if is_markup(text) else (text, ())


def _first(found: Record, names: tuple[str, ...], *, paragraphs: bool = False) -> str | None:
    """The first value under any of some names that is a text; of a list, its first, unless it is one of paragraphs."""
    for name in names:
        if name in found:
            value = found[name]
            values = value if isinstance(value, list) and not paragraphs else (value,)
            if text := next(filter(None, map(_string, values)), None):
                return text
    return None


def _listed(
    found: Record, names: tuple[str, ...], several: Callable[[object], tuple[str, ...] | None]
) -> tuple[str, ...] | None:
    """The first value under any of some names that can be read as several."""
    return next(
        (texts for name in names if name in found and (texts := several(found[name])) is not None),
        None,
    )


def _string(value: object, depth: int = 0) -> str | None:
    """A value as a text: an object by what it holds, a list of paragraphs with blank lines between them."""
    if isinstance(value, str):
        return _storable(value).strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value) if value == value else None  # noqa: PLR0124 - what is no number is not itself
    if depth >= _NESTED or not isinstance(value, (list, dict)):
        return None
    if isinstance(value, list):
        texts = (_string(item, depth + 1) for item in value)
        return "\n\n".join(text for text in texts if text) or None
    if len(value) == 1 and (name := next(iter(value))).startswith(
        "$"
    ):  # how MongoDB writes ids and dates
        return _string(value[name], depth + 1)
    within = {name.lower(): inner for name, inner in value.items()}
    return next(
        (text for name in aliases.WITHIN if (text := _string(within.get(name), depth + 1))), None
    )


def _several(value: object) -> tuple[str, ...] | None:
    """Texts given alone or as a list; numbers stand for something else."""
    values = value if isinstance(value, list) else [value]
    texts = (_string(item) for item in values if isinstance(item, (str, dict)))
    return tuple(_one_line(text) for text in texts if text) or None


def _names(value: object) -> tuple[str, ...] | None:
    """Names given as a list, or in one string with semicolons or, failing those, commas between them."""
    if isinstance(value, str):
        value = _BETWEEN_NAMES.split(value) if _BETWEEN_NAMES.search(value) else value.split(",")
    if not isinstance(value, list):
        return None
    names = (_whole_name(name) if isinstance(name, dict) else name for name in value)
    return tuple(
        _one_line(_storable(name)) for name in names if isinstance(name, str) and name.strip()
    )


def _whole_name(person: dict[str, Any]) -> str | None:
    """A first name and a name where they are apart, or whatever else stands for the person."""
    parts = {
        aliases.folded(name): value for name, value in person.items() if isinstance(value, str)
    }
    first = next((parts[name] for name in _FIRST_NAMES if name in parts), None)
    last = next((parts[name] for name in _LAST_NAMES if name in parts), None)
    return f"{first} {last}" if first and last and first not in last else _string(person)


def _storable(text: str) -> str:
    """A text without the lone surrogates that JSON can carry and no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())
