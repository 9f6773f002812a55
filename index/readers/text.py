"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw import Raw


def read(material: Material) -> Iterator[Raw]:
    """The one article of a text file."""
    yield Raw(decode(material.whole()))
