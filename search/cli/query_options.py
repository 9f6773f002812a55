"""Options of `search query`, however its command line was read."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from index.engines.base import Sort
from search.cli.console import Color
from search.cli.export_choice import NO_EXPORT, Export
from search.filters import Filters


class QueryOptions(Struct, frozen=True, kw_only=True):
    """The options of `search query`, which the help of the command explains.

    Attributes:
        words: The words of the query.
        filters: The filters.
        export: The way in which the hits are written.
        sort: The order of the hits; None for the one that fits the query.
        limit: The number of hits on a page.
        page: The number of the page, from 1.
        all_: True to export every hit.
        partial: True to show and export all articles with some of the words.
        exact: True to match words as they were typed.
        no_variants: True to search for names in no other form.
        no_group: True to show near-duplicates as hits of their own.
        facets: True to count the hits by source, person and year.
        count_copies: True to count the hits without copies.
        explain: True to explain the reading of the query and the scores.
        color: When matches are bold.
        index: The folder of the index; None for that of the settings.
    """

    words: tuple[str, ...]
    filters: Filters = Filters()
    export: Export = NO_EXPORT
    sort: Sort | None = None
    limit: int = 10
    page: int = 1
    all_: bool = False
    partial: bool = False
    exact: bool = False
    no_variants: bool = False
    no_group: bool = False
    facets: bool = False
    count_copies: bool = False
    explain: bool = False
    color: Color = "auto"
    index: Path | None = None

    @property
    def text(self) -> str:
        """The query."""
        return " ".join(self.words)
