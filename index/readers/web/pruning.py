"""Prune a web page before its main text is extracted."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.lazy_pattern import lazy_pattern
from index.readers.web.elements import text_of
from index.readers.web.french import BREADCRUMB_CLASS, BREADCRUMB_IDS, PUBLICATION_LABELS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_LINKED_SHARE = 0.6
"""Share of a text that may be in links. A text with more is a menu."""

_NOT_SHOWN = "//script|//style|//title"
_BREADCRUMB_ID_TESTS = " or ".join(f"contains(@id, '{name}')" for name in BREADCRUMB_IDS)
_BREADCRUMBS = f"//*[contains(@class, '{BREADCRUMB_CLASS}') or {_BREADCRUMB_ID_TESTS}]"
_CELLS_OF_LINES = "//td[.//br or .//p or .//table]"
"""Cells of tables with line breaks, paragraphs or tables in them."""

_MIN_LAYOUT_CELL_CHARS = 200
"""Characters of a cell with line breaks. No table of figures has so many in one."""

_MAX_DATES = 20
"""Dates of an article. A list of articles has more."""

_WORD = lazy_pattern(r"[^\W\d_]+")


def prune(root: HtmlElement) -> None:
    """Remove from a page what its main text is easily confused with.

    That is scripts, breadcrumbs, the labels of dates and the tables that only make a layout.
    """
    for element in root.xpath(f"{_NOT_SHOWN}|{_BREADCRUMBS}"):
        element.drop_tree()
    for time in list(islice(root.iter("time"), _MAX_DATES)):
        _remove_labels(time)
    for cell in root.xpath(_CELLS_OF_LINES):
        if _is_running_text(cell):
            _dissolve_table(cell)


def _is_running_text(cell: HtmlElement) -> bool:
    """Return True if a cell has too much text for one of a table of figures."""
    return len(text_of(cell)) > _MIN_LAYOUT_CELL_CHARS


def _remove_labels(time: HtmlElement) -> None:
    """Remove the words around a `<time>` if they only label it, such as "publié le"."""
    parent = time.getparent()
    if parent is None:
        return
    texts = [parent.text, *(child.tail for child in parent)]
    words = _WORD.findall(" ".join(filter(None, texts)).lower())
    if PUBLICATION_LABELS.issuperset(words):
        time.tail = None
        parent.text = None


def _dissolve_table(cell: HtmlElement) -> None:
    """Turn the tables around a cell of running text into blocks, as they only make a layout.

    Cells beside it that are menus are removed.
    """
    for menu in filter(_is_menu, _other_cells(cell)):
        menu.drop_tree()
    for element in (cell, *cell.iterancestors("tr", "tbody", "table")):
        element.tag = "div"


def _other_cells(cell: HtmlElement) -> list[HtmlElement]:
    """Return the other cells in the row of a cell."""
    row = cell.getparent()
    if row is None or row.tag != "tr":
        return []
    return [sibling for sibling in row.iterchildren("td") if sibling is not cell]


def _is_menu(cell: HtmlElement) -> bool:
    """Return True if most of the text of a cell is in links."""
    linked = sum(len(text_of(link)) for link in cell.iter("a"))
    return linked > MAX_LINKED_SHARE * len(text_of(cell))
