"""Split a feed into its items, however long it is and however broken some of them are.

The file is cut before any XML is parsed: a mistake in one item spoils no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.limits import MAX_PAGE_CHARS

_OPENING_TAG = lazy_pattern(r"<(?P<name>(?:[A-Za-z0-9_.-]{1,30}:)?(?:item|entry))(?=[\s/>])")
_MAX_TAG_CHARS = 64
"""Characters of an item's tag, which may lie across two pieces of the file."""


def split_items(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the head of a feed, which is all before its first item, then each item.

    What stands between and after the items is left out.

    Args:
        pieces: The text of the feed, cut anywhere.

    Raises:
        UnreadableFile: The last item is cut short, or the head or an item is too large. Errors of
            the pieces pass through. All that comes before the error is yielded first.
    """
    text = ""
    start = 0  # offset of the head or of the item that is being read
    position = 0  # offset up to which the text has been searched
    closing_tag: re.Pattern[str] | None = None  # None between items
    is_in_head = True
    for piece in pieces:
        text = text[start:] + piece
        position -= start
        start = 0
        while tag := (closing_tag or _OPENING_TAG).search(text, position):
            if closing_tag is not None:  # the item ends
                yield text[start : tag.end()]
                start = tag.end()
                closing_tag = None
            else:  # an item begins
                if is_in_head:
                    yield text[: tag.start()]
                start = tag.start()
                closing_tag = _closing_tag(tag["name"])
                is_in_head = False
            position = tag.end()
        # the piece may end within a tag
        position = max(position, len(text) - _MAX_TAG_CHARS)
        if not is_in_head and closing_tag is None:
            start = position  # between items, nothing is kept
        if len(text) - start > MAX_PAGE_CHARS:
            raise UnreadableFile("feed-item-too-large", millions=MAX_PAGE_CHARS >> 20)
    if is_in_head:
        yield text
    elif closing_tag is not None:
        raise UnreadableFile("feed-item-cut-short")


def _closing_tag(name: str) -> re.Pattern[str]:
    """Return the pattern of the tag that closes an item."""
    return re.compile(rf"</{re.escape(name)}\s*>")
