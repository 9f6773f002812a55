"""The way in which hits are written: the format, the fields and the file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from index.errors import InputError

Format = Literal["json", "jsonl", "csv", "excel", "ris", "bib", "csl"]
"""The formats for programs and spreadsheets, and for programs that manage citations."""
WHOLE_FORMATS: frozenset[Format | None] = frozenset(("jsonl", "csv", "excel", "ris", "bib", "csl"))
"""The formats in which every hit of a query can be written, as they come."""
CITATIONS: frozenset[Format | None] = frozenset(("ris", "bib", "csl"))
"""The formats of citations. Only the name of the file asks for them."""

_FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".ris": "ris",
    ".bib": "bib",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
_WORKBOOKS = frozenset((".xls", ".xlsx", ".ods"))
"""Suffixes of files that spreadsheets open, and that are not written here."""


class Export(Struct, frozen=True):
    """The way in which hits are written.

    Attributes:
        format: The format, or None for a page to be read.
        fields: The fields of each hit; none for the usual ones.
        output: The file to write, or None for the standard output.
    """

    format: Format | None = None
    fields: tuple[str, ...] = ()
    output: Path | None = None

    @classmethod
    def of(
        cls,
        *,
        json: bool = False,
        jsonl: bool = False,
        csv: bool = False,
        excel: bool = False,
        fields: str | None = None,
        output: Path | None = None,
    ) -> Export:
        """Make an export of the values of the options.

        Raises:
            InputError: Two formats were chosen, or fields without one; or there is no such field.
        """
        flags: dict[Format, bool] = {
            "json": json,
            "jsonl": jsonl,
            "csv": csv and not excel,
            "excel": excel,
        }
        chosen = [format_ for format_, is_chosen in flags.items() if is_chosen]
        if len(chosen) > 1:
            raise InputError("formats-conflict")
        format_ = chosen[0] if chosen else _format_of(output)
        names = tuple(name.strip() for name in fields.split(",")) if fields is not None else ()
        if names and (format_ is None or format_ in CITATIONS):
            raise InputError("fields-need-format")
        _check_fields(names)
        return cls(format_, names, output)


NO_EXPORT = Export()
"""The hits are shown as a page to be read."""


def _format_of(output: Path | None) -> Format | None:
    """Return the format that the name of a file asks for, or None if it asks for none.

    Raises:
        InputError: It asks for a workbook.
    """
    if output and output.name.lower().endswith(".csl.json"):
        return "csl"
    suffix = output.suffix.lower() if output else ""
    if suffix in _WORKBOOKS:
        raise InputError("output-is-workbook", suffix=suffix)
    return _FORMAT_OF_SUFFIX.get(suffix)


def _check_fields(names: Iterable[str]) -> None:
    """Refuse the name of a field that hits do not have.

    Raises:
        InputError: There is one.
    """
    if not names:
        return
    from search.cli.export import FIELDS  # late: most hits are shown as a page

    for name in names:
        if name not in FIELDS:
            raise InputError("field-unknown", name=name, fields=FIELDS)
