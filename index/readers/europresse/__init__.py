"""Europresse exports: pages that hold up to a thousand articles, each in a frame of the same shape.

`frames` splits the page, `tags` finds the elements of a frame, and `article` makes an article of
it. `french` has the words that Europresse prints. The layouts of 2012, 2015 and from 2019 on differ
in a few elements, which `article` looks for in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.encoding import decode_blocks
from index.readers.europresse.article import article
from index.readers.europresse.frames import Frame, split_frames
from index.readers.europresse.numbers import unique_key
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

__all__ = ["read"]


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an export, and a problem for every frame that cannot be read whole.

    The export is read in pieces, so it may have any size.

    Raises:
        UnreadableFile: There is no article in it.
    """
    number = 0
    uses_of_key: dict[str, int] = {}
    try:
        for number, frame in enumerate(split_frames(decode_blocks(material.blocks())), 1):
            for part in _parts(frame, number):
                yield _with_unique_key(part, number, uses_of_key)
    except UnreadableFile as error:
        if not number:
            raise
        yield Problem.of("broken-off-after-item", reason=error.message, number=number)
    if not number:
        raise UnreadableFile("article-missing")


def _parts(frame: Frame, number: int) -> Iterator[RawArticle | Problem]:
    """Yield the article of a frame, and a problem if the frame is not whole."""
    if frame.is_too_large:
        millions = MAX_PAGE_CHARS >> 20
        yield _problem("feed-item-too-large", number, millions=millions)
        return
    raw = article(frame.html)
    if raw.text or raw.title:
        yield raw
    else:
        yield _problem("feed-item-empty", number)
    if raw.key is None and not frame.is_closed:
        yield _problem("europresse-article-cut-short", number)


def _problem(code: str, number: int, **values: int) -> Problem:
    reason = Problem.of(code, **values).reason
    return Problem.of("problem-of-item", number=number, reason=reason)


def _with_unique_key(
    part: RawArticle | Problem, number: int, uses_of_key: dict[str, int]
) -> RawArticle | Problem:
    if isinstance(part, Problem):
        return part
    return replace(part, key=unique_key(part.key or str(number), uses_of_key))
