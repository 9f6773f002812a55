"""Answer `search query`: find articles, and show or export them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from index.errors import InputError
from search.archive import Archive
from search.cli import console
from search.cli.exit_codes import NO_HITS
from search.cli.export_choice import CITATIONS, WHOLE_FORMATS, Export
from search.cli.last_hits import remember
from search.cli.output import output_to, write_each
from search.cli.paging import say_page_missing
from search.cli.query_options import QueryOptions
from search.cli.workspace import open_archive
from search.results import Hit, ResultPage


def answer_query(asked: QueryOptions) -> int:
    """Find articles, write them, and return the exit code.

    Raises:
        SearchError: The index cannot be opened, or the query or an option cannot be used.
    """
    if asked.all_ and asked.export.format not in WHOLE_FORMATS:
        raise InputError("all-needs-format")
    with open_archive(asked.index) as archive:
        results = _find(archive, asked)
        if asked.export.format not in (None, "json"):
            return _export_hits(_exported_hits(archive, asked, results), results, asked)
    if asked.export.format:
        _write_json(results, asked.export)
    else:
        _write_page(results, asked)
        first = _first_number(asked)
        remember(archive.location, first, [hit.id for hit in results.hits])
        say_page_missing(results.listed, asked.limit, asked.page)
    return 0 if results.hits else NO_HITS


def _find(archive: Archive, asked: QueryOptions) -> ResultPage:
    """Find a page of hits; the first hit alone if all are exported, to know how many there are."""
    return archive.find(
        asked.text,
        filters=asked.filters,
        sort=asked.sort,
        limit=1 if asked.all_ else asked.limit,
        page=1 if asked.all_ else asked.page,
        exact=asked.exact,
        variants=not asked.no_variants,
        group=not asked.no_group,
        facets=asked.facets,
        count_copies=asked.count_copies or asked.facets,
        partial=asked.partial,
        explain=asked.explain,
    )


def _write_json(results: ResultPage, export: Export) -> None:
    """Write a page of hits as JSON."""
    from search.cli.export import as_json, page_as_dict  # late: most pages are read by people

    with output_to(export.output) as write:
        write([as_json(page_as_dict(results, export.fields, console.language()))])


def _write_page(results: ResultPage, asked: QueryOptions) -> None:
    """Write a page of hits to be read."""
    from search.cli.hits import result_page  # late: exports need none of it

    next_page = asked.page + 1 if results.has_more else None
    output = asked.export.output
    with output_to(output) as write:
        terminal = console.terminal("never" if output else asked.color)
        write([result_page(results, terminal, _first_number(asked), next_page=next_page)])


def _first_number(asked: QueryOptions) -> int:
    """Return the number of the first hit of the page."""
    return (asked.page - 1) * asked.limit + 1


def _exported_hits(archive: Archive, asked: QueryOptions, results: ResultPage) -> Iterable[Hit]:
    """Return the hits of a page, or every hit."""
    if not asked.all_:
        return results.hits
    return archive.hits(
        asked.text,
        filters=asked.filters,
        sort=asked.sort,
        exact=asked.exact,
        variants=not asked.no_variants,
        partial=asked.partial,
    )


def _export_hits(hits: Iterable[Hit], results: ResultPage, asked: QueryOptions) -> int:
    """Write hits in a format in which they come one by one, and return the exit code.

    Unless partial matches are wanted, it is said how many were left out.
    """
    wanted = (hit for hit in hits if hit.complete or asked.partial)
    export = asked.export
    code = write_each(wanted, partial(_lines, export=export), export.output)
    if results.partial and not asked.partial:
        console.say_message("partial-left-out", partial=results.partial)
    return code


def _lines(hits: Iterable[Hit], export: Export) -> Iterator[str]:
    """Write hits in a format in which they come one by one."""
    from search.cli.export import as_csv, as_json_lines, citation_lines  # late: see above
    from search.tables import CSV, EXCEL

    if export.format in CITATIONS:
        return citation_lines(hits, export.format or "", console.language())
    if export.format == "jsonl":
        return as_json_lines(hits, export.fields)
    return as_csv(hits, export.fields, EXCEL if export.format == "excel" else CSV)
