"""Put messages into words, so that a test can expect the words."""

from __future__ import annotations

from collections.abc import Iterable

from index.messages import Message, catalogue


def english(message: Message) -> str:
    """Return the words of a message in English."""
    return catalogue("en").text(message)


def in_english(messages: Iterable[Message]) -> tuple[str, ...]:
    """Return the words of each message in English."""
    return tuple(map(english, messages))
