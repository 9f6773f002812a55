"""Make an article of the frame in which Europresse shows it."""

from __future__ import annotations

import re
from html import unescape

from index.lazy_pattern import lazy_pattern
from index.readers.alphanumeric import letters_and_digits
from index.readers.press.bylines import author_name
from index.readers.press.europresse import french
from index.readers.press.europresse.carriers import carriers
from index.readers.press.europresse.header import Header, read_header
from index.readers.press.europresse.numbers import DOCUMENT_NUMBER, day_of
from index.readers.press.europresse.tags import Element, Tags
from index.readers.press.source_name import without_issue
from index.readers.raw_article import RawArticle
from index.readers.web.markup import plain, plain_line

_NUMBER_CLASSES = ("public-lblnodoc", "public_lblnodoc")
_OTHER_CARRIERS = "apd-wrapper"
_TITLE = "titrearticlevisu"
_TITLE_PART = "titrearticle"
_BODY = "dococurrcontainer"
_BODY_PART = "doctext"
_BOX = "rdp__newsdoc"
_CAPTIONS = "rdp__attachnews"
_NOT_HOSTED = "link-not-hosted"
_AUTHOR_CLASSES = ("docauthors", "sm-margin-bottomnews")
_FOOT_CLASSES = ("doc-legalinfo", "rdp__certificat", "divpublic", *_NUMBER_CLASSES)

_PARTS_AFTER_BODY = frozenset(("aside", "footer", "section"))
_TABLE = frozenset(("table",))

_SPACE_BREAK = lazy_pattern(r"<br\s*></br\s*>", re.IGNORECASE)
"""A line break in the midst of a sentence, where a column of the printed page ended."""

_EURO = lazy_pattern(r"""<symbol\s+value=["']euro["'][^<>]{0,100}>""", re.IGNORECASE)
_PARAGRAPH = lazy_pattern(r"<p\b", re.IGNORECASE)
_LINE_BREAK_AT_END = lazy_pattern(r"<br\s*/?>\s*\Z", re.IGNORECASE)
_LINK = lazy_pattern(
    r"""<a\b[^<>]{0,500}?\bhref\s*=\s*["'](?P<url>https?://[^"'<>\s]{1,2000})["'][^<>]{0,500}>"""
    r"(?P<text>[^<>]{0,300})",
    re.IGNORECASE,
)
_TAG = lazy_pattern(r"<[^<>]*+>")

_MIN_KICKER_WORDS = 4
"""Words above a title that say something of the article. Fewer are the name of a section."""

_MAX_AUTHOR_CHARS = 600
_LINK_CONTEXT_CHARS = 120


def article(html: str) -> RawArticle:
    """Return the article of a frame; it has no text or title if the frame has none."""
    tags = _without_other_carriers(html)
    header_end = _header_end(tags)
    title = tags.first(_TITLE, start=header_end)
    number = _document_number(tags)
    header = _header(tags)
    day = day_of(number) or header.day
    body_html, author, above = _parts(tags, title, header_end)
    lines = [*above, *_body_lines(body_html), *_box_lines(tags)]
    return RawArticle(
        "\n".join(lines),
        key=number[0] if number else None,
        title=plain_line(_readable(tags.content(title))) if title else None,
        date=day,
        source=_source(tags),
        url=_original_url(body_html),
        author=author,
        section=header.section,
        page=header.page,
        carriers=carriers(Tags(html), day),
        captions=_captions(tags),
    )


def _without_other_carriers(html: str) -> Tags:
    """Return a frame without the list of other sources that carry the article."""
    tags = Tags(html)
    lists = tags.elements(_OTHER_CARRIERS)
    if not lists:
        return tags
    kept = []
    position = 0
    for element in lists:
        kept.append(html[position : element.start])
        position = element.end
    kept.append(html[position:])
    return Tags("".join(kept))


def _header_end(tags: Tags) -> int:
    """Return where the lines above the title end that name the source, the section and the day."""
    lines = tags.elements("docpublicationname", "docheader")
    return lines[-1].end if lines else 0


def _document_number(tags: Tags) -> re.Match[str] | None:
    """Return the number of the document, which is printed last; None if it is missing.

    Other documents may be named in the text and in the links of an article.
    """
    for element in tags.elements(*_NUMBER_CLASSES):
        number = DOCUMENT_NUMBER.search(unescape(tags.content(element)))
        if number:
            return number
    foot = unescape(_TAG.sub(" ", _foot(tags)))
    numbers = list(DOCUMENT_NUMBER.finditer(foot))
    return numbers[-1] if numbers else None


def _foot(tags: Tags) -> str:
    """Return the HTML below the text of a frame."""
    section = tags.first(_BODY_PART, _BODY)
    if section is None:
        return tags.html
    return tags.html[tags.next_part(section.content_start, *_FOOT_CLASSES) :]


def _header(tags: Tags) -> Header:
    """Return what the lines below the name of the source say."""
    lines = (plain(tags.content(line)) for line in tags.elements("docheader"))
    return read_header(" ".join(lines))


def _source(tags: Tags) -> str | None:
    """Return the name of the source, without its issue and edition."""
    name = tags.first("docpublicationname")
    if name is None:
        return None
    lines = plain(tags.content(name)).splitlines()
    if not lines:
        return None
    source = " ".join(lines[0].split())
    return without_issue(source)


def _parts(tags: Tags, title: Element | None, header_end: int) -> tuple[str, str | None, list[str]]:
    """Return the HTML of the body, the author, and the lines of text that stand above the body."""
    section = tags.first(_BODY_PART, _BODY, start=header_end)
    if section is None:
        return _old_parts(tags, title, header_end)
    above, author = _above_body(tags, title, header_end, section.start)
    start = section.content_start
    end = tags.next_part(start, *_FOOT_CLASSES, names=_PARTS_AFTER_BODY)
    body = tags.first(_BODY, start=section.start)
    if body and body.start < end:
        start = body.content_start
    return tags.html[start:end], author, above


def _above_body(
    tags: Tags, title: Element | None, header_end: int, body_start: int
) -> tuple[list[str], str | None]:
    """Return the lines around the title, and the author."""
    if title is None:
        return _lines(tags.html[header_end:body_start]), None
    part = tags.first(_TITLE_PART, start=header_end)
    if part is None or part.start > title.start:
        part = title
    lines = _kicker(tags.html[part.content_start : title.start])
    lines += _lines(tags.html[title.end : part.content_end])
    author, author_end = _author(tags, part.end)
    lines += _lines(tags.html[author_end:body_start])
    return lines, author


def _old_parts(
    tags: Tags, title: Element | None, header_end: int
) -> tuple[str, str | None, list[str]]:
    """Return the same of a frame in the layout of 2012, which has elements around nothing but the title."""
    start = title.end if title else header_end
    # a table may be part of the text, if a line below says where that ends
    has_end = french.NUMBER_LABEL.search(tags.html, start) is not None
    after_body = _PARTS_AFTER_BODY if has_end else _PARTS_AFTER_BODY | _TABLE
    end = tags.next_part(start, *_FOOT_CLASSES, names=after_body)
    above = _kicker(tags.html[header_end : title.start]) if title else []
    html = tags.html[start:end]
    first_paragraph = _PARAGRAPH.search(html)
    if title is None or first_paragraph is None:
        return html, None, above
    byline = html[: first_paragraph.start()]
    name = plain(byline)
    is_author = _LINE_BREAK_AT_END.search(byline) and "\n" not in name
    if not is_author or len(name) > _MAX_AUTHOR_CHARS:
        return html, None, above
    return html[first_paragraph.start() :], author_name(name), above


def _author(tags: Tags, title_end: int) -> tuple[str | None, int]:
    """Return who signed an article, and where the line that says so ends."""
    candidate = tags.element_at(title_end)
    if candidate is None:
        return None, title_end
    tag, element = candidate
    content = tags.content(element)
    is_plain_line = tag.name == "div" and not tag.classes and not _PARAGRAPH.search(content)
    if not is_plain_line and tag.classes.isdisjoint(_AUTHOR_CLASSES):
        return None, title_end
    name = plain_line(_readable(content)) or ""
    if len(name) > _MAX_AUTHOR_CHARS:
        return None, title_end
    return author_name(name), element.end


def _kicker(html: str) -> list[str]:
    return [line for line in _lines(html) if len(line.split()) >= _MIN_KICKER_WORDS]


def _body_lines(html: str) -> list[str]:
    """Return the lines of a body, once, and without those about the article."""
    lines = _lines(html)
    text = _without_repeat("\n".join(lines))
    kept = []
    for line in text.splitlines():
        if french.NUMBER_LABEL.match(line):
            break
        is_notice = french.NOTICE.fullmatch(line) or french.COPYRIGHT_NOTICE.fullmatch(line)
        if line and not is_notice:
            kept.append(line)
    return kept


def _without_repeat(text: str) -> str:
    """Return a text once, if it stands a second time under a heading that says so."""
    heading = french.ADDITIONAL_TEXT.search(text)
    if heading is None:
        return text
    first = text[: heading.start()].strip()
    second = text[heading.end() :].strip()
    first_key = letters_and_digits(first)
    second_key = letters_and_digits(second)
    if second_key in first_key:
        return first
    if second_key.startswith(first_key):
        return second
    return f"{first}\n{second}"


def _box_lines(tags: Tags) -> list[str]:
    """Return the lines of the boxes that were printed with an article."""
    lines: list[str] = []
    for box in tags.elements(_BOX):
        lines += _lines(tags.content(box))
    return [line for line in lines if not french.BOX_LABEL.fullmatch(line)]


def _captions(tags: Tags) -> tuple[str, ...]:
    lines: list[str] = []
    for pictures in tags.elements(_CAPTIONS):
        lines += _lines(tags.content(pictures))
    without_label = (french.CAPTIONS_LABEL.sub("", line, count=1) for line in lines)
    return tuple(dict.fromkeys(filter(None, without_label)))


def _original_url(html: str) -> str | None:
    """Return the address to which the link "Cet article est paru dans …" leads."""
    for link in _LINK.finditer(html):
        context = html[max(0, link.start() - _LINK_CONTEXT_CHARS) : link.start()] + link["text"]
        if _NOT_HOSTED in context or french.ORIGINAL.search(unescape(context)):
            return unescape(link["url"])
    return None


def _lines(html: str) -> list[str]:
    return plain(_readable(html)).splitlines()


def _readable(html: str) -> str:
    """Return HTML without what only the printed page needed."""
    return _SPACE_BREAK.sub(" ", _EURO.sub("€", html))
