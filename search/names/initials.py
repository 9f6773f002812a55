"""Tell the letter under which a list of names has one."""

from __future__ import annotations

import re
from typing import Literal, get_args

from index.analysis.particles import LOOSE_PARTICLES
from index.entities.kind import EntityKind
from index.lazy_pattern import lazy_pattern
from index.people.names import fold_name

Initial = Literal[
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "Z",
    "#",
]
"""The letters of a list; `#` stands for names that begin with none of them."""
LETTERS: tuple[Initial, ...] = get_args(Initial)

_ARTICLE = lazy_pattern(r"\A(?:[ld]['’]|(?:le|la|les)\s+|[ae][lnrstdz]-)(?=\w)", re.IGNORECASE)


def initial_of(name: str, kind: EntityKind | None = None) -> Initial:
    """Return the letter of a name: that of the surname of a person, and of the word after an article.

    Args:
        name: The name.
        kind: The kind of entity; None for a source.
    """
    entry = _surname(name) if kind is EntityKind.PERSON else name
    word = fold_name(_ARTICLE.sub("", entry.strip(), count=1))
    first = next(filter(str.isalnum, word), "").upper()
    return next((letter for letter in LETTERS if letter == first), "#")


def _surname(name: str) -> str:
    """Return the last word of the name of a person: Simone de Beauvoir is a B."""
    words = name.split()
    meaningful = [word for word in words if fold_name(word) not in LOOSE_PARTICLES]
    return (meaningful or words or [""])[-1]
