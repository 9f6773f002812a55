"""Europresse exports: pages that hold up to a thousand articles, each in a frame of the same shape.

`frames` splits the page, `tags` finds the elements of a frame, and `article` makes an article of
it. `french` has the words that Europresse prints. The layouts of 2012, 2015 and from 2019 on differ
in a few elements, which `article` looks for in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode_blocks
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, keyed
from index.readers.material import Material
from index.readers.press.europresse.article import article
from index.readers.press.europresse.frames import Frame, split_frames
from index.readers.raw_article import Problem, RawArticle

__all__ = ["read"]


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an export, and a problem for every frame that cannot be read whole.

    The export is read in pieces, so it may have any size.

    Raises:
        UnreadableFile: There is no article in it.
    """
    return keyed(map(_parts, split_frames(decode_blocks(material.blocks()))))


def _parts(frame: Frame) -> Iterator[RawArticle | Problem]:
    """Yield the article of a frame, and a problem if the frame is not whole."""
    if frame.is_too_large:
        yield TOO_LARGE
        return
    raw = article(frame.html)
    yield raw if raw.text or raw.title else EMPTY
    if raw.key is None and not frame.is_closed:
        yield CUT_SHORT
