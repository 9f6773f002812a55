"""Find the headline of a web page, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.readers.comparison import letters_and_digits
from index.readers.web.elements import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TITLE_CHARS = 500
"""Characters of a title or a name; more are not read."""

_SEPARATOR = re.compile(r"\s+[-–—|•·:»]+\s+|\s*\|\s*")
"""What stands between a headline and the name of the site."""

_MIN_TITLE_WORDS = 4
"""Words of a title that may be cut from an unknown name after it."""

_MAX_NAME_WORDS = 4
"""Words of that name."""

_MARKED_HEADINGS = "//h1[@itemprop='headline']|//*[@itemprop='headline'][not(self::meta)]"
_LINE_TAGS = ("h2", "h3", "b", "strong", "font", "p", "div", "td")
"""Elements in which a page may repeat its title."""


def find_title(root: HtmlElement, site: str | None) -> str | None:
    """Return the headline that a page shows and its title element repeats.

    Args:
        root: The page.
        site: The name of its site, if it gives one.
    """
    sites = [site] if site else []
    written = _title_element(root)
    candidates = _headings_without(root, sites)
    written_key = letters_and_digits(written)
    repeated = [text for text in candidates if letters_and_digits(text) in written_key]
    if repeated:
        return max(repeated, key=len)
    if len(candidates) == 1:
        return candidates[0]
    return _shown_part(root, written) or _without_unknown_site(without_site(written, sites))


def headings(root: HtmlElement) -> list[str]:
    """Return the headlines that a page shows, the likeliest to be the article's first."""
    elements = [*root.xpath(_MARKED_HEADINGS), *root.iter("h1")]
    texts = filter(None, map(short_text, elements))
    return list(dict.fromkeys(texts))


def without_site(title: str, sites: Iterable[str]) -> str:
    """Return a title without the name of the site before or after it, if it is one of these."""
    names = set(map(letters_and_digits, sites))
    for separator in _SEPARATOR.finditer(title[:MAX_TITLE_CHARS]):
        before = title[: separator.start()]
        after = title[separator.end() :]
        if letters_and_digits(after) in names:
            return before
        if before and letters_and_digits(before) in names:
            return after
    return title


def short_text(element: HtmlElement) -> str:
    """Return the text of an element, cut to the length of a title."""
    return text_of(element)[:MAX_TITLE_CHARS]


def _title_element(root: HtmlElement) -> str:
    for element in root.iter("title"):
        text = short_text(element)
        if text:
            return text
    return ""


def _headings_without(root: HtmlElement, sites: list[str]) -> list[str]:
    """Return the headlines of a page that are not the name of the site."""
    names = set(map(letters_and_digits, sites))
    return [text for text in headings(root) if letters_and_digits(text) not in names]


def _shown_part(root: HtmlElement, title: str) -> str | None:
    """Return the longest part of a title that the page shows by itself."""
    lines = {letters_and_digits(element.text or "") for element in root.iter(*_LINE_TAGS)}
    shown = [part for part in _parts(title) if part and letters_and_digits(part) in lines]
    return max(shown, key=len, default=None)


def _parts(title: str) -> list[str]:
    """Return a title, and what stands after and before each of its separators."""
    separators = list(_SEPARATOR.finditer(title))
    parts = [title]
    parts += [title[separator.end() :] for separator in separators]
    parts += [title[: separator.start()] for separator in separators]
    return parts


def _without_unknown_site(title: str) -> str | None:
    """Return a title without the few words after its last separator, which name the site."""
    separators = list(_SEPARATOR.finditer(title))
    if separators:
        before = title[: separators[-1].start()]
        after = title[separators[-1].end() :]
        if len(before.split()) >= _MIN_TITLE_WORDS and len(after.split()) <= _MAX_NAME_WORDS:
            return before
    return title or None
