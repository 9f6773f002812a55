"""Read JSON Lines: an article a line, or a list of articles, such as an answer of a server."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import WIDE_BOMS, decode, decode_blocks, text_lines
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.candidates import inner_articles
from index.readers.records.record import NO_ARTICLE, description, unwrapped
from index.readers.records.shapes import id_in_action, is_no_content
from index.readers.records.text_column import TextColumn

Parts = Iterator[RawArticle | Problem]


def read(material: Material) -> Parts:
    """Yield the article of every line, and a problem for every line that has none.

    Raises:
        UnreadableFile: It has no lines, or cannot be read from the start.
    """
    number = 0
    line_count = 0
    reader = _LineReader(material.limits.max_file_bytes)
    try:
        for number, line in _numbered_lines(material):
            if not line.isspace():
                line_count += 1
                yield from reader.parts(line, number)
    except UnreadableFile as error:
        if not number:  # no line could be read
            raise
        yield Problem.of("broken-off-after-line", reason=error.message, line=number)
    if not line_count:
        raise UnreadableFile("file-empty")
    if line_count == reader.passed_over:
        raise UnreadableFile("article-missing")
    yield from reader.text_column.note()


def _numbered_lines(material: Material) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of each line; of one that is too long, only the start."""
    number = 0
    is_start_of_line = True
    for piece in _lines(material):
        if is_start_of_line:
            number += 1
            yield number, piece
        is_start_of_line = piece.endswith(b"\n")


def _lines(material: Material) -> Iterator[bytes]:
    """Return the lines of a file; those in UTF-16 or UTF-32 are converted to UTF-8."""
    if not material.head().startswith(WIDE_BOMS):
        return material.lines()
    return (line.encode() for line in text_lines(decode_blocks(material.blocks())))


class _LineReader:
    """Reads lines, one after the other.

    Attributes:
        passed_over: Lines that hold no article and should hold none.
        text_column: The name that is taken for that of the text where it is no usual one.
    """

    __slots__ = ("_id", "_max_bytes", "passed_over", "text_column")

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._id: str | None = None
        self.passed_over = 0
        self.text_column = TextColumn()

    def parts(self, line: bytes, number: int) -> Iterable[RawArticle | Problem]:
        """Return the article of a line, those in its lists, or the reason why there is none."""
        record = self._record(line, number)
        if isinstance(record, Problem):
            return (record,)
        about = description(record, self._id or str(number))
        self._id = None
        if about.text:
            return (about,)
        if is_no_content(record):
            self._id = id_in_action(record)
            self.passed_over += 1
            return ()
        return self._parts_without_text(record, about, number)

    def _record(self, line: bytes, number: int) -> dict[str, Any] | Problem:
        """Return the object of a line, or the reason why there is none."""
        if len(line) >= self._max_bytes:
            too_long = Message.of("line-too-long", megabytes=self._max_bytes >> 20)
            return _problem(number, too_long)
        try:
            record = _value(line)
        except UnreadableFile as error:
            return _problem(number, Message.of("json-invalid", reason=error.message))
        except (ValueError, RecursionError) as error:
            return _problem(number, Message.of("json-invalid", reason=str(error)))
        if not isinstance(record, dict):
            return _problem(number, Message.of("json-not-object"))
        return record

    def _parts_without_text(self, record: dict[str, Any], about: RawArticle, number: int) -> Parts:
        """Yield what a record holds that has no text under a usual name."""
        inner = list(inner_articles(record))
        for position, candidate in enumerate(inner, 1):
            if isinstance(candidate.value, dict) and not is_no_content(candidate.value):
                about = description(candidate.value, candidate.name or f"{number}.{position}")
                about = candidate.where.completed(about, candidate.value)
                yield from self._last_parts(candidate.value, about, number)
        if not inner:
            yield from self._last_parts(record, about, number)

    def _last_parts(self, record: dict[str, Any], about: RawArticle, number: int) -> Parts:
        if not about.text:
            completed = self.text_column.completed(unwrapped(record))
            about = about if completed is None else description(completed, about.key)
        yield about if about.text or about.title else _problem(number, NO_ARTICLE, about)


def _value(line: bytes) -> Any:
    """Return the value of a line. The quicker decoder is tried first, as it is the stricter one.

    Raises:
        UnreadableFile: The line is not text.
        ValueError: It is not JSON.
        RecursionError: It is nested too deeply.
    """
    try:
        return msgspec.json.decode(line)
    except (ValueError, RecursionError):
        return json.loads(_text(line))


def _problem(line: int, reason: Message, about: RawArticle | None = None) -> Problem:
    return Problem(Message.of("problem-of-line", line=line, reason=reason), about)


def _text(line: bytes) -> str:
    """Decode a line, which may have another encoding than the others."""
    try:
        return line.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return decode(line)
