"""Find the day on which a page was saved, as the program that saved it wrote into the page."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_MAX_CHARS = 1 << 14
"""Characters at the start and at the end of a page where programs write what they did."""

_SAVING_DATES = (
    lazy_pattern(
        r"\bPage saved with SingleFile\s+url:\s*\S{1,2000}\s+saved date:\s*([^\n>]{10,80})"
    ),
    lazy_pattern(
        r"\bMirrored from \S{1,2000} by HTTrack Website Copier[^,\n>]{0,60},\s*([^\n>]{10,40}?)\s*--"
    ),
    lazy_pattern(r"\bFILE ARCHIVED ON ([^\n>]{10,40}?) AND RETRIEVED"),
    lazy_pattern(r'<meta\s+name="?savepage-date"?\s+content="([^"<>]{10,60})', re.IGNORECASE),
    lazy_pattern(r"\bsaved from url=\(\d+\)https?://web\.archive\.org/web/([0-9]{8})"),
)
"""The comments of SingleFile, HTTrack and the Wayback Machine, the meta tag of Save Page WE, and
the comment of a browser that saved a page of the Wayback Machine."""


def saving_date(page: str) -> str | None:
    """Return when a page was saved, in any notation; None if it does not say so.

    A copy from the Wayback Machine was saved when that machine captured it.
    """
    ends = page[:_MAX_CHARS], page[-_MAX_CHARS:]
    for pattern in _SAVING_DATES:
        for end in ends:
            match = pattern.search(end)
            if match is not None:
                return match[1]
    return None
