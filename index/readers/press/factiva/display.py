"""Make an article of lines without codes, in the order in which Factiva prints them.

They are the section, the title, the authors, the number of words, the day, the time, the source,
its code, the edition and the page, the language, the copyright notice, and the text. Some of them
may be missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from index.readers.press.bylines import author_name, is_byline
from index.readers.press.factiva import french
from index.readers.press.printed_days import printed_day
from index.readers.press.printed_languages import is_language, language_code
from index.readers.raw_article import RawArticle

_MAX_LINES_ABOVE = 4
"""Lines above the number of words: the section, the title, the authors and their credit."""

_MAX_DAY_DISTANCE = 2
"""Lines below the number of words among which the day stands."""

_MAX_HEADING_LINES = 10
"""Lines below the day among which the language stands."""

_MAX_SECTION_WORDS = 4
_MAX_COPYRIGHT_CHARS = 200


class _Heading(Struct, frozen=True):
    """The lines between the title and the text, and what they say.

    Attributes:
        above: Lines above the number of words.
        day: The day of publication.
        source: The name of the source.
        page: The page.
        language: The code of the language.
        end: The index of the first line of the text.
    """

    above: list[str]
    day: str | None
    source: str | None
    page: str | None
    language: str | None
    end: int


def has_heading(lines: Sequence[str]) -> bool:
    """Return True if a number of words and a day stand in the lines as they do in an article."""
    return _words_index(lines) is not None


def article(
    lines: Sequence[str], title: str | None = None, body: Sequence[str] | None = None
) -> RawArticle:
    """Return the article of some lines.

    Args:
        lines: The lines that are not blank, without the one that ends the article. If the title is
            given, they begin below it.
        title: The title, if the markup tells it.
        body: The lines of the text, if the markup tells them; otherwise they are among the others.
    """
    words_index = _words_index(lines)
    if words_index is None:
        return _without_heading(lines, title, body)
    heading = _heading(lines, words_index)
    section = None
    byline: str | None = " ".join(heading.above)
    if title is None:
        section, title, byline = _titles(heading.above)
    text = without_notices(lines[heading.end :] if body is None else body, heading.source)
    return RawArticle(
        "\n".join(text),
        title=title,
        date=heading.day,
        source=heading.source,
        author=author_name(byline) if byline else None,
        section=section,
        page=heading.page,
        language=heading.language,
    )


def _without_heading(
    lines: Sequence[str], title: str | None, body: Sequence[str] | None
) -> RawArticle:
    """Return an article of which no more is known than its title, which is its first line."""
    if title is None and lines:
        title, *lines = lines
    return RawArticle("\n".join([*lines, *(body or ())]), title=title)


def without_notices(lines: Sequence[str], source: str | None) -> list[str]:
    """Return the lines of a text without those at its end that name the owner of the rights."""
    kept = list(lines)
    while kept and (french.NOTICE.fullmatch(kept[-1]) or kept[-1] == source):
        kept.pop()
    return kept


def _words_index(lines: Sequence[str]) -> int | None:
    """Return the index of the line that counts the words, with a day below it; None without one."""
    for index, line in enumerate(lines):
        if french.WORD_COUNT.fullmatch(line):
            below = lines[index + 1 : index + 1 + _MAX_DAY_DISTANCE]
            if any(map(printed_day, below)):
                return index
    return None


def _heading(lines: Sequence[str], words_index: int) -> _Heading:
    """Return the heading around the line that counts the words."""
    day_index = words_index + 1
    while printed_day(lines[day_index]) is None:
        day_index += 1
    source_index = day_index + 1
    if source_index < len(lines) and french.TIME.fullmatch(lines[source_index]):
        source_index += 1
    language_index = _language_index(lines, source_index)
    end = _text_index(lines, source_index, language_index)
    return _Heading(
        above=_without_contents(lines[:words_index]),
        day=printed_day(lines[day_index]),
        source=lines[source_index] if source_index < len(lines) else None,
        page=_page(lines[source_index + 1 : end]),
        language=None if language_index is None else language_code(lines[language_index]),
        end=end,
    )


def _without_contents(above: Sequence[str]) -> list[str]:
    """Return the lines above the number of words without a table of contents, which lists titles."""
    if len(above) <= _MAX_LINES_ABOVE:
        return list(above)
    last = above[-_MAX_LINES_ABOVE:]
    listed = set(above[:-_MAX_LINES_ABOVE])
    for index, line in enumerate(last):
        if line in listed:  # the title of this article
            return list(last[index:])
    return list(last)


def _language_index(lines: Sequence[str], start: int) -> int | None:
    for index in range(start, min(start + _MAX_HEADING_LINES, len(lines))):
        if is_language(lines[index]):
            return index
    return None


def _text_index(lines: Sequence[str], source_index: int, language_index: int | None) -> int:
    """Return the index of the first line of the text, below the copyright notice."""
    last = min(source_index + _MAX_HEADING_LINES, len(lines))
    for index in range(language_index or source_index, last):
        if french.COPYRIGHT.fullmatch(lines[index]):
            return index + 1
    if language_index is not None:
        # a notice without the usual words is a short line, too
        below = lines[language_index + 1 : language_index + 2]
        is_notice = any(len(line) <= _MAX_COPYRIGHT_CHARS for line in below)
        return language_index + 1 + is_notice
    index = source_index + 1
    while index < last and french.SOURCE_CODE.fullmatch(lines[index]):
        index += 1
    return min(index, len(lines))


def _page(lines: Sequence[str]) -> str | None:
    """Return the page among the lines below the source, which are few and short."""
    for line in lines:
        page = french.PAGE.fullmatch(line)
        if page and not french.SOURCE_CODE.fullmatch(line):
            return page["page"]
    return None


def _titles(above: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """Return the section, the title and the authors that stand above the number of words."""
    if not above:
        return None, None, None
    if len(above) == 1:
        return None, above[0], None
    *first, last = above
    if len(first) == 1 and _is_section(first[0], last):
        return first[0], last, None
    if len(first) == 1:
        return (None, first[0], last) if is_byline(last) else (None, " ".join(above), None)
    if not is_byline(last) and is_byline(first[-1]):  # a credit is below the authors
        *first, last = first
    section, *titles = first
    if titles and _is_section(section, titles[0]):
        return section, " ".join(titles), last
    return None, " ".join(first), last


def _is_section(line: str, title: str) -> bool:
    """Return True if a line is the name of a section above a title, and not a title itself."""
    words = line.split()
    is_shorter = len(words) <= _MAX_SECTION_WORDS and len(words) < len(title.split())
    return is_shorter and not title[0].islower() and not is_byline(title)
