"""Find out which elements of an XML file are its articles, from the beginning of the file."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from index.readers.xml.prose import HIDDEN, LINE_BLOCKS, WORDS
from index.readers.xml.record import field_name, field_of, holds_articles, is_article_like, is_field
from index.readers.xml.tree import parse_leniently

_MAX_DEPTH = 8
"""Elements around an article."""

_MIN_TEXT_CHARS = 2
_MIN_WORDS = 4
"""Words of running text in an element of a name that is not known. Fewer are a value."""

_BODY = frozenset(("body", "lead"))
_METADATA = frozenset(("date", "source", "url", "author"))
_TEXTS = frozenset(
    "text texte article story doc document record item row dispatch depeche breve".split()  # noqa: SIM905
)
"""Elements that may be articles with nothing but an id and a text."""

Path = tuple[str, ...]


class Shape(Struct, frozen=True):
    """Which elements are articles.

    Attributes:
        names: Their names.
        is_root: The file is one of them.
        nests: Most have a closing tag, so that one may hold others of its name.
    """

    names: tuple[str, ...]
    is_root: bool
    nests: bool


class _Tally(Struct):
    """Counts the elements of a path.

    Attributes:
        elements: All of them.
        articles: Those with a text, and a title or other metadata.
        titles: Those with a title.
        listed: Those with a title and several metadata, and no text.
    """

    elements: int = 0
    articles: int = 0
    titles: int = 0
    listed: int = 0


def shape_of(sample: str) -> Shape | None:
    """Return which elements of a file are articles; None if none are.

    Args:
        sample: The beginning of the file.
    """
    tallies: dict[Path, _Tally] = {}
    for path, element, has_siblings in _elements(parse_leniently(sample)):
        tally = tallies.setdefault(path, _Tally())
        _count(tally, element, is_root=len(path) == 1, has_siblings=has_siblings)
    best = _best_path(tallies, "articles") or _best_path(tallies, "listed")
    if best is None:
        return None
    names = {best[-1]: None}
    for other, tally in tallies.items():
        if other[:-1] == best[:-1] and tally.articles:
            names[other[-1]] = None
    return Shape(tuple(names), is_root=len(best) == 1, nests=_are_closed(best[-1], sample))


def _elements(sample: ET.Element) -> Iterator[tuple[Path, ET.Element, bool]]:
    """Yield the elements down to some depth, with their paths and whether others are beside them.

    The elements of fields and of running text are left out.
    """
    stack: list[tuple[Path, ET.Element]] = [((), sample)]
    while stack:
        path, parent = stack.pop()
        counts: dict[str, int] = {}
        for child in parent:
            counts[child.tag] = counts.get(child.tag, 0) + 1
        for child in parent:
            if child.tag in HIDDEN or (child.tag not in _TEXTS and is_field(child)):
                continue
            inner = (*path, str(child.tag))
            yield inner, child, counts[child.tag] > 1
            if len(inner) < _MAX_DEPTH:
                stack.append((inner, child))


def _count(tally: _Tally, element: ET.Element, *, is_root: bool, has_siblings: bool) -> None:
    """Add an element to the counts of its path.

    Args:
        tally: The counts.
        element: The element.
        is_root: No other element is around it. A text that is a whole file is an article.
        has_siblings: Others of its name are beside it. Texts with an id each are articles.
    """
    tally.elements += 1
    fields = set(map(field_of, element.attrib))
    fields |= {field_of(field_name(child)) for child in element if is_field(child)}
    fields |= _fields_of_groups(element)
    has_title = "title" in fields
    may_be_text = element.tag in _TEXTS and (is_root or (has_siblings and "key" in fields))
    if has_title:
        tally.titles += 1
    if (has_title or fields & _METADATA or may_be_text) and _has_text(element, fields):
        tally.articles += 1
    elif has_title and len(fields & _METADATA) > 1:
        tally.listed += 1


def _fields_of_groups(element: ET.Element) -> set[str]:
    """Return the fields in elements without a title that group some, such as `<revision>`."""
    fields: set[str] = set()
    tags = Counter(child.tag for child in element)
    for group in element:
        if len(group) and tags[group.tag] == 1 and not is_field(group):
            inner = {field_of(field_name(child)) for child in group if is_field(child)}
            fields |= set() if "title" in inner else inner
    return fields


def _has_text(element: ET.Element, fields: set[str]) -> bool:
    """Return True if an element has a text of an article: in a field, or of its own."""
    if (
        fields & _BODY
        or {"title", "summary", "date"} <= fields
        or {"title", "summary", "source"} <= fields
        or len((element.text or "").strip()) >= _MIN_TEXT_CHARS
    ):
        return True
    if any(len((child.tail or "").strip()) >= _MIN_TEXT_CHARS for child in element):
        return True
    if holds_articles(element):
        return False
    return any(not is_field(child) and _is_prose(child) for child in element)


def _is_prose(element: ET.Element) -> bool:
    """Return True if an element has running text, and neither it nor those in it are articles."""
    has_text = False
    for descendant in element.iter():
        if descendant.attrib and is_article_like(descendant):
            return False
        words = (descendant.text or "").split(None, _MIN_WORDS)
        is_line = descendant.tag in LINE_BLOCKS or descendant.tag in WORDS
        has_text = has_text or len(words) > (0 if is_line else _MIN_WORDS - 1)
    return has_text and not is_article_like(element)


def _best_path(tallies: dict[Path, _Tally], kind: str) -> Path | None:
    """Return the path with most articles that are in no other article; None if there are none.

    Args:
        tallies: The counts of all paths.
        kind: The count that tells articles.
    """
    best: Path | None = None
    for path, tally in tallies.items():
        count = getattr(tally, kind)
        if not count or any(_holds_articles(path[:size], tallies) for size in range(len(path))):
            continue
        if best is None or count > getattr(tallies[best], kind):
            best = path
    return best


def _holds_articles(path: Path, tallies: dict[Path, _Tally]) -> bool:
    """Return True if the elements of a path are articles, and not the newspaper around them."""
    tally = tallies.get(path)
    if tally is None or not tally.articles:
        return False
    if tally.elements > 1:
        return True
    inner = max((other.titles for at, other in tallies.items() if at[:-1] == path), default=0)
    return inner <= 1  # one may be the article's own


def _are_closed(name: str, sample: str) -> bool:
    """Return True if most elements of a name have a closing tag."""
    tag = re.compile(rf"<(/?)(?:[\w.-]{{1,30}}:)?{re.escape(name)}[\s/>]", re.IGNORECASE)
    slashes = tag.findall(sample)
    return 2 * slashes.count("/") >= slashes.count("") - 1
