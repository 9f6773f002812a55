"""Read the posts in an archive that X (Twitter) gives its users: JSON in a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode, decode_blocks
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.json import read_window
from index.readers.records.sliding_window import Window
from index.readers.records.values import as_text

_ASSIGNMENT = lazy_pattern(r"\s*+window\.[\w.]{1,100}+\s*+=\s*+")
"""The start of the script, before the list of posts."""

_ACCOUNT_FILE = "account.js"
"""The script beside those of posts that says whose they are."""

_ACCOUNT_NAMES = ("accountDisplayName", "username")


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the posts. Their source is the account, if its script stands beside them.

    Raises:
        UnreadableFile: The script is another one, or there is no post in it.
    """
    pieces = decode_blocks(material.blocks())
    first = next(pieces, "")
    assignment = _ASSIGNMENT.match(first)
    if assignment is None:
        raise UnreadableFile("script-without-posts")
    rest = chain((first[assignment.end() :],), pieces)
    account = _account(material)
    for part in read_window(Window(rest, material.limits.max_file_bytes)):
        is_post = isinstance(part, RawArticle) and part.source is None
        yield replace(part, source=account, author=account) if is_post else part


def _account(material: Material) -> str | None:
    """Return the name of the account whose archive it is; None if nothing tells it."""
    script = material.neighbour(_ACCOUNT_FILE)
    if script is None:
        return None
    try:
        text = decode(script.whole())
        assignment = _ASSIGNMENT.match(text)
        [entry] = json.loads(text[assignment.end() :]) if assignment else [{}]
        account = entry["account"]
        names = (as_text(account.get(name)) for name in _ACCOUNT_NAMES)
        return next(filter(None, names), None)
    except (UnreadableFile, ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return None
