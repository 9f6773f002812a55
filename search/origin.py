"""Tell what a result was made of, so that others can have it again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct

from search.filters import Filters


class Origin(Struct, frozen=True):
    """A result was made of this, besides the query.

    Attributes:
        filters: The filters.
        exact: True if only words as typed matched.
        indexed: When the index was last updated.
        variants: True if names matched in other forms as well, unless the search was exact.
    """

    filters: Filters = Filters()
    exact: bool = False
    indexed: datetime | None = None
    variants: bool = True

    def as_dict(self) -> dict[str, Any]:
        """Return the origin as JSON holds it, with the version of the program."""
        from index.version import VERSION  # late: few results are written as JSON

        return {
            "filters": self.filters.as_dict(),
            "exact": self.exact,
            "variants": self.variants,
            "version": VERSION,
            "indexed": self.indexed.isoformat(timespec="seconds") if self.indexed else None,
        }
