"""Tell the tables of contents of a book from its articles."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern
from index.readers.paragraph import Paragraph
from index.readers.press.review.french import CONTENTS

_CONTENTS_TYPE = lazy_pattern(
    r"""\bepub:type\s*=\s*["'][^"'<>]*\b(?:toc|landmarks|page-list|cover|titlepage|copyright-page)\b""",
    re.IGNORECASE,
)
_LINE_OF_LINK = lazy_pattern(
    r"<(?:li|p|dt|div|td|h[1-6])\b[^<>]*>\s*(?:<[^<>/a][^<>]*>\s*)*<a\b[^<>]*\bhref="
)
_MIN_LINKS = 3
_MIN_LINKED_SHARE = 0.5
_MAX_LINE_CHARS = 250
"""Characters of a title in a table of contents."""


def is_contents(html: str, paragraphs: list[Paragraph]) -> bool:
    """Return True if a document is a table of contents, a cover or a page of rights."""
    if _CONTENTS_TYPE.search(html):
        return True
    if any(len(paragraph.text) > _MAX_LINE_CHARS for paragraph in paragraphs):
        return False
    if paragraphs and CONTENTS.fullmatch(paragraphs[0].text):
        return True
    links = len(_LINE_OF_LINK.findall(html))
    return links >= _MIN_LINKS and links >= _MIN_LINKED_SHARE * len(paragraphs)
