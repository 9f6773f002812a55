"""The names of organisations and places that the lists have, by their first pieces.

A line has all names of one thing, the canonical one first: `Mossoul | Mosul`. A name that begins
with an article is found after any form of it: Le Havre, du Havre, au Havre.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache

from msgspec import Struct

from index.analysis.word_lists import parse_sections, read_entries
from index.entities.french.words import FORMS_OF_ARTICLES
from index.entities.kind import EntityKind
from index.entities.lists import list_path, split_mark
from index.entities.pieces import fold, pieces_of
from index.lazy_pattern import lazy_pattern
from index.people.lexicon import commonness_of
from index.people.names import fold_name

_MARKS_OF_ACCENTS = lazy_pattern("[\u0300-\u036f]+")
_PIECE_ENDS = str.maketrans("-'", "  ")
_KINDS: Mapping[str, EntityKind | None] = {
    "countries": EntityKind.PLACE,
    "places": EntityKind.PLACE,
    "armed groups": EntityKind.ORGANISATION,
    "international organisations": EntityKind.ORGANISATION,
    "institutions": EntityKind.ORGANISATION,
    "states and services": EntityKind.ORGANISATION,
    "parties and unions": EntityKind.ORGANISATION,
    "firms and the economy": EntityKind.ORGANISATION,
    "firms": EntityKind.ORGANISATION,
    "media": EntityKind.ORGANISATION,
    "sport": EntityKind.ORGANISATION,
    "clubs": EntityKind.ORGANISATION,
}
"""The kind of the names of each section. Those of other sections are neither."""


class Trust(Enum):
    """The evidence that a listed name needs beside its capital."""

    NAME = "none: it means nothing else"
    WORD = "it stands within a sentence, where other words have no capital"
    MAKE = "the same, and no article before it, which would make it a product"
    AMBIGUOUS = "words around it that say so, or another mention that needs none"


class ListedName(Struct, frozen=True):
    """One spelling of a listed name.

    Attributes:
        name: The canonical name.
        written: The spelling as the list has it.
        kind: The kind; None for an event or a building, which is neither.
        pieces: The folded pieces of the spelling, its article left out.
        capitals: For each piece, True if it has a capital.
        article: The folded article that must stand before it; empty if none.
        trust: The evidence that it needs.
        folded: The pieces, a space apart.
    """

    name: str
    written: str
    kind: EntityKind | None
    pieces: tuple[str, ...]
    capitals: tuple[bool, ...]
    article: str
    trust: Trust
    folded: str


@cache
def names_by_first_piece() -> Mapping[str, Sequence[ListedName]]:
    """Return the listed names by their first pieces, the longest ones first."""
    names: defaultdict[str, list[ListedName]] = defaultdict(list)
    for listed in _listed_names():
        names[listed.pieces[0]].append(listed)
    for same_start in names.values():
        same_start.sort(key=lambda listed: len(listed.pieces), reverse=True)
    return names


@cache
def canonical_names(kind: EntityKind) -> Mapping[str, str]:
    """Return the canonical name of each listed one of a kind, by the folded name and article."""
    names: dict[str, str] = {}
    for listed in _listed_names():
        if listed.kind is kind and listed.trust is not Trust.AMBIGUOUS:
            names.setdefault(f"{listed.article} {listed.folded}".strip(), listed.name)
    return names


@cache
def other_names(kind: EntityKind) -> Mapping[str, Sequence[str]]:
    """Return the other listed names of each canonical one of a kind: OTAN, NATO, Mosul."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for listed in _listed_names():
        is_other = listed.written != listed.name and listed.trust is not Trust.AMBIGUOUS
        if listed.kind is kind and is_other:
            others[listed.name].append(listed.written)
    return others


@cache
def neither() -> frozenset[str]:
    """Return the folded names of events, works and buildings, which are no organisations."""
    return frozenset(name.folded for name in _listed_names() if name.kind is None)


@cache
def _listed_names() -> Sequence[ListedName]:
    """Read the lists. Of two lines with one spelling, the first counts that does not doubt it."""
    unique: dict[tuple[str, str], ListedName] = {}
    for listed in (*_of_sections("synonyms"), *_of_sections("organisations"), *_places()):
        key = listed.article, listed.folded
        if key not in unique or unique[key].trust is Trust.AMBIGUOUS:
            unique[key] = listed
    return tuple(unique.values())


def _of_sections(name: str) -> Iterator[ListedName]:
    for line in parse_sections(list_path(name).read_text(encoding="utf-8")):
        if line.entry and line.section not in ("terms", "people"):
            trust = Trust.MAKE if line.section.startswith("firms") else Trust.NAME
            yield from _spellings(line.entry, _KINDS.get(line.section), trust)


def _places() -> Iterator[ListedName]:
    for line in read_entries(list_path("places")):
        yield from _spellings(line, EntityKind.PLACE, Trust.NAME)


def _spellings(line: str, kind: EntityKind | None, trust: Trust) -> Iterator[ListedName]:
    """Yield the names of a line. The first one is canonical."""
    cells = [split_mark(cell) for cell in line.split("|")]
    for written, is_ambiguous in cells:
        article, folded, capitals = _parts_of(written)
        yield ListedName(
            cells[0][0],
            written,
            kind,
            folded,
            capitals,
            article,
            Trust.AMBIGUOUS if is_ambiguous else _trust(written, len(folded), trust),
            " ".join(folded),
        )


def _parts_of(written: str) -> tuple[str, tuple[str, ...], tuple[bool, ...]]:
    """Return the folded article of a spelling, its folded pieces, and which of these have capitals."""
    if written.isalnum():  # one word, as most are
        return "", (fold_name(written),), (not written[0].islower(),)
    pieces = pieces_of(written)
    article = ""
    if len(pieces) > 1 and pieces[0].folded in FORMS_OF_ARTICLES and pieces[0].capital:
        article = pieces.pop(0).folded
    folded, capitals = zip(*[(piece.folded, piece.capital) for piece in pieces], strict=True)
    return article, folded, capitals


def _trust(written: str, size: int, trust: Trust) -> Trust:
    """Return the evidence that a name needs, by its list and by what else its word means."""
    if written.startswith("Les "):  # Les Républicains, where others write "les républicains"
        return Trust.WORD
    if size > 1 or written.isupper():
        return Trust.NAME
    if trust is Trust.MAKE:
        return trust
    return Trust.WORD if commonness_of(written) else Trust.NAME


@cache
def towns() -> frozenset[str]:
    """Return the folded names of the towns that are places only where the words around say so."""
    # the whole list is folded at once: one name after the other would take ten times as long
    decomposed = unicodedata.normalize("NFD", list_path("towns").read_text("utf-8").lower())
    folded = _MARKS_OF_ACCENTS.sub("", decomposed).translate(_PIECE_ENDS)
    return frozenset(folded.replace("œ", "oe").split("\n"))


def canonical_name(kind: EntityKind, name: str) -> str:
    """Return the canonical name of what a name stands for in the lists, or the name itself."""
    return canonical_names(kind).get(fold(name), name)
