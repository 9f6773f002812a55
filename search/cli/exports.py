"""Say what was exported, and what has changed since an export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from search.cli.terminal import Terminal
from search.exports import FORMATS, Comparison, Manifest
from search.exports.destination import Destination
from search.printable import printable

_MAX_SHOWN = 20
"""Ids of a list that are shown. JSON has all of them."""
_LISTS = (("+", "came"), ("-", "gone"), ("~", "changed"))
"""The signs before the ids of articles that came, went and changed, as `diff` has them."""


def export_lines(manifest: Manifest, target: Path, terminal: Terminal) -> Iterator[str]:
    """Say what an export holds, and where its manifest is.

    Args:
        manifest: The manifest.
        target: The file or the folder that was asked for.
        terminal: The terminal to say it on.
    """
    format_ = FORMATS[manifest.selection.format]
    yield terminal.text("exported", articles=manifest.articles, path=printable(str(target)))
    if manifest.copies:
        yield terminal.text("export-copies", copies=manifest.copies)
    file = Destination.of(target, format_).manifest.name
    place = target / file if target.is_dir() else target.with_name(file)
    yield terminal.text("export-manifest", path=printable(str(place)))


def comparison_lines(compared: Comparison, terminal: Terminal) -> Iterator[str]:
    """Say what has changed since an export: how many articles of each kind, and which ones."""
    day = compared.before.written.date()
    counts = {name: len(getattr(compared, name)) for _, name in _LISTS}
    yield terminal.text("export-compared", day=day, same=compared.same, **counts)
    for sign, name in _LISTS:
        yield from _id_lines(sign, getattr(compared, name), terminal)
    for file in compared.altered[:_MAX_SHOWN]:
        yield terminal.text("export-file-altered", name=printable(file))


def _id_lines(sign: str, ids: Sequence[str], terminal: Terminal) -> Iterator[str]:
    for id in ids[:_MAX_SHOWN]:
        yield f"{sign} {printable(id)}"
    if len(ids) > _MAX_SHOWN:
        yield f"{sign} {terminal.text('export-more-ids', more=len(ids) - _MAX_SHOWN)}"
