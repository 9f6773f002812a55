"""What a web page says about the article on it, apart from its text."""

from __future__ import annotations

from msgspec import Struct


class Facts(Struct, frozen=True):
    """What one part of a page says; None where it says nothing.

    Attributes:
        title: The headline.
        date: When it was published, in any notation; never when it was changed.
        source: The name of the newspaper or site.
        url: Where it was published.
        author: Who signed it, several with commas between them.
        language: `fr`, `fr-FR`, `French`.
        text: The body, where it is given apart from the page's own.
    """

    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    text: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """These facts, and the other ones where these are missing."""
        return Facts(
            **{name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__}
        )
