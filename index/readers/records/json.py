"""Read JSON: one article, a list of articles, or an object with such lists in it.

A file is read without holding all of it: one record is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers.encoding import decode_blocks
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import jsonl, orients
from index.readers.records.candidates import (
    NO_SURROUNDINGS,
    SAMPLE_SIZE,
    Candidate,
    Surroundings,
    candidates,
    inner_articles,
    is_article_in_list,
)
from index.readers.records.record import NO_ARTICLE, description, has_text, has_title, unwrapped
from index.readers.records.shapes import is_no_content, is_piece_of_transcript
from index.readers.records.sliding_window import Window
from index.readers.records.text_column import TextColumn

Record = dict[str, Any]
Parts = Iterator[RawArticle | Problem]

_TWO_LINES = lazy_pattern(r"\s*+\{[^\n]*\}[ \t]*\n\s*+\{")
"""Two objects that stand in a line each: the file is JSON Lines."""

_MAX_OBJECT_CHARS = 8 << 20
"""Characters of an object that is held whole, to see if it is an article or has lists of them."""

_MAX_DEPTH = 3
"""Objects within the outermost one that are searched for lists of articles."""

_MAX_TEXTS = 100_000
"""Texts in a list of a large object that are kept: authors, or the paragraphs of an article."""

_MAX_OTHER_ELEMENTS = 1000
"""Elements in a row that are no objects, after which a list is given up."""


def read(material: Material) -> Parts:
    """Yield the articles of a file, and a problem for every part that should be one and is not.

    What follows a mistake in the JSON is lost.

    Raises:
        UnreadableFile: There is no article in it.
    """
    window = Window(decode_blocks(material.blocks()), material.limits.max_file_bytes)
    if window.peek() == "{" and _TWO_LINES.match(window.up_to(_MAX_OBJECT_CHARS, "\n", "{")):
        return jsonl.read(material)
    return read_window(window)


def read_window(window: Window) -> Parts:
    """Yield the articles of a JSON text, as `read` does.

    Raises:
        UnreadableFile: There is no article in it.
    """
    reader = _JsonReader(window)
    is_empty = True
    try:
        for part in reader.parts():
            yield part
            is_empty = False
    except UnreadableFile as error:
        if is_empty:
            raise
        yield Problem.of("broken-off-but-read", reason=error.message)
    if is_empty:
        raise UnreadableFile("article-missing")
    yield from reader.text_column.note()


class _JsonReader:
    """Walks through a JSON text and numbers the articles that it meets.

    Attributes:
        text_column: The name that is taken for that of the text where it is no usual one.
    """

    __slots__ = ("_numbers", "_window", "text_column")

    def __init__(self, window: Window) -> None:
        self._window = window
        self._numbers = count(1)
        self.text_column = TextColumn()

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
        start = self._window.up_to(orients.COLUMNS_START_CHARS)
        has_columns = orients.COLUMNS_START.match(start) is not None
        try:
            # the rows of a table that is written by columns are known at its end
            value = self._window.value(None if has_columns else _MAX_OBJECT_CHARS)
        except UnreadableFile:
            # too large, or broken somewhere: it is read field by field
            yield from self._large_object()
            return
        if is_first and not self._window.peek():
            yield from self._articles_of_only_value(value)
        else:
            yield from self._articles_of_value(value)

    def _elements(
        self, where: Surroundings = NO_SURROUNDINGS, columns: list[str] | None = None
    ) -> Parts:
        """Yield the articles of the elements of a list, from the next one to the end of the list.

        Args:
            where: What the objects around the list tell about them.
            columns: The names of the columns, if the elements may be rows of a table.

        Raises:
            UnreadableFile: The list breaks off, or is one of something other than objects.
        """
        non_objects = 0
        pieces: list[object] = []
        for value in self._values(columns):
            non_objects = 0 if isinstance(value, dict) else non_objects + 1
            if non_objects > _MAX_OTHER_ELEMENTS:
                raise UnreadableFile("json-other-list")
            if is_piece_of_transcript(value) and len(pieces) < _MAX_TEXTS:
                pieces.append(value)
            else:
                yield from self._articles_of_value(value, where)
        if pieces:
            yield from self._numbered_articles([Candidate({"segments": pieces}, where=where)])

    def _values(self, columns: list[str] | None) -> Iterator[object]:
        """Use the elements of a list up to its end, and yield them.

        A list of lists is a table, if the first of them names its columns. Its rows are yielded as
        records.

        Raises:
            UnreadableFile: The list breaks off.
        """
        window = self._window
        while window.peek() != "]":
            value = window.value()
            if not isinstance(value, list):
                yield value
            elif columns:
                yield orients.record_of_row(columns, value)
            elif orients.names_columns(value):
                columns = value
            else:
                yield value
            if window.peek() != ",":
                break
            window.skip(",")
        window.skip("]")

    def _large_object(
        self, depth: int = 0, name: str | None = None, where: Surroundings = NO_SURROUNDINGS
    ) -> Parts:
        """Read an object that is too large to be held, or that breaks off.

        Args:
            depth: The number of objects around it that are read like this.
            name: Its name in the object around it, which is the key of its article.
            where: What the objects around it tell about its articles.

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
                yield from self._list_in_object(fields, field, where)
            elif opening == "{" and not has_text(fields):
                yield from self._inner_object(depth, field, where)
            else:
                fields[field] = window.value()
            if window.peek() != ",":
                break
            window.skip(",")
        window.skip("}")
        if has_text(fields):
            yield from self._numbered_articles([Candidate(fields, name or None, where)])

    def _inner_object(self, depth: int, name: str, where: Surroundings) -> Parts:
        """Yield the articles in an object inside another.

        Args:
            depth: The number of objects around the outer one.
            name: The name of the inner object in the outer one.
            where: What the objects around the outer one tell.
        """
        try:
            value = self._window.value(_MAX_OBJECT_CHARS)
        except UnreadableFile:
            if depth == _MAX_DEPTH:
                raise
            yield from self._large_object(depth + 1, name, where.under(name))
        else:
            yield from self._numbered_articles(candidates({name: value}, where))

    def _list_in_object(self, fields: Record, name: str, where: Surroundings) -> Parts:
        """Yield the articles in a list that is part of an object, if it is a list of articles.

        Args:
            fields: The fields of the object that stand before the list. A list of texts becomes one
                of them.
            name: The name of the list.
            where: What the objects around the object tell.
        """
        window = self._window
        inside = where.within(fields).under(name)
        names = fields.get("columns")
        columns = names if orients.names_columns(names) else None
        texts: list[Any] = []
        count = 0
        while window.peek() != "]":
            value = window.value()
            count += 1
            if isinstance(value, list) and columns:
                value = orients.record_of_row(columns, value)
            # in an article itself, or after many other elements, the list is only skipped
            is_near = count <= SAMPLE_SIZE and not has_text(fields)
            if is_near and _holds_article(fields, name, value):
                yield from self._articles_of_value(value, inside)
                if window.peek() == ",":
                    window.skip(",")
                    yield from self._elements(inside, columns)
                    return
            elif count <= _MAX_TEXTS and not isinstance(value, (dict, list)):
                texts.append(value)
            if window.peek() != ",":
                break
            window.skip(",")
        window.skip("]")
        if texts:
            fields[name] = texts

    def _articles_of_value(self, value: object, where: Surroundings = NO_SURROUNDINGS) -> Parts:
        """Yield the articles in the lists of a value, or the one article that it should be."""
        inner = list(inner_articles(value, where))
        yield from self._numbered_articles(inner or [Candidate(value, where=where)])

    def _articles_of_only_value(self, value: Record) -> Parts:
        """Yield the articles in the lists of the only object of a file, or the one that it is.

        That one article has no key.

        Raises:
            UnreadableFile: There is no article in it.
        """
        inner = list(inner_articles(value))
        if inner:
            yield from self._numbered_articles(inner)
            return
        about = self._description(value, None)
        if about.text or about.title:
            yield about
        elif about.date or about.source:
            yield Problem(Message("article-missing"), about)
        else:
            raise UnreadableFile("article-missing")

    def _numbered_articles(self, candidates: Iterable[Candidate]) -> Parts:
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
            about = self._description(record, candidate.name or number)
            if candidate.where is not NO_SURROUNDINGS:
                about = candidate.where.completed(about, record)
            if not about.text and is_no_content(record):
                continue
            is_article = about.text or about.title
            yield about if is_article else _problem(number, NO_ARTICLE, about)

    def _description(self, record: Record, key: str | None) -> RawArticle:
        """Return what a record holds; its text may have any name."""
        about = description(record, key)
        if about.text:
            return about
        completed = self.text_column.completed(unwrapped(record))
        return about if completed is None else description(completed, key)


def _problem(number: str, reason: Message, about: RawArticle | None = None) -> Problem:
    return Problem(Message.of("problem-of-item", number=number, reason=reason), about)


def _holds_article(fields: Record, name: str, value: object) -> bool:
    """Return True if an element of a list of some name is an article, or has articles in it."""
    return is_article_in_list(fields, name, value) or (
        isinstance(value, dict) and not has_title(fields) and bool(candidates(value))
    )
