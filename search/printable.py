"""Keep characters that act on a terminal out of what is printed."""

from __future__ import annotations

import re

UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
"""Characters that act on a terminal, or change the order of the text it shows."""


def printable(text: str) -> str:
    """Replace each character that could act on a terminal by a space."""
    return UNPRINTABLE.sub(" ", text.encode("utf-8", "replace").decode())
