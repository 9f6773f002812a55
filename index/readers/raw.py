"""What a reader finds in a file before anything is understood."""

from __future__ import annotations

from msgspec import Struct


class RawArticle(Struct, frozen=True):
    """One article as its file gives it: a text, and whatever the format says about it.

    Attributes:
        text: The body, or the whole text where the format does not tell the title from it.
        key: The article's own id or number inside a file of many; None in a file of one.
        title: As the format gives it.
        date: As the format gives it, in any notation.
        source: As the format gives it.
        url: Where it was published.
        people: Names the format lists; None when it has no such list.
        author: Who signed it, as the format gives it.
        captions: Captions that the format tells from the text.
        language: As the format gives it: `fr`, `fr-FR`, `French`.
    """

    text: str
    key: str | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    people: tuple[str, ...] | None = None
    author: str | None = None
    captions: tuple[str, ...] = ()
    language: str | None = None


class Problem(Struct, frozen=True):
    """A part of a file that could not be read; the rest of it was."""

    reason: str
