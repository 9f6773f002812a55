"""Write numbers of bytes in units that people read."""

from __future__ import annotations

from index.messages import Catalogue, Message

_UNITS = (("size-gb", 1e9), ("size-mb", 1e6), ("size-kb", 1e3))
"""Codes of the words of each unit, and its bytes. The largest one comes first."""


def size_text(size: int, words: Catalogue) -> str:
    """Write a number of bytes in the largest unit that leaves at least one of it."""
    for code, unit_bytes in _UNITS:
        if size >= unit_bytes:
            return words.text(Message.of(code, size=size / unit_bytes))
    return words.text(Message.of("size-bytes", size=size))


def part_text(part: int, whole: int, words: Catalogue) -> str:
    """Write how many bytes of a whole are done, in the unit of the whole: `201.3/569.7 kB`."""
    unit_bytes = next((each for _, each in _UNITS if whole >= each), 1)
    done = words.number(part / unit_bytes, 0 if unit_bytes == 1 else 1)
    return f"{done}/{size_text(whole, words)}"
