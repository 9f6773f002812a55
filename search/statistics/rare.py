"""Say that a table leaves out what is rare."""

from __future__ import annotations

from index.messages import Message


def rare_left_out(min_count: int) -> tuple[Message, ...]:
    """Return the note of a table whose rows stand for so many occurrences at least."""
    return (Message.of("rare-left-out", least=min_count),) if min_count > 1 else ()
