"""Find the characters that act on a terminal in what a command prints."""

from __future__ import annotations

import re

TERMINAL_CONTROLS = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls, except the newline
    "\u2028\u2029"  # separators of lines and paragraphs
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the direction of writing
    "\ufeff"
    "\ud800-\ud80f"  # some lone surrogates
    "]"
)
_HIGHLIGHT = re.compile(r"\x1b\[[012]m")
"""An escape that makes text bold or dim, or ends that."""


def terminal_controls(printed: str, *, color: bool = False) -> str:
    """Return the characters of a text that act on a terminal.

    Args:
        printed: What a command printed.
        color: True if the command may print its own highlights, which do no harm.
    """
    if color:
        printed = _HIGHLIGHT.sub("", printed)
    return "".join(TERMINAL_CONTROLS.findall(printed))
