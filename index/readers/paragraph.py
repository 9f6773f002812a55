"""The paragraph: what documents of every program are made of."""

from __future__ import annotations

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """A paragraph, a heading, or a row of a table.

    Attributes:
        text: The words. Line breaks in a paragraph are kept, and cells of a row stand between tabs.
        level: The level of a heading, from 1; 0 for the title of the whole document; None for
            everything else.
        begins_page: A page or a section begins with it.
        links: The addresses to which its links lead.
    """

    text: str
    level: int | None = None
    begins_page: bool = False
    links: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """True for the title of a document and for headings of every level."""
        return self.level is not None
