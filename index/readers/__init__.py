"""Bytes -> raw fields: one module a format, and the table that says which reads what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import cast

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.compression import unpacked
from index.readers.formats import MODULES, UNKNOWN_FORMAT, format_of, holds_many, reads
from index.readers.limits import MAX_ARCHIVE_DEPTH, MAX_PROBLEMS
from index.readers.material import Material, Member
from index.readers.raw import Problem, RawArticle
from index.readers.sniffing import sniffed

__all__ = [
    "MAX_ARCHIVE_DEPTH",
    "UNKNOWN_FORMAT",
    "Part",
    "holds_many",
    "parts",
    "read",
    "read_member",
    "reads",
]

Part = RawArticle | Member | Problem
Reader = Callable[[Material], Iterator[Part]]


def parts(material: Material) -> Iterator[Part]:
    """What a file holds, one after the other: articles, files of its own, and what of it could not be read.

    Raises:
        UnreadableFile: Nothing more of the file can be read; the message says why, without the path.
    """
    expected = format_of(material.name)
    if expected is None:
        raise UnreadableFile(UNKNOWN_FORMAT)
    try:
        plain, head = unpacked(material)
        if not head.strip():
            raise UnreadableFile("it is empty")
        yield from _counted(_reader(sniffed(head, expected))(plain))
    except OSError as error:
        raise UnreadableFile(f"cannot be read ({error.strerror or error})") from error


def read(material: Material, depth: int = 0) -> Iterator[RawArticle | Problem]:
    """The articles in a file, those in its archives too, and what could not be read of it.

    Raises:
        UnreadableFile: Nothing more of the file can be read; the message says why, without the path.
    """
    for part in parts(material):
        if isinstance(part, Member):
            yield from read_member(part, depth + 1)
        else:
            yield part


def read_member(member: Member, depth: int = 1) -> Iterator[RawArticle | Problem]:
    """The articles in a file inside an archive; that it cannot be read is a problem of the archive's."""
    if depth > MAX_ARCHIVE_DEPTH:
        yield Problem(f"{member.key}: archives within archives are opened {MAX_ARCHIVE_DEPTH} deep")
        return
    try:
        for part in read(member.material, depth):
            if isinstance(part, Problem):
                yield Problem(f"{member.key}: {part.reason}")
            else:
                yield replace(
                    part, key=member.key if part.key is None else f"{member.key}#{part.key}"
                )
    except UnreadableFile as error:
        yield Problem(f"{member.key}: {error}")


def _counted(found: Iterable[Part]) -> Iterator[Part]:
    """The same, with a number for problems after so many that nobody would read them, and the last, which ended it."""
    problems, last = 0, Problem("")
    for part in found:
        if isinstance(part, Problem):
            problems, last = problems + 1, part
            if problems > MAX_PROBLEMS:
                continue
        yield part
    if problems > MAX_PROBLEMS + 1:
        yield Problem(f"{problems - MAX_PROBLEMS - 1} more parts of it could not be read")
    if problems > MAX_PROBLEMS:
        yield last


def _reader(kind: str) -> Reader:
    return cast("Reader", import_module(f"index.readers.{MODULES.get(kind, kind)}").read)
