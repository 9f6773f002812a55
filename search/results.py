"""Results of the library: pages of hits and of names, and the state of an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct

from index.article import Article, Days, Evidence
from index.entities.kind import EntityKind
from index.messages import Language, Message
from search.highlighting.sentences import Span
from search.highlighting.snippets import Snippet
from search.json_values import SCORE_DECIMALS, notes_as_json, struct_as_json
from search.notebooks.listing import Listing, listing_heading
from search.origin import Origin

if TYPE_CHECKING:
    from index.shown_article import ShownArticle
    from search.explanation import Explanation
    from search.facets import Facets

SECONDS_DECIMALS = 6
"""Decimals of a duration in JSON."""


def doubt_about(days: Sequence[date]) -> str:
    """Return the code of the words for days of which one is that of an article.

    It is `unknown-day` for a day and the next one, and `unknown-year` for days of several years.
    """
    is_day_or_next = days[-1] - days[0] == timedelta(days=1)
    return "unknown-day" if is_day_or_next else "unknown-year"


class Duplicate(Struct, frozen=True):
    """An article with much the same text as the hit above it."""

    id: str
    source: str | None
    date: date | None


_WHOLE_ONLY = frozenset(("text", "captions", "language"))
"""Fields of a hit that JSON has only where they are asked for: they are long, or seldom needed."""


class Hit(Struct, frozen=True):
    """An article that a search found.

        >>> hit = archive.find("séisme dévastateur").hits[0]
        >>> hit.title
        'Turquie-Syrie : des milliers de morts dans un séisme dévastateur'
        >>> hit.source, hit.date.isoformat(), hit.date_evidence
        ('AFP', '2023-02-06', 'weekday')
        >>> [hit.title[start:end] for start, end in hit.title_highlights]
        ['séisme dévastateur']

    Attributes:
        score: Relevance of the article. Only scores of one page can be compared. It is 0 when
            the hits are sorted by date.
        snippets: The passages that show why the article was found.
        title_highlights: Start and end of each match in the title, in characters.
        duplicates: Articles with much the same text, which are no hits of their own.
        text: The body of the article.
        captions, language: See `index.article.Article`.
        complete: True if the article holds all of the query; False if it lacks some words.
        tags: The tags that users have given to it, sorted by name.
        note: The note that users have written on it; empty if there is none.
        id, path, title, date, date_evidence, possible_dates, source, section, page, authors, people,
            organisations, places, url: See `index.article.Article`.
    """

    id: str
    path: str
    title: str
    date: date | None
    date_evidence: Evidence | None
    source: str | None
    section: str | None
    page: str | None
    authors: tuple[str, ...]
    people: tuple[str, ...]
    url: str | None
    score: float
    snippets: tuple[Snippet, ...]
    title_highlights: tuple[Span, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    text: str = ""
    captions: tuple[str, ...] = ()
    language: str | None = None
    complete: bool = True
    possible_dates: Days = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        return self._shown.as_text()

    def _repr_html_(self) -> str:
        """Return the article as a notebook shows it."""
        return self._shown.as_html()

    @property
    def _shown(self) -> ShownArticle:
        """The parts that an interpreter or a notebook shows."""
        from index.shown_article import ShownArticle  # late: a search shows no whole articles

        known = (self.source, _iso(self.date), self.section, self.page, *self.authors)
        return ShownArticle(self.title, known, self.text, self.captions, self.url)

    @property
    def matched(self) -> tuple[str, ...]:
        """The words of the title and of the snippets that match, each once."""
        forms = [self.title[start:end] for start, end in self.title_highlights]
        for snippet in self.snippets:
            forms += [snippet.text[start:end] for start, end in snippet.highlights]
        return tuple(dict.fromkeys(forms))

    @classmethod
    def of(
        cls,
        article: Article,
        score: float,
        snippets: tuple[Snippet, ...],
        title_highlights: tuple[Span, ...],
        duplicates: tuple[Duplicate, ...] = (),
        *,
        complete: bool = True,
    ) -> Hit:
        """Make a hit from an article, its score, and what shows why it was found."""
        return cls(
            id=article.id,
            path=article.path,
            title=article.title,
            date=article.date,
            date_evidence=article.date_evidence,
            possible_dates=article.possible_dates,
            source=article.source,
            section=article.section,
            page=article.page,
            authors=article.authors,
            people=article.people,
            organisations=article.organisations,
            places=article.places,
            url=article.url,
            score=score,
            snippets=snippets,
            title_highlights=title_highlights,
            duplicates=duplicates,
            text=article.body,
            captions=article.captions,
            language=article.language,
            complete=complete,
        )

    def as_dict(self, *, whole: bool = False) -> dict[str, Any]:
        """Return the hit as JSON holds it.

        Args:
            whole: True to add the text, the captions, the language and what was matched.
        """
        fields = struct_as_json(self)
        fields["score"] = round(self.score, SCORE_DECIMALS)
        if whole:
            return {**fields, "matched": list(self.matched)}
        return {name: value for name, value in fields.items() if name not in _WHOLE_ONLY}


class ResultPage(Listing[Hit], Struct, frozen=True):
    """One page of the hits of a search.

        >>> page = archive.find("", person="Soleimany", limit=2)
        >>> page.total, len(page.hits)
        (4, 2)
        >>> page.as_dict()["notes"][0]["text"]
        'person "Soleimany" was read as Qassem Soleimani (4)'

    Attributes:
        query: The query as it was typed.
        total: Number of articles that hold all of the query, on all pages.
        without_copies: The same, if articles with much the same text are counted once; None if they
            were too many to be compared for a page. It is never an estimate.
        seconds: Duration of finding and showing them.
        partial: Number of further articles that hold some of the words. They are looked for only if
            few articles hold all, and come after those.
        left_out: Number of these that are on no page, since they are on another subject.
        notes: Remarks on the way the query was read.
        hits: The hits, best first or in the order of their dates.
        suggestion: Another spelling of the query that finds more, or None.
        facets: Counts over all hits, if the search was to count them.
        explanation: Account of the query and the scores, if the search was to explain them.
        origin: The filters, and the state of the index.
        has_more: True if there is a page after this one.
    """

    query: str
    total: int
    seconds: float
    notes: tuple[Message, ...]
    hits: tuple[Hit, ...]
    without_copies: int | None = None
    partial: int = 0
    left_out: int = 0
    suggestion: str | None = None
    facets: Facets | None = None
    explanation: Explanation | None = None
    origin: Origin = Origin()
    has_more: bool = False

    row_type: ClassVar[type[Hit]] = Hit
    shown: ClassVar[tuple[str, ...]] = ("date", "source", "title", "snippets")

    @property
    def rows(self) -> tuple[Hit, ...]:
        """The hits."""
        return self.hits

    @property
    def heading(self) -> Message:
        """The number of the hits on all pages."""
        return listing_heading(self.query, self.total)

    @property
    def listed(self) -> int:
        """The number of articles on all pages, whether they hold all of the words or some."""
        return self.total + self.partial - self.left_out

    @property
    def relaxed(self) -> bool:
        """True if too few articles hold all the words, so that others are among the hits."""
        return self.partial > self.left_out

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the page as JSON holds it, its notes in a language.

        The keys `facets` and `explanation` are there only if the page has them.
        """
        fields = {
            "query": self.query,
            **self.origin.as_dict(),
            "total": self.total,
            "without_copies": self.without_copies,
            "partial": self.partial,
            "seconds": round(self.seconds, SECONDS_DECIMALS),
            "relaxed": self.relaxed,
            "notes": notes_as_json(self.notes, language),
            "suggestion": self.suggestion,
            "hits": [hit.as_dict() for hit in self.hits],
        }
        if self.facets is not None:
            fields["facets"] = self.facets.as_dict()
        if self.explanation is not None:
            fields["explanation"] = self.explanation.as_dict(language)
        return fields


class Entity(Struct, frozen=True):
    """A person, an organisation or a place that the articles of an archive name.

    Attributes:
        name: The spelling that most articles have.
        articles: Number of articles that have the name.
        first, last: The days of the oldest and the latest of these articles that have a date.
        spellings: Number of articles that have each spelling, the most frequent first. Those of
            organisations and places are counted in the latest 200 articles, if a name was asked for.
        kind: The kind.
        variant_of: The frequent name of a person that this one, of one or two articles, may misspell.
    """

    name: str
    articles: int
    first: date | None
    last: date | None
    spellings: Mapping[str, int]
    kind: EntityKind = EntityKind.PERSON
    variant_of: str | None = None


class EntitiesPage(Listing[Entity], Struct, frozen=True):
    """One page of the people, organisations or places of an archive.

    Attributes:
        total: Number of them, on all pages.
        entities: Those of the page, most frequent first.
        kind: Their kind, or None if they may be of any.
        notes: Remarks on the way names were read.
        origin: The filters, and the state of the index.
    """

    total: int
    entities: tuple[Entity, ...]
    kind: EntityKind | None = None
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    row_type: ClassVar[type[Entity]] = Entity
    shown: ClassVar[tuple[str, ...]] = ("name", "kind", "articles", "first", "last")

    @property
    def rows(self) -> tuple[Entity, ...]:
        """The people, organisations and places of the page."""
        return self.entities

    @property
    def heading(self) -> Message:
        """The number of them on all pages."""
        return Message.of("listing-names", total=self.total)

    @property
    def people(self) -> tuple[Entity, ...]:
        """The people of the page."""
        return tuple(each for each in self.entities if each.kind is EntityKind.PERSON)

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the page as JSON holds it, its notes in a language."""
        origin = self.origin.as_dict()
        del origin["exact"], origin["variants"]  # no words were searched for
        return {
            **origin,
            "total": self.total,
            "notes": notes_as_json(self.notes, language),
            _ENTITIES_KEYS[self.kind]: [struct_as_json(entity) for entity in self.entities],
        }


_ENTITIES_KEYS = {
    None: "entities",
    EntityKind.PERSON: "people",
    EntityKind.ORGANISATION: "organisations",
    EntityKind.PLACE: "places",
}
"""The names that JSON has for entities of a kind, and of all kinds."""


class SourceArticles(Struct, frozen=True):
    """A source, and its articles that pass some filters.

    Attributes:
        name: The name of the source.
        articles: Number of articles.
        first, last: The days of the oldest and the latest of them that have a date.
    """

    name: str
    articles: int
    first: date | None
    last: date | None


class Status(Struct, frozen=True):
    """The state of an index.

    Attributes:
        engine: The engine that stores the index.
        articles: Number of articles.
        dated: Number of articles with a date.
        first, last: The days of the oldest and the latest article with a date.
        sources: Number of articles of each source, the most frequent first.
        folders: The folders that the articles come from.
        bytes: The size of the index on disk.
        cluster: The state of the cluster that stores the index, if it is one.
        indexed: When the index was last updated.
        generation: The name of the edition of the index that is in use.
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
    indexed: datetime | None = None
    generation: str = ""

    @property
    def undated(self) -> int:
        """Number of articles without a date."""
        return self.articles - self.dated

    def as_dict(self) -> dict[str, Any]:
        """Return the status as JSON holds it, with the key `cluster` only if there is a cluster."""
        from index.version import VERSION  # late: few ask for the status

        fields = {
            "engine": self.engine,
            "articles": self.articles,
            "dated": self.dated,
            "undated": self.undated,
            "first": _iso(self.first),
            "last": _iso(self.last),
            "sources": self.sources,
            "folders": list(self.folders),
            "bytes": self.bytes,
            "indexed": self.indexed.isoformat(timespec="seconds") if self.indexed else None,
            "generation": self.generation,
            "version": VERSION,
        }
        if self.cluster:
            fields["cluster"] = dict(self.cluster)
        return fields


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
