"""Show keywords on a terminal: a table with a row for each word."""

from __future__ import annotations

from collections.abc import Iterator

from search.cli.statistics import table_notes
from search.cli.table import number, table_lines
from search.cli.terminal import Terminal
from search.statistics.keywords import METHOD, Keyword, Keywords

_COLUMNS = (
    *("word", "occurrences", "per-million", "articles", "rest", "rest-per-million"),
    *("log-likelihood", "log-ratio", "difference"),
)
_DECIMALS = 2


def keywords_lines(found: Keywords, terminal: Terminal) -> Iterator[str]:
    """Show the keywords of a part, and say what was counted."""
    yield from terminal.wrap(
        terminal.text(
            "keywords",
            total=found.total,
            articles=found.articles,
            words=found.words,
            rest=found.rest_articles,
            rest_words=found.rest_words,
        )
    )
    headings = [terminal.text(f"column-{name}") for name in _COLUMNS]
    rows = [_cells(row, terminal) for row in found.rows]
    if rows:
        yield from table_lines(terminal, headings, rows, texts=1)
    yield from table_notes(terminal, METHOD, found.notes)


def _cells(row: Keyword, terminal: Terminal) -> list[str]:
    """Write the cells of a row."""
    return [
        row.word,
        number(terminal, row.occurrences),
        number(terminal, row.per_million, _DECIMALS),
        number(terminal, row.articles),
        number(terminal, row.rest_occurrences),
        number(terminal, row.rest_per_million, _DECIMALS),
        number(terminal, row.log_likelihood, _DECIMALS),
        number(terminal, row.log_ratio, _DECIMALS),
        number(terminal, row.percent_difference),
    ]
