"""What pages put around an article: menus, share prompts, pleas, notices; known by a table of phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_TABLE = Path(__file__).parents[1] / "data" / "boilerplate.txt"
_BULLETS = "»>•·*-–—|▶►→[( \t"
_LONGEST = 250  # characters: what is longer is prose, and no pattern looks at it
_TOP = 8  # lines: menus and section labels stand among the first ones
_SHORTEST_TITLE = 20  # characters: below, the end of a breadcrumb may be like another line by chance
_SEPARATORS = re.compile(r"\s*[/|>»›•·\\→]\s*|\s[-–—]\s|\t|\s{3,}")
_NO_LABEL = re.compile(r"[:,.?!\d]")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The table, ready to be asked.

    Attributes:
        phrases: Matches, in folded text, a line that is no part of the article.
        labels: Folded names of sections.
        places: Folded names of countries and regions.
        credits: The text of a pattern of who signs photographs, longest first.
    """

    phrases: re.Pattern[str]
    labels: frozenset[str]
    places: frozenset[str]
    credits: str

    def covers(self, line: str) -> bool:
        """Whether a line, wherever it stands, belongs to the page and not to the article."""
        return len(line) <= _LONGEST and self.phrases.match(_folded(line).lstrip(_BULLETS)) is not None

    def without_menus(self, lines: list[str], title: str) -> list[str]:
        """The lines but the menus, breadcrumbs and section labels that stand before the first paragraph.

        Args:
            lines: The article's, from its top.
            title: Its title; empty where it is not known, or still among the lines.
        """
        top = 0
        while top < min(_TOP, len(lines)) and len(lines[top]) <= _LONGEST and not lines[top].endswith("."):
            top += 1
        menus = [self._is_menu(line) or self._is_breadcrumb(line, [title, *lines[:top]]) for line in lines[:top]]
        return [line for line, menu in zip(lines, menus, strict=False) if not menu] + lines[top:]

    def _is_menu(self, line: str) -> bool:
        """Whether it is a section's name, or some short names strung together, enough of them of sections."""
        folded = _folded(line).strip(_BULLETS + ":")
        if folded in self.labels:
            return True
        parts = _parts(folded)
        if len(parts) < 2 or not all(_is_short(part) for part in parts):
            return False
        sections = sum(part in self.labels for part in parts)
        if len(parts) > 2 or ">" in folded:
            return 3 * sections >= len(parts)
        return sections > 0 and all(part in self.labels or part in self.places for part in parts)

    def _is_breadcrumb(self, line: str, titles: list[str]) -> bool:
        """Whether it is a path through sections down to the title, which is said elsewhere too."""
        folded = _folded(line).strip(_BULLETS)
        parts = _parts(folded)
        if len(parts) < 2 or parts[0] not in self.labels:
            return False
        others = (_folded(title) for title in titles if len(title) >= _SHORTEST_TITLE and title != line)
        return any(folded.endswith(other) for other in others)


@cache
def boilerplate() -> Boilerplate:
    """The table of `data/boilerplate.txt`."""
    table = _sections(_TABLE.read_text(encoding="utf-8"))
    whole, beginnings, sentences = (
        _any_of(_spellings(table[section])) for section in ("whole lines", "beginnings", "sentences")
    )
    return Boilerplate(
        phrases=re.compile(rf"(?:{whole})\W*\Z|(?:{beginnings})(?!.*[^.]\.\Z)|(?:{sentences})"),
        labels=frozenset(_spellings(table["labels"])),
        places=frozenset(_spellings(table["places"])),
        credits=_any_of(table["credits"]),
    )


def _parts(line: str) -> list[str]:
    return [part for part in _SEPARATORS.split(line) if part]


def _is_short(part: str) -> bool:
    return len(part) <= 30 and part.count(" ") <= 3 and _NO_LABEL.search(part) is None


def _folded(line: str) -> str:
    return line.lower().replace("\xa0", " ").replace("’", "'")


def _sections(table: str) -> Mapping[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in table.splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return MappingProxyType(sections)


def _spellings(entries: Iterable[str]) -> set[str]:
    """The entries folded, with and without their accents."""
    folded = {_folded(entry) for entry in entries}
    return folded | {_unaccented(entry) for entry in folded}


def _unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _any_of(entries: Iterable[str]) -> str:
    """The text of a pattern of any of the entries, longest first; `*` in them is some characters."""
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\*", ".{0,40}") for entry in longest_first)
