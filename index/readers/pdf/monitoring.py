"""Reviews of media monitoring services as PDF: a cover, a table of contents, and then the articles.

Each page has labels at its top, the text below, and the name of the source at its foot. An article
of several pages has `Page 2/3` among the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.pdf.line import Line
from index.readers.pdf.monitoring_labels import LabelBlock, label_blocks, page_number
from index.readers.pdf.paragraphs import paragraphs, title_of
from index.readers.press.review.french import NOISE
from index.readers.press.review.source_line import SourceLine, read_source_line
from index.readers.raw_article import RawArticle
from index.readers.web.addresses import first_web_address

_PAGE_OF_PAGES = lazy_pattern(
    r"\(?(?:page\s*)?(?P<page>[0-9]{1,3})\s*/\s*(?P<pages>[0-9]{1,3})\)?", re.IGNORECASE
)
_RIGHTS = lazy_pattern(
    r"tous\s+droits\s+(?:de\s+reproduction\s+)?réservés(?:\s+à\s+l[’']éditeur)?[\s:–-]*(?P<source>.*)",
    re.IGNORECASE,
)
"""The line at the foot of a page. Group: source, with a number behind it."""

_NUMBER = lazy_pattern(r"[\s|–-]*[0-9][0-9\s]{4,}\W*\Z")
"""The number of the document behind the name of the source."""

_MAX_HEADLESS_PAGES = 40
"""Pages before the first article: a cover and a table of contents."""

_MAX_TITLE_CHARS = 300


class _Clip(Struct):
    """The lines of one article.

    Attributes:
        values: The values of the labels.
        date: The day, if no label gives it.
        source: The name of the source.
        author: Who signed it, if no label gives it.
        lines: The lines of its text.
    """

    values: Mapping[str, str]
    date: str | None = None
    source: str | None = None
    author: str | None = None
    lines: list[Line] = field(default_factory=list)


def is_review(pages: Sequence[Sequence[Line]]) -> bool:
    """Return True if the pages of a file are those of a review."""
    return any(map(label_blocks, pages[:_MAX_HEADLESS_PAGES]))


def articles(pages: Sequence[Sequence[Line]]) -> Iterator[RawArticle]:
    """Yield the articles of a review."""
    clips = _clips(pages)
    for number, clip in enumerate(clips, 1):
        raw = _article(clip)
        yield raw if len(clips) == 1 else replace(raw, key=str(number))


def _clips(pages: Sequence[Sequence[Line]]) -> list[_Clip]:
    """Return the articles that begin on the pages, with the pages that continue them."""
    clips: list[_Clip] = []
    for page in pages:
        for lines, block in _segments(page):
            if block is not None and not (clips and _continues(lines)):
                clips.append(_Clip(block.values))
            if clips:  # before are the cover and the table of contents
                _add_lines(clips[-1], lines, block)
    return clips


def _segments(page: Sequence[Line]) -> Iterator[tuple[Sequence[Line], LabelBlock | None]]:
    """Yield the lines of each article on a page, with its labels; None if it has none."""
    blocks = label_blocks(page)
    if not blocks:
        yield page, None
        return
    starts = [0, *(_start(page, block) for block in blocks[1:])]
    for block, start, end in zip(blocks, starts, [*starts[1:], len(page)], strict=True):
        yield page[start:end], block


def _start(page: Sequence[Line], block: LabelBlock) -> int:
    """Return the index of the first line of a block, with the source and the day above it."""
    start = block.first
    while start and _names(page[start - 1]) is not None:
        start -= 1
    return start


def _names(line: Line) -> SourceLine | None:
    """Return what a line says about an article; None if that is nothing, or not sure."""
    about = read_source_line(line.text)
    return about if about is not None and about.is_sure else None


def _add_lines(clip: _Clip, lines: Sequence[Line], block: LabelBlock | None) -> None:
    """Add the lines of a page to an article, without labels, pages and the notice of rights."""
    kept, source = _without_foot(lines)
    clip.source = clip.source or source
    if block is not None:
        kept = _without(kept, [*block.lines, *_read_names(clip, kept, block)])
    clip.lines += [line for line in kept if not _PAGE_OF_PAGES.fullmatch(line.text.strip())]


def _read_names(clip: _Clip, lines: Sequence[Line], block: LabelBlock) -> list[Line]:
    """Read the lines next to labels that name the source and the day, and return them.

    Below the labels, the text begins with the first line that names neither.
    """
    read: list[Line] = []
    last = block.lines[-1]
    for line in _without(lines, block.lines):
        about = _names(line)
        if about is not None:
            clip.source = clip.source or about.source
            clip.date = clip.date or about.date
            clip.author = clip.author or about.author
            read.append(line)
        elif NOISE.fullmatch(line.text) or _PAGE_OF_PAGES.fullmatch(line.text.strip()):
            read.append(line)
        elif line.bottom < last.bottom:
            break
    return read


def _continues(page: Sequence[Line]) -> bool:
    """Return True if a page says that it is not the first one of its article."""
    for line in page:
        number = _PAGE_OF_PAGES.fullmatch(line.text.strip())
        if number and int(number["page"]) <= int(number["pages"]):
            return int(number["page"]) > 1
    return False


def _without_foot(page: Sequence[Line]) -> tuple[list[Line], str | None]:
    """Return the lines of a page without the one about the rights, and the source that it names."""
    kept = []
    source = None
    for line in page:
        rights = _RIGHTS.match(line.text.strip())
        if rights is None:
            kept.append(line)
        else:
            source = _NUMBER.sub("", rights["source"]).strip() or source
    return kept, source


def _without(lines: Sequence[Line], left_out: Sequence[Line]) -> list[Line]:
    ids = set(map(id, left_out))
    return [line for line in lines if id(line) not in ids]


def _article(clip: _Clip) -> RawArticle:
    """Return the article of a clip. Its title is printed large, or stands first."""
    found = paragraphs(clip.lines)
    title = title_of(found)
    if title is None and found and len(found[0].text) <= _MAX_TITLE_CHARS and len(found) > 1:
        title = found[0]
    values = clip.values
    return RawArticle(
        "\n".join(paragraph.text for paragraph in found if paragraph is not title),
        title=title.text if title else None,
        date=values.get("date") or clip.date,
        source=values.get("source") or clip.source,
        url=first_web_address([values.get("url", "")]),
        author=values.get("author") or clip.author,
        section=values.get("section"),
        page=page_number(values),
    )
