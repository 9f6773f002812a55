"""The operation that lists the quotations of a person for programs."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import asdict

from index.article import Evidence
from index.engines.base import Sort
from search.highlighting.sentences import Span
from search.quotations.found_quotation import FoundQuotation
from search.results import Duplicate
from search.serve.addresses import quoted_path
from search.serve.api.asked import Queried
from search.serve.api.links import HitLinks, links_of_article
from search.serve.api.notes import Note, notes_of
from search.serve.api.paging import ListLinks, last_page, neighbours
from search.serve.asking import HITS_PER_PAGE, Limit, Name, PageNumber
from search.serve.visit import Visit


class QuotationParameters(Queried, frozen=True, kw_only=True):
    """The parameters of quotations. The query is for their words.

    Attributes:
        name: The name of the person, in any spelling.
        sort, page, limit: See `search.serve.asking.Question`.
    """

    name: Name
    sort: Sort | None = None
    page: PageNumber = 1
    limit: Limit = HITS_PER_PAGE


class QuotedWords(Struct, frozen=True):
    """Words of a person, quoted by an article.

    Attributes:
        speaker: The name of the person, as the article has it.
        text: The words; `[…]` stands where others interrupt them.
        highlights: Start and end of each match in the text, in code points.
        parts: Start and end of each part of the words in the text of the article.
        id, title, date, date_evidence, source, url: Those of the article.
        copies: Other articles that quote just these words.
        links: The addresses of the article here.
    """

    speaker: str
    text: str
    highlights: tuple[Span, ...]
    parts: tuple[Span, ...]
    id: str
    title: str
    date: date | None
    date_evidence: Evidence | None
    source: str | None
    url: str | None
    copies: tuple[Duplicate, ...]
    links: HitLinks


class FoundQuotations(Struct, frozen=True):
    """A page of what a person is quoted with.

    Attributes:
        speaker: The name as it was sent.
        query: The query as it was sent.
        total: The number of quotations on all pages. Those of the same words count once.
        page, pages: The number of this page, and of the last one.
        quotations: The quotations of the page.
        notes: Remarks on the way the name and the query were read.
        links: The neighbouring pages.
    """

    speaker: str
    query: str
    total: int
    page: int
    pages: int
    quotations: tuple[QuotedWords, ...]
    notes: tuple[Note, ...]
    links: ListLinks


def quotations(visit: Visit, asked: QuotationParameters) -> FoundQuotations:
    """Return a page of what a person is quoted with."""
    found = visit.archive.quotations(
        asked.name,
        asked.q,
        sort=asked.sort,
        limit=asked.limit,
        page=asked.page,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    path = f"/people/{quoted_path(asked.name)}/quotations"
    links = neighbours(visit, path, asked.question, asked.page, has_more=found.has_more)
    return FoundQuotations(
        speaker=found.speaker,
        query=found.query,
        total=found.total,
        page=asked.page,
        pages=last_page(found.total, asked.limit),
        quotations=tuple(_quoted(visit, quotation) for quotation in found.quotations),
        notes=notes_of(found.notes, visit.words),
        links=links,
    )


def _quoted(visit: Visit, quotation: FoundQuotation) -> QuotedWords:
    links = links_of_article(visit, quotation.id)
    return QuotedWords(**asdict(quotation), links=links)
