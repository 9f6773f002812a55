"""Articles like a text, or like the one that has an address."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from index.errors import InputError
from index.messages import Message
from search.serve.changes import sent
from search.serve.parts.similar import view_of_similar
from search.serve.visit import Visit
from search.similar import Similar

MAX_SIMILAR = 20
"""Articles that are shown."""
MAX_TEXT_CHARS = 20_000
"""Characters of a text that the form takes: a long article has half of them."""


def show(visit: Visit) -> Response:
    """Show the form for a text."""
    return _page(visit)


def compare(visit: Visit) -> Response:
    """Show the articles like the text, or like the article of the address, that a form has sent.

    A text may be too long for an address, so that it is posted. Nothing is changed by that.
    """
    text, url = sent(visit, "like").strip(), sent(visit, "url").strip()
    try:
        return _page(visit, text, url, _find(visit, text, url))
    except InputError as error:
        return _page(visit, text, url, fault=error.message)


def _find(visit: Visit, text: str, url: str) -> Sequence[Similar]:
    """Find the articles; a text counts before an address.

    Raises:
        InputError: There is no text, and no article of this address.
    """
    if text or not url:
        return visit.archive.similar_to(text, MAX_SIMILAR)
    for id in visit.archive.published_at(url):
        return visit.archive.similar(id, MAX_SIMILAR) or ()
    raise InputError("failure-no-address", url=url)


def _page(
    visit: Visit,
    text: str = "",
    url: str = "",
    found: Sequence[Similar] | None = None,
    fault: Message | None = None,
) -> Response:
    similar = [view_of_similar(visit, each) for each in found or ()]
    return visit.page(
        "similar.html",
        text=text,
        url=url,
        max_chars=MAX_TEXT_CHARS,
        is_asked=found is not None,
        fault=visit.message(fault) if fault else "",
        groups=(
            ("same-text", [each for each in similar if each.likeness]),
            ("same-subject", [each for each in similar if not each.likeness]),
        ),
    )
