"""Write citations in CSL-JSON, which Zotero, Pandoc and citeproc read.

The names of the fields are those of https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

from typing import Any

from msgspec import json

from search.citations.author import Author
from search.citations.citation import Citation


def write(citation: Citation) -> str:
    """Write an item as one line of JSON."""
    day = citation.day
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [_name(author) for author in citation.authors],
        "container-title": citation.newspaper,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "section": citation.section,
        "page": citation.page_range,
        "language": citation.language,
        "URL": citation.url,
        "note": citation.note,
    }
    return json.encode({name: value for name, value in item.items() if value}).decode()


def _name(author: Author) -> dict[str, str]:
    """Return a name; that of an agency or a desk is not parted."""
    if author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": author.family}
