"""Make articles of the lines of a document: one, or those of a press review.

A press review is a document into which somebody copied articles, each below its title and a line
such as `Le Monde, 12 mars 2019, p. 4`. `source_line` reads such lines, `splitting` finds the articles
between them. Office files, mails and printed pages share this room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.paragraph import Paragraph
from index.readers.press import databases as press_databases
from index.readers.press.databases import export_lines
from index.readers.press.review.line import Line, about_above, about_at, is_address, lines_of
from index.readers.press.review.source_line import SourceLine, is_person, read_source_line
from index.readers.press.review.splitting import Item, day_of_review, split
from index.readers.press.review.starts import MIN_PAGES
from index.readers.raw_article import Problem, RawArticle

__all__ = ["Paragraph", "articles", "review", "single_article"]

_MAX_GREETING_CHARS = 800
"""Characters above the first article of a review: a cover, a list of titles, a greeting."""

_MAX_TOP_LINES = 5
"""Lines above the title of a document that holds one article."""

_MAX_TITLE_CHARS = 250
_NUMBER = lazy_pattern(r"\A[0-9]{1,3}\s*[.)/-]\s+")
"""The number of an article before its title."""

_BULLET = lazy_pattern(r"\A[*•·▪■►→–>-]\s*")


def articles(
    paragraphs: Iterable[Paragraph], *, min_pages: int = MIN_PAGES
) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a document, and a problem if it breaks off.

    An export of a press database holds several, and so does a press review.

    Args:
        paragraphs: The paragraphs. Where the document breaks off, the iteration raises an
            `UnreadableFile`.
        min_pages: So many headings that each begin a page are titles of articles.

    Raises:
        UnreadableFile: There is no text in it.
    """
    whole, problem = _up_to_problem(paragraphs)
    lines = lines_of(whole)
    if not lines:
        raise UnreadableFile("text-missing")
    export = press_databases.articles(export_lines(whole))
    if export is not None:
        yield from export
    else:
        yield from _review(lines, min_pages=min_pages) or [_single(lines)]
    if problem:
        yield problem


def _up_to_problem(paragraphs: Iterable[Paragraph]) -> tuple[list[Paragraph], Problem | None]:
    """Return the paragraphs of a document up to where it breaks off, and the problem if it does.

    Raises:
        UnreadableFile: It breaks off before the first of them.
    """
    whole: list[Paragraph] = []
    try:
        whole.extend(paragraphs)
    except UnreadableFile as error:
        if not whole:
            raise
        return whole, Problem.of("broken-off-but-read", reason=error.message)
    return whole, None


def review(paragraphs: Iterable[Paragraph]) -> list[RawArticle]:
    """Return the articles of a press review whose titles have lines about their source.

    There are none if a document is no such review.
    """
    return _review(lines_of(paragraphs), min_pages=None)


def single_article(paragraphs: Iterable[Paragraph]) -> RawArticle:
    """Return the one article of a document; it has no text if the paragraphs have none."""
    lines = lines_of(paragraphs)
    return _single(lines) if lines else RawArticle("")


def _review(lines: Sequence[Line], *, min_pages: int | None) -> list[RawArticle]:
    """Return the articles of a review, with what stands above them if it is long."""
    start, items = split(lines, min_pages=min_pages)
    if not items:
        return []
    found = [_article(item) for item in _without_numbers(items)]
    above = "\n".join(line.text for line in lines[:start] if len(line.text) > _MAX_TITLE_CHARS)
    if len(above) > _MAX_GREETING_CHARS:
        found.insert(0, _single(lines[:start]))
    day = day_of_review(lines)
    return [
        replace(raw, key=str(number), saved=None if raw.date else day)
        for number, raw in enumerate(found, 1)
    ]


def _without_numbers(items: list[Item]) -> list[Item]:
    """Return articles without the numbers or bullets before their titles, if all of them have one."""
    for pattern in (_NUMBER, _BULLET):
        if all(pattern.match(item.title) for item in items):
            return [replace(item, title=pattern.sub("", item.title, count=1)) for item in items]
    return items


def _article(item: Item) -> RawArticle:
    """Return the article of a review. Lines of its text that only give its address are left out."""
    about, section = _with_section(item)
    url = about.url or next(iter(item.links), None)
    texts = []
    for line in item.lines:
        if line.about and is_address(line):
            url = url or line.about.url
        else:
            texts.append(line.text)
    return RawArticle(
        "\n".join(texts),
        title=item.title or None,
        date=about.date,
        source=about.source,
        url=url,
        author=about.author,
        section=about.section or section,
        page=about.page,
    )


def _with_section(item: Item) -> tuple[SourceLine, str | None]:
    """Return what is said about an article, and its section.

    The heading above several articles may be their day or their source instead of a section.
    """
    above = read_source_line(item.section) if item.section else None
    if above is None or not above.is_sure or above.names:
        return item.about, item.section
    about = item.about
    if above.source and about.source and about.author is None and is_person(about.source):
        about = replace(about, source=None, author=about.source)  # there was no other name
    return about.merged_with(above) or about, None


def _single(lines: Sequence[Line]) -> RawArticle:
    """Return the one article of a document.

    Its title is a heading near the top, or the first line if a line about it stands below.
    """
    title = _title(lines)
    start = title if title is not None else 0
    body = start + 1 if title is not None else 0
    above = start
    about, end = about_at(lines, body)
    if about == SourceLine():
        about, above = about_above(lines, start, 0)
    is_town = about.source is not None and not about.is_telling  # a town and a day, for example
    if is_town or (_is_day(about) and any(_is_day(line.about) for line in lines[end:])):
        about, above, end = SourceLine(), start, body
    texts = [line.text for line in (*lines[:above], *lines[end:])]
    raw = _article(Item("", about, []))
    written = lines[title].text if title is not None else None
    return replace(raw, text="\n".join(texts), title=written)


def _is_day(about: SourceLine | None) -> bool:
    """Return True if a line is nothing but a day, as those of a chronology are."""
    return about is not None and about.date is not None and about == SourceLine(date=about.date)


def _title(lines: Sequence[Line]) -> int | None:
    """Return the index of the title of an article; None if nothing tells it."""
    for index, line in enumerate(lines[: _MAX_TOP_LINES + 1]):
        if line.level is not None and len(line.text) <= _MAX_TITLE_CHARS:
            return index
    is_telling = about_at(lines, 1)[0].is_telling
    return 0 if is_telling and len(lines[0].text) <= _MAX_TITLE_CHARS else None
