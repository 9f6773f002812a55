"""Links to files: the hits of a question, and the citation of an article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec

from msgspec import Struct

from search.serve.addresses import address, article_address
from search.serve.asking import Question
from search.serve.visit import Visit

EXPORT_NAMES: Mapping[str, str] = {
    "csv": "CSV",
    "jsonl": "JSON Lines",
    "xlsx": "Excel",
    "txt": "TXT",
    "tei": "TEI",
    "iramuteq": "IRaMuTeQ",
    "ris": "RIS",
    "bib": "BibTeX",
    "csl.json": "CSL JSON",
    "md": "Markdown",
}
"""The names of the formats of exports, which are the same in all languages."""
CITATION_NAMES: Mapping[str, str] = {
    "ris": "RIS",
    "bib": "BibTeX",
    "csl": "CSL JSON",
    "md": "Markdown",
}
"""The names of the formats of citations."""

REVIEW_NAMES: Mapping[str, str] = {"html": "HTML", "docx": "Word", "eml": "EML"}
"""The names of the formats of press reviews."""


_PACKAGES: Mapping[str, str] = {"xlsx": "xlsxwriter"}
"""The packages that formats need. Without its package, a format is not offered."""


@cache
def _offered() -> Mapping[str, str]:
    """Return the formats of exports that can be written here, with their names."""
    return {
        format_: name
        for format_, name in EXPORT_NAMES.items()
        if format_ not in _PACKAGES or find_spec(_PACKAGES[format_])
    }


class FileLink(Struct, frozen=True):
    """The name of a format, and the address of the file in it."""

    name: str
    address: str


def exports_of(visit: Visit, question: Question) -> tuple[FileLink, ...]:
    """Return the files that have every hit of a question, whatever page of them is shown."""
    every = question.but(limit=Question().limit)
    reviews = (
        FileLink(
            visit.words.text("review-file", format=name), visit.address(f"/review.{suffix}", every)
        )
        for suffix, name in REVIEW_NAMES.items()
    )
    exports = (
        FileLink(name, visit.address(f"/export.{format_}", every))
        for format_, name in _offered().items()
    )
    return *reviews, *exports


def folder_files_of(visit: Visit, name: str) -> tuple[FileLink, ...]:
    """Return the files that have the articles of a folder; that of JSON has notes and passages, too."""
    formats = {**_offered(), "json": "JSON"}
    prefix = visit.settings.prefix
    return tuple(
        FileLink(label, address(f"{prefix}/folder.{format_}", None, ("name", name)))
        for format_, label in formats.items()
    )


def citations_of(visit: Visit, id: str) -> tuple[FileLink, ...]:
    """Return the files that cite an article."""
    path = visit.settings.prefix + "/cite"
    return tuple(
        FileLink(name, article_address(path, id, None, ("format", format_)))
        for format_, name in CITATION_NAMES.items()
    )
