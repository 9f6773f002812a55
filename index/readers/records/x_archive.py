"""Read the posts in an archive that X (Twitter) gives its users: JSON in a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from index.errors import UnreadableFile
from index.readers.encoding import decode_blocks
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.json import read_window
from index.readers.records.sliding_window import Window

_ASSIGNMENT = re.compile(r"\s*+(?:window|Grailbird)\.[\w.]{1,100}+\s*+=\s*+")
"""The start of the script, before the list of posts."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the posts.

    Raises:
        UnreadableFile: The script is another one, or there is no post in it.
    """
    pieces = decode_blocks(material.blocks())
    first = next(pieces, "")
    assignment = _ASSIGNMENT.match(first)
    if assignment is None:
        raise UnreadableFile("script-without-posts")
    rest = chain((first[assignment.end() :],), pieces)
    return read_window(Window(rest, material.limits.max_file_bytes))
