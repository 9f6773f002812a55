"""Show a page of hits on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from index.entities.kind import EntityKind
from search.cli.copy_count import copy_count
from search.cli.terminal import Terminal
from search.printable import printable
from search.results import Hit, ResultPage, doubt_about

if TYPE_CHECKING:
    from search.facets import Facets

MAX_COPIES = 5
"""Limit on the sources of the near-duplicates of a hit that are named."""
MAX_NAMES = 5
"""Limit on the people of a hit that are named."""
MAX_FACET_VALUES = 10
"""Limit on the sources and on the people that the facets list."""
MAX_FACET_YEARS = 99
"""Limit on the years that the facets list."""

_SHOWN_EVIDENCE = frozenset({"weekday", "neighbours", "filename", "saved"})
"""Evidence that leaves a doubt about the day, which the reader should know."""


def result_page(
    page: ResultPage,
    terminal: Terminal,
    first: int = 1,
    heading: str | None = None,
    next_page: int | None = None,
) -> str:
    """Show a page of hits.

    Args:
        page: The page.
        terminal: The terminal to show it on.
        first: The number of the first hit.
        heading: What stands above the hits, instead of the usual heading.
        next_page: The number of the next page, or None if there is none.
    """
    heading = heading or _heading(page, terminal)
    lines = [*terminal.wrap(heading), *terminal.notes(page.notes)]
    lines += _hits_lines(page.hits, first, terminal)
    if next_page:
        lines += ["", *terminal.wrap(_footer(len(page.hits), first, next_page, terminal))]
    if page.suggestion:
        lines += ["", *terminal.wrap(terminal.text("did-you-mean", query=page.suggestion))]
    if page.facets:
        lines += _facet_lines(page.facets, terminal)
    if page.explanation:
        lines.append("")
        for line in page.explanation.text(first, terminal.words.language).split("\n"):
            lines += terminal.wrap(line)
    return "\n".join(lines)


def _heading(page: ResultPage, terminal: Terminal) -> str:
    """Say how many articles were found, with copies and without, for which query, in what time."""
    code = "hits-partial" if page.partial else "hits"
    if page.query.strip():
        code = f"{code}-for"
    elif not page.origin.filters.as_dict():
        code = "hits-all"
    return terminal.text(
        code,
        total=page.total,
        partial=page.partial,
        query=page.query,
        copies=copy_count(page.total, page.without_copies),
        milliseconds=f"{page.seconds * 1000:.0f}",
    )


def _footer(shown: int, first: int, next_page: int, terminal: Terminal) -> str:
    """Say which hits are shown, and how to see the next ones."""
    if shown == 1:
        return terminal.text("more-hits-after-one", first=first, page=next_page)
    return terminal.text("more-hits", first=first, last=first + shown - 1, page=next_page)


def _hits_lines(hits: Sequence[Hit], first: int, terminal: Terminal) -> Iterator[str]:
    """Show hits, and say where those begin that hold some of the words only."""
    is_after_complete = True
    for number, hit in enumerate(hits, first):
        yield ""
        if is_after_complete and not hit.complete:
            yield from terminal.wrap(terminal.text("partial-hits"))
        is_after_complete = hit.complete
        yield from _hit_lines(hit, number, terminal)


def _hit_lines(hit: Hit, number: int, terminal: Terminal) -> Iterator[str]:
    """Show a hit: its title, byline, copies and snippets, and where it is.

    Its id and its address on the web stand on lines of their own, which are not broken, so that
    they can be clicked on and copied.
    """
    label = f"{number}. "
    indent = len(label)
    margin = " " * indent
    yield from terminal.wrap(label + hit.title, hit.title_highlights, indent, shift=indent)
    yield from terminal.wrap(margin + _byline(hit, terminal), indent=indent)
    if hit.duplicates:
        yield from terminal.wrap(margin + _copies(hit, terminal), indent=indent)
    yield from annotation_lines(hit.tags, hit.note, terminal, margin)
    for snippet in hit.snippets:
        yield from terminal.wrap(margin + snippet.text, snippet.highlights, indent, shift=indent)
    yield margin + terminal.dim(printable(hit.id))
    if hit.url:
        yield margin + terminal.dim(printable(hit.url))


def annotation_lines(
    tags: Sequence[str], note: str, terminal: Terminal, margin: str
) -> Iterator[str]:
    """Show the tags of an article and the note on it, each behind a margin, if there are any."""
    indent = len(margin) + 2
    if tags:
        yield from terminal.wrap(
            margin + terminal.text("hit-tags", names=tuple(tags)), indent=indent
        )
    for line in note.split("\n") if note else ():
        yield from terminal.wrap(margin + terminal.text("hit-note", text=line), indent=indent)


def _byline(hit: Hit, terminal: Terminal) -> str:
    """Name the day, the source and the people of a hit."""
    parts = [_day(hit, terminal), _printed_in(hit, terminal), ", ".join(hit.people[:MAX_NAMES])]
    return " · ".join(part for part in parts if part)


def _printed_in(hit: Hit, terminal: Terminal) -> str | None:
    """Return the source of a hit, with the page that it stood on if that is known."""
    if not hit.page:
        return hit.source
    page = terminal.text("page", page=hit.page)
    return f"{hit.source}, {page}" if hit.source else page


def _day(hit: Hit, terminal: Terminal) -> str:
    """Return the day of a hit, or those it may be, with the evidence if that leaves a doubt."""
    if hit.possible_dates:
        return possible_days(hit.possible_dates, terminal)
    if hit.date is None:
        return terminal.text("undated")
    if hit.date_evidence not in _SHOWN_EVIDENCE:
        return str(hit.date)
    evidence = terminal.text(f"evidence-{hit.date_evidence}")
    return terminal.text("day-with-evidence", day=hit.date, evidence=evidence)


def possible_days(days: Sequence[date], terminal: Terminal) -> str:
    """Name the days of which one is that of an article: "2012-04-12 or 2018-04-12 (…)"."""
    *others, last = days
    either = terminal.text("days-possible", others=", ".join(map(str, others)), last=last)
    evidence = terminal.text(f"evidence-{doubt_about(days)}")
    return terminal.text("day-with-evidence", day=either, evidence=evidence)


def _copies(hit: Hit, terminal: Terminal) -> str:
    """Count the copies of a hit, and name the first of their sources, each with its copies."""
    counts = Counter(copy.source or copy.id for copy in hit.duplicates)
    names = [
        name if count == 1 else f"{name} ({terminal.words.number(count)})"
        for name, count in list(counts.items())[:MAX_COPIES]
    ]
    if len(counts) > MAX_COPIES:
        names.append(terminal.text("more-values", count=len(counts) - MAX_COPIES))
    return terminal.text("copies", count=len(hit.duplicates), names=tuple(names))


def _facet_lines(facets: Facets, terminal: Terminal) -> Iterator[str]:
    """List the most frequent sources, people, organisations and places, and all years."""
    yield from _counts_lines(
        terminal.text("facet-source"), facets.source, MAX_FACET_VALUES, terminal
    )
    for kind in EntityKind:
        label = terminal.text(f"facet-{kind.value}")
        yield from _counts_lines(label, facets.of(kind), MAX_FACET_VALUES, terminal)
    if facets.tag:
        yield from _counts_lines(terminal.text("facet-tag"), facets.tag, MAX_FACET_VALUES, terminal)
    yield from _counts_lines(terminal.text("facet-year"), facets.year, MAX_FACET_YEARS, terminal)


def _counts_lines(
    label: str, counts: Mapping[str, int], max_values: int, terminal: Terminal
) -> Iterator[str]:
    """List the first values of a facet with their counts, after an empty line.

    The number of the others is said, unless the count of people may have ended early.
    """
    from search.facets import MAX_NAMES  # late: few pages have facets

    values = list(counts.items())[:max_values]
    shown = ", ".join(f"{value} ({terminal.words.number(count)})" for value, count in values)
    if len(counts) > max_values:
        more = terminal.text("more-values", count=len(counts) - max_values)
        shown += ", …" if len(counts) == MAX_NAMES else f", {more}"
    width = max(8, len(label) + 1)
    yield ""
    yield from terminal.wrap(f"{label:{width}}{shown or '-'}", indent=width)
