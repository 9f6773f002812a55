"""Quotations of a page, as its template shows them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from search.quotations.found_quotation import FoundQuotation, QuotationPage
from search.serve.asking import Question
from search.serve.marking import marked, plain
from search.serve.parts.hits import Day, day_of
from search.serve.visit import Visit


class QuotationView(Struct, frozen=True):
    """A quotation.

    Attributes:
        text: The words with marks.
        speaker: Who says them.
        address: The address of the article.
        title: Its title.
        source: Where it was printed; empty if not known.
        day: Its day, or None.
        copies: The number of other articles that have the same words.
    """

    text: Markup
    speaker: str
    address: str
    title: str
    source: str
    day: Day | None
    copies: int


def find_quotations(visit: Visit, question: Question, limit: int) -> QuotationPage:
    """Return a page of what the first person of a question is quoted with.

    Args:
        visit: The request.
        question: The question. Its query is for the words of the quotations.
        limit: The number of quotations on a page.
    """
    speaker = question.person[0]

    def find() -> QuotationPage:
        return visit.archive.quotations(
            speaker,
            question.q,
            sort=question.sort,
            limit=limit,
            page=question.page,
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    key = ("quotations", question.counted, question.sort, question.page, limit)
    return visit.kept(key, find)


def quotation_views(
    visit: Visit, quotations: Iterable[FoundQuotation]
) -> tuple[QuotationView, ...]:
    """Return quotations as they are shown."""
    return tuple(_view(visit, quotation) for quotation in quotations)


def _view(visit: Visit, quotation: FoundQuotation) -> QuotationView:
    return QuotationView(
        text=marked(quotation.text, quotation.highlights),
        speaker=plain(quotation.speaker),
        address=visit.article(quotation.id),
        title=plain(quotation.title),
        source=plain(quotation.source or ""),
        day=day_of(visit.words, quotation.date, quotation.date_evidence),
        copies=len(quotation.copies),
    )
