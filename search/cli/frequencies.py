"""Show on a terminal how frequent queries are: a table with a row for each group and query."""

from __future__ import annotations

from collections.abc import Iterator

from search.cli.statistics import table_notes
from search.cli.table import number, percentage, table_lines
from search.cli.terminal import Terminal
from search.statistics.frequencies import METHOD, Frequencies, Frequency

_FIGURES = ("articles", "out-of", "share", "occurrences", "per-article", "per-million", "interval")
_DECIMALS = 2
"""Decimals of shares, in per cent, and of means."""


def frequencies_lines(table: Frequencies, terminal: Terminal) -> Iterator[str]:
    """Show a table of frequencies, its totals last, and say what was counted."""
    are_compared = len(table.totals) > 1
    texts = ["group"] * bool(table.by) + ["query"] * are_compared
    rows = [_cells(row, row.group, terminal, texts) for row in table.rows]
    if table.by:
        whole = terminal.text("whole-archive")
        rows += [_cells(total, whole, terminal, texts) for total in table.totals]
    headings = [terminal.text(f"column-{name}") for name in (*texts, *_FIGURES)]
    yield from table_lines(terminal, headings, rows, len(texts))
    shown = len(table.rows) // len(table.totals)
    if table.groups > shown:
        yield from terminal.wrap(terminal.text("groups-cut", shown=shown, groups=table.groups))
    yield from terminal.wrap(terminal.text(f"frequencies-of-{table.relative_to}"))
    yield from table_notes(terminal, METHOD, table.notes)


def _cells(row: Frequency, group: str, terminal: Terminal, texts: list[str]) -> list[str]:
    """Write the cells of a row."""
    names = {"group": group, "query": row.query}
    bounds = [percentage(terminal, bound, 1) for bound in (row.share_low, row.share_high)]
    return [
        *(names[text] for text in texts),
        number(terminal, row.articles),
        number(terminal, row.out_of),
        percentage(terminal, row.share, _DECIMALS),
        number(terminal, row.occurrences),
        number(terminal, row.per_article, _DECIMALS),
        number(terminal, row.per_million, _DECIMALS),
        "–".join(dict.fromkeys(bounds)),
    ]
