"""Find a quotation in the texts of an article."""

from __future__ import annotations

from collections.abc import Iterator

from search.folders.folder import Place
from search.folders.quotation import Quotation
from search.results import Hit


def find_passage(hit: Hit, quotation: Quotation) -> Place | None:
    """Return where a passage stands in an article: in its body, its title or a caption."""
    for place, text in _texts(hit):
        span = quotation.find(text)
        if span:
            return Place(place.text, span, place.caption)
    return None


def requote(hit: Hit, place: Place) -> Quotation:
    """Return the quotation of a place in an article, with all that stands around it."""
    texts = {(each.text, each.caption): text for each, text in _texts(hit)}
    return Quotation.of(texts[place.text, place.caption], place.span)


def _texts(hit: Hit) -> Iterator[tuple[Place, str]]:
    """Yield each text of an article with its place, the longest first."""
    yield Place("body", (0, 0)), hit.text
    yield Place("title", (0, 0)), hit.title
    for number, caption in enumerate(hit.captions):
        yield Place("caption", (0, 0), number), caption
