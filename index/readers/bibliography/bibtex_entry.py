"""Parse an entry of BibTeX, however its values are written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from index.lazy_pattern import lazy_pattern

_ENTRY = lazy_pattern(r"\s*@(?P<type>[A-Za-z]+)\s*[{(]\s*(?:(?P<key>[^\s,{}=\"#]*)\s*,)?")
_NAME = lazy_pattern(r"[\s,]*(?P<name>[A-Za-z][\w:.+/-]*)\s*=\s*")
_BARE = lazy_pattern(r"[^\s,#{}\"=]+")
_BRACE = lazy_pattern(r"\\.|[{}]", re.DOTALL)
_BRACE_OR_QUOTE = lazy_pattern(r"\\.|[{}\"]", re.DOTALL)
_CONCATENATION = lazy_pattern(r"\s*#\s*")


class Entry(Struct, frozen=True):
    """An entry.

    Attributes:
        type: Its type in lower case: `article`.
        key: What texts cite it by; empty if there is none.
        fields: Its values as they are written, by their names in lower case.
        is_whole: All its values end.
    """

    type: str
    key: str
    fields: Mapping[str, str]
    is_whole: bool = True


def parse_entry(text: str, macros: Mapping[str, str]) -> Entry | None:
    """Parse an entry; return None if the text does not begin with one.

    Args:
        text: The entry, perhaps with something else behind it.
        macros: What the names stand for that an entry may have in place of a value.
    """
    head = _ENTRY.match(text)
    if head is None:
        return None
    fields: dict[str, str] = {}
    position = head.end()
    while name := _NAME.match(text, position):
        value, position = _value(text, name.end(), macros)
        fields.setdefault(name["name"].lower(), value)
        if position < 0:
            break
    is_whole = position >= 0 and text[position:].lstrip(" \t\r\n,").startswith(("}", ")"))
    return Entry(head["type"].lower(), head["key"] or "", fields, is_whole)


def _value(text: str, position: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Return the value at a position, and where it ends; -1 if it does not end."""
    pieces: list[str] = []
    while position >= 0:
        piece, position = _piece(text, position, macros)
        pieces.append(piece)
        following = _CONCATENATION.match(text, position) if position >= 0 else None
        if following is None:
            break
        position = following.end()
    return "".join(pieces), position


def _piece(text: str, position: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Return the text in braces or quotes or the name at a position, and where it ends."""
    opening = text[position : position + 1]
    if opening not in {"{", '"'}:
        bare = _BARE.match(text, position)
        if bare is None:
            return "", -1
        return macros.get(bare[0].lower(), bare[0]), bare.end()
    end = _closing_brace(text, position + 1) if opening == "{" else _quote(text, position + 1)
    return text[position + 1 : None if end < 0 else end], -1 if end < 0 else end + 1


def _closing_brace(text: str, position: int) -> int:
    """Return where the brace is that closes the one before a position; -1 if there is none."""
    depth = 1
    for brace in _BRACE.finditer(text, position):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    return -1


def _quote(text: str, position: int) -> int:
    """Return where the next quote is that is not within braces; -1 if there is none."""
    depth = 0
    for sign in _BRACE_OR_QUOTE.finditer(text, position):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if sign[0] == '"' and depth <= 0:
            return sign.start()
    return -1
