"""The paragraph: what documents of every program are made of."""

from __future__ import annotations

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """A paragraph, a heading, or a row of a table.

    Attributes:
        text: The words. Line breaks in a paragraph are kept, and cells of a row stand between tabs.
        level: The level of a heading, from 1; 0 for the title of the whole document; None for
            everything else.
        begins_page: A page break stands before it.
        begins_section: A section begins with it.
        bookmarks: The names of the bookmarks that begin in it.
        links: The addresses to which its links lead.
    """

    text: str
    level: int | None = None
    begins_page: bool = False
    begins_section: bool = False
    bookmarks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """True for the title of a document and for headings of every level."""
        return self.level is not None
