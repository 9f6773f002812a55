"""Check what every reader promises of the parts that it gives."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import astuple

from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english


def storable(part: RawArticle | Problem) -> bool:
    """Return True if all the texts of a part can be encoded.

    Raises:
        UnicodeEncodeError: A text has a lone surrogate.
    """
    if isinstance(part, Problem):
        return _encodes(english(part.reason))
    return all(map(_encodes, astuple(part)))


def only_article(parts: Iterable[object]) -> RawArticle:
    """Return the article that a reader yields, and make sure that it yields nothing else."""
    (article,) = parts
    assert isinstance(article, RawArticle)
    return article


def _encodes(value: object) -> bool:
    """Return True if a value can be encoded.

    Raises:
        UnicodeEncodeError: It has a lone surrogate.
    """
    if isinstance(value, tuple):
        return all(map(_encodes, value))
    return value is None or str(value).encode() is not None
