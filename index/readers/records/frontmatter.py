"""Read the front matter of a Markdown file: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Settings = dict[str, Any]

_MATTER = re.compile(r"\A\s*?(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SETTING = re.compile(
    r"([^\W\d][\w -]{0,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*:(?:[ \t]+(.*))?\Z"
)
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*))?\Z")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*\Z")
_ELEMENT = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]*+)[ \t]*(?:,|\Z)""")
_QUOTED = re.compile(r"""\s*("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')\s*(?:#.*)?\Z""")
_ESCAPE = re.compile(r"\\(.)")
_CONTROLS = {"n": "\n", "t": "\t"}

_BLOCK_JOINTS = {">": " ", "|": "\n"}
"""The text that joins the lines of a text of several lines, by the indicator before it."""

_MAX_INDICATOR_CHARS = 3


def split_front_matter(text: str) -> tuple[Settings, str]:
    """Split a text into the settings at its head and the text below them.

    Only the YAML that people write there is read: texts, in quotes or over several lines, lists,
    and objects of texts. If what stands between the two rules sets nothing, it is part of the text.
    """
    matter = _MATTER.match(text)
    if matter is None:
        return {}, text
    read = _toml if matter[1] == "+++" else _yaml
    settings = read(matter[2])
    if settings is None:
        return {}, text
    return settings, text[matter.end() :]


def _toml(text: str) -> Settings | None:
    """Read TOML; the settings of its tables are added to those outside of tables."""
    import tomllib

    try:
        top = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    merged: Settings = {}
    for value in top.values():
        if isinstance(value, dict):
            merged |= value
    merged |= top
    return {name: _as_json(value) for name, value in merged.items()}


def _as_json(value: object) -> object:
    """Return a value as JSON would have it: dates become texts."""
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    if isinstance(value, (str, int, float, dict)):
        return value
    return str(value)


def _yaml(text: str) -> Settings | None:
    """Read the settings of lines; return None if a line sets nothing."""
    settings: Settings = {}
    for first_line, lines_below in _blocks(text.split("\n")):
        setting = _SETTING.match(first_line)
        if setting is None:
            return None
        lines = [line for line in lines_below if line.strip()]
        settings[_scalar(setting[1])] = _value(setting[2] or "", lines)
    return settings or None


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield every line that begins at the margin, with the lines below that belong to it."""
    first_line = ""
    lines_below: list[str] = []
    for line in lines:
        if not line.strip() or line[0] in " \t" or _ITEM.match(line):
            lines_below.append(line)
        elif not line.startswith("#"):
            if first_line:
                yield first_line, lines_below
            first_line = line
            lines_below = []
    yield first_line, lines_below


def _value(text: str, lines_below: list[str]) -> object:
    """Read a value from the text after the colon and the lines below it."""
    quoted = _QUOTED.match(text)
    text = quoted[1] if quoted else _COMMENT.sub("", text, count=1).strip()
    joint = _BLOCK_JOINTS.get(text[:1])
    if joint and len(text) <= _MAX_INDICATOR_CHARS:
        return joint.join(line.strip() for line in lines_below)
    if text.startswith("["):
        return _elements(_joined([text, *lines_below]))
    if text.startswith("{"):
        return _object(_elements(text))
    if text:
        return _scalar(_joined([text, *lines_below]))
    if _is_list(lines_below):
        return [_item(lines) for lines in _items(lines_below)]
    return _item(lines_below)


def _is_list(lines: list[str]) -> bool:
    if not lines or not _ITEM.match(lines[0]):
        return False
    return all(line[0] in " \t" or _ITEM.match(line) for line in lines)


def _items(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the items of a list, each as its lines."""
    item: list[str] = []
    for line in lines:
        start = _ITEM.match(line)
        if start is None:
            item.append(line.strip())
            continue
        if item:
            yield item
        item = [start[1] or ""]
    yield item


def _item(lines: list[str]) -> object:
    """Read an object with one setting a line, or else one text."""
    return _object(lines) or _scalar(_joined(lines))


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _object(lines: Iterable[str]) -> Mapping[str, str] | None:
    """Read an object; return None if a line sets nothing."""
    values: dict[str, str] = {}
    for line in lines:
        setting = _SETTING.match(line.strip())
        if setting is None:
            return None
        values[_scalar(setting[1])] = _scalar(setting[2] or "")
    return values


def _elements(flow: str) -> list[str]:
    """Read the elements of a list in brackets, without empty ones."""
    elements: list[str] = []
    for match in _ELEMENT.finditer(flow.strip("[]{} ")):
        element = _scalar(match[1])
        if element:
            elements.append(element)
    return elements


def _scalar(written: str) -> str:
    """Return a text without its quotes and its escapes."""
    written = written.strip()
    if written in {"null", "~"}:
        return ""
    if not _QUOTED.match(written):
        return written
    inside = written[1:-1]
    if written[0] == '"':
        return _ESCAPE.sub(_unescaped, inside)
    return inside.replace("''", "'")


def _unescaped(escape: re.Match[str]) -> str:
    return _CONTROLS.get(escape[1], escape[1])
