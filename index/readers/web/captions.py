"""Take the captions out of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.web.elements import text_of
from index.readers.web.french import CAPTION_CLASSES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_CAPTION_CHARS = 500
"""Characters of an element that is a caption by its class alone."""

_OUTSIDE_ARTICLE = ("a", "aside", "footer", "nav")
_NO_CONTAINER = "not(self::article or self::main or self::body or self::section)"
_BY_CLASS = [f"//*[contains(@class, '{name}')][{_NO_CONTAINER}]" for name in CAPTION_CLASSES]
_CAPTIONS = "|".join(("//figcaption", *_BY_CLASS))


def take_captions(root: HtmlElement) -> tuple[str, ...]:
    """Remove all captions from a page, and return those of the article's pictures."""
    captions = []
    for element in root.xpath(_CAPTIONS):
        text = text_of(element)
        if element.tag != "figcaption" and len(text) > _MAX_CAPTION_CHARS:
            continue  # it contains more than a caption
        if text and _is_in_article(element):
            captions.append(text)
        _empty(element)
    return tuple(dict.fromkeys(captions))


def _is_in_article(element: HtmlElement) -> bool:
    """Return True if an element is in no link, margin, footer or menu."""
    return next(element.iterancestors(*_OUTSIDE_ARTICLE), None) is None


def _empty(element: HtmlElement) -> None:
    """Remove the content of an element, but not the text behind it."""
    for child in list(element):
        element.remove(child)
    element.text = None
