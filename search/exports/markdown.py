"""Write articles in Markdown, with what is known of them in front matter.

The front matter is YAML, of which every text in JSON is a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import json

from index.lazy_pattern import lazy_pattern
from search.exports.fields import Record

_SIGNS = lazy_pattern(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")
"""Signs that mark something up wherever they stand."""
_AT_START = lazy_pattern(r"^([ \t]*)(?:([#=+-])|(\d{1,9})([.)]))", re.MULTILINE)
"""The start of a line that would be a heading, a rule or an item of a list."""
_INDENT = lazy_pattern(r"^[ \t]+", re.MULTILINE)
_LINE_END = lazy_pattern(r"\n+")


def pieces(records: Iterable[Record], _: Sequence[str]) -> Iterator[str]:
    """Yield every article. Each begins with the line that opens its front matter."""
    separator = ""
    for record in records:
        yield separator + write(record)
        separator = "\n"


def write(record: Record) -> str:
    """Write an article."""
    title = " ".join(record.get("title").split())
    heading = f"# {_escaped(title)}" if title else ""
    parts = (_front_matter(record), heading, _paragraphs(record.get("text")))
    return "\n\n".join(filter(None, parts)) + "\n"


def _front_matter(record: Record) -> str:
    """Write a line for every value; nothing without values."""
    settings = {name: value for name, value in record.values.items() if value}
    lines = [f"{name}: {_value(settings[name])}" for name in settings if name != "text"]
    return "\n".join(("---", *lines, "---")) if lines else ""


def _value(value: Any) -> str:
    return json.encode(value).decode()


def _paragraphs(text: str) -> str:
    """Return a text whose lines are paragraphs, and in which nothing is markup."""
    return _escaped(_LINE_END.sub("\n\n", text.strip()))


def _escaped(text: str) -> str:
    return _AT_START.sub(_escaped_start, _SIGNS.sub(r"\\\g<0>", _INDENT.sub("", text)))


def _escaped_start(start: re.Match[str]) -> str:
    """Escape the sign that a line begins with, or the one behind its number."""
    space, sign, number, end = start.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{end}"
