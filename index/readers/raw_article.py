"""The values that a reader makes of a file: articles as the file gives them, and problems."""

from __future__ import annotations

from typing import Self

from msgspec import Struct

from index.messages import Message, Value


class RawArticle(Struct, frozen=True):
    """One article as its file gives it: a text, and the metadata that the format has.

    Attributes:
        text: The body, or the whole text if the format does not set the title apart.
        key: The article's own id or number in a file of many; None in a file of one.
        title: As the format gives it.
        date: As the format gives it, in any notation.
        source: As the format gives it.
        url: Where it was published.
        people: Names that the format lists; None if it has no such list.
        author: The names of those who signed it, as the format gives them.
        section: The part of the newspaper that it stood in, as the format gives it.
        page: The page or pages that it stood on, as the format gives them: `3`, `A4`, `12-13`.
        carriers: Other sources that printed it too, as the format gives them.
        saved: A day on which it was created, changed, saved, crawled or put online. It tells the
            day of publication only where nothing else does.
        captions: Captions that the format sets apart from the text.
        language: As the format gives it: `fr`, `fr-FR`, `French`.
        files: Names that the record gives, under which a file with the text may stand beside its
            own: paths, names with or without suffix, ids. None if the text is here.
    """

    text: str
    key: str | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    people: tuple[str, ...] | None = None
    author: str | None = None
    section: str | None = None
    page: str | None = None
    carriers: tuple[str, ...] = ()
    saved: str | None = None
    captions: tuple[str, ...] = ()
    language: str | None = None
    files: tuple[str, ...] | None = None


class Problem(Struct, frozen=True):
    """A part of a file that could not be read, while the rest of it was.

    Attributes:
        reason: Why not.
        about: The fields of a record that is no article by itself, but may describe a file beside
            its own; None if there are none.
    """

    reason: Message
    about: RawArticle | None = None

    @classmethod
    def of(cls, code: str, /, **values: Value) -> Self:
        """Make a problem from the code and the values of its reason."""
        return cls(Message(code, values))
