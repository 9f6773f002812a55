"""Read JSON: one article, a list of articles, or an object with such lists in it.

A file is read without holding all of it: one record is in memory at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decode_blocks
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import jsonl
from index.readers.records.record import NO_ARTICLE, description, has_text, has_title
from index.readers.records.sliding_window import Window

Record = dict[str, Any]
Parts = Iterator[RawArticle | Problem]

_TWO_LINES = re.compile(r"\s*+\{[^\n]*\}[ \t]*\n\s*+\{")
"""Two objects that stand in a line each: the file is JSON Lines."""

_MAX_OBJECT_CHARS = 8 << 20
"""Characters of an object that is held whole, to see if it is an article or has lists of them."""

_MAX_DEPTH = 3
"""Objects within the outermost one that are searched for lists of articles."""

_SAMPLE_SIZE = 20
"""Elements of a list that are looked at before it is taken for a list of something else."""

_MAX_OTHER_ELEMENTS = 1000
"""Elements in a row that are no objects, after which a list is given up."""


class _Candidate(Struct, frozen=True):
    """A value that should be an article.

    Attributes:
        value: The value.
        name: The name of the value, if the object around it holds articles by their names.
    """

    value: object
    name: str | None = None


def read(material: Material) -> Parts:
    """Yield the articles of a file, and a problem for every part that should be one and is not.

    What follows a mistake in the JSON is lost.

    Raises:
        UnreadableFile: There is no article in it.
    """
    window = Window(decode_blocks(material.blocks()), material.limits.max_file_bytes)
    if window.peek() == "{" and _TWO_LINES.match(window.up_to(_MAX_OBJECT_CHARS, "\n", "{")):
        yield from jsonl.read(material)
        return
    is_empty = True
    try:
        for part in _JsonReader(window).parts():
            yield part
            is_empty = False
    except UnreadableFile as error:
        if is_empty:
            raise
        yield Problem.of("broken-off-but-read", reason=error.message)
    if is_empty:
        raise UnreadableFile("article-missing")


class _JsonReader:
    """Walks through a JSON text and numbers the articles that it meets."""

    __slots__ = ("_numbers", "_window")

    def __init__(self, window: Window) -> None:
        self._window = window
        self._numbers = count(1)

    def parts(self) -> Parts:
        """Yield what the values of a text hold: most texts have one, exports may have several."""
        window = self._window
        is_first = True
        while opening := window.peek():
            if opening == "[":
                window.skip("[")
                yield from self._elements()
            elif opening == ",":
                window.skip(",")  # some exports write a list without its brackets
            elif opening == "{":
                yield from self._top_object(is_first=is_first)
            else:
                window.value()
                raise UnreadableFile("json-other-value")
            is_first = False

    def _top_object(self, *, is_first: bool) -> Parts:
        """Yield the articles of an object that is in no other value.

        Args:
            is_first: True if it is the first value of the text.
        """
        try:
            value = self._window.value(_MAX_OBJECT_CHARS)
        except UnreadableFile:
            # too large, or broken somewhere: it is read field by field
            yield from self._large_object()
            return
        if is_first and not self._window.peek():
            yield from self._articles_of_only_value(value)
        else:
            yield from self._articles_of_value(value)

    def _elements(self) -> Parts:
        """Yield the articles of the elements of a list, from the next one to the end of the list.

        Raises:
            UnreadableFile: The list breaks off, or is one of something other than objects.
        """
        window = self._window
        non_objects = 0
        while window.peek() != "]":
            value = window.value()
            non_objects = 0 if isinstance(value, dict) else non_objects + 1
            if non_objects > _MAX_OTHER_ELEMENTS:
                raise UnreadableFile("json-other-list")
            yield from self._articles_of_value(value)
            if window.peek() != ",":
                break
            window.skip(",")
        window.skip("]")

    def _large_object(self, depth: int = 0, name: str | None = None) -> Parts:
        """Read an object that is too large to be held, or that breaks off.

        Args:
            depth: The number of objects around it that are read like this.
            name: Its name in the object around it, which is the key of its article.

        Yields:
            The articles in its lists, or the one article that it is.
        """
        window = self._window
        fields: Record = {}
        window.skip("{")
        while window.peek() != "}":
            field = str(window.value())
            window.skip(":")
            opening = window.peek()
            if opening == "[":
                window.skip("[")
                yield from self._list_in_object(fields)
            elif opening == "{" and not has_text(fields):
                yield from self._inner_object(depth, field)
            else:
                fields[field] = window.value()
            if window.peek() != ",":
                break
            window.skip(",")
        window.skip("}")
        if has_text(fields):
            yield from self._numbered_articles([_Candidate(fields, name or None)])

    def _inner_object(self, depth: int, name: str) -> Parts:
        """Yield the articles in an object inside another.

        Args:
            depth: The number of objects around the outer one.
            name: The name of the inner object in the outer one.
        """
        try:
            value = self._window.value(_MAX_OBJECT_CHARS)
        except UnreadableFile:
            if depth == _MAX_DEPTH:
                raise
            yield from self._large_object(depth + 1, name)
        else:
            yield from self._numbered_articles(_candidates({name: value}))

    def _list_in_object(self, fields: Record) -> Parts:
        """Yield the articles in a list that is part of an object, if it is a list of articles.

        Args:
            fields: The fields of the object that stand before the list.
        """
        window = self._window
        count = 0
        while window.peek() != "]":
            value = window.value()
            count += 1
            # in an article itself, or after many other elements, the list is only skipped
            if count <= _SAMPLE_SIZE and not has_text(fields) and _is_article_in(fields, value):
                yield from self._articles_of_value(value)
                if window.peek() == ",":
                    window.skip(",")
                    yield from self._elements()
                    return
            if window.peek() != ",":
                break
            window.skip(",")
        window.skip("]")

    def _articles_of_value(self, value: object) -> Parts:
        """Yield the articles in the lists of a value, or the one article that it should be."""
        yield from self._numbered_articles(_inner_articles(value) or [_Candidate(value)])

    def _articles_of_only_value(self, value: Record) -> Parts:
        """Yield the articles in the lists of the only object of a file, or the one that it is.

        That one article has no key.

        Raises:
            UnreadableFile: There is no article in it.
        """
        inner = _inner_articles(value)
        if inner:
            yield from self._numbered_articles(inner)
            return
        about = description(value, key=None)
        if about.text or about.title:
            yield about
        elif about.date or about.source:
            yield Problem(Message("article-missing"), about)
        else:
            raise UnreadableFile("article-missing")

    def _numbered_articles(self, candidates: Iterable[_Candidate]) -> Parts:
        """Yield the article of each candidate, or a problem for one that is none.

        The key of an article without an id is the name of the candidate, or else its number in the
        file.
        """
        for candidate in candidates:
            number = str(next(self._numbers))
            record = candidate.value
            if not isinstance(record, dict):
                yield _problem(number, Message.of("json-not-object"))
                continue
            about = description(record, candidate.name or number)
            is_article = about.text or about.title
            yield about if is_article else _problem(number, NO_ARTICLE, about)


def _problem(number: str, reason: Message, about: RawArticle | None = None) -> Problem:
    return Problem(Message.of("problem-of-item", number=number, reason=reason), about)


def _inner_articles(value: object) -> list[_Candidate]:
    """Return the articles in the lists of an object; none if the object is an article itself."""
    if not isinstance(value, dict) or has_text(value):
        return []
    return _candidates(value)


def _candidates(fields: Record, depth: int = 0) -> list[_Candidate]:
    """Return the articles in the lists and objects of an object.

    These are the elements of `{"articles": [{"titre": ...}, ...]}`, and the values of
    `{"a1": {"titre": ...}, "a2": {"titre": ...}}`, which have the names `a1` and `a2`.
    """
    if depth > _MAX_DEPTH:
        return []
    if _is_map_of_articles(fields):
        return [_Candidate(record, name) for name, record in fields.items()]
    candidates: list[_Candidate] = []
    for value in fields.values():
        if isinstance(value, dict):
            if has_text(value) and _is_article_in(fields, value):
                candidates.append(_Candidate(value))
            else:
                candidates += _candidates(value, depth + 1)
        elif isinstance(value, list) and _has_article(fields, value):
            candidates += map(_Candidate, value)
    return candidates


def _is_map_of_articles(fields: Record) -> bool:
    """Return True if an object holds nothing but articles, by their names."""
    values = list(fields.values())
    if has_title(fields) or not all(isinstance(value, dict) for value in values):
        return False
    return _has_article(fields, values)


def _has_article(fields: Record, values: list[Any]) -> bool:
    """Return True if one of the first values of an object, or of a list in it, is an article."""
    return any(_is_article_in(fields, value) for value in values[:_SAMPLE_SIZE])


def _is_article_in(fields: Record, value: object) -> bool:
    """Return True if a value in an object is an article of its own.

    If the object has a title itself, the value needs both a title and a text: a picture of an
    article may have a title.
    """
    if not isinstance(value, dict):
        return False
    if has_title(fields):
        return has_title(value) and has_text(value)
    return has_title(value) or has_text(value)
