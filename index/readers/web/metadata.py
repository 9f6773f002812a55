"""The metadata of an article that a web page gives."""

from __future__ import annotations

from msgspec import Struct


class PageMetadata(Struct, frozen=True):
    """Metadata from one part of a page; None for what it does not give.

    Attributes:
        title: The headline.
        date: The day of publication in any notation, never that of a change.
        saved: The day of a change or of saving in any notation.
        source: The name of the newspaper or site.
        url: The address of publication.
        author: The names of those who signed it, with commas between them.
        language: `fr`, `fr-FR`, `French`.
        text: The body, if it is given apart from what the page shows.
    """

    title: str | None = None
    date: str | None = None
    saved: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    text: str | None = None

    def or_else(self, other: PageMetadata) -> PageMetadata:
        """Return this metadata, with the fields that it lacks taken from the other."""
        values = {
            name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__
        }
        return PageMetadata(**values)
