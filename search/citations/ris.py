"""Write citations in RIS, which Zotero, EndNote and Mendeley read.

The tags of a newspaper article are those that Zotero and EndNote exchange: `T2` is the newspaper,
`SE` the section.
"""

from __future__ import annotations

from collections.abc import Iterator

from search.citations.citation import Citation


def write(citation: Citation) -> str:
    """Write a record, with an empty line after it."""
    lines = [f"{tag}  - {value}\r\n" for tag, value in _fields(citation) if value]
    return "".join((*lines, "ER  - \r\n\r\n"))


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """Yield each tag with its value, which may be empty."""
    day = citation.day
    first, last = citation.pages
    yield "TY", "NEWS"
    yield "ID", citation.key
    for author in citation.authors:
        yield "AU", author.inverted_name
    yield "TI", citation.title
    yield "T2", citation.newspaper
    yield "PY", f"{day:%Y}" if day else ""
    yield "DA", f"{day:%Y/%m/%d}" if day else ""
    yield "SE", citation.section
    yield "SP", first
    yield "EP", last if last != first else ""
    yield "LA", citation.language
    yield "UR", citation.url
    yield "N1", citation.note
