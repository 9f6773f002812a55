"""Read the contexts of Prospéro: files of lines in a fixed order about the text of the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

_FIRST_LINE = lazy_pattern(r"fileCtx[0-9]*\s*\Z", re.IGNORECASE)
_DAY = lazy_pattern(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\Z")

_TITLE, _AUTHOR, _DATE, _SOURCE = 1, 2, 5, 6
"""The numbers of the lines, from 0, that hold these fields."""


def read(material: Material) -> Iterator[Problem]:
    """Yield the record of the text beside the file, which is no article by itself.

    Raises:
        UnreadableFile: It is another kind of file.
    """
    lines = [line.strip() for line in decode(material.whole()).split("\n")]
    if not _FIRST_LINE.match(lines[0].lstrip("\ufeff")):
        raise UnreadableFile("context-unknown")
    fields = dict(enumerate(lines))
    source = fields.get(_SOURCE) or fields.get(_AUTHOR) or None
    author = fields.get(_AUTHOR)
    date = fields.get(_DATE, "")
    yield Problem(
        Message("context-without-text"),
        about=RawArticle(
            "",
            title=fields.get(_TITLE) or None,
            date=date if _DAY.match(date) else None,
            source=source,
            author=author if author and author != source else None,
            files=(),
        ),
    )
