"""Find the headline of a web page, without the name of its site."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from index.lazy_pattern import lazy_pattern
from index.readers.alphanumeric import letters_and_digits
from index.readers.web.elements import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TITLE_CHARS = 500
"""Characters of a title or a name that are read."""

_SEPARATOR = lazy_pattern(r"\s+[-–—|•·:»]+\s+|\s*\|\s*")
"""The dash or bar between a headline and the name of the site."""

_MIN_TITLE_WORDS = 4
"""Words that a title has at least, if an unknown name of a site may be cut off after it."""

_MAX_NAME_WORDS = 4
"""Words that the unknown name of a site has at most."""

_MARKED_HEADINGS = "//h1[@itemprop='headline']|//*[@itemprop='headline'][not(self::meta)]"
_LINE_TAGS = ("h2", "h3", "b", "strong", "font", "p", "div", "td")
"""Elements in which a page may repeat its title."""


def find_title(root: HtmlElement, site: str | None) -> str | None:
    """Return the headline of a page; None if it has none.

    That is the headline which its title element repeats, else the only headline, else the part of
    the title element that the page shows, else the title element without the name of the site.

    Args:
        root: The page.
        site: The name of its site; None if it gives none.
    """
    written = _title_element(root)
    candidates = _headings_without(root, site)
    repeated = _matching(candidates, letters_and_digits(written))
    if repeated:
        return max(repeated, key=len)
    if len(candidates) == 1:
        return candidates[0]
    return _shown_part(root, written) or _without_unknown_site(without_site(written, site))


def headings(root: HtmlElement) -> list[str]:
    """Return the headlines that a page shows, the likeliest to be the article's first."""
    elements = [*root.xpath(_MARKED_HEADINGS), *root.iter("h1")]
    texts = filter(None, map(short_text, elements))
    return list(dict.fromkeys(texts))


def without_site(title: str, site: str | None) -> str:
    """Return a title without the name of the site before or after it.

    `La crue | Le Courrier du Val` becomes `La crue`.
    """
    if not site:
        return title
    name = letters_and_digits(site)
    for separator in _SEPARATOR.finditer(title[:MAX_TITLE_CHARS]):
        before = title[: separator.start()]
        after = title[separator.end() :]
        if letters_and_digits(after) == name:
            return before
        if before and letters_and_digits(before) == name:
            return after
    return title


def short_text(element: HtmlElement) -> str:
    """Return the text of an element, cut to the length of a title."""
    return text_of(element)[:MAX_TITLE_CHARS]


def _title_element(root: HtmlElement) -> str:
    """Return the text of the title element of a page; empty if there is none."""
    texts = map(short_text, root.iter("title"))
    return next(filter(None, texts), "")


def _headings_without(root: HtmlElement, site: str | None) -> list[str]:
    """Return the headlines of a page that are not the name of the site."""
    texts = headings(root)
    if not site:
        return texts
    name = letters_and_digits(site)
    return [text for text in texts if letters_and_digits(text) != name]


def _shown_part(root: HtmlElement, title: str) -> str | None:
    """Return the longest part of a title that is a line of the page; None if none is."""
    lines = {letters_and_digits(element.text or "") for element in root.iter(*_LINE_TAGS)}
    return max(_matching(_parts(title), lines), key=len, default=None)


def _matching(texts: Iterable[str], keys: Container[str]) -> list[str]:
    """Return the texts whose letters and digits are among the keys.

    Args:
        texts: The texts.
        keys: A set of keys, or one key, of which a text may then be a part.
    """
    return [text for text in texts if letters_and_digits(text) in keys]


def _parts(title: str) -> Iterator[str]:
    """Return a title, and what stands after and before each of its separators."""
    separators = list(_SEPARATOR.finditer(title))
    ends = [title[separator.end() :] for separator in separators]
    starts = [title[: separator.start()] for separator in separators]
    return filter(None, [title, *ends, *starts])


def _without_unknown_site(title: str) -> str | None:
    """Return a title without the few words after its last separator, which name the site.

    A title of few words may have no such name, and is returned unchanged; None if it is empty.
    """
    separators = list(_SEPARATOR.finditer(title))
    if separators:
        before = title[: separators[-1].start()]
        after = title[separators[-1].end() :]
        if len(before.split()) >= _MIN_TITLE_WORDS and len(after.split()) <= _MAX_NAME_WORDS:
            return before
    return title or None
