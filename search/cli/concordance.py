"""Show a concordance on a terminal: the matches one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from search.cli.terminal import Terminal
from search.concordance import Concordance, ConcordanceLine
from search.display_width import display_width, fill_left, fitting_chars
from search.printable import printable
from search.word_breaks import first_break, last_break

Grouping = Literal["source", "year"]
"""Lines can stand in groups of one source, or of one year."""

_DAY_WIDTH = len("2019-02-25")
_MAX_MATCH_WIDTH = 24
"""Columns that are kept for a match. What follows a longer one begins further to the right."""
_MIN_WIDTH_WITH_DAYS = 60
"""Columns from which lines begin with their days."""


def concordance_lines(
    concordance: Concordance, terminal: Terminal, by: Grouping | None = None
) -> Iterator[str]:
    """Show a concordance, its lines numbered from 1.

    Args:
        concordance: The concordance, whose lines are in the order of their groups.
        terminal: The terminal to show it on.
        by: The groups, each under a heading with the number of its lines.
    """
    counts = {"lines": len(concordance.lines), "articles": concordance.articles}
    query = concordance.query.strip() or '""'
    yield from terminal.wrap(
        terminal.text("concordance", query=query, total=concordance.total, **counts)
    )
    yield from terminal.notes(concordance.notes)
    view = _View(terminal, concordance.lines)
    number = 0
    for label, group in groupby(concordance.lines, lambda line: group_of(line, by)):
        lines = list(group)
        if by:
            name = label or terminal.text("undated" if by == "year" else "sourceless")
            yield ""
            yield from terminal.wrap(
                terminal.text("concordance-group", name=name, lines=len(lines))
            )
        for line in lines:
            number += 1
            yield view.line(line, number)


def group_of(line: ConcordanceLine, by: Grouping | None) -> str:
    """Return the name of the group of a line; empty if it has none."""
    if by == "source":
        return line.source or ""
    if by == "year" and line.date:
        return str(line.date.year)
    return ""


class _View:
    """Lays the lines of a concordance out, so that the matches begin in one column."""

    def __init__(self, terminal: Terminal, lines: Sequence[ConcordanceLine]) -> None:
        self._terminal = terminal
        self._number_width = len(str(len(lines)))
        self._day_width = _DAY_WIDTH if terminal.columns >= _MIN_WIDTH_WITH_DAYS else 0
        brackets = 0 if terminal.is_colored else len("[]")
        self._columns = terminal.columns - brackets
        room = self._columns - self._number_width - self._day_width - len("  ")
        widest = max((display_width(printable(line.text)) for line in lines), default=0)
        self._left_width = max(room - min(widest, _MAX_MATCH_WIDTH), 0) // 2

    def line(self, line: ConcordanceLine, number: int) -> str:
        """Lay a line out, with its number before it."""
        opening = self._opening(line, number)
        left = fill_left(_last_words(printable(line.left), self._left_width), self._left_width)
        shown = f"{opening}{left}{printable(line.text)}"
        right = _first_words(printable(line.right), self._columns - display_width(shown))
        span = (len(opening) + len(left), len(shown))
        return self._terminal.highlighted(shown + right, [span])

    def _opening(self, line: ConcordanceLine, number: int) -> str:
        opening = f"{number:>{self._number_width}} "
        if not self._day_width:
            return opening
        day = line.date.isoformat() if line.date else self._terminal.text("undated")
        return f"{opening}{day[: self._day_width]:<{self._day_width}} "


def _last_words(text: str, columns: int) -> str:
    """Return the end of a text, in whole words that fit."""
    if display_width(text) <= columns:
        return text
    start = len(text) - fitting_chars(text[::-1], columns)
    return text[first_break(text, start, len(text)) :].lstrip()


def _first_words(text: str, columns: int) -> str:
    """Return the beginning of a text, in whole words that fit."""
    if display_width(text) <= columns:
        return text
    end = fitting_chars(text, max(columns, 0))
    return text[: last_break(text, 0, end)].rstrip()
