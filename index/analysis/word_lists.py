"""Read word lists: plain text, one entry a line.

A line that begins with `#` is a comment. Some lists have sections: a name in brackets, `[agencies]`,
stands above the entries of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct


class ListLine(Struct, frozen=True):
    """A line of a list with sections.

    Attributes:
        number: Number of the line in its file, from 1.
        section: Name of the section it stands in; empty above the first one.
        entry: The entry; empty on the line that opens the section.
    """

    number: int
    section: str
    entry: str


def read_entries(path: Path) -> list[str]:
    """Return the lines of a list without sections in their order, comments left out."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    header = 0
    while header < len(lines) and lines[header].startswith("#"):
        header += 1
    entries = lines[header:]
    # The longest lists have comments in their header only: looking at each of their lines would
    # take longer than all the rest of a search.
    if text.count("\n#") < max(header, 1):
        return entries
    return [line for line in entries if not line.startswith("#")]


def read_words(path: Path) -> frozenset[str]:
    """Return the words of a list without sections that has several words a line."""
    return frozenset(" ".join(read_entries(path)).split())


def read_sections(path: Path) -> Mapping[str, list[str]]:
    """Return the entries of each section of a list, in their order."""
    sections: dict[str, list[str]] = {}
    for line in parse_sections(path.read_text(encoding="utf-8")):
        entries = sections.setdefault(line.section, [])
        if line.entry:
            entries.append(line.entry)
    return sections


def parse_sections(text: str) -> Iterator[ListLine]:
    """Yield the entries and the headings of a list with sections; comments are left out."""
    section = ""
    for number, raw_line in enumerate(text.split("\n"), 1):
        line = raw_line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
            yield ListLine(number, section, "")
        else:
            yield ListLine(number, section, line)
