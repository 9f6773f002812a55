"""What a search gives back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from index.article import Article, Evidence
from search.facets import Facets
from search.highlighting.highlighter import Span
from search.highlighting.snippets import Snippet

if TYPE_CHECKING:
    from search.explanation import Explanation


class Duplicate(Struct, frozen=True):
    """An article found that is much the same text as a hit above it."""

    id: str
    source: str | None
    date: date | None

    def as_dict(self) -> dict[str, Any]:
        """The duplicate as JSON knows it."""
        return {
            "id": self.id,
            "source": self.source,
            "date": self.date.isoformat() if self.date else None,
        }


class Hit(Struct, frozen=True):
    """An article found.

    Attributes:
        score: How well it matches, comparable within one page alone; 0 when hits are sorted by date.
        snippets: The passages that show why it was found.
        title_highlights: What matched in the title.
        duplicates: Articles found that are much the same text, and do not show as hits of their own.
        id, path, title, date, date_evidence, source, people, url: See `index.article.Article`.
    """

    id: str
    path: str
    title: str
    date: date | None
    date_evidence: Evidence | None
    source: str | None
    people: tuple[str, ...]
    url: str | None
    score: float
    snippets: tuple[Snippet, ...]
    title_highlights: tuple[Span, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()

    @classmethod
    def of(
        cls,
        article: Article,
        score: float,
        snippets: tuple[Snippet, ...],
        title: tuple[Span, ...],
        duplicates: tuple[Duplicate, ...] = (),
    ) -> Hit:
        """The hit that an article is."""
        return cls(
            id=article.id,
            path=article.path,
            title=article.title,
            date=article.date,
            date_evidence=article.date_evidence,
            source=article.source,
            people=article.people,
            url=article.url,
            score=score,
            snippets=snippets,
            title_highlights=title,
            duplicates=duplicates,
        )

    def as_dict(self) -> dict[str, Any]:
        """The hit as JSON knows it."""
        return {
            "id": self.id,
            "path": self.path,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "date_evidence": self.date_evidence,
            "source": self.source,
            "people": list(self.people),
            "url": self.url,
            "score": round(self.score, 4),
            "snippets": [
                {"text": snippet.text, "highlights": [list(span) for span in snippet.highlights]}
                for snippet in self.snippets
            ],
            "duplicates": [duplicate.as_dict() for duplicate in self.duplicates],
        }


class ResultPage(Struct, frozen=True):
    """One page of what was found.

    Attributes:
        query: As it was typed.
        total: How many articles there are, on all pages.
        seconds: How long finding and showing took.
        relaxed: Whether articles count that lack some of the words, since none or too few have them all.
        notes: What the author of the query should know about the way it was read.
        suggestion: Another spelling that would find more, if one is known.
        hits: Best first, or in the order of their dates.
        facets: Counts over all hits, if they were asked for.
        explanation: How the query was read and the scores made, if that was asked for.
    """

    query: str
    total: int
    seconds: float
    relaxed: bool
    notes: tuple[str, ...]
    hits: tuple[Hit, ...]
    suggestion: str | None = None
    facets: Facets | None = None
    explanation: Explanation | None = None

    def as_dict(self) -> dict[str, Any]:
        """The page as JSON knows it; facets and explanation only if they were asked for."""
        asked = {"facets": self.facets, "explanation": self.explanation}
        return {
            "query": self.query,
            "total": self.total,
            "seconds": round(self.seconds, 6),
            "relaxed": self.relaxed,
            "notes": list(self.notes),
            "suggestion": self.suggestion,
            "hits": [hit.as_dict() for hit in self.hits],
            **{name: part.as_dict() for name, part in asked.items() if part},
        }


class Person(Struct, frozen=True):
    """Somebody an archive names.

    Attributes:
        name: The spelling that most articles have.
        articles: How many name this person.
        first, last: The days of the oldest and the latest dated one.
        spellings: How many articles have each spelling, most first.
    """

    name: str
    articles: int
    first: date | None
    last: date | None
    spellings: Mapping[str, int]

    def as_dict(self) -> dict[str, Any]:
        """The person as JSON knows them."""
        return {
            "name": self.name,
            "articles": self.articles,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "spellings": dict(self.spellings),
        }


class PeoplePage(Struct, frozen=True):
    """One page of the people of an archive.

    Attributes:
        total: How many people there are, on all pages.
        people: Most frequent first.
        notes: What whoever asked should know about the way it was read.
    """

    total: int
    people: tuple[Person, ...]
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The page as JSON knows it."""
        return {
            "total": self.total,
            "notes": list(self.notes),
            "people": [person.as_dict() for person in self.people],
        }


class Status(Struct, frozen=True):
    """What an index holds.

    Attributes:
        engine: The engine that keeps it.
        articles, dated: How many there are, and how many of them have a date.
        first, last: The days of the oldest and the latest dated article.
        sources: How many articles each has, most first.
        folders: Where the articles come from.
        bytes: Its size on disk.
        cluster: The state of the machines that keep it, where there are others.
    """

    engine: str
    articles: int
    dated: int
    first: date | None
    last: date | None
    sources: dict[str, int]
    folders: tuple[str, ...]
    bytes: int
    cluster: Mapping[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The status as JSON knows it."""
        return {
            "engine": self.engine,
            "articles": self.articles,
            "dated": self.dated,
            "undated": self.articles - self.dated,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "sources": self.sources,
            "folders": list(self.folders),
            "bytes": self.bytes,
            **({"cluster": dict(self.cluster)} if self.cluster else {}),
        }
