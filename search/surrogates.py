"""Make typed text storable: it may have halves of surrogate pairs, which no file can hold."""

from __future__ import annotations


def without_surrogates(text: str) -> str:
    """Replace lone surrogates by U+FFFD.

    Two surrogates that make a pair become the character that they stand for.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
