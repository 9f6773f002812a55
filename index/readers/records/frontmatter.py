"""What the head of a Markdown file says of it: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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


def parted(text: str) -> tuple[dict[str, Any], str]:
    """The settings at the head of a text, and the text below them.

    Of YAML only what people write there is read: texts, in quotes or over several lines, lists, and objects of texts.
    What stands between two rules but sets nothing is part of the text.
    """
    matter = _MATTER.match(text)
    if matter is None:
        return {}, text
    settings = _toml(matter[2]) if matter[1] == "+++" else _yaml(matter[2])
    return ({}, text) if settings is None else (settings, text[matter.end() :])


def _toml(text: str) -> dict[str, Any] | None:
    import tomllib

    try:
        settings = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    tables = (value for value in settings.values() if isinstance(value, dict))
    merged = {name: value for table in tables for name, value in table.items()}
    return {name: _untyped(value) for name, value in {**merged, **settings}.items()}


def _untyped(value: object) -> object:
    """A value as JSON has it: dates as texts."""
    if isinstance(value, list):
        return [_untyped(item) for item in value]
    return value if isinstance(value, (str, int, float, dict)) else str(value)


def _yaml(text: str) -> dict[str, Any] | None:
    """The settings of lines; None if there is a line that sets nothing."""
    settings: dict[str, Any] = {}
    for first, below in _blocks(text.split("\n")):
        setting = _SETTING.match(first)
        if setting is None:
            return None
        settings[_scalar(setting[1])] = _value(
            setting[2] or "", [line for line in below if line.strip()]
        )
    return settings or None


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Every line that begins at the margin, with those below that belong to it."""
    first, below = "", list[str]()
    for line in lines:
        if not line.strip() or line[0] in " \t" or _ITEM.match(line):
            below.append(line)
        elif not line.startswith("#"):
            if first:
                yield first, below
            first, below = line, []
    yield first, below


def _value(beside: str, below: list[str]) -> object:
    """The value that stands beside a name, below it, or both."""
    quoted = _QUOTED.match(beside)
    beside = quoted[1] if quoted else _COMMENT.sub("", beside, count=1).strip()
    if beside[:1] in {">", "|"} and len(beside) <= 3:
        return (" " if beside[0] == ">" else "\n").join(line.strip() for line in below)
    if beside.startswith("["):
        return _elements(" ".join((beside, *(line.strip() for line in below))))
    if beside.startswith("{"):
        return _object(_elements(beside))
    if (
        not beside
        and below
        and all(_ITEM.match(line) or line[0] in " \t" for line in below)
        and _ITEM.match(below[0])
    ):
        return [_nested(item) for item in _items(below)]
    if not beside:
        return _nested(below)
    return _scalar(" ".join((beside, *(line.strip() for line in below))))


def _items(lines: list[str]) -> Iterator[list[str]]:
    """The items of a list, each as its lines."""
    item: list[str] = []
    for line in lines:
        if found := _ITEM.match(line):
            if item:
                yield item
            item = [found[1] or ""]
        else:
            item.append(line.strip())
    yield item


def _nested(lines: list[str]) -> object:
    """An object of one setting a line, or else one text."""
    return _object(lines) or _scalar(" ".join(line.strip() for line in lines))


def _object(lines: list[str]) -> dict[str, str] | None:
    settings = [_SETTING.match(line.strip()) for line in lines]
    return (
        {_scalar(found[1]): _scalar(found[2] or "") for found in settings if found}
        if all(settings)
        else None
    )


def _elements(flow: str) -> list[str]:
    """The elements of a list in brackets."""
    elements = _ELEMENT.finditer(flow.strip("[]{} "))
    return [element for found in elements if (element := _scalar(found[1]))]


def _scalar(written: str) -> str:
    """A text without the quotes around it, and what they do to some characters."""
    written = written.strip()
    if _QUOTED.match(written):
        inside = written[1:-1]
        if written[0] == '"':
            return _ESCAPE.sub(lambda escape: _CONTROLS.get(escape[1], escape[1]), inside)
        return inside.replace("''", "'")
    return "" if written in {"null", "~"} else written
