"""Write a press review as one page of HTML that needs no other file, and that prints well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from index.messages import Language
from search.highlighting.snippets import Snippet
from search.results import Hit
from search.reviews.review import Review, ReviewGroup
from search.reviews.wording import Wording, address_of, note_lines, pieces
from search.xml_text import xml_text

_RULES = "default-src 'none'; style-src 'unsafe-inline'"
"""The page runs nothing and fetches nothing, whatever the articles hold."""


def write(review: Review, language: Language) -> bytes:
    """Return the page as UTF-8."""
    return "\n".join(_lines(Wording(review, language))).encode()


@cache
def _style() -> str:
    return Path(__file__).with_name("review.css").read_text("utf-8")


def _lines(wording: Wording) -> Iterator[str]:
    title = escape(wording.title)
    yield "<!doctype html>"
    yield f'<html lang="{wording.language}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_RULES)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_style()}</style></head>"
    yield f"<body><header><h1>{title}</h1>"
    yield from (f"<p>{escape(line)}</p>" for line in wording.summary())
    yield "</header>"
    yield from _contents(wording)
    yield "<main>"
    for number, group in enumerate(wording.review.groups, 1):
        yield from _section(wording, group, number)
    yield "</main></body></html>\n"


def _contents(wording: Wording) -> Iterator[str]:
    """Write the list of groups, if there are several."""
    groups = wording.review.groups
    if len(groups) < 2:
        return
    yield f'<nav aria-labelledby="contents"><h2 id="contents">{escape(wording.contents)}</h2><ol>'
    for number, group in enumerate(groups, 1):
        heading = f'<a href="#g{number}">{escape(wording.heading(group))}</a>'
        yield f'<li>{heading} <span class="count">{len(group.hits)}</span></li>'
    yield "</ol></nav>"


def _section(wording: Wording, group: ReviewGroup, number: int) -> Iterator[str]:
    yield f'<section id="g{number}"><h2>{escape(wording.heading(group))}</h2>'
    for hit in group.hits:
        yield from _article(wording, hit)
    yield "</section>"


def _article(wording: Wording, hit: Hit) -> Iterator[str]:
    title, address = escape(xml_text(hit.title)), address_of(hit)
    if address:
        title = f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{title}</a>'
    language = escape(hit.language or "fr")
    yield f'<article><h3 lang="{language}" dir="auto">{title}</h3>'
    yield f'<p class="byline">{escape(wording.byline(hit))}</p>'
    for snippet in hit.snippets:
        yield f'<blockquote lang="{language}" dir="auto">{_marked(snippet)}</blockquote>'
    for line in filter(None, (wording.copies(hit), wording.tags(hit))):
        yield f'<p class="more">{escape(line)}</p>'
    note = "<br>".join(map(escape, note_lines(hit)))
    if note:
        yield f'<p class="note">{note}</p>'
    yield f'<p class="place">{escape(address or xml_text(hit.id))}</p></article>'


def _marked(snippet: Snippet) -> str:
    """Return a passage with its matches marked."""
    return "".join(
        f"<mark>{escape(text)}</mark>" if is_match else escape(text)
        for text, is_match in pieces(snippet)
    )
