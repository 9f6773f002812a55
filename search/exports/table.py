"""Write articles as a table, as RFC 4180 has them: a row for each, whose texts are one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from search.exports.fields import Record
from search.tables import CSV, row


def pieces(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Yield a header, and a row for every article."""
    yield f"{row(fields, CSV)}\n"
    for record in records:
        yield f"{row(list(record.texts().values()), CSV)}\n"
