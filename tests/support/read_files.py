"""What every reader promises of what it gives."""

from __future__ import annotations

from msgspec.structs import astuple

from index.readers.raw import Problem, RawArticle


def storable(item: RawArticle | Problem) -> bool:
    """Whether all the texts of an item can be written to a file: a lone surrogate cannot."""
    texts = [
        text
        for value in astuple(item)
        for text in (value if isinstance(value, tuple) else (value,))
    ]
    return all(text is None or text.encode() is not None for text in texts)
