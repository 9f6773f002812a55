"""Part the name of an author into the given and the family name, as bibliographies want it."""

from __future__ import annotations

from msgspec import Struct

from index.analysis.particles import PARTICLES
from index.people.lexicon import Word, look_up, name_evidence


class Author(Struct, frozen=True):
    """Somebody who signed an article.

    Attributes:
        family: The family name with its particles, or the whole name of an agency or a desk.
        given: The given names; empty if the name has none.
    """

    family: str
    given: str = ""

    @classmethod
    def of(cls, name: str) -> Author:
        """Part a name in reading order.

        `Anne-Marie Le Goff` has the family name `Le Goff`. Of the words before the last one, those
        that are known first names or initials are given names, and the first one is in any case.
        """
        parts = name.split()
        words = [look_up(part) for part in parts]
        # a capital does not keep `Le Goff` from having a particle
        words[1:] = [_as_particle(word) for word in words[1:]]
        if len(parts) < 2 or not _is_person(parts, words):
            return cls(" ".join(parts))
        start = _family_start(words)
        return cls(" ".join(parts[start:]), " ".join(parts[:start]))

    @property
    def full_name(self) -> str:
        """The name in reading order."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted_name(self) -> str:
        """The name as catalogues sort it: `Le Goff, Anne-Marie`."""
        return f"{self.family}, {self.given}" if self.given else self.family


def _as_particle(word: Word) -> Word:
    """Return a word as the particle that it is inside a name, or as it is."""
    return Word(word.folded, particle=True) if word.folded in PARTICLES else word


def _is_person(parts: list[str], words: list[Word]) -> bool:
    """Return True if the words of a name may be those of a person, and not of an agency or a desk.

    Args:
        parts: The words as they are written.
        words: Their entries in the word lists.
    """
    named = zip(parts, words, strict=True)
    if any(part.islower() and not (word.particle or word.article) for part, word in named):
        return False
    cores = [word for word in words if not word.particle]
    return name_evidence(words, cores, titled=False) is not None


def _family_start(words: list[Word]) -> int:
    """Return the position of the word that the family name begins with."""
    for position in range(1, len(words) - 1):
        word = words[position]
        if word.particle or not (word.name or word.initial):
            return position
    return len(words) - 1
