"""The article, which is what everything else is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, json

if TYPE_CHECKING:
    from index.shown_article import ShownArticle

Evidence = Literal["metadata", "stated", "weekday", "neighbours", "filename", "saved"]
"""The evidence of a publication date.

It was given with the article, was written in its text, has a year inferred from the day of the week
or from the other articles of its file, or was read from the name of the file. For want of all
these, it is the day on which the article was saved, changed or put online, which may be much later.
"""

Days = tuple[date, ...]
"""Several days. In an article, `date` is a field, and no longer a type."""


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """One press article, cleaned, dated, and with its source and its people named.

    Attributes:
        id: Stable across runs and machines: the path, and for an article inside a file of many
            `path#` plus its own id or, failing that, its number.
        path: The file, relative to the folder that was indexed, with `/` between parts.
        title: As printed; the first sentence where the text has none.
        body: The text without menus, share prompts, captions and source line; paragraphs end in
            a newline.
        captions: Photo captions, kept apart.
        source: The publisher, or None when nothing names it.
        section: The part of the newspaper that it stood in: `International`.
        page: The page or pages that it stood on: `3`, `12-13`.
        authors: One full name per person who signed it.
        carriers: Other sources that printed it too, as its file names them.
        date: The day of publication, or None when nothing tells.
        date_evidence: How the date, or the possible dates, are known; None if there are neither.
        possible_dates: The days of which the date is one, in order, where nothing tells which: a
            weekday falls on "12 avril" in several years, or an article may have appeared on the day
            after. Empty if the date is known, or wholly unknown.
        people: One full name per person, titles stripped.
        organisations: One name per organisation: firms, parties, institutions, armed groups.
        places: One name per place: countries, regions, towns, seas.
        url: Where it was published, if known.
        language: ISO 639-1 code.
    """

    id: str
    path: str
    title: str
    body: str
    captions: tuple[str, ...] = ()
    source: str | None = None
    section: str | None = None
    page: str | None = None
    authors: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    date: date | None = None
    date_evidence: Evidence | None = None
    possible_dates: Days = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    url: str | None = None
    language: str = "fr"

    def __str__(self) -> str:
        return self._shown.as_text()

    def _repr_html_(self) -> str:
        """Return the article as a notebook shows it."""
        return self._shown.as_html()

    @property
    def _shown(self) -> ShownArticle:
        """The parts that an interpreter or a notebook shows."""
        from index.shown_article import ShownArticle  # late: a search shows no whole articles

        day = self.date.isoformat() if self.date else None
        known = (self.source, day, self.section, self.page, *self.authors)
        return ShownArticle(self.title, known, self.body, self.captions, self.url)

    def as_dict(self) -> dict[str, Any]:
        """Return the article as JSON has it: tuples as lists, the date as `YYYY-MM-DD`."""
        fields: dict[str, Any] = json.decode(json.encode(self))
        return fields

    def to_json(self) -> str:
        """Return the article as one line of JSON."""
        return json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Article:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: The text is not JSON, or not of an article.
        """
        return json.decode(text, type=cls)
