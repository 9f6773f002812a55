"""Give results as values that JSON can hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, to_builtins

from index.messages import Language, Message, catalogue

SCORE_DECIMALS = 4
"""Decimals of a score in JSON."""


def struct_as_json(value: Struct) -> dict[str, Any]:
    """Return the fields of a value as JSON holds them: days as texts, tuples as lists."""
    fields: dict[str, Any] = _with_lists(to_builtins(value))
    return fields


def notes_as_json(notes: Iterable[Message], language: Language = "en") -> list[dict[str, Any]]:
    """Return notes as JSON holds them: the code and the values for programs, the text for people."""
    words = catalogue(language)
    return [
        {"code": note.code, "text": words.text(note), "values": note.as_dict()["values"]}
        for note in notes
    ]


def _with_lists(value: Any) -> Any:
    """Replace the tuples in a value by lists."""
    if isinstance(value, tuple | list):
        return [_with_lists(part) for part in value]
    if isinstance(value, dict):
        return {key: _with_lists(part) for key, part in value.items()}
    return value
