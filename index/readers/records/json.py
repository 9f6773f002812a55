"""JSON: one article, a list of articles, or whatever holds such lists, read without holding all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decoded
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from index.readers.records import jsonl
from index.readers.records.record import NO_ARTICLE, article, has_text, has_title
from index.readers.records.window import Window

Record = dict[str, Any]

_LINES = re.compile(r"\s*+\{[^\n]*\}[ \t]*\n\s*+\{")
_WHOLE = 8 << 20
"""Characters of an object that is held whole, to see whether it is an article or has lists of them."""
_DEEPEST = 3
"""Objects around a list of articles."""
_TRIED = 20
"""Objects of a list that are looked at before it is taken for one of something else."""
_OTHERS = 1000
"""Elements in a row that are no objects, after which a list is given up."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """The articles of a file, and a problem for every part of it that is none; what follows a mistake is lost."""
    window = Window(decoded(material.blocks()), material.limits.max_file_bytes)
    if window.peek() == "{" and _LINES.match(window.upto(_WHOLE, "\n", "{")):
        yield from jsonl.read(material)
        return
    found = 0
    try:
        for item in _values(window, count(1)):
            yield item
            found += 1
    except UnreadableFile as error:
        if not found:
            raise
        yield Problem.of("broken-off-but-read", reason=error.message)
    if not found:
        raise UnreadableFile("article-missing")


def _values(window: Window, numbers: Iterator[int]) -> Iterator[RawArticle | Problem]:
    """What the values of a file hold; most have one, exports may have several after one another."""
    alone = True
    while opening := window.peek():
        if opening == "[":
            window.skip("[")
            yield from _elements(window, numbers)
        elif opening == ",":
            window.skip(",")
        elif opening == "{":
            try:
                value = window.value(_WHOLE)
            except UnreadableFile:
                yield from _walked(window, numbers)
            else:
                yield from _articles(value, numbers, alone=alone and not window.peek())
        else:
            window.value()
            raise UnreadableFile("json-other-value")
        alone = False


def _elements(window: Window, numbers: Iterator[int]) -> Iterator[RawArticle | Problem]:
    """What the elements of a list hold, to its end, one in memory at a time."""
    others = 0
    while window.peek() != "]":
        value = window.value()
        others = 0 if isinstance(value, dict) else others + 1
        if others > _OTHERS:
            raise UnreadableFile("json-other-list")
        yield from _articles(value, numbers)
        if window.peek() != ",":
            break
        window.skip(",")
    window.skip("]")


def _walked(
    window: Window, numbers: Iterator[int], depth: int = 0, called: str = ""
) -> Iterator[RawArticle | Problem]:
    """The articles in the lists of an object that is too large to be held, or breaks off; or the one that it is."""
    around: Record = {}
    window.skip("{")
    while window.peek() != "}":
        name = str(window.value())
        window.skip(":")
        if window.peek() == "[":
            window.skip("[")
            yield from _listed(window, numbers, around)
        elif window.peek() == "{" and not has_text(around):
            yield from _held(window, numbers, depth, name)
        else:
            around[name] = window.value()
        if window.peek() != ",":
            break
        window.skip(",")
    window.skip("}")
    if has_text(around):
        yield from _told([(called or None, around)], numbers)


def _held(
    window: Window, numbers: Iterator[int], depth: int, name: str
) -> Iterator[RawArticle | Problem]:
    """The articles in an object inside another."""
    try:
        value = window.value(_WHOLE)
    except UnreadableFile:
        if depth == _DEEPEST:
            raise
        yield from _walked(window, numbers, depth + 1, name)
    else:
        yield from _told(_inner({name: value}), numbers)


def _listed(
    window: Window, numbers: Iterator[int], around: Record
) -> Iterator[RawArticle | Problem]:
    """The articles in a list that is part of an object, if it is one of articles."""
    tried = 0
    while window.peek() != "]":
        value = window.value()
        tried += 1
        if tried <= _TRIED and not has_text(around) and _belongs(value, around):
            yield from _articles(value, numbers)
            if window.peek() == ",":
                window.skip(",")
                yield from _elements(window, numbers)
                return
        if window.peek() != ",":
            break
        window.skip(",")
    window.skip("]")


def _articles(
    value: object, numbers: Iterator[int], *, alone: bool = False
) -> Iterator[RawArticle | Problem]:
    """The article that a value is, or the articles in the lists that it holds.

    Raises:
        UnreadableFile: It is alone in its file, and no article is in it.
    """
    if isinstance(value, dict) and not has_text(value) and (inner := _inner(value)):
        yield from _told(inner, numbers)
    elif not alone:
        yield from _told([(None, value)], numbers)
    elif isinstance(value, dict) and (raw := article(value, None)):
        yield raw
    else:
        raise UnreadableFile("article-missing")


def _told(
    found: Iterable[tuple[str | None, object]], numbers: Iterator[int]
) -> Iterator[RawArticle | Problem]:
    """Records as articles, each with the name it goes by, or else its number."""
    for name, record in found:
        number = str(next(numbers))
        if not isinstance(record, dict):
            yield _problem(number, Message.of("json-not-object"))
        else:
            yield article(record, name or number) or _problem(number, NO_ARTICLE)


def _problem(number: str, reason: Message) -> Problem:
    return Problem.of("problem-of-item", number=number, reason=reason)


def _inner(value: Record, depth: int = 0) -> list[tuple[str | None, object]]:
    """The lists of articles in an object, as one, each article with the name it goes by if it has one."""
    if depth > _DEEPEST:
        return []
    values = list(value.values())
    is_map = not has_title(value) and all(isinstance(record, dict) for record in values)
    if is_map and any(_belongs(record, value) for record in values[:_TRIED]):
        return list(value.items())
    found: list[tuple[str | None, object]] = []
    for held in values:
        if isinstance(held, dict):
            found += (
                [(None, held)]
                if has_text(held) and _belongs(held, value)
                else _inner(held, depth + 1)
            )
        elif isinstance(held, list) and any(_belongs(record, value) for record in held[:_TRIED]):
            found += [(None, record) for record in held]
    return found


def _belongs(record: object, around: Record) -> bool:
    """Whether what an object holds is an article of its own: beside a title, it needs both title and text."""
    if not isinstance(record, dict):
        return False
    if has_title(around):
        return has_title(record) and has_text(record)
    return has_title(record) or has_text(record)
