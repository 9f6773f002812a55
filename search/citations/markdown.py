"""Write citations to be read, in Markdown: `Claire Vasseur, « Titre », *Le Monde*, 3 mars 2019`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from index.lazy_pattern import lazy_pattern
from index.messages import Language
from search.citations.citation import Citation
from search.period_names import day_name

_SIGNS = lazy_pattern(r"[\\`*_\[\]<>~]|&(?=#?\w+;)|(?<=:)(?=//)|(?<=www)(?=\.)")
"""Signs that mark something up anywhere, and the places where an address would become a link."""
_NUMBER = lazy_pattern(r"\A(\d+)([.)])")
"""A number at the start of an item that would begin a list in it."""
_START = lazy_pattern(r"\A(\d+(?=[.)])|(?=[^\w\s\\]))")
"""The place before a sign at the start of a line, where it may begin a list, a table or a heading."""
_ADDRESS_ESCAPES: Mapping[int, str] = str.maketrans(
    {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"}
)
"""Signs that would end an address."""


class _Words(NamedTuple):
    """The words and signs of a language for a citation.

    Attributes:
        title: The title in quotes.
        pages: The words before a page, and before several.
    """

    title: str
    pages: tuple[str, str]


_WORDS: Mapping[Language, _Words] = {
    "fr": _Words("«\N{NARROW NO-BREAK SPACE}{}\N{NARROW NO-BREAK SPACE}»", ("p.", "p.")),
    "en": _Words("“{}”", ("p.", "pp.")),
}


def write(citation: Citation) -> str:
    """Write an item of a list."""
    item = f"{', '.join(filter(None, _parts(citation)))}."
    return f"- {_NUMBER.sub(_escaped_number, item)}\n"


def _parts(citation: Citation) -> Iterator[str]:
    """Yield what stands between commas; a part may be empty."""
    words = _WORDS[citation.words]
    yield from (escaped_at_start(author.full_name) for author in citation.authors)
    title = words.title.format(escaped(citation.title)) if citation.title else ""
    address = as_address(citation.url)
    yield f"[{title}]({address})" if title and address else title
    yield f"*{escaped(citation.newspaper)}*" if citation.newspaper else ""
    yield _day(citation)
    yield escaped_at_start(citation.section)
    yield _pages(citation, words)


def _day(citation: Citation) -> str:
    """Write the day, with the evidence for it if that leaves a doubt."""
    day = day_name(citation.day, citation.words) if citation.day else ""
    return f"{day} ({escaped(citation.doubt)})" if citation.doubt else day


def _pages(citation: Citation, words: _Words) -> str:
    if not citation.page_range:
        return ""
    first, last = citation.pages
    return f"{words.pages[first != last]}\N{NO-BREAK SPACE}{escaped(citation.page_range)}"


def _escaped_number(number: re.Match[str]) -> str:
    return rf"{number[1]}\{number[2]}"


def as_address(url: str) -> str:
    """Return an address as the target of a link, without signs that would end it."""
    return url.translate(_ADDRESS_ESCAPES)


def escaped(text: str) -> str:
    """Return a text in which nothing is markup."""
    return _SIGNS.sub(r"\\\g<0>", text)


def escaped_at_start(text: str) -> str:
    """Return a text that may begin a list item, in which nothing is markup.

    There, a number, a dash or a hash begins a list or a heading.
    """
    return _START.sub(r"\1\\", escaped(text))
