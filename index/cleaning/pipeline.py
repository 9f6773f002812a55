"""Clean an article: remove from a page what does not belong to the article, and part the rest."""

from __future__ import annotations

from msgspec import Struct

from index.cleaning.boilerplate import without_boilerplate
from index.cleaning.captions import split_captions
from index.cleaning.copyright_notice import split_copyright
from index.cleaning.headline import split_headline
from index.cleaning.links import without_links
from index.cleaning.menus import without_menus
from index.cleaning.paragraphs import BLANK_CHARS, split_paragraphs
from index.cleaning.repeats import is_excerpt, without_repeated_title, without_teasers
from index.cleaning.signatures import (
    find_author,
    find_name_at_top,
    without_names,
    without_signatures,
)
from index.cleaning.source_line import split_source_line

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
    """

    title: str
    body: str
    captions: tuple[str, ...]
    source_line: str | None
    has_headline: bool
    author: str | None = None
    copyright: str | None = None


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
    title = _on_one_line(title or "")
    is_title_known = bool(title)
    is_untitled = is_excerpt(title, text)
    page = split_paragraphs(text)
    lines = _without_blanks(page)
    if len(lines) > MAX_CLEANED_LINES:
        return _uncleaned(lines, title, author)
    lines = _without_blanks(without_links(page, is_title_known=is_title_known))
    lines, copyright_holder = split_copyright(lines)
    lines = without_boilerplate(lines)
    lines = lines if is_untitled else without_menus(lines, title)
    lines, source_name = split_source_line(lines, is_title_known=is_title_known)
    signed_by = author or find_author(lines)
    lines = without_signatures(lines)
    lines, captions = split_captions(lines, is_title_known=is_title_known)
    has_headline = is_title_known
    if is_title_known:
        lines = lines if is_untitled else without_repeated_title(lines, title)
    else:  # a page of nothing but boilerplate is kept as it is
        title, lines, has_headline = split_headline(lines or _without_blanks(page), text)
    signed_by = signed_by or find_name_at_top(lines)
    lines = without_names(lines, author)
    lines = without_teasers(lines)
    return CleanText(
        title=title,
        body="\n".join(lines),
        captions=tuple(captions),
        source_line=source_name,
        has_headline=has_headline,
        author=signed_by,
        copyright=copyright_holder,
    )


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
