"""The table of sources: lines of `Canonical name | variant | host`, with `#` comments, in sections.

`[press]` is where none is named; agencies are credited by many and publish little themselves; photographs are signed by
those that publish no articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from index.errors import InputError

_TABLE = Path(__file__).with_name("sources.txt")
SECTIONS = ("press", "agencies", "photographs")
"""The sections a table may have."""
LONGEST = 200
"""Characters of a name; what is longer is some other text in the wrong place."""
_HOST = re.compile(r"(?:https?:)?//|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)


class Entry(Struct, frozen=True):
    """One source of a table.

    Attributes:
        section: Where it stands.
        spellings: Its canonical name, and then its other names and its hosts.
    """

    section: str
    spellings: tuple[str, ...]

    @property
    def canonical(self) -> str:
        """The name that stands for all of its spellings."""
        return self.spellings[0]


def entries(text: str) -> Iterator[Entry]:
    """The sources of a table, in order.

    Raises:
        InputError: A line cannot be used; the message begins with its number.
    """
    section = SECTIONS[0]
    owners: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip().lower()
            if section not in SECTIONS:
                raise InputError(
                    f"line {number}: there is no section {line}, only {', '.join(SECTIONS)}"
                )
        elif line and not line.startswith("#"):
            spellings = tuple(spelling.strip() for spelling in line.split("|"))
            for spelling in spellings:
                _claim(spelling, (spellings[0], number), owners)
            yield Entry(section, spellings)


def _claim(spelling: str, owner: tuple[str, int], owners: dict[str, tuple[str, int]]) -> None:
    """Note that a spelling belongs to a source, by its canonical name and the number of its line."""
    name, number = owner
    bare = key(spelling)
    if not bare or len(spelling) > LONGEST:
        raise InputError(
            f"line {number}: a name is missing or cannot be used (lines are: Name | variant | host)"
        )
    first = owners.setdefault(bare, owner)
    if first[0] != name:
        raise InputError(
            f"line {number}: “{spelling}” is a name of {first[0]} already (line {first[1]})"
        )


@cache
def built_in() -> tuple[Entry, ...]:
    """The sources of `sources.txt`."""
    return tuple(entries(_TABLE.read_text(encoding="utf-8")))


def key(name: str) -> str:
    """What is left of a name when case, accents, spaces and punctuation do not matter."""
    signs = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(filter(str.isalnum, signs.casefold()))


def is_host(name: str) -> bool:
    """Whether a name is a host or an address."""
    return _HOST.match(name) is not None
