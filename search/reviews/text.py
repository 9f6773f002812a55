"""Write a press review as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from index.messages import Language
from search.printable import printable
from search.results import Hit
from search.reviews.review import Review
from search.reviews.wording import Wording, address_of, note_lines


def write(review: Review, language: Language) -> bytes:
    """Return the review as UTF-8."""
    return ("\n".join(_lines(Wording(review, language))) + "\n").encode()


def _lines(wording: Wording) -> Iterator[str]:
    yield wording.title
    yield "=" * len(wording.title)
    yield from wording.summary()
    for group in wording.review.groups:
        heading = wording.heading(group)
        yield from ("", heading, "-" * len(heading))
        for hit in group.hits:
            yield ""
            yield from _article(wording, hit)


def _article(wording: Wording, hit: Hit) -> Iterator[str]:
    yield printable(hit.title)
    yield wording.byline(hit)
    for snippet in hit.snippets:
        yield f"  {printable(snippet.text)}"
    yield from filter(None, (wording.copies(hit), wording.tags(hit), *note_lines(hit)))
    yield address_of(hit) or printable(hit.id)
