"""One article, for programs: its texts with marks, what is like it, its citation."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict
from starlette.responses import Response

from index.article import Article
from search.json_values import SCORE_DECIMALS
from search.mentions import Mention
from search.reading import DateWords
from search.serve.api.asked import Asked, Id, OfArticle, Queried
from search.serve.api.links import HitLinks, links_of_article
from search.serve.asking import Limit, Name, Text
from search.serve.citing import citation_response
from search.serve.failures import NotThere
from search.serve.originals import original_response
from search.serve.visit import Visit
from search.similar import Similar
from search.text_spans import TextSpans

LIKENESS_DECIMALS = 3
"""Decimals of the likeness of two texts."""
FEW = 10
"""Similar articles, unless the address says otherwise."""


class ArticleParameters(Queried, frozen=True, kw_only=True):
    """The parameters of an article: its id, and the query whose matches are marked."""

    id: Id


class SimilarParameters(OfArticle, frozen=True, kw_only=True):
    """The parameters of similar articles: the id of the one, and the number of the others."""

    limit: Limit = FEW


class LikeParameters(Asked, frozen=True, kw_only=True):
    """The parameters of articles like a text, or like the one that was published at an address.

    Attributes:
        like: The text; without it, the address counts.
        url: The address.
        limit: The number of articles.
    """

    like: Text = ""
    url: Name = ""
    limit: Limit = FEW


class CitationParameters(OfArticle, frozen=True, kw_only=True):
    """The parameters of a citation: the id of the article, and the format."""

    format: Literal["ris", "bib", "csl", "md"] = "ris"


class ReadArticle(Article, frozen=True, kw_only=True):
    """An article, with what is to be seen in it.

    Attributes:
        marks: Where its texts match the query.
        mentions: The people whom it names, each with every form of the name in its texts.
        date_words: The words that tell its day.
        tags: The tags that users have given to it.
        note: The note that they have written on it.
        links: Its addresses here.
    """

    marks: TextSpans
    mentions: tuple[Mention, ...]
    date_words: DateWords | None
    tags: tuple[str, ...]
    note: str
    links: HitLinks


class SimilarArticle(Struct, frozen=True):
    """An article like another.

    Attributes:
        id, title, date, source: Those of the article.
        score: How much it is on the same subject; 0 for near-duplicates.
        likeness: The share of the shorter text that is in the other one; 0 if it is on the same
            subject only.
        duplicates: The ids of further articles with much the same text as this one.
        shared_terms: Words of the subject that both have, those that tell it best first.
        shared_people: People whom both name.
        links: Its addresses here.
    """

    id: str
    title: str
    date: date | None
    source: str | None
    score: float
    likeness: float
    duplicates: tuple[str, ...]
    shared_terms: tuple[str, ...]
    shared_people: tuple[str, ...]
    links: HitLinks


class SimilarArticles(Struct, frozen=True):
    """The articles most like one: first its near-duplicates, then others on its subject.

    Attributes:
        id: The id of the one; null for a text.
        similar: The others.
    """

    id: str | None
    similar: tuple[SimilarArticle, ...]


def read(visit: Visit, asked: ArticleParameters) -> ReadArticle:
    """Return an article.

    Raises:
        NotThere: There is none with this id.
    """
    reading = visit.archive.read(
        asked.id, asked.q, exact=asked.exact, variants=asked.variants, filters=asked.filters
    )
    if reading is None:
        raise NotThere("failure-no-article", id=asked.id)
    annotation = visit.archive.tags.of(reading.article.id)
    return ReadArticle(
        **asdict(reading.article),
        marks=reading.marks,
        mentions=reading.mentions,
        date_words=reading.date_words,
        tags=annotation.tags,
        note=annotation.note,
        links=links_of_article(visit, reading.article.id, asked.question),
    )


def similar(visit: Visit, asked: SimilarParameters) -> SimilarArticles:
    """Return the articles most like one.

    Raises:
        NotThere: There is none with this id.
    """
    found = visit.archive.similar(asked.id, asked.limit)
    if found is None:
        raise NotThere("failure-no-article", id=asked.id)
    return SimilarArticles(asked.id, tuple(_similar_article(visit, each) for each in found))


def similar_to(visit: Visit, asked: LikeParameters) -> SimilarArticles:
    """Return the articles most like a text, or like the one that was published at an address.

    Raises:
        NotThere: No article was published there.
        InputError: The text has no words.
    """
    if not asked.url or asked.like:
        found = visit.archive.similar_to(asked.like, asked.limit)
        return SimilarArticles(None, tuple(_similar_article(visit, each) for each in found))
    for id in visit.archive.published_at(asked.url):
        return similar(visit, SimilarParameters(id=id, limit=asked.limit))
    raise NotThere("failure-no-address", url=asked.url)


def cite(visit: Visit, asked: CitationParameters) -> Response:
    """Send the citation of an article.

    Raises:
        NotThere: There is none with this id.
    """
    return citation_response(visit, asked.id, asked.format)


def original(visit: Visit, asked: OfArticle) -> Response:
    """Send the file that an article was read from.

    Raises:
        NotThere: There is no such article or file, or files are not given out here.
    """
    return original_response(visit, asked.id)


def _similar_article(visit: Visit, similar: Similar) -> SimilarArticle:
    article = similar.stored.article
    return SimilarArticle(
        id=article.id,
        title=article.title,
        date=article.date,
        source=article.source,
        score=round(similar.score, SCORE_DECIMALS),
        likeness=round(similar.containment, LIKENESS_DECIMALS),
        duplicates=similar.duplicates,
        shared_terms=similar.shared_terms,
        shared_people=similar.shared_people,
        links=links_of_article(visit, article.id),
    )
