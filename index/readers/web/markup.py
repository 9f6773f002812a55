"""Convert HTML in the value of a field to lines of text, as a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

from index.lazy_pattern import lazy_pattern

_BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol option p pre section summary table tbody
    tfoot thead tr ul
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
"""Tags that begin a new line."""

_SPACE_TAGS = frozenset(("td", "th", "img"))
"""Tags that are shown as a space at least."""

_INLINE_TAGS = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark meta link q s samp small source span
    strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
_HIDDEN_TAGS = frozenset(
    """
    audio button canvas head iframe math nav noscript object script select style svg template textarea title video
    """.split()  # noqa: SIM905
)
"""Tags whose content is not shown, or is no text of an article."""

_TAGS = _BLOCK_TAGS | _SPACE_TAGS | _INLINE_TAGS | _HIDDEN_TAGS

_TAG_REST = r"""(?:(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>|[^<>]*+>)"""
"""A tag after its name.

Every `<` begins at most one match. Quotes and possessive loops ensure that nothing is read over and
over: at most three attempts are under way at any character, as quotes only swap their states.
"""

_TAG = lazy_pattern(
    rf"</?(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+){_TAG_REST}|<!\[CDATA\[|<(?:[!?]|/(?![a-zA-Z]))[^<>]*+>|\]\]>"
)


def _alternatives(tags: frozenset[str]) -> str:
    """Return a pattern that matches any of the names."""
    return "|".join(sorted(tags))


_BLOCK_TAG = lazy_pattern(
    rf"</?(?:{_alternatives(_BLOCK_TAGS)})(?=[\s/>]){_TAG_REST}", re.IGNORECASE
)
_SPACE_TAG = lazy_pattern(
    rf"</?(?:{_alternatives(_SPACE_TAGS)})(?=[\s/>]){_TAG_REST}", re.IGNORECASE
)
_HIDDEN_OR_CAPTION = lazy_pattern(
    rf"<(?P<name>(?:{_alternatives(_HIDDEN_TAGS)}|figcaption)(?=[\s/>])"
    rf"|(?:p|dd)(?=\s[^<>]*\bwp-caption-text\b)){_TAG_REST}",
    re.IGNORECASE,
)
_PREFORMATTED = lazy_pattern(rf"<(?P<name>pre)(?=[\s/>]){_TAG_REST}", re.IGNORECASE)
_CLOSING_TAGS = {
    name: lazy_pattern(rf"</{name}\b[^<>]*+>?", re.IGNORECASE)
    for name in (*_HIDDEN_TAGS, "figcaption", "p", "dd", "pre")
}
_REFERENCE = lazy_pattern(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31}));"
)
_ENDLESS_NUMBER = lazy_pattern(r"&#[0-9]{8,}+;?")
"""A reference by number that `int` might refuse, as it does thousands of digits."""

_WHITE_SPACE = lazy_pattern(r"[ \t\n\r\f]+")
_SPACES = lazy_pattern(r"[ \t]{2,}|\t")


class _Piece(NamedTuple):
    """A piece of HTML that ends with an element of some kind.

    Attributes:
        before: The HTML before the element.
        tag: The element's tag in lower case; empty if this is the rest of the HTML.
        content: The HTML inside the element.
    """

    before: str
    tag: str
    content: str


def is_markup(text: str) -> bool:
    """Return True if a text is HTML: it has a tag or a reference that HTML knows."""
    return _has_tag(text) or has_reference(text)


def plain(html: str) -> str:
    """Return the text of HTML without its captions; see `plain_with_captions`."""
    text, _ = plain_with_captions(html)
    return text


def plain_line(text: str) -> str | None:
    """Return a text, which may be HTML, in one line; None if it is empty."""
    if is_markup(text):
        text = plain(text)
    return " ".join(text.split()) or None


def plain_with_captions(html: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of HTML, one line a paragraph, list item or heading, and its captions.

    Scripts, menus, embedded players and the like are left out. A text whose elements only emphasise
    and link keeps its line breaks. HTML that was escaped once too often is read all the same.

    Args:
        html: A page, a piece of one, or a text with references such as `&eacute;` in it.

    Returns:
        The text without blank lines, and the captions of pictures, each in one line.
    """
    body, captions = _without_captions(_without_comments(html))
    text = _lines(body)
    # "&lt;p&gt;La crue&lt;/p&gt;" has become HTML only now
    if "<" in text and not _TAG.search(html) and is_markup(text):
        body, captions = _without_captions(_without_comments(text))
        text = _lines(body)
    caption_lines = [" ".join(_lines(caption).split()) for caption in captions]
    return text, tuple(filter(None, caption_lines))


def _has_tag(text: str) -> bool:
    """Return True if a text has a tag of HTML. An address in angle brackets is none."""
    if "<" not in text:
        return False
    return any((tag["name"] or "").lower() in _TAGS for tag in _TAG.finditer(text))


def has_reference(text: str) -> bool:
    """Return True if a text has a reference of HTML, by number or by a known name: `&eacute;`."""
    if "&" not in text:
        return False
    for reference in _REFERENCE.finditer(text):
        name = reference["name"]
        if not name or f"{name};" in html5:
            return True
    return False


def _without_comments(html: str) -> str:
    """Return HTML without its comments, and without the start of one that is not closed."""
    pieces = []
    position = 0
    while True:
        start = html.find("<!--", position)
        if start < 0:
            break
        end = html.find("-->", start)
        if end < 0:
            break
        pieces.append(html[position:start])
        position = end + len("-->")
    pieces.append(html[position:].replace("<!--", ""))
    return "".join(pieces)


def _without_captions(html: str) -> tuple[str, list[str]]:
    """Return HTML without hidden elements and captions, and the HTML of the captions."""
    shown: list[str] = []
    captions: list[str] = []
    for piece in _pieces(html, _HIDDEN_OR_CAPTION):
        shown.append(piece.before)
        is_caption = piece.tag != "" and piece.tag not in _HIDDEN_TAGS
        if is_caption:
            shown.append("<br>")
            captions.append(piece.content)
    return "".join(shown), captions


def _pieces(html: str, opening_tag: re.Pattern[str]) -> Iterator[_Piece]:
    """Split HTML at the elements of some kind, and yield the rest after them as the last piece.

    An element that is never closed is no element: it stays part of the piece around it.

    Args:
        html: The HTML.
        opening_tag: A pattern of the opening tags, whose group `name` is the element's name.
    """
    position = 0
    search_from = 0
    unclosed: set[str] = set()
    while opening := opening_tag.search(html, search_from):
        name = opening["name"].lower()
        search_from = opening.end()
        if name in unclosed:  # the search for its end would take as long each time
            continue
        closing = _CLOSING_TAGS[name].search(html, search_from)
        if closing is None:
            unclosed.add(name)
            continue
        before = html[position : opening.start()]
        content = html[opening.end() : closing.start()]
        yield _Piece(before, name, content)
        position = search_from = closing.end()
    yield _Piece(html[position:], "", "")


def _lines(html: str) -> str:
    """Return the text of HTML with a line break at every block, without blank lines.

    HTML without any block keeps its own line breaks.
    """
    html = _with_line_breaks(html)
    if _BLOCK_TAG.search(html):
        html = _BLOCK_TAG.sub("\n", _WHITE_SPACE.sub(" ", html))
    text = _TAG.sub("", _SPACE_TAG.sub(" ", html))
    if "&" in text:
        text = unescape(_ENDLESS_NUMBER.sub("\N{REPLACEMENT CHARACTER}", text))
    lines = map(str.strip, _SPACES.sub(" ", text).splitlines())
    return "\n".join(filter(None, lines))


def _with_line_breaks(html: str) -> str:
    """Return HTML in which the line breaks of preformatted elements are written as `<br>`."""
    pieces: list[str] = []
    for piece in _pieces(html, _PREFORMATTED):
        pieces.append(piece.before)
        if piece.tag:
            content = piece.content.replace("\n", "<br>")
            pieces.append(f"<br>{content}<br>")
    return "".join(pieces)
