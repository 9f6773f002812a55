"""The quotation: what somebody says in an article, word for word."""

# annotations are no texts here: msgspec would compile those of what it decodes, a field at a time

from msgspec import Struct

Span = tuple[int, int]
"""Start and end of a part of a text, in characters."""


class Quotation(Struct, frozen=True, array_like=True):
    """Words of a person that a text quotes.

    It is stored as an array: articles have many, and the names of the fields would take the most room.

    Attributes:
        speaker: The canonical name of the person.
        parts: The places of the quoted words in the text, marks left out: one, or several if
            other words stand between them. They are in order and do not overlap.
    """

    speaker: str
    parts: tuple[Span, ...]
