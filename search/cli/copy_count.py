"""Say of a number of articles if copies are counted in it, and how many articles there are without."""

from __future__ import annotations

from index.messages import Message


def copy_count(total: int, without_copies: int | None) -> Message | None:
    """Return what follows a number of articles; None if no article is a copy of another.

    Args:
        total: The number of articles.
        without_copies: The number without copies, or None if they were not compared.
    """
    if without_copies is None:
        return Message.of("copies-included")
    if without_copies == total:
        return None
    return Message.of("without-copies", texts=without_copies)
