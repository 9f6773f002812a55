"""The names that office programs give their styles, in French and in the languages beside it."""

from __future__ import annotations

import re

HEADING_STYLE = re.compile(
    r"(?:heading|titre|überschrift|título|titolo|titulo|ttulo)(?P<level>[1-9])"
)
"""The style of a heading, in lower case and without spaces. Group: level."""

TITLE_STYLE = re.compile(r"title|titre|titel|título|titolo|titreprincipal|maintitle")
"""The style of the title of a document."""

CONTENTS_STYLE = re.compile(
    r"(?:toc|tm|tabledesmatières|contents|inhaltsverzeichnis|verzeichnis)(?:[1-9]|heading)"
)
"""The style of a line of a table of contents."""
