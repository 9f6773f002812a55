"""Read WACZ files, which Browsertrix and ArchiveWeb.page make: zip archives with WARC files in them.

The pages of all its WARC files are those of one crawl. Its lists of pages may tell the text of
pages that were not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from index.errors import UnreadableFile
from index.readers.archives import zip as zip_archive
from index.readers.archives.members import Entry, printable
from index.readers.compression import unpacked
from index.readers.limits import Limits
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from index.readers.web_archives import warc
from index.readers.web_archives.captures import Captures

_ARCHIVE_FOLDER = "archive/"
_ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
_PAGES_FOLDER = "pages/"
_PAGES_SUFFIX = ".jsonl"


class _ListedPage(msgspec.Struct, frozen=True):
    """A page in the list of the pages of a crawl.

    Attributes:
        url: Its address; empty in the first line, which describes the list.
        title: Its title.
        text: Its text, if the crawl took it down.
        ts: When it was crawled.
    """

    url: str = ""
    title: str | None = None
    text: str | None = None
    ts: str | None = None


def read(material: Material) -> Iterator[RawArticle | Member | Problem]:
    """Yield the pages of all the WARC files in an archive, then those that were only listed.

    A zip archive without a WARC file is read as what it is.

    Raises:
        UnreadableFile: No file can be found in it.
    """
    with zip_archive.open_entries(material) as entries:
        listed: list[Entry] = []
        cut: UnreadableFile | None = None
        try:
            listed.extend(entries)
        except UnreadableFile as error:
            cut = error
        archives = [entry for entry in listed if _is_archive(entry.name)]
        if not archives:
            yield from zip_archive.read(material)
            return
        captures = Captures(material.limits)
        for archive in archives:
            yield from _captured_pages(archive, captures, material.limits)
        for page_list in filter(_is_page_list, listed):
            yield from _listed_pages(page_list, captures, material.limits)
        yield from captures.left_out()
        if cut is not None:
            yield Problem.of("broken-off-but-read", reason=cut.message)


def _is_archive(name: str) -> bool:
    return name.startswith(_ARCHIVE_FOLDER) and name.lower().endswith(_ARCHIVE_SUFFIXES)


def _is_page_list(entry: Entry) -> bool:
    return entry.name.startswith(_PAGES_FOLDER) and entry.name.endswith(_PAGES_SUFFIX)


def _captured_pages(
    archive: Entry, captures: Captures, limits: Limits
) -> Iterator[Member | Problem]:
    """Yield the pages of a WARC file that were not captured in an earlier one."""
    try:
        file, _ = unpacked(_file(archive, limits))
        for part in captures.members(warc.records(file)):
            yield _problem(archive, part) if isinstance(part, Problem) else part
    except UnreadableFile as error:
        yield _problem(archive, Problem(error.message))


def _listed_pages(
    page_list: Entry, captures: Captures, limits: Limits
) -> Iterator[RawArticle | Problem]:
    """Yield the pages of a list that have a text in it and were not captured."""
    try:
        for line in _file(page_list, limits).lines():
            page = _parsed(line)
            if page.url and page.text and not captures.has(page.url):
                yield _article(page, page.text)
    except UnreadableFile as error:
        yield _problem(page_list, Problem(error.message))


def _parsed(line: bytes) -> _ListedPage:
    """Return the page of a line; one without address if the line tells none."""
    try:
        return msgspec.json.decode(line, type=_ListedPage)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _ListedPage()


def _article(page: _ListedPage, text: str) -> RawArticle:
    return RawArticle(text, key=printable(page.url), title=page.title, url=page.url, saved=page.ts)


def _file(entry: Entry, limits: Limits) -> Material:
    """Return a file of the archive.

    Raises:
        UnreadableFile: It is encrypted, or swells beyond belief.
    """
    if entry.refusal is not None:
        raise UnreadableFile.from_message(entry.refusal)
    return Material(entry.name, entry.open, limits)


def _problem(entry: Entry, problem: Problem) -> Problem:
    return Problem.of("problem-of-part", part=printable(entry.name), reason=problem.reason)
