"""Clean what users write about articles, and bound it."""

from __future__ import annotations

import unicodedata

from msgspec.structs import replace

from index.errors import InputError
from index.files.names import UNPRINTABLE
from search.folders.folder import FolderItem, Passage
from search.folders.quotation import Quotation
from search.surrogates import without_surrogates

MAX_NAME_CHARS = 200
"""Characters of the name of a folder: it is a heading, and a part of an address."""
MAX_NOTE_CHARS = 20_000
"""Characters of a note. A longer one is a text of its own."""
MAX_PASSAGE_CHARS = 10_000
"""Characters of a kept passage."""


def clean_name(name: str) -> str:
    """Return the name of a folder as it is kept: one line, with composed accents.

    Raises:
        InputError: It is empty or too long.
    """
    line = unicodedata.normalize("NFC", clean_line(name))
    if not line:
        raise InputError("folder-name-empty")
    if len(line) > MAX_NAME_CHARS:
        raise InputError("folder-name-too-long", max_chars=MAX_NAME_CHARS)
    return line


def clean_note(note: str) -> str:
    """Return a note as it is kept: its lines, without characters that act on a terminal.

    Raises:
        InputError: It is too long.
    """
    if len(note) > MAX_NOTE_CHARS:
        raise InputError("note-too-long", max_chars=MAX_NOTE_CHARS)
    lines = without_surrogates(note).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(UNPRINTABLE.sub(" ", line).rstrip() for line in lines).strip("\n")


def check_quotation(quotation: Quotation) -> Quotation:
    """Return a quotation that can be kept.

    Raises:
        InputError: The passage is too long.
    """
    texts = (quotation.exact, quotation.before, quotation.after)
    if max(map(len, texts)) > MAX_PASSAGE_CHARS:
        raise InputError("passage-too-long", max_chars=MAX_PASSAGE_CHARS)
    return Quotation(*map(storable, texts))


def clean_item(item: FolderItem) -> FolderItem:
    """Return an article of a folder that comes from elsewhere as it is kept.

    Raises:
        InputError: Its note or a passage is too long.
    """
    quotations = (check_quotation(passage.quotation) for passage in item.passages)
    return replace(
        item,
        id=storable(item.id),
        title=clean_line(item.title),
        source=clean_line(item.source) if item.source else None,
        note=clean_note(item.note),
        passages=tuple(Passage(0, quotation) for quotation in quotations),
    )


def clean_line(text: str) -> str:
    """Return a text as one line, without characters that act on a terminal."""
    return " ".join(UNPRINTABLE.sub(" ", without_surrogates(text)).split())


def storable(text: str) -> str:
    """Return a text without what SQLite cannot hold, or would take for the end of it."""
    return without_surrogates(text).replace("\0", "\N{REPLACEMENT CHARACTER}")
