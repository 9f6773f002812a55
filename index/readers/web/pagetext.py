"""The text of the article on a web page, without what the page puts around it."""

from __future__ import annotations

import logging
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST = 100  # characters of text that make an article where nothing says that the page is one
_MOST_LINKED = 0.6  # share of a text that may be in links, or its page is a list of others
_FULLER = 1.1  # a text that comes with the page beside what it shows is all of it if it is so many times as long
_MOST_ELEMENTS = 30_000  # of a page; an article has some thousand with all its menus
_DEEPEST = 250  # elements within elements
_ELSEWHERE = frozenset(("a", "aside", "footer", "nav"))
_LEADS = (
    "//*[self::p or self::div or self::h2 or self::h3 or self::strong][ancestor::article or ancestor::main]"
    "[@itemprop='description' or contains(@class, 'chapo') or contains(@class, 'standfirst')"
    " or contains(@class, 'article__desc') or contains(@class, 'article-lead')]"
)
_CAPTIONS = "//figcaption|" + "|".join(
    f"//*[contains(@class, '{name}')][not(self::article or self::main or self::body or self::section)]"
    for name in ("caption", "legende", "spip_document")
)
_LONGEST_CAPTION = 500  # characters
_FURNITURE = "//script|//style|//title|//*[contains(@class, 'ariane') or contains(@id, 'ariane') or contains(@id, 'hierarchie')]"
_LABELS = frozenset(
    """
    publié posté écrit paru créé mis mise maj modifié actualisé dernière modification jour le à h par
    """.split()  # noqa: SIM905 - words read better without quotes and commas
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_TIMES = 20  # of an article; a list of others has more
_LAYOUT_CELL = (
    200  # characters of text with line breaks in it that no table of figures has in a cell
)
_RULE = re.compile(r"^\|[-| ]+\|[ \t]*$\n?", re.MULTILINE)
_CELLS = re.compile(r"[ \t]*\|[ \t]*")


def take_captions(root: HtmlElement) -> tuple[str, ...]:
    """Take the captions out of a page, and give those of the article's pictures."""
    captions = []
    for caption in root.xpath(_CAPTIONS):
        text = _shown(caption)
        if caption.tag != "figcaption" and len(text) > _LONGEST_CAPTION:
            continue
        if text and _ELSEWHERE.isdisjoint(
            str(ancestor.tag) for ancestor in caption.iterancestors()
        ):
            captions.append(text)
        for child in list(caption):
            caption.remove(child)
        caption.text = None
    return tuple(dict.fromkeys(captions))


def main_text(root: HtmlElement, *, is_article: bool) -> str:
    """The paragraphs of the article on a page, one a line; empty if there is none.

    Args:
        root: The page, without captions.
        is_article: Whether the page says that it is one; otherwise a few words, or a list of links, are none.
    """
    if is_overgrown(root):
        return ""
    _prepare(root)
    links = {_letters(text) for link in root.iter("a") if (text := _shown(link))}
    leads = [text for element in root.xpath(_LEADS) if (text := _shown(element))]
    text = _extracted(root)
    if not is_article and (len(text) < _FEWEST or _share_linked(text, links) > _MOST_LINKED):
        return ""
    shown = _letters(text)
    missing = [lead for lead in dict.fromkeys(leads) if _letters(lead) not in shown]
    return "\n".join((*missing[:1], text)) if text else ""


def fuller(own: str, given: str | None) -> str:
    """The text that a page shows, or the one it carries besides if that is much more, as behind a paywall."""
    if not given or len(_letters(given)) <= _FULLER * len(_letters(own)):
        return own
    return given


def without_title(text: str, title: str | None) -> str:
    """A text that does not begin with its own title."""
    first, _, rest = text.partition("\n")
    return rest.strip() if title and rest and _letters(first) == _letters(title) else text.strip()


def is_overgrown(root: HtmlElement) -> bool:
    """Whether a page has more elements, or deeper ones, than any article needs: taking it apart might never end."""
    depth, pending, count = 0, [root], 0
    while pending:
        count += len(pending)
        depth += 1
        if count > _MOST_ELEMENTS or depth > _DEEPEST:
            return True
        pending = [child for element in pending for child in element]
    return False


def _prepare(root: HtmlElement) -> None:
    """Make a page easier to understand: without where-am-I lines and what stands before dates that are known."""
    for element in root.xpath(_FURNITURE):
        element.drop_tree()
    for time in list(islice(root.iter("time"), _MOST_TIMES)):
        parent = time.getparent()
        around = (
            " ".join((parent.text or "", *(child.tail or "" for child in parent)))
            if parent is not None
            else ""
        )
        if parent is not None and _LABELS.issuperset(_WORD.findall(around.lower())):
            time.tail = parent.text = None
    for cell in root.xpath("//td[.//br or .//p or .//table]"):
        if len(_shown(cell)) > _LAYOUT_CELL:
            _unlay(cell)


def _unlay(cell: HtmlElement) -> None:
    """Make the table around a cell of running text, which is there for the layout, no table; without its menus."""
    row = cell.getparent()
    others = (
        []
        if row is None or row.tag != "tr"
        else [other for other in row.iterchildren("td") if other is not cell]
    )
    for other in others:
        if sum(len(_shown(link)) for link in other.iter("a")) > _MOST_LINKED * len(_shown(other)):
            other.drop_tree()
    for element in (cell, *cell.iterancestors("tr", "tbody", "table")):
        element.tag = "div"


def _extracted(root: HtmlElement) -> str:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            root, include_comments=False, favor_recall=True, with_metadata=False
        )
    except Exception:  # whatever a page made by nobody's rules does to it, the other pages are read
        return ""
    text = (getattr(document, "text", None) or "") if document is not None else ""
    lines = (
        _CELLS.sub(" ", line).strip() if line.startswith("|") else line.strip()
        for line in _RULE.sub("", text).splitlines()
    )
    return "\n".join(line for line in lines if line)


def _share_linked(text: str, links: set[str]) -> float:
    """How much of a text is in lines that are links."""
    lines = [_letters(line) for line in text.splitlines()]
    return sum(len(line) for line in lines if line in links) / max(1, sum(map(len, lines)))


def _shown(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
