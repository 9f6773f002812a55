"""Read what a METS file says of the whole issue: the newspaper and the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.digitised.mets.document import Mets, document
from index.readers.digitised.mets.naming import MANIFEST
from index.readers.digitised.mets.structure import issue_metadata
from index.readers.digitised.page_names import page_name
from index.readers.material import Material
from index.readers.web.addresses import first_web_address

_DAY = lazy_pattern(
    r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])"
    r"|(?<![0-9])[0-3]?[0-9][-/.][01]?[0-9][-/.](?:1[5-9]|20)[0-9]{2}(?![0-9])"
)
"""A day in numbers: `21.11.1901`, `1913-06-10`, `1898/02/14`."""

_ISSUE_NUMBER = lazy_pattern(
    r"\s*[-,(]?\s*(?:n[o°º]\.?|num[ée]ro|ann[ée]e|nr\.?)\s*[0-9].*\Z", re.IGNORECASE | re.DOTALL
)
"""The number and the day that a label adds to the name of a newspaper: ` no. 827 21.11.1901`."""

_DAY_AND_REST = lazy_pattern(rf"[\s,(]*(?:{_DAY.pattern}).*\Z", re.DOTALL)


class Issue(Struct, frozen=True):
    """The issue of a newspaper.

    Attributes:
        source: The name of the newspaper.
        date: The day, in any notation.
        url: The address of the issue.
        language: Its language.
    """

    source: str | None
    date: str | None
    url: str | None
    language: str | None


def issue_of(mets: Mets, material: Material) -> Issue:
    """Return what is known of an issue.

    Args:
        mets: The METS file.
        material: The same, whose name and neighbours may tell the day.
    """
    issue = _issue(mets, material)
    if issue.date and issue.source:
        return issue
    manifest = material.neighbour(MANIFEST)
    if manifest is None:
        return issue
    outer = _issue(document(manifest), manifest)
    return Issue(
        issue.source or outer.source,
        issue.date or outer.date,
        issue.url or outer.url,
        issue.language or outer.language,
    )


def _issue(mets: Mets, material: Material) -> Issue:
    ids = issue_metadata(mets.logical)
    sections = [mets.metadata[name] for name in ids if name in mets.metadata]
    if not sections:  # nothing tells which sections are of the issue
        sections = [section for section in mets.metadata.values() if section.dates]
    language = next(filter(None, (section.language for section in sections)), None)
    return Issue(
        source=next(_newspapers(mets, ids), None),
        date=_day(mets, ids, material),
        url=first_web_address([mets.address]),
        language=language,
    )


def _newspapers(mets: Mets, ids: list[str]) -> Iterator[str]:
    """Yield what may be the name of the newspaper, the surest first."""
    own = [mets.metadata[name] for name in ids if name in mets.metadata]
    sections = own or [section for section in mets.metadata.values() if section.dates]
    titles = [section.host or "" for section in sections]
    titles += [title for section in sections for title in section.titles]
    for title in (*titles, mets.label):
        name = _ISSUE_NUMBER.sub("", _DAY_AND_REST.sub("", title)).strip()
        if any(character.isalpha() for character in name):
            yield name


def _day(mets: Mets, ids: list[str], material: Material) -> str | None:
    """Return the day of an issue, or the first date that has no day."""
    dates = [date for name in ids if name in mets.metadata for date in mets.metadata[name].dates]
    dates += [date for section in mets.metadata.values() for date in section.dates]
    titles = [
        title for name in ids if name in mets.metadata for title in mets.metadata[name].titles
    ]
    for text in (*dates, *titles, mets.label):
        day = _DAY.search(text)
        if day:
            return day[0]
    name = page_name(material.name)
    return name.date if name else next(iter(dates), None)
