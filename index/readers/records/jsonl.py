"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import BYTE_ORDER_MARKS, decode, decoded, text_lines
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from index.readers.records.record import NO_ARTICLE, article


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """The articles of a file, and a problem for every line that is not one."""
    number, last = 0, 0
    try:
        for number, line in _numbered(material):
            if not line.isspace():
                last = number
                yield _article(line, number, material.limits.max_file_bytes)
    except UnreadableFile as error:
        if not number:
            raise
        yield Problem.of("broken-off-after-line", reason=error.message, line=number)
    if not last:
        raise UnreadableFile("file-empty")


def _numbered(material: Material) -> Iterator[tuple[int, bytes]]:
    """The lines, each with its number; of one too long, so much that it shows."""
    number, whole = 0, True
    for line in _lines(material):
        if whole:
            number += 1
            yield number, line
        whole = line.endswith(b"\n")


def _lines(material: Material) -> Iterator[bytes]:
    """The lines in an encoding that has newlines where bytes have them."""
    if not material.head().startswith(BYTE_ORDER_MARKS):
        return material.lines()
    return (line.encode() for line in text_lines(decoded(material.blocks())))


def _article(line: bytes, number: int, max_bytes: int) -> RawArticle | Problem:
    if len(line) >= max_bytes:
        return _problem(number, Message.of("line-too-long", megabytes=max_bytes >> 20))
    try:
        record = json.loads(_text(line))
    except (ValueError, RecursionError, UnreadableFile) as error:
        reason = error.message if isinstance(error, UnreadableFile) else str(error)
        return _problem(number, Message.of("json-invalid", reason=reason))
    if not isinstance(record, dict):
        return _problem(number, Message.of("json-not-object"))
    return article(record, str(number)) or _problem(number, NO_ARTICLE)


def _problem(line: int, reason: Message) -> Problem:
    return Problem.of("problem-of-line", line=line, reason=reason)


def _text(line: bytes) -> str:
    try:
        return line.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return decode(line)
