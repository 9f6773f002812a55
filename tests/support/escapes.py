"""Signs that act on a terminal, and the sight of them in what a command prints."""

from __future__ import annotations

import re

ACTING = (
    *map(chr, (*range(10), *range(11, 32), *range(127, 160))),
    *("\u061c", "\u200e", "\u200f", "\u2028", "\u2029", "\ufeff"),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xD810))),
)
"""Controls but the newline, separators of lines, what turns the direction of writing, and lone surrogates."""

_ACTING = re.compile("[" + "".join(map(re.escape, ACTING)) + "]")
_MARKS = re.compile(r"\x1b\[[012]m")


def acting(printed: str, *, color: bool = False) -> str:
    """What would act on a terminal in what was printed; with colours, our own marks do no harm."""
    return "".join(_ACTING.findall(_MARKS.sub("", printed) if color else printed))
