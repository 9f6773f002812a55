"""Split the page of an export into the frames of its articles, of which one is in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.limits import MAX_PAGE_CHARS

_MAX_ATTRIBUTES_CHARS = 1000

_ATTRIBUTES = rf"[^<>]{{0,{_MAX_ATTRIBUTES_CHARS}}}"
_BOUNDARY = lazy_pattern(
    rf"(?P<opening><article\b{_ATTRIBUTES}>)"
    r"|(?P<closing></article\s{0,9}>)"
    rf"|(?P<name><span\b{_ATTRIBUTES}\bDocPublicationName\b{_ATTRIBUTES}>)",
    re.IGNORECASE,
)
"""The tags where a frame begins or ends, and that of the element that every frame has once.

The layout of 2012 has no element around an article. A frame is then all from one name of a
publication to the next, as it is if the end of an article is missing.
"""

_MAX_BOUNDARY_CHARS = 2 * _MAX_ATTRIBUTES_CHARS + 40


class Frame(Struct, frozen=True):
    """The part of an export that holds one article.

    Attributes:
        html: Its HTML; nothing if there is too much of it.
        is_closed: It ends where it says it does.
        is_too_large: It has more characters than any article.
    """

    html: str
    is_closed: bool
    is_too_large: bool


def split_frames(pieces: Iterable[str]) -> Iterator[Frame]:
    """Split an export, which may be cut anywhere, into its frames."""
    splitter = _Splitter()
    for piece in pieces:
        yield from splitter.add(piece)
    yield from splitter.finish()


class _Splitter:
    """The part of an export that has been read and belongs to no finished frame."""

    __slots__ = ("_has_name", "_html", "_is_open", "_is_too_large", "_position")

    def __init__(self) -> None:
        self._html = ""
        self._position = 0
        self._is_open = False
        self._has_name = False
        self._is_too_large = False

    def add(self, piece: str) -> Iterator[Frame]:
        """Add a piece of the export and yield the frames that it finishes."""
        self._html += piece
        while boundary := _BOUNDARY.search(self._html, self._position):
            yield from self._pass(boundary)
        # a tag may be cut in two
        self._position = max(self._position, len(self._html) - _MAX_BOUNDARY_CHARS)
        if len(self._html) > MAX_PAGE_CHARS:
            self._is_too_large = True
            self._html = self._html[self._position :]
            self._position = 0

    def finish(self) -> Iterator[Frame]:
        """Yield the last frame, if the export breaks off in it or its layout closes none."""
        return self._frame(len(self._html), is_closed=False)

    def _pass(self, boundary: re.Match[str]) -> Iterator[Frame]:
        """Yield the frame that ends at a boundary, if one does."""
        if boundary["name"] and not self._has_name:
            self._has_name = True
            self._position = boundary.end()
            return
        yield from self._frame(boundary.start(), is_closed=boundary["closing"] is not None)
        if boundary["name"]:
            self._restart(self._html[boundary.start() :], is_open=True)
            self._has_name = True
            self._position = len(boundary[0])
        else:
            is_open = boundary["opening"] is not None
            self._restart(self._html[boundary.end() :], is_open=is_open)

    def _restart(self, html: str, *, is_open: bool) -> None:
        self._html = html
        self._position = 0
        self._is_open = is_open
        self._has_name = False
        self._is_too_large = False

    def _frame(self, end: int, *, is_closed: bool) -> Iterator[Frame]:
        """Yield the frame that ends here, unless this is only what stands between two of them."""
        if not (self._is_open or self._has_name):
            return
        if self._is_too_large or end > MAX_PAGE_CHARS:
            yield Frame("", is_closed, is_too_large=True)
        else:
            yield Frame(self._html[:end], is_closed, is_too_large=False)
