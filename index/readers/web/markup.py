"""HTML in the value of a field: what a browser would show of it, as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_BREAKING = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol option p pre section summary table tbody
    tfoot thead tr ul
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
_SPACING = frozenset(("td", "th", "img"))
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark meta link q s samp small source span
    strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
_UNSEEN = frozenset(
    """
    audio button canvas head iframe math nav noscript object script select style svg template textarea title video
    """.split()  # noqa: SIM905
)
_KNOWN = _BREAKING | _SPACING | _INLINE | _UNSEEN

# Every `<` begins at most one match, and quotes and possessive loops see to it that none of it is read over and
# over: at most three attempts are under way at any place, as `'` and `"` only swap what state each is in.
_REST = r"""(?:(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>|[^<>]*+>)"""
_TAG = re.compile(
    rf"</?(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+){_REST}|<!\[CDATA\[|<(?:[!?]|/(?![a-zA-Z]))[^<>]*+>|\]\]>"
)
_BREAK = re.compile(rf"</?(?:{'|'.join(sorted(_BREAKING))})(?=[\s/>]){_REST}", re.IGNORECASE)
_SPACER = re.compile(rf"</?(?:{'|'.join(sorted(_SPACING))})(?=[\s/>]){_REST}", re.IGNORECASE)
_APART = re.compile(
    rf"<(?P<name>(?:{'|'.join(sorted(_UNSEEN))}|figcaption)(?=[\s/>])|(?:p|dd)(?=\s[^<>]*\bwp-caption-text\b)){_REST}",
    re.IGNORECASE,
)
_PREFORMATTED = re.compile(rf"<(?P<name>pre)(?=[\s/>]){_REST}", re.IGNORECASE)
_CLOSING = {
    name: re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE)
    for name in (*_UNSEEN, "figcaption", "p", "dd", "pre")
}
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([a-zA-Z][a-zA-Z0-9]{1,31}));")
_ENDLESS_NUMBER = re.compile(r"&#[0-9]{8,}+;?")  # `int` refuses those of thousands of digits
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r"[ \t]{2,}|\t")


def is_markup(text: str) -> bool:
    """Whether a text is HTML: it has an element or a reference that HTML knows, not just a stray `<` or `&`."""
    if "<" in text and any(
        (match["name"] or "").lower() in _KNOWN for match in _TAG.finditer(text)
    ):
        return True
    return "&" in text and any(
        not match[1] or f"{match[1]};" in html5 for match in _REFERENCE.finditer(text)
    )


def plain(html: str) -> str:
    """What HTML says, one line a paragraph, list item or heading, without captions; see `plain_with_captions`."""
    return plain_with_captions(html)[0]


def plain_with_captions(html: str) -> tuple[str, tuple[str, ...]]:
    """What HTML says, and its captions.

    Scripts, menus, embedded players and the like are left out. A text whose elements only emphasise and link keeps
    the line breaks it was written with. HTML that was escaped once too often is read all the same.

    Args:
        html: A page, a piece of one, or a text with references such as `&eacute;` in it; any string will do.

    Returns:
        The text without blank lines, and the captions of pictures, each in one line.
    """
    seen, captions = _parted(_uncommented(html))
    text = _lines(seen)
    if "<" in text and not _TAG.search(html) and is_markup(text):
        seen, captions = _parted(_uncommented(text))
        text = _lines(seen)
    return text, tuple(line for caption in captions if (line := " ".join(_lines(caption).split())))


def _uncommented(html: str) -> str:
    pieces, position = [], 0
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start)) >= 0:
        pieces.append(html[position:start])
        position = end + 3
    return "".join((*pieces, html[position:].replace("<!--", "")))


def _parted(html: str) -> tuple[str, list[str]]:
    """HTML without what a browser does not show and without captions, and what is in the captions."""
    seen, captions = [], []
    for before, name, inner in _elements(html, _APART):
        seen.append(before)
        if name and name not in _UNSEEN:
            seen.append("<br>")
            captions.append(inner)
    return "".join(seen), captions


def _elements(html: str, opening: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Where elements of some kind are closed: what stands before each, its name and its inside; at last the rest."""
    position, seek, unclosed = 0, 0, set[str]()
    while tag := opening.search(html, seek):
        name, seek = tag["name"].lower(), tag.end()
        closing = None if name in unclosed else _CLOSING[name].search(html, seek)
        if closing is None:
            unclosed.add(name)
            continue
        yield html[position : tag.start()], name, html[tag.end() : closing.start()]
        position = seek = closing.end()
    yield html[position:], "", ""


def _lines(html: str) -> str:
    """The text of HTML, a line break at every block, blank lines left out."""
    pieces: list[str] = []
    for before, name, inner in _elements(html, _PREFORMATTED):
        pieces += (before, "<br>", inner.replace("\n", "<br>"), "<br>") if name else (before,)
    html = "".join(pieces)
    if _BREAK.search(html):
        html = _BREAK.sub("\n", _SPACE.sub(" ", html))
    text = _TAG.sub("", _SPACER.sub(" ", html))
    if "&" in text:
        text = unescape(_ENDLESS_NUMBER.sub("\N{REPLACEMENT CHARACTER}", text))
    return "\n".join(line for raw in _SPACES.sub(" ", text).splitlines() if (line := raw.strip()))
