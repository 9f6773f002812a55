"""The values of an article of Nexis by their fields, and the article that they make."""

from __future__ import annotations

from index.readers.press.bylines import author_name
from index.readers.press.nexis.heading import Publication
from index.readers.press.nexis.section_lines import section_and_page
from index.readers.press.printed_days import printed_day
from index.readers.press.printed_languages import language_code
from index.readers.raw_article import RawArticle

NOT_KEPT = ""
"""The field of what is no part of an article: its subjects, and the notice of copyright."""

_TEXT_FIELDS = ("lead", "text", "correction")
"""The fields that make up the text, in their order."""


class Values:
    """The lines of values by their fields, added line by line.

    Attributes:
        field: The field that lines are added to.
    """

    __slots__ = ("_lines", "field")

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        self.field = NOT_KEPT

    def of(self, field: str) -> list[str]:
        """Return the lines of a value; none if it is missing."""
        return self._lines.get(field, [])

    def line(self, field: str) -> str:
        """Return a value in one line; empty if it is missing."""
        return " ".join(" ".join(self.of(field)).split())

    def begin(self, field: str, value: str = "") -> None:
        """Let a field begin with a value, which may be empty."""
        self.field = field
        self.append(value)

    def append(self, value: str) -> None:
        """Add lines to the value of the field."""
        lines = filter(None, map(str.strip, value.splitlines()))
        self._lines.setdefault(self.field, []).extend(lines)


def article(publication: Publication, title: str | None, values: Values) -> RawArticle:
    """Return the article of some values; it has no text or title if there is none."""
    section, page = section_and_page(values.line("section"))
    saved = values.line("saved")
    text: list[str] = []
    for field in _TEXT_FIELDS:
        text += values.of(field)
    return RawArticle(
        "\n".join(text),
        title=title or values.line("title") or None,
        date=publication.date,
        source=publication.source,
        url=values.line("url") or None,
        author=author_name(values.line("author")),
        section=section,
        page=page,
        saved=printed_day(saved) or saved or None,
        captions=tuple(values.of("captions")),
        language=language_code(values.line("language")),
    )
