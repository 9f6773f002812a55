"""Remarks on the way a query was read, as answers have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from index.messages import Message
from search.serve.words import PageWords


class Note(Struct, frozen=True):
    """A remark on the way a query was read.

    Attributes:
        code: The kind of remark, for programs.
        text: The remark in words, for people.
        values: What the words are about, by names.
    """

    code: str
    text: str
    values: dict[str, Any]


def notes_of(messages: Iterable[Message], words: PageWords) -> tuple[Note, ...]:
    """Return the remarks of an answer, in the language of the reader."""
    return tuple(
        Note(message.code, words.message(message), message.as_dict()["values"])
        for message in messages
    )
