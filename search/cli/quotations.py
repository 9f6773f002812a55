"""Show a page of quotations on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from search.cli.terminal import Terminal
from search.printable import printable
from search.quotations.found_quotation import FoundQuotation, QuotationPage


def quotation_lines(
    page: QuotationPage, terminal: Terminal, first: int = 1, next_page: int | None = None
) -> Iterator[str]:
    """Show a page of quotations, numbered from `first`.

    Args:
        page: The page.
        terminal: The terminal to show it on.
        first: The number of the first quotation.
        next_page: The number of the next page, or None if there is none.
    """
    code = "quotations-for" if page.query.strip() else "quotations"
    yield from terminal.wrap(terminal.text(code, total=page.total, query=page.query))
    yield from terminal.notes(page.notes)
    for number, quotation in enumerate(page.quotations, first):
        yield from _lines(quotation, number, terminal)
    if next_page is not None:
        yield ""
        yield from terminal.wrap(terminal.text("more-quotations", page=next_page))


def _lines(quotation: FoundQuotation, number: int, terminal: Terminal) -> Iterator[str]:
    """Show a quotation with its speaker, its day and its source, and where it is."""
    opening = f"{number}. «\u00a0"
    indent = len(f"{number}. ")
    text = f"{opening}{quotation.text}\u00a0»"
    yield from terminal.wrap(text, quotation.highlights, indent, shift=len(opening))
    margin = " " * indent
    day = str(quotation.date) if quotation.date else terminal.text("undated")
    parts = [quotation.speaker, day, quotation.source, _copies(quotation, terminal)]
    yield from terminal.wrap(margin + " · ".join(filter(None, parts)), indent=indent)
    yield from terminal.wrap(margin + quotation.title, indent=indent)
    yield margin + terminal.dim(printable(quotation.id))


def _copies(quotation: FoundQuotation, terminal: Terminal) -> str:
    """Count the other articles that have the same words."""
    if not quotation.copies:
        return ""
    return terminal.text("quotation-copies", count=len(quotation.copies))
