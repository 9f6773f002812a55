"""Show rows as a table in HTML, for a notebook. Nothing of an article is markup."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from search.notebooks.table import Table, cell_text
from search.printable import printable
from search.text_spans import Spans, pieces_of

_LEFT = ' style="text-align:left"'
_BAR = "background:#888;height:0.8em"
_BAR_EMS = 20
"""The width of the longest bar."""
_RIGHT = ' style="text-align:right"'


def html_table(table: Table) -> str:
    """Return the heading and a row for each, below the names of the columns."""
    head = "".join(f"<th{_style(name, table)}>{escape(name)}</th>" for name in table.columns)
    if table.bars:
        head += "<th></th>"
    bars = [_bar(length) for length in table.bar_lengths()] or [""] * len(table.rows)
    rows = "".join(
        f"<tr>{''.join(_cells(row, table))}{bar}</tr>"
        for row, bar in zip(table.rows, bars, strict=True)
    )
    return (
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _cells(row: Any, table: Table) -> Iterator[str]:
    for name in table.columns:
        yield f"<td{_style(name, table)}>{_content(row, name)}</td>"


def _bar(length: float) -> str:
    """Return a cell with a bar of a length from 0 to 1."""
    return f'<td{_LEFT}><div style="{_BAR};width:{_BAR_EMS * length:.2f}em"></div></td>'


def _style(name: str, table: Table) -> str:
    return _RIGHT if table.is_right_aligned(name) else _LEFT


def _content(row: Any, name: str) -> str:
    """Return a value as HTML: matches in passages are marked, and a title leads to its address."""
    value = getattr(row, name)
    if isinstance(value, tuple) and value and hasattr(value[0], "highlights"):
        return " … ".join(_marked(passage.text, passage.highlights) for passage in value)
    text = escape(cell_text(row, name))
    address = getattr(row, "url", None) if name == "title" else None
    if address and address.startswith(("http://", "https://")):
        return f'<a href="{escape(printable(address))}" rel="noreferrer">{text}</a>'
    return text


def _marked(text: str, highlights: Spans) -> str:
    """Return a text with its highlights marked."""
    return "".join(
        f"<mark>{escape(piece)}</mark>" if is_match else escape(piece)
        for piece, is_match in pieces_of(printable(text), highlights)
    )
