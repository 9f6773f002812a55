"""The article: the noun everything else is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from msgspec import Struct, json

Evidence = Literal["metadata", "stated", "weekday", "filename"]
"""How a publication date was known: given with the article, written in its text, a year inferred from the
day of the week, or read from the file's name."""


class Article(Struct, frozen=True):
    """One press article, understood.

    Attributes:
        id: Stable across runs and machines: the path, and for an article inside a file of many
            `path#` plus its own id or, failing that, its number.
        path: The file, relative to the folder that was indexed, with `/` between parts.
        title: As printed; the first sentence where the text has none.
        body: The text without menus, share prompts, captions and source line; paragraphs end in a newline.
        captions: Photo captions, kept apart.
        source: The publisher, or None when nothing names it.
        date: The day of publication, or None when nothing tells.
        date_evidence: How the date was known; None exactly when the date is.
        people: One full name per person, titles stripped.
        url: Where it was published, if known.
        language: ISO 639-1 code.
    """

    id: str
    path: str
    title: str
    body: str
    captions: tuple[str, ...] = ()
    source: str | None = None
    date: date | None = None
    date_evidence: Evidence | None = None
    people: tuple[str, ...] = ()
    url: str | None = None
    language: str = "fr"

    def as_dict(self) -> dict[str, Any]:
        """The article as JSON knows it: tuples as lists, the date as `YYYY-MM-DD`."""
        return {
            "id": self.id,
            "path": self.path,
            "title": self.title,
            "body": self.body,
            "captions": list(self.captions),
            "source": self.source,
            "date": self.date.isoformat() if self.date else None,
            "date_evidence": self.date_evidence,
            "people": list(self.people),
            "url": self.url,
            "language": self.language,
        }

    def to_json(self) -> str:
        """The article as one line of JSON; `from_json` is its inverse."""
        return json.encode(self.as_dict()).decode()

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Article:
        """Make the article that `as_dict` described.

        Raises:
            ValueError: The fields are not those of an article.
        """
        try:
            day, captions, people = (
                fields["date"],
                tuple(fields["captions"]),
                tuple(fields["people"]),
            )
            typed = {
                "date": date.fromisoformat(day) if day else None,
                "captions": captions,
                "people": people,
            }
            return cls(**{**fields, **typed})
        except (KeyError, TypeError) as error:
            raise ValueError(f"not an article ({error!r})") from error

    @classmethod
    def from_json(cls, text: str) -> Article:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: The text is not JSON, or not of an article.
        """
        return cls.from_dict(json.decode(text))
