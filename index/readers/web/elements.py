"""Read the text of elements, be they of the standard library or of lxml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Element(Protocol):
    """An element of XML or HTML."""

    def itertext(self) -> Iterator[str]:
        """Yield the pieces of text in the element, in their order."""


def text_of(element: Element) -> str:
    """Return the text of an element and those in it, in one line."""
    return " ".join("".join(element.itertext()).split())
