"""A typed name that articles may spell in another way, as it is looked for."""

from __future__ import annotations

from msgspec import Struct

from index.nodes import Phrase


class Name(Struct, frozen=True):
    """A word of a typed name, or two neighbouring ones.

    Attributes:
        words: Its exact terms, particles included.
        sounds: What names that sound so have in the index: the key of one word, or the skeletons of two.
        weight: What each of the words counts for in an article that has another spelling, relative to a stem in the
            body.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    weight: float = 1.0

    def node(self, emphasis: float = 1.0) -> Phrase:
        """What finds the articles that have it in any spelling, scored so many times more than usual."""
        return Phrase("sounds", self.sounds, self.weight * emphasis)
