"""A window on a long JSON text: only the part that is being read is in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message

_SPACE = lazy_pattern(r"\s*+")
_DECODER = json.JSONDecoder()

_MAX_CUT_CHARS = 16
"""Characters of a literal that may be cut in two; numbers are not longer in practice."""


class Window:
    """The part of a text that has been read from its pieces and is not used yet.

    Characters are used when a value or a character is taken; they are then forgotten. An error
    names the line and the character of the whole text.

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
        """Read on until some characters have come in this order, and return the unused text.

        Nothing is used. The text may go on after the last of the characters.

        Args:
            max_chars: Characters after which reading ends even if they have not come.
            characters: Characters that are all different. There may be others between them.
        """
        while not self._has_in_order(characters) and self._unused_chars() < max_chars:
            if not self._read_more():
                break
        return self._text[self._position :]

    def _has_in_order(self, characters: tuple[str, ...]) -> bool:
        """Return True if the unused text has these different characters in this order."""
        position = self._position
        for character in characters:
            position = self._text.find(character, position)
            if position < 0:
                return False
        return True

    def skip(self, character: str) -> None:
        """Use the next character that is no space, which has to be this one.

        Raises:
            UnreadableFile: Something else follows.
        """
        if self.peek() != character:
            expected = Message.of("json-character-expected", character=character)
            self._refuse(self._position, expected)
        self._position += 1

    def value(self, max_chars: int | None = None) -> Any:
        """Use the next JSON value, and return it. If there is none, nothing is used.

        Args:
            max_chars: Characters that it may have; as many as a record by default.

        Raises:
            UnreadableFile: What follows is not JSON, or too large.
        """
        while True:
            try:
                value, self._position = _DECODER.raw_decode(self._text, self._position)
            except json.JSONDecodeError as error:
                self._read_unfinished(error, max_chars or self._max_chars)
            except RecursionError:
                self._refuse(self._position, Message.of("json-too-deep"))
            except ValueError:
                self._refuse(self._position, Message.of("json-number-too-long"))
            else:
                return value

    def _read_unfinished(self, error: json.JSONDecodeError, max_chars: int) -> None:
        """Read on if a value is only cut short by the end of what has been read.

        Raises:
            UnreadableFile: The value is broken or too large, or the text ends.
        """
        is_near_end = error.pos > len(self._text) - _MAX_CUT_CHARS
        # the error "Unterminated string" names the start of the string, which may be far from the end
        is_unfinished = is_near_end or error.msg.startswith("Unterminated")
        if is_unfinished and self._unused_chars() > max_chars:
            too_large = Message.of("json-value-too-large", megabytes=max_chars >> 20)
            self._refuse(self._position, too_large)
        if not is_unfinished or not self._read_more():
            self._refuse(error.pos, error.msg)

    def _unused_chars(self) -> int:
        return len(self._text) - self._position

    def _read_more(self) -> bool:
        """Read on and forget the used text; return False if the text has ended.

        As many characters are read as there are unused ones. With this doubling, a long value is
        not tried too often.
        """
        missing = max(1, self._unused_chars())
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
        """Raise the error for a mistake at a position of the window."""
        line = self._used_lines + self._text.count("\n", 0, position) + 1
        character = self._used_chars + position + 1
        raise UnreadableFile(
            "json-invalid-from", line=line, character=character, reason=reason
        ) from None
