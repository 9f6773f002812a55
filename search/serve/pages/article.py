"""The page of an article: its text with marks, and what belongs to it beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from starlette.responses import Response

from index.article import Article
from index.entities.kind import EntityKind
from search.reading import Reading
from search.serve.addresses import article_address
from search.serve.asking import Question
from search.serve.failures import NotThere
from search.serve.marking import plain, plain_lines
from search.serve.pages.results import found
from search.serve.parts.files import citations_of
from search.serve.parts.filing import filing_of, tag_names_of
from search.serve.parts.hits import Day, day_of, folder_links, tag_links
from search.serve.parts.metadata import citation_of, linked_data, metadata_of
from search.serve.parts.reading import view_of
from search.serve.parts.similar import SimilarView, view_of_similar
from search.serve.visit import Visit
from search.similar import Similar
from search.web_addresses import web_address

MAX_SIMILAR = 12
"""Articles that are shown beside one: those with the same text, and others on its subject."""


class NamedView(Struct, frozen=True):
    """A name that the article has, its address, and how often it stands there."""

    name: str
    address: str
    mentions: int


class Place(Struct, frozen=True):
    """The place of an article among the hits of a question.

    Attributes:
        rank: Its number, from 1.
        total: Number of hits.
        list_address: The address of the page of hits that it is on.
        previous, following: The addresses of its neighbours; empty at the ends.
    """

    rank: int
    total: int
    list_address: str
    previous: str
    following: str


def show(visit: Visit) -> Response:
    """Show an article.

    Raises:
        NotThere: The archive has no such article.
    """
    id = visit.article_id
    question = visit.question
    reading = visit.archive.read(
        id, question.q, exact=question.exact, variants=question.variants, filters=question.filters
    )
    if reading is None:
        raise NotThere("failure-no-article", id=id)
    article = reading.article
    similar = _similar(visit, article.id)
    annotation = visit.archive.tags.of(article.id)
    return visit.page(
        "article.html",
        shown=article,
        text=view_of(visit, reading),
        day=_day(visit, article),
        named=list(_named(visit, reading)),
        place=_place(visit, question),
        same_text=[each for each in similar if each.likeness],
        same_subject=[each for each in similar if not each.likeness],
        web_address=web_address(article.url),
        metadata=metadata_of(article),
        linked_data=linked_data(article),
        citations=citations_of(visit, article.id),
        original_address=_original_address(visit, article.id),
        citation=citation_of(visit.words, article),
        filing=filing_of(visit),
        annotation=annotation,
        tags=tag_links(visit, annotation.tags),
        note=plain_lines(annotation.note),
        tag_names=tag_names_of(visit),
        folders=folder_links(visit, visit.archive.folders.holding(article.id)),
    )


def _original_address(visit: Visit, id: str) -> str:
    """Return the address of the file that an article was read from; empty if it is not given out."""
    if not visit.settings.gives_originals:
        return ""
    return article_address(visit.settings.prefix + "/original", id)


def _day(visit: Visit, article: Article) -> Day | None:
    """Return the day of an article with its weekday and evidence, or the days that it may be."""
    if article.possible_dates:
        return day_of(visit.words, None, None, article.possible_dates)
    if article.date is None:
        return None
    return Day(
        visit.words.long_day(article.date),
        article.date.isoformat(),
        visit.words.text(f"evidence-{article.date_evidence}"),
    )


def _named(visit: Visit, reading: Reading) -> Iterator[tuple[str, list[NamedView]]]:
    """Yield each kind of names that an article has, with its names, the most frequent first."""
    for kind in EntityKind:
        counts = _mention_counts(reading, kind)
        if counts:
            names = [
                NamedView(plain(name), visit.entity(kind, name), count)
                for name, count in counts.items()
            ]
            yield kind.value, sorted(names, key=lambda view: -view.mentions)


def _mention_counts(reading: Reading, kind: EntityKind) -> Mapping[str, int]:
    """Return how often the text of an article has each name of a kind."""
    if kind is EntityKind.PERSON:
        return {each.person: each.spans.total for each in reading.mentions}
    return {name: sum(forms.values()) for name, forms in reading.forms(kind).items()}


def _similar(visit: Visit, id: str) -> tuple[SimilarView, ...]:
    """Return the articles like one, those with the same text first."""

    def find() -> Sequence[Similar]:
        return visit.archive.similar(id, MAX_SIMILAR) or ()

    return tuple(view_of_similar(visit, each) for each in visit.kept(("similar", id), find))


def _place(visit: Visit, question: Question) -> Place | None:
    """Return the place of the article among the hits, if the address names one."""
    rank = question.rank
    if rank is None:
        return None
    page = replace(question, page=(rank - 1) // question.limit + 1, rank=None)
    found_page = found(visit, page)
    total = found_page.listed
    before, after = question.but(rank=rank - 1), question.but(rank=rank + 1)
    return Place(
        rank=rank,
        total=total,
        list_address=visit.address("/", page),
        previous=visit.address("/hit", before) if rank > 1 else "",
        following=visit.address("/hit", after) if rank < total else "",
    )
