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
    """Return the lines of a list without sections in their order, without the comments."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    header_lines = 0
    while header_lines < len(lines) and lines[header_lines].startswith("#"):
        header_lines += 1
    entries = lines[header_lines:]
    # The longest lists have comments in their header only: looking at each of their lines would
    # take longer than all the rest of a search. Of the comments in the header, the first one has no
    # line end before it.
    has_comments_only_in_header = text.count("\n#") < max(header_lines, 1)
    if has_comments_only_in_header:
        return entries
    return [line for line in entries if not line.startswith("#")]


def read_words(path: Path) -> frozenset[str]:
    """Return the words of a list without sections, which may have several words a line."""
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
    """Yield the headings and the entries of a list with sections, without blank lines and comments."""
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
