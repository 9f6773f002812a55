"""An article like another one, as pages show it."""

from __future__ import annotations

from msgspec import Struct

from search.serve.marking import plain
from search.serve.parts.hits import Day, day_of
from search.serve.visit import Visit
from search.similar import Similar


class SimilarView(Struct, frozen=True):
    """An article like another one.

    Attributes:
        title, source: Those of the article.
        address: The address of its page.
        day: Its day, or None.
        likeness: The share of the text that is the same, in per cent; 0 for one that is only on the
            same subject.
        shared: What both have: words of the subject, and then people.
    """

    title: str
    address: str
    source: str
    day: Day | None
    likeness: int
    shared: tuple[str, ...]


def view_of_similar(visit: Visit, similar: Similar) -> SimilarView:
    """Return an article as it is shown."""
    article = similar.stored.article
    return SimilarView(
        title=plain(article.title),
        address=visit.article(article.id),
        source=plain(article.source or visit.words.text("hit-no-source")),
        day=day_of(visit.words, article.date, article.date_evidence, article.possible_dates),
        likeness=round(100 * similar.containment),
        shared=tuple(map(plain, (*similar.shared_terms, *similar.shared_people))),
    )
