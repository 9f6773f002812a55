"""Write articles as lines of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import json

from search.exports.fields import Record


def pieces(records: Iterable[Record], _: Sequence[str]) -> Iterator[str]:
    """Yield a line of JSON for every article."""
    for record in records:
        yield f"{json.encode(record.values).decode()}\n"
