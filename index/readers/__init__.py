"""Readers turn the bytes of a file into raw articles, one module a format.

`formats` is the table of formats: it says which module reads a file of which name.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from importlib import import_module
from math import inf
from pathlib import Path
from typing import TypeVar, cast

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.companions import joining
from index.readers.companions.paths import is_companion, is_page, issue_paths
from index.readers.compression import unpacked
from index.readers.formats import UNKNOWN_FORMAT, Format, format_of, holds_many, reads
from index.readers.limits import BYTES_PER_PART, MAX_PARTS, MAX_PROBLEMS, Limits
from index.readers.material import Material, Member, Part
from index.readers.raw_article import Problem, RawArticle
from index.readers.repeats import without_repeats
from index.readers.sniffing import sniff

__all__ = [
    "UNKNOWN_FORMAT",
    "Limits",
    "Material",
    "Member",
    "Part",
    "Problem",
    "RawArticle",
    "files_described",
    "format_name",
    "holds_many",
    "may_be_empty",
    "members",
    "parts",
    "read",
    "read_member",
    "reads",
    "trace",
]

Reader = Callable[[Material], Iterator[Part]]
T = TypeVar("T")


def parts(material: Material) -> Iterator[Part]:
    """Read one file, without opening the files inside it.

    Yields:
        Its articles, a member for each file inside it, and a problem for each part that could not
        be read.

    Raises:
        UnreadableFile: Nothing more of the file can be read.
    """
    # late, as below: a run that only compares files loads this room for the names of formats
    from index.readers.completeness import with_losses_named

    try:
        plain, recognised = _recognised(material)
        own = _import_reader(recognised)(plain)
        joined = joining.with_companions(own, plain, _own_parts)
        complete = with_losses_named(joined, plain, recognised)
        single = without_repeats(_at_most(complete, _most_parts(material)))
        is_empty = True
        for part in _with_few_problems(single):
            is_empty = False
            yield _finished(part, material.limits)
        if is_empty and not may_be_empty(material):
            yield Problem.of("article-missing")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile("file-inaccessible", reason=reason) from error


def members(material: Material) -> Generator[Member]:
    """Yield the files in an archive, as far as they can be read; none if the file is no archive.

    Raises:
        UnreadableFile: The file cannot be read.
        OSError: It cannot be opened.
    """
    plain, recognised = _recognised(material)
    if recognised.module.startswith("archives."):
        for part in _import_reader(recognised)(plain):
            if isinstance(part, Member):
                yield replace(part, material=replace(part.material, limits=material.limits))


def format_name(material: Material) -> str:
    """Return the name of the format that a file is taken for.

    Raises:
        UnreadableFile: It is empty, has a format that is not read, or is not there.
    """
    try:
        return _recognised(material)[1].name
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile("file-inaccessible", reason=reason) from error


def files_described(material: Material) -> int:
    """Return the number of other files to whose articles the records of a file give fields."""
    return len(joining.join_of(material, _own_parts).records)


def may_be_empty(material: Material) -> bool:
    """Return True if a file is right to have no articles, as they are those of other files."""
    place = material.place
    if place is None:
        return False
    if is_companion(place.path):
        return bool(trace(material))
    return is_page(place.path) and any(issue_paths(place))


def trace(material: Material) -> str:
    """Return a text that changes whenever a file would be read otherwise because of others.

    Raises:
        OSError: One of them cannot be read.
    """
    return joining.trace(material, _own_parts)


def _own_parts(material: Material) -> Iterator[Part]:
    """Read one file, without asking what others say of it."""
    plain, recognised = _recognised(material)
    yield from _import_reader(recognised)(plain)


def _recognised(material: Material) -> tuple[Material, Format]:
    """Return a file, decompressed, and its format."""
    expected = format_of(material.name)
    if expected is None:
        raise UnreadableFile.from_message(UNKNOWN_FORMAT)
    plain, head = unpacked(material)
    if not head.strip():  # nothing but white space
        raise UnreadableFile("file-empty")
    return plain, sniff(plain, head, expected)


def read(material: Material, depth: int = 0) -> Iterator[RawArticle | Problem]:
    """Read the articles of a file and of all the archives in it.

    Args:
        material: The file.
        depth: The number of archives around the file.

    Yields:
        The articles, and a problem for each part that could not be read.

    Raises:
        UnreadableFile: Nothing more of the file can be read.
    """
    yield from _at_most(_with_members_read(parts(material), depth), _most_parts(material))


def _at_most(file_parts: Iterable[T], most: float) -> Iterator[T | Problem]:
    """Yield as many parts of a file as it may give, and a problem if there are more."""
    for number, part in enumerate(file_parts):
        if number >= most:
            yield Problem.of("file-multiplies", maximum=int(most))
            return
        yield part


def _most_parts(material: Material) -> float:
    """Return how many articles a file may give with all the archives in it."""
    match material.content:
        case bytes() as data:
            size = len(data)
        case Path() as file:
            size = file.stat().st_size if file.is_file() else 0
        case _:  # it is large, and gives its articles one by one
            return inf
    return MAX_PARTS + size // BYTES_PER_PART


def _with_members_read(file_parts: Iterable[Part], depth: int) -> Iterator[RawArticle | Problem]:
    """Yield the articles and problems of a file, and of the files inside it, at any depth."""
    for part in file_parts:
        if isinstance(part, Member):
            yield from read_member(part, depth + 1)
        else:
            yield part


def read_member(member: Member, depth: int = 1) -> Iterator[RawArticle | Problem]:
    """Read the articles of a file inside an archive. Each error becomes a `Problem`.

    Args:
        member: The file. The keys of its articles begin with its own: `lundi.zip/une.csv#3`.
        depth: The number of archives around it.
    """
    max_depth = member.material.limits.max_archive_depth
    if depth > max_depth:
        yield _member_problem(member, Message.of("archive-too-deep", maximum=max_depth))
        return
    try:
        for part in read(member.material, depth):
            if isinstance(part, Problem):
                yield _member_problem(member, part.reason)
            else:
                yield _article_of_member(part, member)
    except UnreadableFile as error:
        yield _member_problem(member, error.message)


def _article_of_member(raw: RawArticle, member: Member) -> RawArticle:
    """Return an article with the key of its file, and what the archive knows of it."""
    if raw.key is not None:  # an article has a key of its own if its file holds many
        return replace(raw, key=f"{member.key}#{raw.key}")
    url, saved = raw.url or member.url, raw.saved or member.saved
    return replace(raw, key=member.key, url=url, saved=saved)


def _member_problem(member: Member, reason: Message) -> Problem:
    """Return a problem that says which file of an archive it is in."""
    return Problem.of("problem-of-part", part=member.key, reason=reason)


def _finished(part: Part, limits: Limits) -> Part:
    """Return an article with its letters mended, and a member with the limits of its archive.

    No reader has to see to either.
    """
    if isinstance(part, RawArticle):
        from index.readers.mending import mended

        return mended(part)
    if isinstance(part, Member) and part.material.limits is not limits:
        return replace(part, material=replace(part.material, limits=limits))
    return part


def _with_few_problems(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of a file, with no more than the first `MAX_PROBLEMS` problems and the last.

    The others are replaced by one problem that says how many they are. The last one is kept because
    it may be what ended the reading.
    """
    problem_count = 0
    last_problem: Problem | None = None
    for part in parts:
        if isinstance(part, Problem):
            problem_count += 1
            last_problem = part
            if problem_count > MAX_PROBLEMS:
                continue
        yield part
    if problem_count > MAX_PROBLEMS + 1:
        yield Problem.of("problems-more", parts=problem_count - MAX_PROBLEMS - 1)
    if problem_count > MAX_PROBLEMS and last_problem is not None:
        yield last_problem


def _import_reader(file_format: Format) -> Reader:
    """Import the module that reads a format, and return its function `read`."""
    module = import_module(f"index.readers.{file_format.module}")
    return cast("Reader", module.read)
