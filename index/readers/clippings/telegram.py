"""Read the pages that Telegram exports of a channel or a chat: an article a message."""

from __future__ import annotations

from collections.abc import Iterator

from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode_blocks
from index.readers.exports import TOO_LARGE, Part, Piece, keyed, split_before
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.markup import plain, plain_line

_MESSAGE = lazy_pattern(r'<div class="message (?:default|service)\b')
_MAX_BOUNDARY_CHARS = 40

_NAME = lazy_pattern(r'<div class="text bold">([^<]{1,1000})</div>')
"""The name of the channel, at the top of the page."""

_ID = lazy_pattern(r'id="message(-?[0-9]{1,20})"')
_SENT = lazy_pattern(
    r'<div class="[^"]{0,100}\bdate\b[^"]{0,100}" title="(?P<day>[0-9]{2})\.(?P<month>[0-9]{2})\.(?P<year>[0-9]{4})'
    r" (?P<time>[0-9:]{8})"
)
_SENDER = lazy_pattern(r'<div class="(?:from_name|signature details)">\s*([^<]{1,1000})')
_TEXT = lazy_pattern(r'<div class="text">((?:[^<]++|<(?!/?div\b))*+)')
"""A text, up to the end of its element or the start of another one."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a page. Messages without a text are left out: they are pictures.

    Raises:
        UnreadableFile: There is no message with a text.
    """
    pieces = split_before(decode_blocks(material.blocks()), _MESSAGE, _MAX_BOUNDARY_CHARS)
    channel = _name(next(pieces).text)
    yield from keyed(_parts(piece, channel) for piece in pieces)


def _name(head: str) -> str | None:
    """Return the name of the channel, which stands above the messages."""
    name = _NAME.search(head)
    return plain_line(name[1]) if name else None


def _parts(piece: Piece, channel: str | None) -> Iterator[Part]:
    """Yield the article of a message, if it has a text."""
    if piece.is_too_large:
        yield TOO_LARGE
        return
    message = piece.text
    text = "\n".join(map(plain, _TEXT.findall(message)))
    if not text.strip():
        return
    number = _ID.search(message)
    sent = _SENT.search(message)
    yield RawArticle(
        text,
        key=number[1] if number else None,
        date=sent.expand(r"\g<year>-\g<month>-\g<day>T\g<time>") if sent else None,
        source=channel,
        author=_author(message, channel),
    )


def _author(message: str, channel: str | None) -> str | None:
    """Return who wrote a message, if it is somebody else than the channel itself."""
    for written in reversed(_SENDER.findall(message)):  # a signature stands below the name
        sender = plain_line(written)
        if sender != channel:
            return sender
    return None
