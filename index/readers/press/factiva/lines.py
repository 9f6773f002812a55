"""Split the lines of an export in text or RTF into articles, each ended by a line `Document …`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, keyed, split_after, unknown
from index.readers.press.factiva import display, french, indexed
from index.readers.press.factiva.accession import LAST_LINE, number_of
from index.readers.raw_article import RawArticle


def is_export(lines: Iterable[str]) -> bool:
    """Return True if lines hold an article and the line that ends it."""
    return any(map(_is_whole_article, split_after(lines, LAST_LINE)))


def articles(lines: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of an export, and a problem for each that is not whole.

    What stands below the last of them, such as the summary of the search, is left out.

    Raises:
        UnreadableFile: There is no article.
    """
    return keyed(filter(None, map(_parts, split_after(lines, LAST_LINE))))


def _is_whole_article(block: Sequence[str] | None) -> bool:
    if block is None:
        return False
    return number_of(block[-1]) is not None and _is_article(_stripped(block))


def _parts(block: Sequence[str] | None) -> list[Part]:
    """Return the article of a block of lines and its problem; none if there is no article in it."""
    if block is None:
        return [TOO_LARGE]
    number = number_of(block[-1])
    lines = _stripped(block)
    if number is None and not _is_article(lines):
        return [] if french.is_summary(lines) else unknown(lines)
    if number is None:
        return [_article(lines, None), CUT_SHORT]
    raw = _article(lines, number)
    return [raw if raw.text or raw.title else EMPTY]


def _stripped(block: Sequence[str]) -> list[str]:
    """Return the lines that are not blank, without those at the foot of pages and the last."""
    lines = filter(None, map(str.strip, block))
    return [line for line in lines if not french.PAGE_FOOT.fullmatch(line)]


def _is_article(lines: Sequence[str]) -> bool:
    return indexed.coded_values(lines) is not None or display.has_heading(lines)


def _article(lines: Sequence[str], number: str | None) -> RawArticle:
    values = indexed.coded_values(lines)
    text = [line for line in lines if not number_of(line)]
    raw = indexed.article(values) if values else display.article(text)
    return replace(raw, key=number or raw.key)
