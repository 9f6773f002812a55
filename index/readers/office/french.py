"""The names that office programs give their styles, in French and in the languages beside it."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern

HEADING_STYLE = lazy_pattern(
    r"(?:heading|titre|überschrift|título|titolo|titulo|ttulo)(?P<level>[1-9])"
)
"""The style of a heading, in lower case and without spaces. Group: level."""

TITLE_STYLE = lazy_pattern(r"title|titre|titel|título|titolo|titreprincipal|maintitle")
"""The style of the title of a document."""

CONTENTS_STYLE = lazy_pattern(
    r"(?:toc|tm|tabledesmatières|contents|inhaltsverzeichnis|verzeichnis)(?:[1-9]|heading)"
)
"""The style of a line of a table of contents."""
