"""Show collocates on a terminal: a table with a row for each word."""

from __future__ import annotations

from collections.abc import Iterator

from search.cli.statistics import table_notes
from search.cli.table import number, table_lines
from search.cli.terminal import Terminal
from search.statistics.collocates import Collocate, Collocates

_COLUMNS = (
    *("word", "near", "left", "right", "articles", "expected", "frequency"),
    *("log-likelihood", "log-dice"),
)
_DECIMALS = 2


def collocates_lines(found: Collocates, terminal: Terminal) -> Iterator[str]:
    """Show the words that stand near a query, and say what was counted."""
    yield from terminal.wrap(
        terminal.text(
            "collocates",
            query=found.query.strip() or '""',
            articles=found.articles,
            occurrences=found.occurrences,
            total=found.total,
        )
    )
    headings = [terminal.text(f"column-{name}") for name in _COLUMNS]
    rows = [_cells(row, terminal) for row in found.rows]
    if rows:
        yield from table_lines(terminal, headings, rows, texts=1)
    yield from table_notes(terminal, found.method, found.notes)


def _cells(row: Collocate, terminal: Terminal) -> list[str]:
    """Write the cells of a row."""
    counts = (row.occurrences, row.left, row.right, row.articles)
    return [
        row.word,
        *(number(terminal, count) for count in counts),
        number(terminal, row.expected, _DECIMALS),
        number(terminal, row.frequency),
        number(terminal, row.log_likelihood, _DECIMALS),
        number(terminal, row.log_dice, _DECIMALS),
    ]
