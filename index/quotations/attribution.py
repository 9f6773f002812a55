"""The attribution of a quoted passage, and the place that it is told by."""

from __future__ import annotations

from msgspec import Struct

from index.quotations.passages import Passage
from index.quotations.quotation import Span


class Attribution(Struct, frozen=True):
    """The person who says a passage, and how that is known.

    Attributes:
        speaker: The name of the person, or empty if the text tells none.
        rule: The rule by which it is known: `after`, `before`, `inside`, `late`, `joined`,
            `continued`, `told` or `shared`.
        parts: The quoted words.
        end: Offset after the passage and the words that say so.
    """

    speaker: str
    rule: str
    parts: tuple[Span, ...]
    end: int


class Place(Struct, frozen=True):
    """A passage that is to be attributed, and what stands around it.

    Attributes:
        passage: The passage.
        words: Number of its words.
        sentence: Offset of the start of its sentence, or of the text after the previous quotation.
        previous: The attribution of the passage before, if it has one.
        limit: Offset at which the next passage opens.
    """

    passage: Passage
    words: int
    sentence: int
    previous: Attribution | None
    limit: int
