"""Show texts of articles on a page: they may hold anything, and must not become markup."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from search.highlighting.sentences import Span
from search.printable import printable


def plain(text: str) -> str:
    """Return a text without the signs that act on a terminal or turn the direction of a line.

    Each becomes a space, so that places in the text stay where they are.
    """
    return printable(text)


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """Return a text whose matches stand in `<mark>`.

    Args:
        text: The text.
        spans: Start and end of each match in characters, in order and apart from one another.
    """
    pieces: list[Markup] = []
    shown = 0
    for start, end in spans:
        pieces.append(escape(plain(text[shown:start])))
        pieces.append(Markup("<mark>{}</mark>").format(plain(text[start:end])))
        shown = end
    pieces.append(escape(plain(text[shown:])))
    return Markup("").join(pieces)
