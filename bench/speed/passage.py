"""Sentences of real articles in which people can be replaced by others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.people.coreference import Mention

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?…](?=\s)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, or a sentence of it, cut where it names people.

    Attributes:
        parts: What stands between the names, with one part more than there are names.
    """

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, text: str, mentions: Sequence[Mention], start: int, end: int) -> Passage:
        """Cut a part of a text at its mentions of people."""
        parts: list[str] = []
        for mention in mentions:
            if start <= mention.start and mention.end <= end:
                parts.append(text[start : mention.start])
                start = mention.end
        return cls((*parts, text[start:end]))

    @property
    def names(self) -> int:
        """The number of the names in it."""
        return len(self.parts) - 1

    def filled(self, names: Sequence[str]) -> str:
        """Return the text with other names in it, as many as it had."""
        between = [*names, ""]
        return "".join(part + name for part, name in zip(self.parts, between, strict=True))


def sentences(text: str, mentions: Sequence[Mention], min_chars: int) -> Iterator[Passage]:
    """Yield the sentences of a text that have at least so many characters."""
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if end - start >= min_chars:
            yield Passage.cut(text, mentions, start, end)
