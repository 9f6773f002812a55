"""Clean the names of tags, and compare them."""

from __future__ import annotations

import unicodedata

from index.errors import InputError
from search.folders.cleaning import clean_line
from search.tags import ANY_TAG

MAX_NAME_CHARS = 100
"""Characters of the name of a tag: it stands beside each hit."""


def clean_tag(name: str) -> str:
    """Return the name of a tag as it is kept: one line, with composed accents.

    Raises:
        InputError: It is empty or too long, or stands for any tag.
    """
    line = unicodedata.normalize("NFC", clean_line(name))
    if not line:
        raise InputError("tag-name-empty")
    if line == ANY_TAG:
        raise InputError("tag-name-any", name=line)
    if len(line) > MAX_NAME_CHARS:
        raise InputError("tag-name-too-long", max_chars=MAX_NAME_CHARS)
    return line


def tag_key(name: str) -> str:
    """Return what the spellings of a tag have in common: `À relire` and `a relire` are one tag.

    It has neither capitals nor accents, unless nothing else would be left.
    """
    line = clean_line(name)
    decomposed = unicodedata.normalize("NFD", line.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)) or line
