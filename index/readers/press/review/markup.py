"""Read HTML as paragraphs, with the levels of its headings and the addresses of its links."""

from __future__ import annotations

import re
from html import unescape

from index.lazy_pattern import lazy_pattern
from index.readers.paragraph import Paragraph
from index.readers.web.markup import plain

_LEVELS = "\x11\x12\x13\x14\x15\x16"
"""Characters that no text has. Each is set before the text of a heading, whose level it tells."""

_LINK_START = "\x02"
_LINK_END = "\x03"
"""Characters around the number of a link, behind the start of its text."""

_HEADING = lazy_pattern(r"<h(?P<level>[1-6])\b[^<>]*>", re.IGNORECASE)
_RULE = lazy_pattern(r"<hr\b[^<>]*>", re.IGNORECASE)
_LINK = lazy_pattern(
    r"""<a\b[^<>]{0,2000}?\bhref\s*=\s*["'](?P<url>https?://[^"'<>\s]{1,2000})["'][^<>]{0,2000}>""",
    re.IGNORECASE,
)
_MARKED_LINK = lazy_pattern(rf"{_LINK_START}(?P<number>[0-9]+){_LINK_END}")
_CONTROL = lazy_pattern(r"[\x02\x03\x11-\x16]")


def markup_paragraphs(html: str) -> list[Paragraph]:
    """Return the paragraphs of HTML that have a text. A rule is a line of hyphens."""
    html = _CONTROL.sub("", html)
    urls: list[str] = []

    def marked_link(link: re.Match[str]) -> str:
        urls.append(unescape(link["url"]))
        return f"{link[0]}{_LINK_START}{len(urls) - 1}{_LINK_END}"

    html = _RULE.sub("<p>-----</p>", _HEADING.sub(_marked_heading, html))
    paragraphs = []
    for line in plain(_LINK.sub(marked_link, html)).splitlines():
        level = _LEVELS.find(line[0]) + 1 if line else 0
        links = [urls[int(link["number"])] for link in _MARKED_LINK.finditer(line)]
        text = _CONTROL.sub("", _MARKED_LINK.sub("", line)).strip()
        if text:
            paragraphs.append(Paragraph(text, level or None, links=tuple(dict.fromkeys(links))))
    return paragraphs


def _marked_heading(tag: re.Match[str]) -> str:
    return f"{tag[0]}{_LEVELS[int(tag['level']) - 1]}"
