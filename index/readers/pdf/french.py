"""The French words and patterns that help to read printed pages."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

PAGE_NUMBER = lazy_pattern(
    r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
"""A line that only numbers the page, such as "page 3 sur 12"."""

BROWSER_HEADER = lazy_pattern(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+(?:à\s+)?\d{1,2}[:h]\d{2}\b.{0,200}"
)
"""The line that a browser prints above a page: the time of printing and the title."""

PLACEHOLDER_TITLE = lazy_pattern(
    r"""
    \S+\Z | microsoft | untitled | sans\ titre | document\s*\d*\Z | https?:
    | .*\.(?:docx?|odt|rtf|indd|qx[dp]|pages|pdf|html?|php|txt|tiff?|jpe?g|xlsx?|pptx?)\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A title that a program has set: a single word, its own name, an address or a file name."""
