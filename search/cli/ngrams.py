"""Show n-grams on a terminal: a table with a row for each."""

from __future__ import annotations

from collections.abc import Iterator

from search.cli.statistics import table_notes
from search.cli.table import number, table_lines
from search.cli.terminal import Terminal
from search.statistics.ngrams import METHOD, Ngrams

_COLUMNS = ("words", "occurrences", "per-million", "articles")
_DECIMALS = 2


def ngrams_lines(found: Ngrams, terminal: Terminal) -> Iterator[str]:
    """Show the words that follow one another, and say what was counted."""
    yield from terminal.wrap(
        terminal.text(
            "ngrams",
            total=found.total,
            size=found.size,
            articles=found.articles,
            words=found.words,
        )
    )
    headings = [terminal.text(f"column-{name}") for name in _COLUMNS]
    rows = [
        [
            row.words,
            number(terminal, row.occurrences),
            number(terminal, row.per_million, _DECIMALS),
            number(terminal, row.articles),
        ]
        for row in found.rows
    ]
    if rows:
        yield from table_lines(terminal, headings, rows, texts=1)
    yield from table_notes(terminal, METHOD, found.notes)
