"""Find the quotations of a person, and those of them that match a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from index.analysis.folding import fold
from index.engines.base import Sort
from index.engines.deadline import seconds_left
from index.engines.query import And, EngineQuery, any_value
from index.entities.kind import EntityKind
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.people.lookup_keys import lookup_key
from index.quotations.quotation import Quotation
from index.stored_article import StoredArticle
from search.highlighting.sentences import Span
from search.names.entities import Entities
from search.quotations.found_quotation import FoundQuotation, QuotationPage
from search.quotations.order import Candidate, in_order, leaders
from search.quotations.quotation_query import QuotationQuery
from search.searcher import Searcher

MAX_READ_ARTICLES = 10_000
"""Limit on the articles that are read for quotations, the latest ones. Each takes about 0.1 ms."""
LEFT_OUT = " […] "
"""Stands in the text of a quotation where other words interrupted it."""

_SPACES = lazy_pattern(r"[ \t\r\n]+")


def find_quotations(
    searcher: Searcher, speaker: str, sort: Sort | None, limit: int, page: int
) -> QuotationPage:
    """Return a page of the quotations of a person.

    Args:
        searcher: The query. A quotation must hold all of it, and so must its article.
        speaker: The name of the person, in any spelling.
        sort: The order; by default the best match comes first, or the latest if there is no query.
        limit: The number of quotations on a page.
        page: The number of the page, from 1.

    Raises:
        InputError: The name has no words.
    """
    people = Entities(searcher.batch, EntityKind.PERSON)
    names = frozenset(people.resolve(speaker))
    note = people.note(speaker)
    notes = [note] if note else []
    found: Sequence[FoundQuotation] = ()
    if names:
        query = And((searcher.whole_query(), _any_speaker(names)))
        total = searcher.batch.count(query)()
        notes += searcher.notes(total)
        if total > MAX_READ_ARTICLES:
            notes.append(Message.of("quotations-cut", articles=MAX_READ_ARTICLES, total=total))
        latest = islice(searcher.latest(query), MAX_READ_ARTICLES)
        articles = (StoredArticle.from_json(match.stored_bytes) for match in latest)
        candidates = leaders(_candidates(searcher, names, articles))
        found = in_order(candidates, sort, searcher.parsed.query)
    start = (page - 1) * limit
    return QuotationPage(
        speaker=speaker,
        query=searcher.text,
        total=len(found),
        quotations=tuple(found[start : start + limit]),
        notes=tuple(notes),
        origin=searcher.origin,
        has_more=len(found) > start + limit,
    )


def _any_speaker(names: AbstractSet[str]) -> EngineQuery:
    """Match the articles that quote somebody of some names."""
    return any_value("speaker", sorted({lookup_key(name) for name in names}))


def _candidates(
    searcher: Searcher, names: AbstractSet[str], articles: Iterator[StoredArticle]
) -> Iterator[Candidate]:
    """Yield the quotations of some people in some articles that match a query."""
    query = QuotationQuery(searcher.parsed.query, searcher.names.searched, exact=searcher.exact)
    for stored in articles:
        seconds_left()  # there may be thousands of articles
        for quotation in stored.quotations:
            if quotation.speaker not in names:
                continue
            text = _text(stored.article.body, quotation)
            match = query.match(text)
            if match is not None:
                found = _found(stored, quotation, text, match.highlights)
                yield Candidate(found, match, fold(text))


def _text(body: str, quotation: Quotation) -> str:
    """Return the words of a quotation on one line."""
    parts = [_SPACES.sub(" ", body[start:end]) for start, end in quotation.parts]
    return LEFT_OUT.join(parts)


def _found(
    stored: StoredArticle, quotation: Quotation, text: str, highlights: tuple[Span, ...]
) -> FoundQuotation:
    article = stored.article
    return FoundQuotation(
        speaker=quotation.speaker,
        text=text,
        highlights=highlights,
        parts=quotation.parts,
        id=article.id,
        title=article.title,
        date=article.date,
        date_evidence=article.date_evidence,
        source=article.source,
        url=article.url,
    )
