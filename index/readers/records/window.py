"""A long JSON text, of which only what is being read is held."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from index.errors import UnreadableFile
from index.messages import Message

_SPACE = re.compile(r"\s*+")
_DECODER = json.JSONDecoder()
_LONGEST_TOKEN = (
    16  # characters of a literal that may be cut in two; numbers are no longer in practice
)


class Window:
    """What has been read of a text, given in pieces cut anywhere, and not yet used."""

    __slots__ = ("_characters", "_lines", "_max_chars", "_pieces", "_position", "_text")

    def __init__(self, pieces: Iterator[str], max_chars: int) -> None:
        self._max_chars = max_chars
        self._pieces = pieces
        self._text = ""
        self._position = 0
        self._characters = self._lines = 0  # used and let go

    def peek(self) -> str:
        """The next character that is not space; none at the end of the text."""
        while True:
            found = _SPACE.match(self._text, self._position)
            self._position = found.end() if found else self._position
            if self._position < len(self._text):
                return self._text[self._position]
            if not self._more():
                return ""

    def upto(self, most: int, *marks: str) -> str:
        """The text to where some marks have followed each other, or that many characters of it and a few more."""
        while not self._reaches(marks) and self._unused() < most and self._more():
            pass
        return self._text[self._position :]

    def _reaches(self, marks: tuple[str, ...]) -> bool:
        place = self._position
        return all((place := self._text.find(mark, place)) >= 0 for mark in marks)

    def skip(self, sign: str) -> None:
        """Use a sign that has to follow.

        Raises:
            UnreadableFile: Something else does.
        """
        if self.peek() != sign:
            self._refuse(self._position, Message.of("json-character-expected", character=sign))
        self._position += 1

    def value(self, most: int | None = None) -> Any:
        """Use a JSON value; where there is none, nothing is used.

        Args:
            most: Characters it may have; as many as a record by default.

        Raises:
            UnreadableFile: What follows is not JSON, or too large; the message says where.
        """
        while True:
            try:
                value, self._position = _DECODER.raw_decode(self._text, self._position)
            except json.JSONDecodeError as error:
                unfinished = (
                    error.msg.startswith("Unterminated")
                    or error.pos > len(self._text) - _LONGEST_TOKEN
                )
                if unfinished and self._unused() > (most or self._max_chars):
                    self._refuse(
                        self._position,
                        Message.of(
                            "json-value-too-large", megabytes=(most or self._max_chars) >> 20
                        ),
                    )
                if not unfinished or not self._more():
                    self._refuse(error.pos, error.msg)
            except RecursionError:
                self._refuse(self._position, Message.of("json-too-deep"))
            except ValueError:
                self._refuse(self._position, Message.of("json-number-too-long"))
            else:
                return value

    def _unused(self) -> int:
        return len(self._text) - self._position

    def _more(self) -> bool:
        """Read on, as much as there is already, so that a long value is not tried too often."""
        wanted, pieces = max(1, self._unused()), []
        while wanted > 0 and (piece := next(self._pieces, "")):
            pieces.append(piece)
            wanted -= len(piece)
        if not pieces:
            return False
        self._lines += self._text.count("\n", 0, self._position)
        self._characters += self._position
        self._text = self._text[self._position :] + "".join(pieces)
        self._position = 0
        return True

    def _refuse(self, position: int, reason: str | Message) -> NoReturn:
        line = self._lines + self._text.count("\n", 0, position) + 1
        character = self._characters + position + 1
        raise UnreadableFile(
            "json-invalid-from", line=line, character=character, reason=reason
        ) from None
