"""Read the front matter of a Markdown file: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from index.lazy_pattern import lazy_pattern

Settings = dict[str, Any]

_MATTER = lazy_pattern(
    r"\A\s*?(?P<rule>---|\+\+\+)[ \t]*\n(?P<settings>.*?)\n(?:(?P=rule)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_SETTING = lazy_pattern(
    r"(?P<name>[^\W\d][\w -]{0,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*:(?:[ \t]+(?P<value>.*))?\Z"
)
_ITEM = lazy_pattern(r"[ \t]*-(?:[ \t]+(?P<value>.*))?\Z")
_COMMENT = lazy_pattern(r"(?:^|(?<=[ \t]))#.*\Z")
_ELEMENT = lazy_pattern(
    r"""[ \t]*(?P<value>"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]*+)[ \t]*(?:,|\Z)"""
)
"""An element of a list in brackets, up to the comma after it."""

_QUOTED = lazy_pattern(r"""\s*(?P<value>"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')\s*(?:#.*)?\Z""")
"""A value in quotes, perhaps with a comment after it."""

_ESCAPE = lazy_pattern(r"\\(?P<character>.)")
_CONTROLS = {"n": "\n", "t": "\t"}

_BLOCK_JOINTS = {">": " ", "|": "\n"}
"""The text that joins the lines of a text of several lines, by the indicator after the colon."""

_MAX_INDICATOR_CHARS = 3
"""Characters of an indicator, such as `|`, `>-` or `|2+`. A longer text is the value itself."""


def split_front_matter(text: str) -> tuple[Settings, str]:
    """Split a text into the settings at its head and the text below them.

    Only the YAML that people write there is read: texts, in quotes or over several lines, lists,
    and objects of texts. If what stands between the two rules sets nothing, it is part of the text.

    The text `---`, `titre: La crue`, `---`, `Il pleut.`, each in its line, gives
    `{"titre": "La crue"}` and `Il pleut.`
    """
    matter = _MATTER.match(text)
    if matter is None:
        return {}, text
    read_settings = _read_toml if matter["rule"] == "+++" else _read_yaml
    settings = read_settings(matter["settings"])
    if settings is None:
        return {}, text
    return settings, text[matter.end() :]


def _read_toml(text: str) -> Settings | None:
    """Read TOML, and return None if it is none.

    The settings of its tables are added to those outside of tables, which they do not replace.
    """
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
    """Return a value of TOML as JSON would have it: a date becomes a text."""
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    if isinstance(value, (str, int, float, dict)):
        return value
    return str(value)


def _read_yaml(text: str) -> Settings | None:
    """Read the settings of lines, and return None if a line sets nothing."""
    settings: Settings = {}
    for first_line, lines_below in _blocks(text.split("\n")):
        setting = _SETTING.match(first_line)
        if setting is None:
            return None
        lines = [line for line in lines_below if line.strip()]
        settings[_scalar(setting["name"])] = _value(setting["value"] or "", lines)
    return settings or None


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield every line that begins a setting, with the lines below that belong to it.

    Lines that are indented, items of a list and blank lines belong to the line above. Comments are
    left out.
    """
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
    """Return the value of a setting: a text, a list or an object.

    Args:
        text: The text after the colon.
        lines_below: The lines below it that belong to the setting.
    """
    quoted = _QUOTED.match(text)
    text = quoted["value"] if quoted else _COMMENT.sub("", text, count=1).strip()
    joint = _BLOCK_JOINTS.get(text[:1])
    if joint and len(text) <= _MAX_INDICATOR_CHARS:  # resume: >
        return joint.join(line.strip() for line in lines_below)
    if text.startswith("["):  # auteurs: [Anne Martin, Luc Morel]
        return _elements(_joined([text, *lines_below]))
    if text.startswith("{"):  # source: {nom: Le Courrier du Val}
        return _object(_elements(text))
    if text:  # titre: La crue
        return _scalar(_joined([text, *lines_below]))
    if _is_list(lines_below):
        return [_item(lines) for lines in _items(lines_below)]
    return _item(lines_below)


def _is_list(lines: list[str]) -> bool:
    """Return True if each line begins an item with a hyphen, or is indented below one."""
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
        item = [start["value"] or ""]
    yield item


def _item(lines: list[str]) -> object:
    """Return the object that lines with a setting each are, or else their text."""
    return _object(lines) or _scalar(_joined(lines))


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _object(lines: Iterable[str]) -> Mapping[str, str] | None:
    """Return an object with the setting of each line; None if a line sets nothing."""
    values: dict[str, str] = {}
    for line in lines:
        setting = _SETTING.match(line.strip())
        if setting is None:
            return None
        values[_scalar(setting["name"])] = _scalar(setting["value"] or "")
    return values


def _elements(flow: str) -> list[str]:
    """Return the elements of a list in brackets or an object in braces, without empty ones."""
    elements: list[str] = []
    for match in _ELEMENT.finditer(flow.strip("[]{} ")):
        element = _scalar(match["value"])
        if element:
            elements.append(element)
    return elements


def _scalar(written: str) -> str:
    """Return a text without its quotes and its escapes; empty for a null."""
    written = written.strip()
    if written in {"null", "~"}:
        return ""
    if not _QUOTED.match(written):
        return written
    inside = written[1:-1]
    if written[0] == '"':  # only texts in double quotes have escapes
        return _ESCAPE.sub(_unescaped, inside)
    return inside.replace("''", "'")


def _unescaped(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for: a line end for n, a tab for t, else itself."""
    character = escape["character"]
    return _CONTROLS.get(character, character)
