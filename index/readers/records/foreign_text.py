"""Decode the texts that databases and data sets hold as bytes."""

from __future__ import annotations

_CHECKED_CHARS = 1000


def decoded(data: bytes) -> str:
    """Return the text of some bytes: UTF-8, or the encoding of the page that it was taken from."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def text_in(data: bytes) -> str | None:
    """Return the text of bytes that may also be a picture or packed; None if they are no UTF-8."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if any(map(_is_control, text[:_CHECKED_CHARS])) else text


def _is_control(character: str) -> bool:
    return character < " " and character not in "\t\n\r\f"
