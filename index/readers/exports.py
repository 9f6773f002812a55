"""Split the exports of press databases into articles, and give each article a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.raw_article import Problem, RawArticle

Part = RawArticle | Problem

CUT_SHORT = Problem.of("article-cut-short")
"""The problem of an article that ends before the line that should end it."""

_UNKNOWN = "export-item-unknown"
"""The code of the problem of lines that are no article."""

EMPTY = Problem.of("feed-item-empty")
TOO_LARGE = Problem.of("feed-item-too-large", millions=MAX_PAGE_CHARS >> 20)


class Piece(Struct, frozen=True):
    """A piece of an export: the markup or the text of one article.

    Attributes:
        text: The piece; nothing if it is too large.
        is_too_large: It has more characters than any article.
    """

    text: str
    is_too_large: bool = False


def keyed(articles: Iterable[Iterable[Part]]) -> Iterator[Part]:
    """Yield the parts of an export, the articles with keys of their own.

    The key of an article is its own or else its number; one that is exported twice has ` (2)`
    behind its key. A problem says which article it is of.

    Args:
        articles: For each article, the article itself and its problems.

    Raises:
        UnreadableFile: There is no article, and no problem.
    """
    number = 0
    is_empty = True
    uses_of_key: dict[str, int] = {}
    try:
        for number, parts in enumerate(articles, 1):
            for part in parts:
                if is_empty and _is_unknown(part):
                    continue  # a file of nothing else is no export
                is_empty = False
                yield _numbered(part, number, uses_of_key)
    except UnreadableFile as error:
        if is_empty:
            raise
        yield Problem.of("broken-off-after-item", reason=error.message, number=number)
    if is_empty:
        raise UnreadableFile("article-missing")


def _is_unknown(part: Part) -> bool:
    return isinstance(part, Problem) and part.reason.code == _UNKNOWN


def _numbered(part: Part, number: int, uses_of_key: dict[str, int]) -> Part:
    if isinstance(part, Problem):
        return Problem.of("problem-of-item", number=number, reason=part.reason)
    return replace(part, key=unique_key(part.key or str(number), uses_of_key))


def unknown(lines: Iterable[str]) -> list[Part]:
    """Return the problem that lines are no article; none if there are no lines."""
    characters = sum(map(len, lines))
    return [Problem.of(_UNKNOWN, characters=characters)] if characters else []


def unique_key(key: str, uses: dict[str, int]) -> str:
    """Return a key that no article of the export has yet; some hold the same article twice."""
    uses[key] = uses.get(key, 0) + 1
    if uses[key] == 1:
        return key
    return f"{key} ({uses[key]})"


def split_before(
    pieces: Iterable[str],
    boundary: re.Pattern[str],
    max_boundary_chars: int,
    max_chars: int = MAX_PAGE_CHARS,
) -> Iterator[Piece]:
    """Split a text, which may be cut anywhere, before each match of a pattern.

    Args:
        pieces: The text.
        boundary: What begins a piece.
        max_boundary_chars: Characters that a match has at most.
        max_chars: Characters that a piece may have.

    Yields:
        What stands before the first match, then each piece with its match.
    """
    text = ""
    start = 0  # of the piece that is being read
    position = 0  # up to here the text has been searched
    is_too_large = False
    for piece in pieces:
        if start:
            text = text[start:]
            position -= start
            start = 0
        text += piece
        while match := boundary.search(text, position):
            yield _piece(text[start : match.start()], max_chars, is_too_large=is_too_large)
            start = match.start()
            position = match.end()
            is_too_large = False
        position = max(position, len(text) - max_boundary_chars)  # a match may be cut in two
        if len(text) - start > max_chars:
            is_too_large = True
            start = position
    yield _piece(text[start:], max_chars, is_too_large=is_too_large)


def _piece(text: str, max_chars: int, *, is_too_large: bool) -> Piece:
    if is_too_large or len(text) > max_chars:
        return Piece("", is_too_large=True)
    return Piece(text)


def split_after(lines: Iterable[str], last_line: re.Pattern[str]) -> Iterator[list[str] | None]:
    """Split the lines of an export after each line that a pattern matches.

    Yields:
        Lists of lines, of which the last may lack the line that ends an article; None for lines
        that are together larger than any article.
    """
    block: list[str] = []
    size = 0
    for line in lines:
        size += len(line)
        if size <= MAX_PAGE_CHARS:
            block.append(line)
        else:
            block.clear()
        if last_line.match(line):
            yield block or None
            block = []
            size = 0
    if size:
        yield block or None
