"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.encoding import BYTE_ORDER_MARKS, decode, decoded, text_lines
from index.readers.limits import MAX_FILE_BYTES
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
                yield _article(line, number)
    except UnreadableFile as error:
        if not number:
            raise
        yield Problem(f"{error}; it breaks off after line {number}")
    if not last:
        raise UnreadableFile("it is empty")


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


def _article(line: bytes, number: int) -> RawArticle | Problem:
    if len(line) >= MAX_FILE_BYTES:
        return Problem(f"line {number}: longer than {MAX_FILE_BYTES >> 20} MB")
    try:
        record = json.loads(_text(line))
    except (ValueError, RecursionError, UnreadableFile) as error:
        return Problem(f"line {number}: not JSON ({error})")
    if not isinstance(record, dict):
        return Problem(f"line {number}: not a JSON object")
    return article(record, str(number)) or Problem(f"line {number}: {NO_ARTICLE}")


def _text(line: bytes) -> str:
    try:
        return line.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return decode(line)
