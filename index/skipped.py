"""Name a file that could not be read, and say why."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from index.messages import Language, Message, catalogue


class Skipped(Struct, frozen=True):
    """A file, or a part of one, that could not be read.

    Attributes:
        path: The path of the file in the index.
        reason: Why not.
    """

    path: str
    reason: Message

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return it as JSON has it: the reason in words, with its code and values."""
        return {"path": self.path, **catalogue(language).reason_as_dict(self.reason)}
