"""Clean an article: remove from a page what does not belong to the article, and part the rest."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from index.cleaning.boilerplate import without_boilerplate
from index.cleaning.captions import split_captions
from index.cleaning.copyright_notice import split_copyright
from index.cleaning.headline import SplitHeadline, split_headline
from index.cleaning.links import without_links
from index.cleaning.menus import without_menus
from index.cleaning.paragraphs import BLANK_CHARS, split_paragraphs, without_soft_hyphens
from index.cleaning.removals import Removals, RemovedLine
from index.cleaning.repeats import is_excerpt, without_repeated_title, without_teasers
from index.cleaning.signatures import (
    find_author,
    find_name_at_top,
    without_names,
    without_signatures,
)
from index.cleaning.source_line import split_source_line
from index.lockstep import Steps, at_once

MAX_CLEANED_LINES = 50_000
"""Lines of a text that is cleaned. Each takes 15 microseconds; a book has 30,000 of them."""


class CleanText(Struct, frozen=True):
    """The parts of an article.

    Attributes:
        title: The headline; the first sentence if there is none.
        body: The paragraphs, one a line, without title line, captions and boilerplate.
        captions: Captions and credits of photographs, in the order of the page.
        source_line: The name in "Source: PressTV", as it was written.
        has_headline: True if `title` is a headline. If not, it is the first sentence of `body`.
        author: Who signed it, as the metadata or else its byline has it; None if neither does.
        copyright: The name in "© Press TV 2019", as it was written; never that of a photograph.
        removed: The lines that are not in the body, each with the rule that took it.
    """

    title: str
    body: str
    captions: tuple[str, ...]
    source_line: str | None
    has_headline: bool
    author: str | None = None
    copyright: str | None = None
    removed: tuple[RemovedLine, ...] = ()


def clean(text: str, title: str | None = None, *, author: str | None = None) -> CleanText:
    """Split a page into the parts of its article, and leave out what the page put around it.

    Args:
        text: The page as text; the body alone if `title` is given.
        title: The title, if metadata give it.
        author: The author, if metadata give one: a line of that name alone is a signature.

    Returns:
        The parts of the article. Every line of `text` is in one of them, except boilerplate and
        lines that repeat others. A text without a title and with nothing but such lines is kept as
        it is, and so is one of more than `MAX_CLEANED_LINES` lines.
    """
    return at_once(cleaning_steps(text, title, author=author))


def cleaning_steps(
    text: str, title: str | None = None, *, author: str | None = None
) -> Steps[CleanText]:
    """Do what `clean` does step by step."""
    title = _on_one_line(without_soft_hyphens(title or ""))
    page = split_paragraphs(text)
    lines = _without_blanks(page)
    if len(lines) > MAX_CLEANED_LINES:
        return _uncleaned(lines, title, author)
    removals = Removals()
    is_untitled = is_excerpt(title, text)
    yield
    parts = yield from _without_page(page, title, is_untitled=is_untitled, removals=removals)
    yield
    lines, captions = split_captions(parts.lines, is_title_known=bool(title))
    removals.note("caption", parts.lines, lines)
    yield
    headline = _headline(lines, page, text, title, removals)
    yield
    signed_by = author or parts.author or find_name_at_top(headline.lines)
    lines = removals.note("name", headline.lines, without_names(headline.lines, author))
    lines = removals.note("teaser", lines, without_teasers(lines))
    return CleanText(
        title=headline.title,
        body="\n".join(lines),
        captions=tuple(captions),
        source_line=parts.source_name,
        has_headline=headline.has_headline,
        author=signed_by,
        copyright=parts.copyright_holder,
        removed=removals.lines,
    )


class _Parts(NamedTuple):
    """The lines of an article, captions included, and what lines around it name."""

    lines: list[str]
    source_name: str | None
    author: str | None
    copyright_holder: str | None


def _without_page(
    page: list[str], title: str, *, is_untitled: bool, removals: Removals
) -> Steps[_Parts]:
    """Take from an article what its page put around it, in the order of the steps."""
    is_title_known = bool(title)
    lines = _without_blanks(without_links(page, is_title_known=is_title_known))
    removals.note("link", _without_blanks(page), lines)
    yield
    others, copyright_holder = split_copyright(lines)
    lines = removals.note("copyright", lines, others)
    yield
    lines = removals.note("phrase", lines, without_boilerplate(lines))
    yield
    if not is_untitled:
        lines = removals.note("menu", lines, without_menus(lines, title))
    others, source_name = split_source_line(lines, is_title_known=is_title_known)
    lines = removals.note("source", lines, others)
    author = find_author(lines)
    lines = removals.note("signature", lines, without_signatures(lines))
    return _Parts(lines, source_name, author, copyright_holder)


def _headline(
    lines: list[str], page: list[str], text: str, title: str, removals: Removals
) -> SplitHeadline:
    """Tell the title from the other lines. A page of nothing but boilerplate is kept as it is."""
    if not title:
        if not lines:
            removals.forget()
            lines = _without_blanks(page)
        headline = split_headline(lines, text)
    elif is_excerpt(title, text):
        headline = SplitHeadline(title, lines, has_headline=True)
    else:
        headline = SplitHeadline(title, without_repeated_title(lines, title), has_headline=True)
    removals.note("title", lines, headline.lines)
    return headline


def _uncleaned(lines: list[str], title: str, author: str | None) -> CleanText:
    """Return a text as it is. If it has no title, its first line is taken for one."""
    body = lines if title else lines[1:]
    return CleanText(
        title=title or lines[0],
        body="\n".join(body),
        captions=(),
        source_line=None,
        has_headline=True,
        author=author,
    )


def _without_blanks(lines: list[str]) -> list[str]:
    return [line for line in lines if line]


def _on_one_line(title: str) -> str:
    """Join the lines of a title, without blank ones."""
    stripped = [line.strip(BLANK_CHARS) for line in title.splitlines()]
    return " ".join(_without_blanks(stripped))
