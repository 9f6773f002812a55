"""Write a press review in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from index.messages import Language
from search.citations.markdown import as_address, escaped, escaped_at_start
from search.highlighting.snippets import Snippet
from search.results import Hit
from search.reviews.review import Review
from search.reviews.wording import Wording, address_of, note_lines, pieces
from search.xml_text import xml_text


def write(review: Review, language: Language) -> bytes:
    """Return the review as UTF-8."""
    return "\n".join(_lines(Wording(review, language))).encode()


def _lines(wording: Wording) -> Iterator[str]:
    yield from (f"# {escaped(wording.title)}", "")
    for line in wording.summary():
        yield from (escaped_at_start(line), "")
    for group in wording.review.groups:
        yield from (f"## {escaped(wording.heading(group))}", "")
        for hit in group.hits:
            yield from _article(wording, hit)


def _article(wording: Wording, hit: Hit) -> Iterator[str]:
    title, address = escaped(xml_text(hit.title)), address_of(hit)
    yield from (f"### {f'[{title}]({as_address(address)})' if address else title}", "")
    yield from (f"*{escaped(wording.byline(hit))}*", "")
    for snippet in hit.snippets:
        yield from (f"> {_marked(snippet)}", "")
    for line in filter(None, (wording.copies(hit), wording.tags(hit), *note_lines(hit))):
        yield from (escaped_at_start(line), "")
    if not address:
        yield from (f"`{xml_text(hit.id).replace('`', ' ')}`", "")


def _marked(snippet: Snippet) -> str:
    """Return a passage with its matches in bold."""
    marked: list[str] = []
    for text, is_match in pieces(snippet):
        piece = escaped(text) if marked else escaped_at_start(text)
        marked.append(f"**{piece}**" if is_match else piece)
    return "".join(marked)
