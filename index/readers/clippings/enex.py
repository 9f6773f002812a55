"""Read ENEX files, which Evernote exports: an article a note, and the files attached to it.

The file is cut into notes and attached files before any XML is parsed, so it may have any size, and
a mistake in one note spoils no other. No document type is ever read. `enex_note` reads a note.
"""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.clippings.enex_note import Note, parse_note
from index.readers.encoding import decode_blocks
from index.readers.exports import EMPTY, TOO_LARGE, split_before
from index.readers.formats import reads
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material, Member
from index.readers.media_types import SUFFIXES
from index.readers.raw_article import Problem, RawArticle

Part = RawArticle | Member | Problem

_BOUNDARY = lazy_pattern(r"<(?:note|resource)(?=[\s>])")
_MAX_BOUNDARY_CHARS = 10

_MEDIA_TYPE = lazy_pattern(r"<mime>\s*([\w.+/-]{1,100})\s*</mime>")
_FILE_NAME = lazy_pattern(r"<file-name>([^<]{1,1000})</file-name>")
_DATA = lazy_pattern(r"<data\b[^<>]*+>([^<]*+)</data>")
_MEDIA = ("image/", "audio/", "video/")
"""Starts of the media types of attached files that are no texts."""

_BASE64_RATIO = 2
"""Characters of base64 for a byte, line breaks included, at most."""


def read(material: Material) -> Iterator[Part]:
    """Yield the articles of the notes of a file, and the files attached to them.

    Raises:
        UnreadableFile: There is no note in it.
    """
    reader = _NoteReader()
    try:
        for piece in _pieces(material):
            yield from reader.parts(piece)
    except UnreadableFile as error:
        if not reader.number:
            raise
        number = reader.number
        yield Problem.of("broken-off-after-item", reason=error.message, number=number)
    yield from reader.last_parts()
    if not reader.number:
        raise UnreadableFile("article-missing")


def _pieces(material: Material) -> Iterator[str]:
    """Yield the notes of a file, each followed by its attached files; nothing for a large one.

    Raises:
        UnreadableFile: The file breaks off.
    """
    pieces = split_before(
        decode_blocks(material.blocks()),
        _BOUNDARY,
        _MAX_BOUNDARY_CHARS,
        max_chars=_BASE64_RATIO * material.limits.max_file_bytes,
    )
    for piece in islice(pieces, 1, None):  # before the first note, there is the start of the file
        yield piece.text


class _NoteReader:
    """Makes articles of the pieces of a file.

    A note without a text is held until it is known if its text is in an attached file.

    Attributes:
        number: The number of notes so far.
    """

    __slots__ = ("_is_held", "_raw", "number")

    def __init__(self) -> None:
        self.number = 0
        self._raw = RawArticle("")
        self._is_held = False

    def parts(self, piece: str) -> Iterator[Part]:
        """Yield what is known after a piece of the file."""
        if not piece:
            yield self._problem(TOO_LARGE)
        elif piece.startswith("<resource"):
            yield from self._attached(piece)
        else:
            yield from self.last_parts()
            self.number += 1
            yield from self._note_parts(piece)

    def last_parts(self) -> Iterator[Part]:
        """Yield the last note if it has no text and nothing is attached to it."""
        if self._is_held:
            yield self._raw if self._raw.title else self._problem(EMPTY)
        self._is_held = False

    def _note_parts(self, xml: str) -> Iterator[Part]:
        """Yield the article of a note, if it has a text, and what could not be read of it."""
        note = parse_note(xml) if len(xml) <= MAX_PAGE_CHARS else Note(RawArticle(""), (TOO_LARGE,))
        self._raw = replace(note.raw, key=str(self.number))
        self._is_held = not note.raw.text and (note.raw.title is not None or not note.problems)
        if note.raw.text:
            yield self._raw
        yield from map(self._problem, note.problems)

    def _attached(self, xml: str) -> Iterator[Part]:
        """Yield the file that is attached to a note, or a problem; nothing if it is a picture."""
        media_type = _first(_MEDIA_TYPE, xml)
        if media_type.startswith(_MEDIA):
            return
        name = _first(_FILE_NAME, xml) or f"annexe{SUFFIXES.get(media_type, '')}"
        name = name.replace("\\", "/").rpartition("/")[2]
        try:
            data = a2b_base64(_first(_DATA, xml))
        except (Base64Error, ValueError):
            data = b""
        if not data or not reads(name):
            yield self._problem(Problem.of("attachment-not-read", name=name))
            return
        self._is_held = False
        key = f"{self.number}/{name}"
        yield Member(key, Material(name, data), self._raw.url, self._raw.saved)

    def _problem(self, problem: Problem) -> Problem:
        return Problem.of("problem-of-item", number=self.number, reason=problem.reason)


def _first(pattern: re.Pattern[str], text: str) -> str:
    """Return the group of the first match; an empty text if there is none."""
    match = pattern.search(text)
    return match[1] if match else ""
