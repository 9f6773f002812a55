"""Show texts of articles on a page: they may hold anything, and must not become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape
from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from search.highlighting.sentences import Span
from search.printable import printable, printable_lines
from search.text_spans import pieces_of

Kind = Literal["match", "person", "day"]
"""The sense of a stretch of a text: it matches the query, names a person, or tells the day."""


_NEWLINE = lazy_pattern(r"\n")


class Annotation(Struct, frozen=True):
    """The sense of a stretch of a text.

    Attributes:
        span: Start and end of the stretch, in characters.
        kind: Its sense.
        target: The id of the element for a match or a day, the address for a person.
    """

    span: Span
    kind: Kind
    target: str = ""


_ELEMENTS: Mapping[Kind, Markup] = {
    "match": Markup("<mark{}>{}</mark>"),
    "day": Markup('<span class="day-words"{}>{}</span>'),
    "person": Markup('<a class="named"{}>{}</a>'),
}
"""The element for each kind, from the innermost to the outermost one."""
_ORDER = tuple(_ELEMENTS)
_MARK = Markup("<mark>{}</mark>")


def plain(text: str) -> str:
    """Return a text without the signs that act on a terminal or turn the direction of a line.

    Each becomes a space, so that places in the text stay where they are.
    """
    return printable(text)


def plain_lines(text: str) -> str:
    """Return a text of several lines as `plain` returns one."""
    return printable_lines(text)


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """Return a text whose matches stand in `<mark>`.

    Args:
        text: The text.
        spans: Start and end of each match in characters, in order and apart from one another.
    """
    pieces = pieces_of(plain(text), spans)
    return Markup("").join(_MARK.format(piece) if is_match else piece for piece, is_match in pieces)


def annotated_paragraphs(text: str, annotations: Iterable[Annotation]) -> tuple[Markup, ...]:
    """Return the paragraphs of a text, with elements that show the sense of some stretches.

    Stretches may overlap. Each is then cut where another one begins or ends, and only its first
    piece has the id. The time that this takes grows with the text and the stretches, not with their
    product.

    Args:
        text: The text. Its paragraphs end in newlines; empty ones are left out.
        annotations: The stretches.
    """
    finished: list[Markup] = []
    pieces: list[Markup] = []
    for piece in _pieces(text, annotations):
        if piece != "\n":
            pieces.append(piece)
        elif pieces:
            finished.append(Markup("").join(pieces))
            pieces = []
    finished.append(Markup("").join(pieces))
    return tuple(paragraph for paragraph in finished if paragraph.strip())


def annotated(text: str, annotations: Iterable[Annotation]) -> Markup:
    """Return a text of one line with elements that show the sense of some stretches."""
    return Markup(" ").join(annotated_paragraphs(text, annotations))


def _pieces(text: str, annotations: Iterable[Annotation]) -> Iterator[Markup]:
    """Yield a text in pieces: each newline by itself, the others in the elements of their senses."""
    waiting = sorted(annotations, key=lambda each: each.span[0], reverse=True)
    begun: list[Annotation] = []
    for first, last in pairwise(_cuts(text, waiting)):
        while waiting and waiting[-1].span[0] <= first:
            begun.append(waiting.pop())
        begun = [each for each in begun if each.span[1] > first]
        piece = text[first:last]
        shown = escape(piece if piece == "\n" else plain(piece))
        yield shown if shown.isspace() else _wrapped(shown, begun, first)


def _cuts(text: str, annotations: Iterable[Annotation]) -> list[int]:
    """Return the places where a text is cut: around newlines, and where a stretch begins or ends."""
    cuts = {0, len(text)}
    for newline in _NEWLINE.finditer(text):
        cuts.update(newline.span())
    for each in annotations:
        cuts.update(min(max(edge, 0), len(text)) for edge in each.span)
    return sorted(cuts)


def _wrapped(piece: Markup, senses: Iterable[Annotation], first: int) -> Markup:
    """Put a piece of a text into an element for each of its senses."""
    for sense in sorted(senses, key=lambda sense: _ORDER.index(sense.kind)):
        attribute = Markup("")
        if sense.kind == "person":
            attribute = Markup(' href="{}"').format(sense.target)
        elif sense.target and first == sense.span[0]:
            attribute = Markup(' id="{}"').format(sense.target)
        piece = _ELEMENTS[sense.kind].format(attribute, piece)
    return piece
