"""Extract the text of the article on a web page, without what the page puts around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.lazy_pattern import lazy_pattern
from index.readers.alphanumeric import letters_and_digits
from index.readers.web.elements import text_of
from index.readers.web.french import STANDFIRST_CLASSES
from index.readers.web.pruning import MAX_LINKED_SHARE, prune

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MIN_ARTICLE_CHARS = 100
"""Characters of an article on a page that does not say it is one."""

_MIN_FULLER_RATIO = 1.1
"""A text carried in the page is the whole article if it is so many times as long as the shown one."""

_MAX_ELEMENTS = 30_000
"""Elements of a page. That of an article has some thousand with all its menus."""

_MAX_DEPTH = 250
"""Elements within elements."""

_STANDFIRST_TESTS = " or ".join(f"contains(@class, '{name}')" for name in STANDFIRST_CLASSES)
_STANDFIRSTS = (
    "//*[self::p or self::div or self::h2 or self::h3 or self::strong]"
    "[ancestor::article or ancestor::main]"
    f"[@itemprop='description' or {_STANDFIRST_TESTS}]"
)
_TABLE_SEPARATOR = lazy_pattern(r"^\|[-| ]+\|[ \t]*$\n?", re.MULTILINE)
"""The line that trafilatura writes below the head of a table: `|---|---|`."""

_CELL_BORDER = lazy_pattern(r"[ \t]*\|[ \t]*")


def extract_main_text(root: HtmlElement, *, is_article: bool) -> str:
    """Return the paragraphs of the article on a page, one a line; empty if there is none.

    Args:
        root: The page, without captions.
        is_article: True if the page says that it is an article. Otherwise a few words, or a list
            of links, are no article.
    """
    if is_overgrown(root):
        return ""
    prune(root)
    # the extraction may change the tree, so these are read before
    link_texts = _texts(root.iter("a"))
    standfirsts = _texts(root.xpath(_STANDFIRSTS))
    text = _extract(root)
    if not text or not (is_article or _looks_like_article(text, link_texts)):
        return ""
    # the first introduction that the extraction has left out goes above the text
    missing_standfirsts = _missing(standfirsts, text)[:1]
    return "\n".join([*missing_standfirsts, text])


def fullest(shown: str, carried: str | None) -> str:
    """Return the text that a page shows, or the one that it carries if that is longer by a tenth.

    A page behind a paywall may show only the start of the text that its record has.
    """
    if not carried:
        return shown
    min_length = _MIN_FULLER_RATIO * len(letters_and_digits(shown))
    if len(letters_and_digits(carried)) > min_length:
        return carried
    return shown


def without_title(text: str, title: str | None) -> str:
    """Return a text without its first line, if that is the title."""
    first, _, rest = text.partition("\n")
    if title and rest and letters_and_digits(first) == letters_and_digits(title):
        return rest.strip()
    return text.strip()


def is_overgrown(root: HtmlElement) -> bool:
    """Return True if a page has more or deeper elements than any article, and might take hours."""
    level = [root]  # all elements of one depth: recursion would be as deep as the page
    depth = count = 0
    while level:
        depth += 1
        count += len(level)
        if count > _MAX_ELEMENTS or depth > _MAX_DEPTH:
            return True
        children: list[HtmlElement] = []
        for element in level:
            children += element
        level = children
    return False


def _extract(root: HtmlElement) -> str:
    """Return the lines of the main text as trafilatura finds it; empty if it fails."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            root, include_comments=False, favor_recall=True, with_metadata=False
        )
    except Exception:
        # it may raise anything on a malformed page, which must not stop the reading of others
        return ""
    text = getattr(document, "text", None) or ""
    lines = [_line(line) for line in _TABLE_SEPARATOR.sub("", text).splitlines()]
    return "\n".join(filter(None, lines))


def _line(line: str) -> str:
    """Return a line without the borders of table cells."""
    if line.startswith("|"):
        line = _CELL_BORDER.sub(" ", line)
    return line.strip()


def _looks_like_article(text: str, link_texts: list[str]) -> bool:
    """Return True if a text is neither short nor a list of links."""
    if len(text) < _MIN_ARTICLE_CHARS:
        return False
    return _linked_share(text, link_texts) <= MAX_LINKED_SHARE


def _linked_share(text: str, link_texts: list[str]) -> float:
    """Return the share of a text, from 0 to 1, that is in lines which are links as a whole."""
    links = set(map(letters_and_digits, link_texts))
    linked = total = 0
    for line in map(letters_and_digits, text.splitlines()):
        total += len(line)
        if line in links:
            linked += len(line)
    return linked / max(1, total)


def _missing(standfirsts: list[str], text: str) -> list[str]:
    """Return the introductions that are not in the text."""
    key = letters_and_digits(text)
    distinct = dict.fromkeys(standfirsts)
    return [standfirst for standfirst in distinct if letters_and_digits(standfirst) not in key]


def _texts(elements: Iterable[HtmlElement]) -> list[str]:
    """Return the texts of elements, without empty ones."""
    return list(filter(None, map(text_of, elements)))
