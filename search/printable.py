"""Keep characters that act on a terminal out of what is printed."""

from __future__ import annotations

from index.files.names import UNPRINTABLE


def printable(text: str) -> str:
    """Replace each character that could act on a terminal by a space."""
    return UNPRINTABLE.sub(" ", text.encode("utf-8", "replace").decode())


def printable_lines(text: str) -> str:
    """Return a text of several lines as `printable` returns one."""
    return "\n".join(map(printable, text.split("\n")))
