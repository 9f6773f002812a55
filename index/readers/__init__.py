"""Readers turn the bytes of a file into raw articles, one module a format.

`formats` is the table of formats: it says which module reads a file of which name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import cast

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.compression import unpacked
from index.readers.formats import UNKNOWN_FORMAT, Format, format_of, holds_many, reads
from index.readers.limits import MAX_PROBLEMS, Limits
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from index.readers.sniffing import sniff

__all__ = [
    "UNKNOWN_FORMAT",
    "Limits",
    "Material",
    "Member",
    "Part",
    "Problem",
    "RawArticle",
    "holds_many",
    "parts",
    "read",
    "read_member",
    "reads",
]

Part = RawArticle | Member | Problem
"""A part of a file: an article, a file of its own, or something that could not be read."""

Reader = Callable[[Material], Iterator[Part]]


def parts(material: Material) -> Iterator[Part]:
    """Read a file: its articles, the files inside it, and what of it could not be read.

    Raises:
        UnreadableFile: Nothing more of the file can be read.
    """
    expected = format_of(material.name)
    if expected is None:
        raise UnreadableFile.from_message(UNKNOWN_FORMAT)
    try:
        plain, head = unpacked(material)
        if not head.strip():
            raise UnreadableFile("file-empty")
        read_format = _reader(sniff(plain, head, expected))
        for part in _with_few_problems(read_format(plain)):
            yield _limited(part, material.limits)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile("file-inaccessible", reason=reason) from error


def read(material: Material, depth: int = 0) -> Iterator[RawArticle | Problem]:
    """Read the articles of a file and of the archives in it, and what could not be read of them.

    Raises:
        UnreadableFile: Nothing more of the file can be read.
    """
    for part in parts(material):
        if isinstance(part, Member):
            yield from read_member(part, depth + 1)
        else:
            yield part


def read_member(member: Member, depth: int = 1) -> Iterator[RawArticle | Problem]:
    """Read the articles of a file inside an archive. All that goes wrong becomes a `Problem`."""
    max_depth = member.material.limits.max_archive_depth
    if depth > max_depth:
        yield _member_problem(member, Message.of("archive-too-deep", maximum=max_depth))
        return
    try:
        for part in read(member.material, depth):
            if isinstance(part, Problem):
                yield _member_problem(member, part.reason)
            else:
                key = member.key if part.key is None else f"{member.key}#{part.key}"
                yield replace(part, key=key)
    except UnreadableFile as error:
        yield _member_problem(member, error.message)


def _member_problem(member: Member, reason: Message) -> Problem:
    return Problem.of("problem-of-part", part=member.key, reason=reason)


def _limited(part: Part, limits: Limits) -> Part:
    """Give a file inside a file the limits of the outer one, so that no reader has to."""
    if isinstance(part, Member) and part.material.limits is not limits:
        return replace(part, material=replace(part.material, limits=limits))
    return part


def _with_few_problems(parts: Iterable[Part]) -> Iterator[Part]:
    """Replace the problems after the first `MAX_PROBLEMS` by their number, and keep the last.

    The last problem may be what ended the reading.
    """
    problems = 0
    last: Problem | None = None
    for part in parts:
        if isinstance(part, Problem):
            problems += 1
            last = part
            if problems > MAX_PROBLEMS:
                continue
        yield part
    if problems > MAX_PROBLEMS + 1:
        yield Problem.of("problems-more", parts=problems - MAX_PROBLEMS - 1)
    if problems > MAX_PROBLEMS and last is not None:
        yield last


def _reader(row: Format) -> Reader:
    module = import_module(f"index.readers.{row.module}")
    return cast("Reader", module.read)
