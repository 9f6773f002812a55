"""Read an article: where it matches a query, mentions its people, and tells its day."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any, Literal

from msgspec import Struct

from index.article import Article, Evidence
from index.dates.date_words import find_date_words
from index.dates.path_dates import days_in_path, days_in_url
from index.entities.kind import EntityKind
from index.stored_article import Forms, StoredArticle
from search.highlighting.sentences import Span
from search.json_values import struct_as_json
from search.mentions import Mention, find_mentions
from search.searcher import Searcher
from search.text_spans import TextSpans

Place = Literal["title", "body", "metadata", "address", "filename"]
"""The places where the day of an article may be told."""


class DateWords(Struct, frozen=True):
    """The words that tell the day of an article.

    Attributes:
        where: The place where they stand.
        text: The words: a passage of the title or the body, the address, or the name of the file.
            They are empty if the day came with the article, since such metadata is not kept.
        span: Start and end of the words in the title or the body, in characters; None elsewhere.
    """

    where: Place
    text: str = ""
    span: Span | None = None


class Reading(Struct, frozen=True):
    """An article, with what is to be seen in it. No text is cut or changed.

        >>> id = archive.find("séisme dévastateur").hits[0].id
        >>> reading = archive.read(id, "séisme dévastateur")
        >>> title = reading.article.title
        >>> [title[start:end] for start, end in reading.marks.title]
        ['séisme dévastateur']
        >>> reading.date_words.text
        'lundi 6 février'

    Attributes:
        article: The article.
        marks: The places where the texts match the query.
        mentions: The people of the article, each with every form of the name in the texts.
        date_words: The words that tell the day; None if nothing does.
        organisations, places: The forms of their names in the texts.
    """

    article: Article
    marks: TextSpans
    mentions: tuple[Mention, ...]
    date_words: DateWords | None
    organisations: Forms = {}
    places: Forms = {}

    def forms(self, kind: EntityKind) -> Forms:
        """Return the forms of the organisations or of the places, and how often each stands there."""
        return self.organisations if kind is EntityKind.ORGANISATION else self.places

    def as_dict(self) -> dict[str, Any]:
        """Return the article as JSON holds it, with the spans beside its fields."""
        fields = self.article.as_dict()
        fields["marks"] = struct_as_json(self.marks)
        fields["mentions"] = [struct_as_json(mention) for mention in self.mentions]
        fields["date_words"] = struct_as_json(self.date_words) if self.date_words else None
        return fields


def read(searcher: Searcher, stored: StoredArticle) -> Reading:
    """Read an article with the eyes of a query."""
    return Reading(
        article=stored.article,
        marks=searcher.marks(stored),
        mentions=find_mentions(stored),
        date_words=date_words(stored.article),
        organisations=stored.organisations,
        places=stored.places,
    )


def date_words(article: Article) -> DateWords | None:
    """Return the words that tell the day of an article, or the days that it may be; else None."""
    if article.date_evidence is None:
        return None
    if article.date is None:
        return _words_in_text(article, article.possible_dates[0], article.date_evidence)
    if article.date_evidence == "filename":
        return DateWords("filename", _dated_name(article.id, article.date))
    url = article.url or ""
    if article.date_evidence == "metadata" and article.date in list(days_in_url(url)):
        return DateWords("address", url)
    return _words_in_text(article, article.date, article.date_evidence) or DateWords("metadata")


def _words_in_text(article: Article, day: date, evidence: Evidence) -> DateWords | None:
    """Return the words of the title or the body that tell the day; None if they do not tell it."""
    text = f"{article.title}\n{article.body}"
    span = find_date_words(text, day, evidence)
    if span is None:
        return None
    start, end = span
    body_start = len(article.title) + 1
    if start < body_start:
        return DateWords("title", text[start:end], span)
    return DateWords("body", text[start:end], (start - body_start, end - body_start))


def _dated_name(id: str, day: date) -> str:
    """Return the part of an article's id that names its day: the file, or the nearest folder."""
    parts = PurePosixPath(id.replace("#", "/")).parts
    dated = (part for part in reversed(parts) if day in list(days_in_path(part)))
    return next(dated, parts[-1])
