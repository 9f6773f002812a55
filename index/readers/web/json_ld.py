"""Parse the JSON-LD of web pages, which is often not quite JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from index.lazy_pattern import lazy_pattern

Node = dict[str, Any]
"""An object of JSON-LD. Pages write anything as its values, so nothing is known of their types."""

_WRAPPER_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")
_MAX_DEPTH = 8
"""Wrappers within wrappers."""

_ARTICLE_TYPE = lazy_pattern(r"(?:^|[/:#])(?:\w*Article|\w*BlogPosting|Report)$")
_COMMENT_START = lazy_pattern(
    r"\A[\s;]*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)?|\ufeff"
)
"""Spaces and the comment or CDATA section that hides a script from old browsers, and BOMs anywhere."""

_TRAILING_COMMA = lazy_pattern(r",\s*(?=[}\]])")
_SEPARATORS = lazy_pattern(r"[\s,;]*")
"""The text between two values of a script. It may be empty."""


def parse_values(script: str) -> list[Any]:
    """Return the JSON values of a script up to the first mistake.

    The start of a comment around the values is left out; its end comes after the last value. If
    there are no values, the text is read once more without surplus commas such as in `{"a": 1,}`.
    """
    text = _COMMENT_START.sub("", script)
    return _values(text) or _values(_TRAILING_COMMA.sub("", text))


def articles_in(value: Any, depth: int = 0) -> Iterator[Node]:
    """Yield the articles that a value describes: itself, those in a list or those in a wrapper.

    Objects in other fields, such as related articles, are left out.
    """
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from articles_in(item, depth + 1)
    elif isinstance(value, dict):
        if _is_article(value):
            yield value
            return
        for key in _WRAPPER_KEYS:
            yield from articles_in(value.get(key), depth + 1)


def named_nodes_in(value: Any) -> Iterator[Node]:
    """Yield the nodes that have an id by which others refer to them, and say more than that."""
    for node in _objects(as_list(value)):
        if _has_id(node) and len(node) > 1:
            yield node
        graph = node.get("@graph")
        if isinstance(graph, list):
            yield from filter(_has_id, _objects(graph))


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, and any other value as a list of one."""
    if isinstance(value, list):
        return value
    return [value]


def strings_in(value: Any) -> list[str]:
    """Return the strings of a value: itself, or those in a list."""
    return [_storable(item) for item in as_list(value) if isinstance(item, str)]


def first_string(value: Any) -> str | None:
    """Return the first string of a value; None if it has none or an empty one.

    It is `La crue` for `"La crue"`, `["La crue", "Inondation"]` and `{"@value": "La crue"}`.
    """
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return _storable(value).strip() or None


def unescaped(written: str) -> str | None:
    """Return the text of a JSON string, given without its quotes; None if it is invalid or empty."""
    try:
        value = json.loads(f'"{written}"', strict=False)
    except ValueError:
        return None
    return first_string(value)


def _values(text: str) -> list[Any]:
    """Return the objects and lists that follow one another in a text, up to the first mistake."""
    decoder = json.JSONDecoder(strict=False)
    values = []
    position = _after_separators(text, 0)
    with suppress(ValueError, RecursionError):
        while text.startswith(("{", "["), position):
            value, end = decoder.raw_decode(text, position)
            values.append(value)
            position = _after_separators(text, end)
    return values


def _after_separators(text: str, position: int) -> int:
    """Return the position of the next character that separates no values."""
    match = _SEPARATORS.match(text, position)
    assert match is not None  # it matches the empty text
    return match.end()


def _objects(items: list[Any]) -> list[Node]:
    """Return the items that are objects."""
    return [item for item in items if isinstance(item, dict)]


def _has_id(node: Node) -> bool:
    return "@id" in node


def _is_article(node: Node) -> bool:
    """Return True if the type of a node is one of articles: `NewsArticle`, for example."""
    return any(map(_ARTICLE_TYPE.search, strings_in(node.get("@type"))))


def _storable(text: str) -> str:
    """Return a text without the lone surrogates that JSON can carry and no file can."""
    return text.encode("utf-8", "replace").decode()
