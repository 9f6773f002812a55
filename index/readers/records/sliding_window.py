"""A window on a long JSON text: only the part that is being read is in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from index.errors import UnreadableFile
from index.messages import Message

_SPACE = re.compile(r"\s*+")
_DECODER = json.JSONDecoder()

_MAX_CUT_CHARS = 16
"""Characters of a literal that may be cut in two; numbers are not longer in practice."""


class Window:
    """The part of a text that has been read from its pieces and is not used yet.

    Args:
        pieces: The text, cut anywhere.
        max_chars: Characters that a value may have, unless another number is given with it.
    """

    __slots__ = ("_max_chars", "_pieces", "_position", "_text", "_used_chars", "_used_lines")

    def __init__(self, pieces: Iterator[str], max_chars: int) -> None:
        self._pieces = pieces
        self._max_chars = max_chars
        self._text = ""
        self._position = 0
        self._used_chars = 0
        self._used_lines = 0

    def peek(self) -> str:
        """Return the next character that is no space; an empty text at the end."""
        while True:
            space = _SPACE.match(self._text, self._position)
            if space:
                self._position = space.end()
            if self._position < len(self._text):
                return self._text[self._position]
            if not self._read_more():
                return ""

    def up_to(self, max_chars: int, *characters: str) -> str:
        """Return the text to where some characters have followed each other, without using it.

        It ends after `max_chars` and a few more characters if they have not.
        """
        while not self._holds(characters) and self._unused() < max_chars:
            if not self._read_more():
                break
        return self._text[self._position :]

    def _holds(self, characters: tuple[str, ...]) -> bool:
        """Return True if the characters follow each other, with anything between them."""
        position = self._position
        for character in characters:
            position = self._text.find(character, position)
            if position < 0:
                return False
        return True

    def skip(self, character: str) -> None:
        """Use a character that has to follow.

        Raises:
            UnreadableFile: Something else follows.
        """
        if self.peek() != character:
            expected = Message.of("json-character-expected", character=character)
            self._refuse(self._position, expected)
        self._position += 1

    def value(self, max_chars: int | None = None) -> Any:
        """Use a JSON value; if there is none, nothing is used.

        Args:
            max_chars: Characters that it may have; as many as a record by default.

        Raises:
            UnreadableFile: What follows is not JSON, or too large.
        """
        while True:
            try:
                value, self._position = _DECODER.raw_decode(self._text, self._position)
            except json.JSONDecodeError as error:
                self._continue(error, max_chars or self._max_chars)
            except RecursionError:
                self._refuse(self._position, Message.of("json-too-deep"))
            except ValueError:
                self._refuse(self._position, Message.of("json-number-too-long"))
            else:
                return value

    def _continue(self, error: json.JSONDecodeError, max_chars: int) -> None:
        """Read on if a value is only cut short.

        Raises:
            UnreadableFile: The value is broken or too large, or the text ends.
        """
        is_near_end = error.pos > len(self._text) - _MAX_CUT_CHARS
        is_unfinished = is_near_end or error.msg.startswith("Unterminated")
        if is_unfinished and self._unused() > max_chars:
            too_large = Message.of("json-value-too-large", megabytes=max_chars >> 20)
            self._refuse(self._position, too_large)
        if not is_unfinished or not self._read_more():
            self._refuse(error.pos, error.msg)

    def _unused(self) -> int:
        return len(self._text) - self._position

    def _read_more(self) -> bool:
        """Read as much as there is already, so that a long value is not tried too often."""
        missing = max(1, self._unused())
        pieces: list[str] = []
        while missing > 0:
            piece = next(self._pieces, "")
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
        if not pieces:
            return False
        self._used_lines += self._text.count("\n", 0, self._position)
        self._used_chars += self._position
        self._text = self._text[self._position :] + "".join(pieces)
        self._position = 0
        return True

    def _refuse(self, position: int, reason: str | Message) -> NoReturn:
        line = self._used_lines + self._text.count("\n", 0, position) + 1
        character = self._used_chars + position + 1
        raise UnreadableFile(
            "json-invalid-from", line=line, character=character, reason=reason
        ) from None
