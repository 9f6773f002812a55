"""JSON Lines, plain or compressed: one article a line."""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from index.encoding import decode
from index.errors import UnreadableFile
from index.readers.raw import Problem, Raw

LONGEST_LINE = 64 << 20
"""Bytes of a line; a longer one is no article."""


def read(place: Path) -> Iterator[Raw | Problem]:
    """The articles of a file, and a problem for every line that is not one."""
    if not place.stat().st_size:
        raise UnreadableFile("it is empty")
    found = False
    with _opened(place) as file:
        for number, item in enumerate(_lines(file), 1):
            if isinstance(item, bytes) and not item.strip():
                continue
            found = True
            yield item if isinstance(item, Problem) else _article(item, number)
    if not found:
        raise UnreadableFile("it is empty")


def _opened(place: Path) -> IO[bytes]:
    name = place.name.lower()
    if name.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(place))
    return lzma.open(place) if name.endswith(".xz") else place.open("rb")


def _lines(file: IO[bytes]) -> Iterator[bytes | Problem]:
    """The lines of a file, to where it breaks off if it does."""
    number = 0
    try:
        while line := file.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Problem(f"line {number}: longer than {LONGEST_LINE >> 20} MB")
            else:
                yield line
    except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        if not number:
            raise UnreadableFile(f"its compressed data cannot be read ({error})") from error
        yield Problem(f"its compressed data breaks off after line {number} ({error})")


def _article(line: bytes, number: int) -> Raw | Problem:
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError, UnreadableFile) as error:
        return Problem(f"line {number}: not JSON ({error})")
    if not isinstance(record, dict):
        return Problem(f"line {number}: not a JSON object")
    body, title = _string(record, "body") or _string(record, "text"), _string(record, "title")
    if not (body or title):
        return Problem(f'line {number}: neither "body" nor "title"')
    return Raw(
        body or "",
        key=_string(record, "id") or str(number),
        title=title,
        date=_string(record, "date"),
        source=_string(record, "source"),
        url=_string(record, "url"),
        people=_names(record.get("people")),
    )


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _storable(str(value)).strip() or None
    return None


def _storable(text: str) -> str:
    """A text without the lone surrogates that JSON can carry and no file can."""
    return text.encode("utf-8", "replace").decode()


def _names(value: object) -> tuple[str, ...] | None:
    """Names given as a list, or in one string with semicolons or commas between them."""
    if isinstance(value, str):
        value = value.replace(";", ",").split(",")
    if not isinstance(value, list):
        return None
    return tuple(" ".join(_storable(name).split()) for name in value if isinstance(name, str) and name.strip())
