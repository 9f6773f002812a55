"""The record that an index stores for an article.

Besides the article itself it holds the forms of the names in it, and its quotations.
"""

# annotations are no texts here: msgspec would compile those of what it decodes, a field at a time

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Self

from msgspec import Raw, Struct, field, json
from msgspec.json import Decoder

from index.article import Article, Days, Evidence
from index.quotations.quotation import Quotation

Forms = Mapping[str, Mapping[str, int]]
"""The forms of each name in a text, and how often each stands there."""


class StoredArticle(Struct, frozen=True):
    """An article with what is stored beside it.

    Attributes:
        article: The article.
        mentions: For each person, in the order of the article's people, the forms of the name in
            the text with how often each stands there. A person whom only the file's own list
            names has no forms.
        organisations, places: Their forms likewise, in the order of those of the article.
        quotations: Words of its people that its body quotes, in their order.
    """

    article: Article
    mentions: Forms
    organisations: Forms = {}
    places: Forms = {}
    quotations: tuple[Quotation, ...] = ()

    def to_json(self) -> str:
        """Return the record as one line of JSON."""
        article = self.article
        record = _Record(
            date=article.date,
            id=article.id,
            path=article.path,
            title=article.title,
            body=article.body,
            captions=article.captions,
            source=article.source,
            section=article.section,
            page=article.page,
            authors=article.authors,
            carriers=article.carriers,
            date_evidence=article.date_evidence,
            possible_dates=article.possible_dates,
            people=None if article.people == tuple(self.mentions) else article.people,
            url=article.url,
            language=article.language,
            mentions=_packed(self.mentions),
            organisations=_packed(self.organisations),
            places=_packed(self.places),
            quotations=self.quotations,
        )
        return json.encode(record).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: The text is not JSON, or not a stored article.
        """
        record = _record_decoder().decode(text)
        return cls(
            record.article(record.mentions, record.organisations, record.places),
            _unpacked(record.mentions),
            organisations=_unpacked(record.organisations),
            places=_unpacked(record.places),
            quotations=record.quotations,
        )


def read_article(text: str | bytes) -> Article:
    """Read the article alone of what `StoredArticle.to_json` wrote, in two thirds of the time.

    Raises:
        ValueError: The text is not JSON, or not a stored article.
    """
    record = _article_decoder().decode(text)
    return record.article(record.mentions, record.organisations, record.places)


class StoredTexts(Struct, frozen=True):
    """The texts of a record, and the values by which articles are counted.

    Reading them takes a quarter of the time of reading a `StoredArticle`.

    Attributes:
        id, title, body, captions, date, source: As in `index.article.Article`.
        listed_people: Its people, where they are not those of the mentions.
        mentions, organisations, places: Their names, each with something that is not read.
    """

    id: str
    title: str
    body: str
    captions: tuple[str, ...]
    date: date | None
    source: str | None
    mentions: Mapping[str, Raw]
    listed_people: tuple[str, ...] | None = field(default=None, name="people")
    organisations: Mapping[str, Raw] = {}
    places: Mapping[str, Raw] = {}

    @classmethod
    def from_json(cls, text: str | bytes) -> "StoredTexts":
        """Read them from what `StoredArticle.to_json` wrote.

        Raises:
            ValueError: The text is not JSON, or not a stored article.
        """
        return _texts_decoder().decode(text)

    @property
    def people(self) -> tuple[str, ...]:
        """The people of the article."""
        return tuple(self.mentions) if self.listed_people is None else self.listed_people

    @property
    def texts(self) -> tuple[str, ...]:
        """The title, the body and the captions."""
        return (self.title, self.body, *self.captions)


class _Fields(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The JSON of an article: its fields stand in the order in which they are written.

    Fields that few articles have are left out of those that have none, and `people` where they are
    those of the mentions.
    """

    date: date | None
    id: str
    path: str
    title: str
    body: str
    captions: tuple[str, ...]
    source: str | None
    section: str | None = None
    page: str | None = None
    authors: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    date_evidence: Evidence | None
    possible_dates: Days = ()
    people: tuple[str, ...] | None = None
    url: str | None
    language: str

    def article(
        self, mentions: Iterable[str], organisations: Iterable[str], places: Iterable[str]
    ) -> Article:
        """Return the article that has these fields and names."""
        return Article(
            id=self.id,
            path=self.path,
            title=self.title,
            body=self.body,
            captions=self.captions,
            source=self.source,
            section=self.section,
            page=self.page,
            authors=self.authors,
            carriers=self.carriers,
            date=self.date,
            date_evidence=self.date_evidence,
            possible_dates=self.possible_dates,
            people=tuple(mentions) if self.people is None else self.people,
            organisations=tuple(organisations),
            places=tuple(places),
            url=self.url,
            language=self.language,
        )


_PackedForms = Mapping[str, int | Mapping[str, int]]
"""The forms of names: of a name that has no form but itself, only how often it stands there."""


def _packed(forms: Forms) -> _PackedForms:
    """Return the forms of names as a record has them."""
    return {
        name: counts[name] if len(counts) == 1 and name in counts else counts
        for name, counts in forms.items()
    }


def _unpacked(packed: _PackedForms) -> Forms:
    """Return the forms of names that a record has."""
    return {
        name: {name: counts} if isinstance(counts, int) else counts
        for name, counts in packed.items()
    }


class _Record(_Fields, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """The JSON of a stored article."""

    mentions: _PackedForms
    organisations: _PackedForms = {}
    places: _PackedForms = {}
    quotations: tuple[Quotation, ...] = ()


class _ArticleRecord(_Fields, frozen=True, kw_only=True):
    """The part of the JSON that makes the article: of its names only what they are."""

    mentions: Mapping[str, Raw]
    organisations: Mapping[str, Raw] = {}
    places: Mapping[str, Raw] = {}


@cache
def _record_decoder() -> Decoder[_Record]:
    """Return the decoder of whole records, which a page of hits does not need."""
    return Decoder(_Record)


@cache
def _article_decoder() -> Decoder[_ArticleRecord]:
    """Return the decoder of articles."""
    return Decoder(_ArticleRecord)


@cache
def _texts_decoder() -> Decoder[StoredTexts]:
    """Return the decoder of texts, which few searches need."""
    return Decoder(StoredTexts)
