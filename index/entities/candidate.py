"""A capitalised part of a text, and what is found in it."""

from __future__ import annotations

from msgspec import Struct

from index.entities.kind import EntityKind
from index.entities.runs import Part
from index.entities.surroundings import Before


class EntityMention(Struct, frozen=True, order=True):
    """A span of a text that names an organisation or a place.

    Attributes:
        start, end: Its offsets.
        kind: The kind; None for what is neither, such as an event or a street.
        name: The canonical name.
        is_sure: True if the words around leave no doubt. Otherwise it is a name only if the text
            has the same one elsewhere, beyond doubt.
    """

    start: int
    end: int
    kind: EntityKind | None
    name: str
    is_sure: bool = True


class Candidate(Struct, frozen=True):
    """A part of a text that may be, or begin, the name of an organisation or a place.

    Attributes:
        text: The text.
        start, end: Offsets of the part.
        run_end: The offset after the run of capitalised words that it stands in.
        part: The part as its run has it, judged by its own words.
        before: The words before it.
        is_bound: A capitalised word beside it, which is nobody's name, may belong to it.
    """

    text: str
    start: int
    end: int
    run_end: int
    part: Part
    before: Before
    is_bound: bool

    @property
    def form(self) -> str:
        """The part as the text has it."""
        return self.text[self.start : self.end]

    def mention(
        self, kind: EntityKind | None, name: str, *, end: int = 0, is_sure: bool = True
    ) -> EntityMention:
        """Make a mention that begins with the part.

        Args:
            kind: Its kind.
            name: The canonical name.
            end: The offset after it; by default that of the part.
            is_sure: True if the words around leave no doubt.
        """
        return EntityMention(self.start, end or self.end, kind, name, is_sure)
