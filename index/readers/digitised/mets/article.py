"""Make an article of its blocks on the pages, and of what the METS file says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.alphanumeric import letters_and_digits
from index.readers.digitised.mets.document import Metadata, Mets
from index.readers.digitised.mets.issue import Issue
from index.readers.digitised.mets.pages import Pages
from index.readers.digitised.mets.structure import Area, Item, Role, Section
from index.readers.raw_article import RawArticle

_NO_TITLE = lazy_pattern(
    r"\W*(?:untitled|sans titre|article|section|n/?a|none|ohne titel)?\W*[0-9]*\W*", re.IGNORECASE
)
"""A label that is no title."""

_PRINTED = (Role.TITLE, Role.LINE, Role.AUTHOR, Role.CAPTION)
"""The roles of blocks beside the text."""

_SENTENCE_END = lazy_pattern(r"[.!?…:;»\"”)*]\s*\Z")


class Articles:
    """Makes the articles of an issue.

    Args:
        mets: The METS file.
        issue: What holds for all articles.
        pages: The texts.
    """

    __slots__ = ("_issue", "_mets", "_number", "_pages")

    def __init__(self, mets: Mets, issue: Issue, pages: Pages) -> None:
        self._mets = mets
        self._issue = issue
        self._pages = pages
        self._number = 0

    def of(self, item: Item) -> RawArticle:
        """Return the article of an item of the structure."""
        self._number += 1
        texts = {role: list(self._texts(item, (role,))) for role in _PRINTED}
        body = list(self._texts(item, (Role.TEXT, Role.TABLE)))
        metadata = self._metadata(item.metadata)
        title = _title(item, texts, metadata)
        lines = [line for line in texts[Role.LINE] if not _is_in(line, title)]
        return replace(
            self._empty(),
            text="\n\n".join((*lines, *_paragraphs(body))),
            key=item.key or str(self._number),
            title=title or None,
            author=_author(metadata, texts[Role.AUTHOR]) or self._author_of(item.section),
            section=self._name_of(item.section),
            page=self._pages_of(item),
            captions=tuple(texts[Role.CAPTION]),
            language=_language(metadata) or self._issue.language,
        )

    def of_pages(self) -> Iterator[RawArticle]:
        """Yield an article for each page, for want of a structure of articles."""
        for position, file in enumerate(self._pages.ids(), 1):
            texts = self._pages.texts(Area(file, ""))
            page = self._pages.number(file) or str(position)
            if texts:
                yield replace(self._empty(), text="\n\n".join(texts), key=page, page=page)

    def _empty(self) -> RawArticle:
        """Return an article with what holds for all."""
        issue = self._issue
        return RawArticle(
            "", date=issue.date, source=issue.source, url=issue.url, language=issue.language
        )

    def _texts(self, item: Item, roles: tuple[Role, ...]) -> Iterator[str]:
        for role, area in item.areas:
            if role in roles:
                yield from self._pages.texts(area)

    def _metadata(self, ids: tuple[str, ...]) -> list[Metadata]:
        return [self._mets.metadata[name] for name in ids if name in self._mets.metadata]

    def _name_of(self, section: Section | None) -> str | None:
        """Return the name of a section, whose title is in no article."""
        if section is None:
            return None
        printed = " ".join(text for area in section.heading for text in self._pages.texts(area))
        return section.label or printed or None

    def _author_of(self, section: Section | None) -> str | None:
        return _author(self._metadata(section.metadata), []) if section else None

    def _pages_of(self, item: Item) -> str | None:
        """Return the pages that an article stands on: `3`, `3-4`, or `1, 4`."""
        files = dict.fromkeys(area.file for _, area in item.areas)
        numbers = list(filter(None, map(self._pages.number, files)))
        if not numbers:
            return None
        first, last = numbers[0], numbers[-1]
        if len(numbers) == 1:
            return first
        follow = (
            first.isdecimal() and last.isdecimal() and int(last) - int(first) == len(numbers) - 1
        )
        return f"{first}-{last}" if follow else ", ".join(numbers)


def _title(item: Item, texts: dict[Role, list[str]], metadata: list[Metadata]) -> str:
    """Return the title of an article: its label, or what is printed; perhaps an empty text."""
    printed = " ".join(texts[Role.TITLE])
    titles = " ".join(title for section in metadata for title in section.titles)
    for title in (item.label, printed, titles):
        if title and not _NO_TITLE.fullmatch(title):
            return " ".join(title.split())
    return ""


def _is_in(line: str, title: str) -> bool:
    return letters_and_digits(line) in letters_and_digits(title)


def _author(metadata: list[Metadata], printed: list[str]) -> str | None:
    names = [name for section in metadata for name in section.authors]
    return ", ".join(dict.fromkeys(names or printed)) or None


def _language(metadata: list[Metadata]) -> str | None:
    return next(filter(None, (section.language for section in metadata)), None)


def _paragraphs(blocks: list[str]) -> list[str]:
    """Return the paragraphs of blocks. One that goes on in the next column or page is joined."""
    paragraphs: list[list[str]] = []
    for block in blocks:
        goes_on = paragraphs and not _SENTENCE_END.search(paragraphs[-1][-1])
        if goes_on and block[:1].islower():
            paragraphs[-1].append(block)
        else:
            paragraphs.append([block])
    return list(map(" ".join, paragraphs))
