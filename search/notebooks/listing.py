"""Results that are lists of rows: pages of hits, timelines, concordances, lists of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from msgspec import Struct

from index.messages import Message

if TYPE_CHECKING:
    from search.notebooks.table import Table

Row = TypeVar("Row")


class Listing(Generic[Row]):
    """A result that is a list of rows, one value each.

    It may be iterated over and indexed, shows itself as a table in an interpreter and in a notebook,
    and becomes a data frame. Those who derive from it give `rows`, `total` if not all that was found
    are there, and `heading` if it says more than the number of rows.

    Attributes:
        row_type: The type of the rows.
        shown: The names of the columns that a table shows. A frame has all of them.
        right_aligned: The names of those that stand at the right side, besides numbers.
        bars: The name of the column whose numbers are drawn as bars; empty for none.
    """

    __slots__ = ()

    row_type: ClassVar[type[Struct]]
    shown: ClassVar[tuple[str, ...]]
    right_aligned: ClassVar[tuple[str, ...]] = ()
    bars: ClassVar[str] = ""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows."""
        raise NotImplementedError

    @property
    def total(self) -> int:
        """The number of what was found: by default of the rows."""
        return len(self.rows)

    @property
    def heading(self) -> Message:
        """The words above a table of the rows: by default their number in all."""
        return Message.of("listing-rows", total=self.total)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, position: int) -> Row: ...

    @overload
    def __getitem__(self, position: slice) -> Sequence[Row]: ...

    def __getitem__(self, position: int | slice) -> Row | Sequence[Row]:
        return self.rows[position]

    def __str__(self) -> str:
        from search.notebooks.text_table import text_table  # late: a search shows no tables

        return text_table(self._table)

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows."""
        from search.notebooks.html_table import html_table  # late: as above

        return html_table(self._table)

    @property
    def _table(self) -> Table:
        """The table that is shown."""
        from search.notebooks.table import Table  # late: as above

        return Table(
            self.heading, self.rows, self.row_type, self.shown, self.right_aligned, self.bars
        )

    def to_pandas(self) -> Any:
        """Return a `pandas.DataFrame` with typed columns.

        Raises:
            InputError: Pandas is missing.
        """
        from search.notebooks.frames import to_pandas  # late: as above

        return to_pandas(self.rows, self.row_type)

    def to_polars(self) -> Any:
        """Return a `polars.DataFrame` with typed columns.

        Raises:
            InputError: Polars is missing.
        """
        from search.notebooks.frames import to_polars  # late: as above

        return to_polars(self.rows, self.row_type)


def listing_heading(query: str, total: int) -> Message:
    """Return the words above the articles of a query, which may be empty."""
    if query.strip():
        return Message.of("listing-of-query", query=query, total=total)
    return Message.of("listing-of-all", total=total)
