"""Write articles as plain text: the title, what is known of the article, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from search.exports.fields import Record

_RULE = f"\n{'-' * 72}\n\n"
"""The line between two articles of a file."""
_BLOCKS = ("title", "text", "captions")
"""The fields that stand alone, the first one above the others and the rest below."""


def pieces(records: Iterable[Record], _: Sequence[str]) -> Iterator[str]:
    """Yield every article, with a line between them."""
    rule = ""
    for record in records:
        yield rule + write(record)
        rule = _RULE


def write(record: Record) -> str:
    """Write an article. Where only its text was chosen, there is nothing else."""
    known = [f"{name}: {value}" for name, value in record.texts().items() if _is_known(name, value)]
    parts = (record.get("title"), "\n".join(known), record.get("text"), *record.each("captions"))
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _is_known(name: str, value: str) -> bool:
    return bool(value) and name not in _BLOCKS
