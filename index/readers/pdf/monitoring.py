"""Reviews of media monitoring services as PDF: a cover, a table of contents, and then the articles.

Each page has labels at its top, the text below, and the name of the source at its foot. An article
of several pages has `Page 2/3` among the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from index.readers.pdf.line import Line
from index.readers.pdf.monitoring_labels import LabelBlock, page_number
from index.readers.pdf.paragraphs import paragraphs, title_of
from index.readers.press_review.french import NOISE
from index.readers.press_review.source_line import read_source_line
from index.readers.raw_article import RawArticle
from index.readers.web.addresses import first_web_address

_PAGE_OF_PAGES = re.compile(
    r"\(?(?:page\s*)?(?P<page>[0-9]{1,3})\s*/\s*(?P<pages>[0-9]{1,3})\)?", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"tous\s+droits\s+(?:de\s+reproduction\s+)?réservés(?:\s+à\s+l[’']éditeur)?[\s:–-]*(?P<source>.*)",
    re.IGNORECASE,
)
"""The line at the foot of a page. Group: source, with a number behind it."""

_NUMBER = re.compile(r"[\s|–-]*[0-9][0-9\s]{4,}\W*\Z")
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

    values: dict[str, str]
    date: str | None = None
    source: str | None = None
    author: str | None = None
    lines: list[Line] = field(default_factory=list)


def is_review(pages: Sequence[Sequence[Line]]) -> bool:
    """Return True if the pages of a file are those of a review."""
    return any(LabelBlock(page).is_head for page in pages[:_MAX_HEADLESS_PAGES])


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
        block = LabelBlock(page)
        lines, source = _without_foot(page)
        begins = block.is_head and not (clips and _continues(page))
        if begins:
            clips.append(_Clip(block.values))
        if not clips:
            continue  # the cover, or the table of contents
        clip = clips[-1]
        clip.source = clip.source or source
        if block.is_head:
            lines = _without(lines, [*block.lines, *_read_names(clip, block)])
        clip.lines += [line for line in lines if not _PAGE_OF_PAGES.fullmatch(line.text.strip())]
    return clips


def _read_names(clip: _Clip, block: LabelBlock) -> list[Line]:
    """Read the lines next to labels that name the source and the day, and return them.

    Below the labels, the text begins with the first line that names neither.
    """
    read: list[Line] = []
    last = block.lines[-1]
    for line in block.others:
        about = read_source_line(line.text)
        is_sure = about is not None and about.is_sure
        if NOISE.fullmatch(line.text) or is_sure or _PAGE_OF_PAGES.fullmatch(line.text.strip()):
            read.append(line)
        elif line.bottom < last.bottom:
            break
        if about is not None and is_sure:
            clip.source = clip.source or about.source
            clip.date = clip.date or about.date
            clip.author = clip.author or about.author
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
