"""Read the line below the name of a source: the section, the day, the words and the page."""

from __future__ import annotations

from msgspec import Struct

from index.readers.press.europresse import french


class Header(Struct, frozen=True):
    """The parts of a header.

    Attributes:
        section: The part of the newspaper.
        day: The day, as it is printed.
        page: The page or pages, as they are printed.
    """

    section: str | None = None
    day: str | None = None
    page: str | None = None


def read_header(line: str) -> Header:
    """Return what a header says: `Débats, vendredi 15 mars 2019 740 mots, p. 21`.

    The day is the last one, as the name of a section may hold another.
    """
    text = " ".join(line.split())
    days = list(french.DAY.finditer(text))
    count = french.WORD_COUNT_IN_HEADER.search(text)
    section_end = days[-1].start() if days else count.start() if count else 0
    section = french.WEEKDAY_AT_END.sub("", text[:section_end]).strip(" ,;")
    page = french.PAGE.search(text, days[-1].end() if days else section_end)
    return Header(
        section=section or None,
        day=days[-1][0] if days else None,
        page=page["page"] if page else None,
    )
