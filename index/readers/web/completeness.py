"""Notice what the reader of web pages may have lost of a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from index.readers.completeness import loss, merged_articles, mostly_lost
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.parsing import parse_page

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

_MIN_FRAME_CHARS = 300
"""Characters of running text of an article. A teaser of another article has fewer."""

_FRAMES = (
    "self::article or @role='article' or starts-with(@id, 'article-')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' article ')"
)
_HEADINGS = (
    ".//*[self::h1 or self::h2 or self::h3 or self::h4 or contains(@class, 'itle')"
    " or contains(@class, 'itre') or contains(@class, 'eadline')]"
)
_PROSE = "text()[string-length() > 80 and not(parent::script or parent::style or parent::a)]"

_ASIDE_TAGS = frozenset(
    "script style noscript template nav footer aside button select head a figcaption".split()  # noqa: SIM905
)
_ASIDE_NAMES = ("comment", "footer", "cookie", "consent", "related", "sidebar", "newsletter")
"""Words in the class or the id of an element that is beside an article."""

_DOCUMENT_ANCHOR = 'name="DOC_ID_0_'
"""The anchor before each article of an export of LexisNexis."""


class PageContents(Struct, frozen=True):
    """The measures of a page before anything is taken from it.

    Attributes:
        prose_chars: Characters of long texts, those beside the article included.
        frames: Frames with a heading and a long text, such as those of articles are.
    """

    prose_chars: int
    frames: int


def contents(root: HtmlElement) -> PageContents:
    """Measure what a page shows."""
    prose = sum(map(len, _xpath(f"//body//{_PROSE}")(root)))
    frames = _xpath(f"//*[{_FRAMES}][not(ancestor::*[{_FRAMES}])]")(root)
    if len(frames) < 2:
        return PageContents(prose, len(frames))
    return PageContents(prose, sum(map(_is_article, frames)))


def page_losses(page: str, shown: PageContents, article: RawArticle) -> Iterator[Problem]:
    """Yield a problem if a page holds more than the article that was taken from it.

    Args:
        page: HTML.
        shown: What it shows.
        article: What was taken.
    """
    articles = max(shown.frames, merged_articles(page), page.count(_DOCUMENT_ANCHOR))
    if articles > 1:
        yield Problem.of("page-articles-merged", articles=articles)
        return
    taken = len(article.text) + sum(map(len, article.captions))
    if not mostly_lost(taken, shown.prose_chars):
        return
    # few pages come here, so that what is beside the article is measured for those alone
    prose = _main_prose_chars(parse_page(page))
    if mostly_lost(taken, prose):
        yield loss(taken, prose)


def _is_article(frame: HtmlElement) -> bool:
    """Return True if a frame has a heading and a long text, and is no comment."""
    if _is_aside(frame) or not _xpath(_HEADINGS)(frame):
        return False
    return sum(map(len, _xpath(f".//{_PROSE}")(frame))) >= _MIN_FRAME_CHARS


def _main_prose_chars(root: HtmlElement) -> int:
    """Return the characters of the long texts of a page that are not beside its article."""
    chars = 0
    for text in root.xpath(f"//body//{_PROSE}"):
        element = text.getparent() if text.is_text else text.getparent().getparent()
        if not _is_aside(element):
            chars += len(text)
    return chars


def _is_aside(element: HtmlElement | None) -> bool:
    while element is not None:
        if element.tag in _ASIDE_TAGS:
            return True
        names = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if element.tag != "body" and any(name in names for name in _ASIDE_NAMES):
            return True
        element = element.getparent()
    return False


@cache
def _xpath(path: str) -> XPath:
    from lxml.etree import XPath

    return XPath(path, smart_strings=False)
