"""Choose the pages among the records of web archives, and hand them on as files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.archives.members import printable
from index.readers.exports import CUT_SHORT
from index.readers.limits import Limits
from index.readers.material import Material, Member
from index.readers.raw_article import Problem
from index.readers.web_archives.page import OtherStatus, OtherType, Page, find_page
from index.readers.web_archives.record import Record

_WITH_PAGE = frozenset(("response", "resource", "conversion"))
"""Types of the records that hold a page, or the text of one."""

_ON_THE_WEB = lazy_pattern(r"(?:https?|ftp|file)://", re.IGNORECASE)
"""The start of the address of a page. Programs keep notes of their own under `metadata:` or `urn:`."""

_FOR_PROGRAMS = lazy_pattern(r"/(?:robots|(?:app-)?ads|security|llms)\.txt(?:\?|\Z)", re.IGNORECASE)
"""The end of the address of a text that is written for programs."""

_MAX_NAMED = 5
"""Media types or statuses that a message names."""

_DIGEST_BYTES = 16


def pages(records: Iterable[Record | Problem], limits: Limits) -> Iterator[Member | Problem]:
    """Yield the pages among the records of a file, and problems that say what is left out.

    Args:
        records: The records. Where the file breaks off, the iteration raises an `UnreadableFile`.
        limits: How much of the file is read.

    Raises:
        UnreadableFile: There are no records, or none of them is an answer of a web server.
    """
    captures = Captures(limits)
    is_empty = True
    for part in chain(captures.members(records), captures.left_out()):
        is_empty = False
        yield part
    if is_empty:
        raise UnreadableFile("web-archive-without-pages")


class Captures:
    """Chooses the pages among the records of web archives, and counts what is left out.

    A page that was captured twice is taken twice if it has changed in between.

    Args:
        limits: How much of the archives is read.
    """

    __slots__ = ("_counts", "_digests", "_limits", "_other_statuses", "_other_types", "_repeated")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._counts = Counter[str]()
        self._digests: set[bytes] = set()
        self._other_types = Counter[str]()
        self._other_statuses = Counter[str]()
        self._repeated = 0

    def has(self, url: str) -> bool:
        """Return True if a page of this address was taken."""
        return printable(url) in self._counts

    def members(self, records: Iterable[Record | Problem]) -> Iterator[Member | Problem]:
        """Yield the pages among the records of a file, and the problems.

        Args:
            records: The records. Where the file breaks off, the iteration raises an
                `UnreadableFile`.

        Raises:
            UnreadableFile: There are no records.
        """
        number = 0
        is_empty = True
        try:
            for record in records:
                is_empty = False
                if isinstance(record, Problem):
                    yield record
                    continue
                number = record.number
                yield from self._parts(record)
        except UnreadableFile as error:
            if is_empty:
                raise
            yield Problem.of("broken-off-after-item", reason=error.message, number=number)
        if is_empty:
            raise UnreadableFile("web-archive-empty")

    def left_out(self) -> Iterator[Problem]:
        """Yield a problem for each kind of records that were no new pages, with their number."""
        if self._other_types:
            yield _skipped("web-types-skipped", self._other_types)
        if self._other_statuses:
            yield _skipped("web-statuses-skipped", self._other_statuses)
        if self._repeated:
            yield Problem.of("web-captures-repeated", captures=self._repeated)

    def _parts(self, record: Record) -> Iterator[Member | Problem]:
        """Yield the page of a record, or a problem if it cannot be read; nothing if it has none."""
        if record.type == "revisit":  # it only says that a page has not changed
            self._repeated += 1
        elif record.type in _WITH_PAGE and _is_for_readers(record.url):
            yield from self._pages(record)

    def _pages(self, record: Record) -> Iterator[Member | Problem]:
        try:
            page = find_page(record, self._limits.max_file_bytes)
        except UnreadableFile as error:
            part = printable(record.url) or str(record.number)
            yield Problem.of("problem-of-part", part=part, reason=error.message)
            return
        match page:
            case OtherType(name):
                self._other_types[name] += 1
            case OtherStatus(code):
                self._other_statuses[str(code)] += 1
            case Page(data=data) if data.strip():
                yield from self._new_pages(record, page)

    def _new_pages(self, record: Record, page: Page) -> Iterator[Member | Problem]:
        """Yield the page of a record, and a problem if it is cut short, unless it was taken before."""
        url = printable(record.url)
        is_text_of_page = record.type == "conversion" and url in self._counts
        digest = blake2b(page.data, digest_size=_DIGEST_BYTES, key=_digest(url)).digest()
        if is_text_of_page or digest in self._digests:
            self._repeated += 1
            return
        self._digests.add(digest)
        key = url or str(record.number)
        self._counts[key] += 1
        if self._counts[key] > 1:
            key = f"{key}~{self._counts[key]}"
        material = Material(f"page{page.suffix}", page.data)
        yield Member(key, material, url=url or None, saved=record.date)
        if not page.is_whole:
            yield Problem.of("problem-of-part", part=key, reason=CUT_SHORT.reason)


def _skipped(code: str, counts: Counter[str]) -> Problem:
    """Say in one problem how many records are no pages: a page has dozens of pictures."""
    named = [name for name, _ in counts.most_common(_MAX_NAMED)]
    if len(counts) > _MAX_NAMED:
        named.append("…")
    return Problem.of(code, names=tuple(named), records=counts.total())


def _is_for_readers(url: str) -> bool:
    """Return True if an address may be that of a page to read."""
    return not url or (_ON_THE_WEB.match(url) is not None and not _FOR_PROGRAMS.search(url))


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
