"""Split a long XML text into the elements of some names, one in memory at a time.

The text is cut before any of it is parsed: a mistake in one element spoils no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_MAX_TAG_CHARS = 1 << 14
"""Characters of a tag, which may lie across two pieces of the text."""

_SECTION_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


class Piece(Struct, frozen=True):
    """A piece of the text.

    Attributes:
        text: What it holds; nothing of an element that is too large.
        is_element: It is an element; otherwise it stands before, between or after elements.
        is_closed: The element has its closing tag.
        is_too_large: The element has more characters than it may have.
    """

    text: str
    is_element: bool = False
    is_closed: bool = True
    is_too_large: bool = False


class Splitter:
    """Finds elements in a text that comes in pieces.

    Args:
        names: The names of the elements, in any case and without prefix.
        max_chars: Characters of an element that is kept, and of what stands between elements.
        nests: An element may hold others of its name. Otherwise it ends where the next one begins.
    """

    __slots__ = (
        "_is_skipped",
        "_level",
        "_max_chars",
        "_missing",
        "_nests",
        "_position",
        "_scan",
        "_start",
        "_text",
    )

    def __init__(self, names: Iterable[str], max_chars: int, *, nests: bool = True) -> None:
        alternatives = "|".join(map(re.escape, names))
        self._scan = re.compile(
            rf"<!--|<!\[CDATA\[|<(?P<slash>/?)(?:[A-Za-z_][\w.-]{{0,30}}:)?(?:{alternatives})"
            r"""(?=[\s/>])(?P<rest>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)?""",
            re.IGNORECASE | re.ASCII,
        )
        self._max_chars = max_chars
        self._nests = nests
        self._text = ""
        self._start = 0  # of the piece that is being read
        self._position = 0  # up to here the text has been searched
        self._missing: set[str] = set()  # ends of sections that are not to come in the text
        self._level = 0  # elements of these names that are open
        self._is_skipped = False  # the element that is open is too large

    def split(self, pieces: Iterable[str]) -> Iterator[Piece]:
        """Yield the elements, and what stands before, between and after them.

        Errors of the pieces pass through after all that comes before them.
        """
        for piece in pieces:
            self._text = self._text[self._start :] + piece
            self._position -= self._start
            self._start = 0
            self._missing.clear()
            yield from self._found(is_end=False)
            if len(self._text) - self._start > self._max_chars:
                yield from self._shortened()
        yield from self._found(is_end=True)
        yield from self._taken(len(self._text), is_closed=False)

    def _found(self, *, is_end: bool) -> Iterator[Piece]:
        """Yield the pieces that end in the text that there is."""
        while tag := self._scan.search(self._text, self._position):
            if not tag["rest"]:  # a section, or a tag whose end is still to come
                if not self._skip(tag, is_end=is_end):
                    return
            elif tag["slash"]:
                yield from self._closed(tag)
            else:
                yield from self._opened(tag)
        self._position = max(self._position, len(self._text) - _MAX_TAG_CHARS)

    def _skip(self, tag: re.Match[str], *, is_end: bool) -> bool:
        """Skip a comment or section, or what is no tag; return False if its end is to come."""
        closing = _SECTION_ENDS.get(tag[0].upper())
        if closing and closing not in self._missing:
            end = self._text.find(closing, tag.end())
            if end >= 0:
                self._position = end + len(closing)
                return True
            self._missing.add(closing)
        max_chars = self._max_chars if closing else _MAX_TAG_CHARS
        if not is_end and len(self._text) - tag.start() < max_chars:
            self._position = tag.start()
            return False
        self._position = tag.end()
        return True

    def _opened(self, tag: re.Match[str]) -> Iterator[Piece]:
        if not self._level:
            yield from self._taken(tag.start())
        elif not self._nests:
            yield from self._taken(tag.start(), is_closed=False)
            self._level = 0
        self._position = tag.end()
        self._level += 1
        if tag["rest"].endswith("/>"):
            yield from self._closed(tag)

    def _closed(self, tag: re.Match[str]) -> Iterator[Piece]:
        self._position = tag.end()
        if self._level == 1:
            yield from self._taken(tag.end())
        self._level = max(0, self._level - 1)

    def _taken(self, end: int, *, is_closed: bool = True) -> Iterator[Piece]:
        """Yield the text up to a place, unless it is empty or too large."""
        text = self._text[self._start : end]
        self._start = end
        if text and not self._is_skipped:
            yield Piece(text, self._level > 0, is_closed)
        self._is_skipped = False

    def _shortened(self) -> Iterator[Piece]:
        """Yield a part of what is too long to be kept, and forget it."""
        if not self._level:
            yield from self._taken(self._position)
        elif not self._is_skipped:
            yield Piece("", is_element=True, is_closed=False, is_too_large=True)
            self._is_skipped = True
        self._start = self._position
