"""Tell how many links a list of links has: bookmarks, and what read-later services export as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.encoding import decode_blocks
from index.readers.material import Material
from index.readers.raw_article import RawArticle

_LINK = re.compile(r"<(?:a|post)\s[^<>]{0,100}?\bhref\s*=", re.IGNORECASE)
_MAX_LINK_CHARS = 128


def read(material: Material) -> Iterator[RawArticle]:
    """Refuse a list of links, which tells where articles are and holds none of them.

    Raises:
        UnreadableFile: Always.
    """
    links = 0
    rest = ""
    for piece in decode_blocks(material.blocks()):
        text = rest + piece
        end = 0
        for link in _LINK.finditer(text):
            links += 1
            end = link.end()
        rest = text[max(end, len(text) - _MAX_LINK_CHARS) :]  # a link may be cut in two
    raise UnreadableFile("file-is-list-of-links", links=links)
    yield  # a reader is a generator
