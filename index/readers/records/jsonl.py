"""Read JSON Lines: one article a line."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

import msgspec

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import WIDE_BOMS, decode, decode_blocks, text_lines
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.record import NO_ARTICLE, description


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the article of every line, and a problem for every line that has none.

    Raises:
        UnreadableFile: It has no lines, or cannot be read from the start.
    """
    number = 0
    is_empty = True
    try:
        for number, line in _numbered_lines(material):
            if not line.isspace():
                is_empty = False
                yield _article(line, number, material.limits.max_file_bytes)
    except UnreadableFile as error:
        if not number:  # no line could be read
            raise
        yield Problem.of("broken-off-after-line", reason=error.message, line=number)
    if is_empty:
        raise UnreadableFile("file-empty")


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


def _article(line: bytes, number: int, max_bytes: int) -> RawArticle | Problem:
    """Return the article of a line, or the reason why there is none."""
    if len(line) >= max_bytes:
        return _problem(number, Message.of("line-too-long", megabytes=max_bytes >> 20))
    try:
        record = _value(line)
    except UnreadableFile as error:
        return _problem(number, Message.of("json-invalid", reason=error.message))
    except (ValueError, RecursionError) as error:
        return _problem(number, Message.of("json-invalid", reason=str(error)))
    if not isinstance(record, dict):
        return _problem(number, Message.of("json-not-object"))
    about = description(record, str(number))
    return about if about.text or about.title else _problem(number, NO_ARTICLE, about)


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
