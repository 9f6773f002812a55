"""What every reader promises of what it gives."""

from __future__ import annotations

from msgspec.structs import astuple

from index.readers.raw import Problem, RawArticle
from tests.support.messages import english


def storable(item: RawArticle | Problem) -> bool:
    """Whether all the texts of an item can be written to a file: a lone surrogate cannot."""
    if isinstance(item, Problem):
        return _encodes(english(item.reason))
    return all(map(_encodes, astuple(item)))


def _encodes(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(_encodes, value))
    return value is None or str(value).encode() is not None
