"""Find the element that contains all others of an XML file, below declarations and comments."""

from __future__ import annotations

import re

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern

_PROLOG = lazy_pattern(
    r"(?>\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<![A-Za-z](?>[^\[>]*)(?:\[.*?\]\s*)?>)*+"
    r"[^<]*+(?=<(?:[\w.-]{1,30}:)?(?P<root>[A-Za-z_][\w.-]*+))",
    re.DOTALL,
)
"""Declarations and comments before the first element of an XML file."""


class Root(Struct, frozen=True):
    """The element that contains all others of a file.

    Attributes:
        name: Its name, without a prefix.
        offset: Where it begins.
    """

    name: str
    offset: int


def find_root(start: str) -> Root:
    """Find the first element of an XML file.

    Args:
        start: The first characters of the file.

    Raises:
        UnreadableFile: They are not those of an XML file.
    """
    prolog = _PROLOG.match(start)
    if prolog is None:
        raise UnreadableFile("xml-missing")
    return Root(prolog["root"], prolog.end())
