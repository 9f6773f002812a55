"""The lines of a table of sources: `Canonical name | variant | host`, with comments and sections.

The table of this project is `sources.txt`; users may have one of their own. Lines above the first
section belong to `[press]`. Agencies are credited by many and publish little themselves. Those in
`[photographs]` sign photographs and publish no articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from index.analysis.folding import letters_and_digits
from index.analysis.word_lists import ListLine, parse_sections
from index.errors import InputError
from index.lazy_pattern import lazy_pattern

_BUILT_IN = Path(__file__).with_name("sources.txt")
SECTIONS = ("press", "agencies", "photographs")
"""The sections that a table may have."""
MAX_NAME_CHARS = 200
"""A longer name is some other text in the wrong place."""
_HOST = lazy_pattern(r"(?:https?:)?//|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)


class SourceEntry(Struct, frozen=True):
    """One source of a table.

    Attributes:
        section: The section it stands in.
        spellings: Its canonical name, followed by its other names and its hosts.
    """

    section: str
    spellings: tuple[str, ...]

    @property
    def canonical(self) -> str:
        """The name that stands for all spellings."""
        return self.spellings[0]


class _Owner(Struct, frozen=True):
    """The source that a spelling belongs to.

    Attributes:
        name: The canonical name of the source.
        line: Number of its line in the table, from 1.
    """

    name: str
    line: int


def parse_entries(text: str) -> Iterator[SourceEntry]:
    """Yield the sources of a table in their order.

    Args:
        text: The table, such as `Press TV | PressTV | presstv.ir`: one source a line.

    Raises:
        InputError: A section is unknown, a name is too long or has no letters and digits, or two
            sources have the same name. The message begins with the number of the line.
    """
    section = SECTIONS[0]
    owners: dict[str, _Owner] = {}
    for line in parse_sections(text):
        if not line.entry:  # the heading of a section
            section = _section_name(line)
            continue
        spellings = tuple([spelling.strip() for spelling in line.entry.split("|")])
        owner = _Owner(spellings[0], line.number)
        for spelling in spellings:
            _add_spelling(spelling, owner, owners)
        yield SourceEntry(section, spellings)


def _section_name(line: ListLine) -> str:
    """Return the name of the section that a heading opens.

    Raises:
        InputError: No table has such a section.
    """
    section = line.section.lower()
    if section not in SECTIONS:
        raise InputError(
            "sources-section-unknown", line=line.number, section=line.section, sections=SECTIONS
        )
    return section


def _add_spelling(spelling: str, owner: _Owner, owners: dict[str, _Owner]) -> None:
    """Add a spelling to those that have an owner.

    Args:
        spelling: A name or a host of a source.
        owner: The source and its line.
        owners: The owner of each spelling, by its key. The spelling is added to it.

    Raises:
        InputError: The spelling is unusable, or belongs to another source already.
    """
    key = name_key(spelling)
    if not key or len(spelling) > MAX_NAME_CHARS:
        raise InputError("sources-name-unusable", line=owner.line)
    first_owner = owners.setdefault(key, owner)
    if first_owner.name != owner.name:
        raise InputError(
            "sources-name-taken",
            line=owner.line,
            name=spelling,
            source=first_owner.name,
            source_line=first_owner.line,
        )


@cache
def built_in_entries() -> tuple[SourceEntry, ...]:
    """Return the sources of `sources.txt`."""
    return tuple(parse_entries(_BUILT_IN.read_text(encoding="utf-8")))


def spellings_of(name: str, user_lines: str = "") -> tuple[str, ...]:
    """Return the spellings of a source in the built-in table and in the lines of a user.

    Hosts are among them. A source that no table has is spelt as it is.
    """
    key = name_key(name)
    spellings = [name]
    for entry in (*built_in_entries(), *parse_entries(user_lines)):
        if key in map(name_key, entry.spellings):
            spellings += entry.spellings
    return tuple(dict.fromkeys(spellings))


def name_key(name: str) -> str:
    """Return a name without its case, accents, spaces and punctuation: "L'Équipe" gives "lequipe"."""
    # Once letters are decomposed, their accents are characters that are not letters or digits.
    return letters_and_digits(name if name.isascii() else unicodedata.normalize("NFKD", name))


def is_host(name: str) -> bool:
    """Return True if a name is a host or an address."""
    return _HOST.match(name) is not None
