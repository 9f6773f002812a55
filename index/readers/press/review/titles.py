"""Take out of a title what it says about the source of its article."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern
from index.readers.press.review.known_sources import is_known_source
from index.readers.press.review.source_line import SourceLine, is_person, read_source_line

_IN_BRACKETS = lazy_pattern(r"(?P<title>.{8,300}?)\s*[(\[](?P<about>[^()\[\]]{5,150})[)\]]\s*\Z")
_DASH = lazy_pattern(r"\s+[-–—|]\s+")
_MAX_PARTS = 4
"""Parts behind a title, with dashes between them: source, day, page and author."""

_MIN_TITLE_WORDS = 3


def title_and_about(text: str) -> tuple[str, SourceLine | None]:
    """Return a title without its source and day, and these; None if it does not name them.

    `Le bac est de retour (Le Monde, 12 mars 2019)` is such a title.
    """
    bracket = _IN_BRACKETS.match(text)
    if bracket:
        about = read_source_line(bracket["about"])
        if about is not None and about.is_complete:
            return bracket["title"], about
    parts = _DASH.split(text)
    for count in range(min(_MAX_PARTS, len(parts) - 1), 0, -1):
        title = " – ".join(parts[:-count])
        about = read_source_line(" – ".join(parts[-count:]))
        if about is not None and _is_of(about, title):
            return title, about
    return text, None


def _is_of(about: SourceLine, title: str) -> bool:
    """Return True if a line is that of a source and a day, and a title is what stands before it."""
    if not about.is_complete or about.source is None or not is_known_source(about.source):
        return False
    is_name = is_known_source(title) or is_person(title)
    return not is_name and len(title.split()) >= _MIN_TITLE_WORDS
