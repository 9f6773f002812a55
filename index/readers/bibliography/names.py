"""Write the names of authors as articles have them."""

from __future__ import annotations

from collections.abc import Iterable

_OTHERS = frozenset(("others", "et al.", "et al", "al."))
"""Names, in lower case, of those who are not named."""


def in_reading_order(name: str) -> str:
    """Return a name with the first name in front: `Vasseur, Claire` becomes `Claire Vasseur`.

    In `Vasseur, Jr., Claire`, the part in the middle comes last.
    """
    last, *others = [part.strip() for part in name.split(",")]
    if not others:
        return " ".join(last.split())
    *middle, first = others
    return " ".join(f"{first} {last} {' '.join(middle)}".split())


def joined(names: Iterable[str]) -> str | None:
    """Return names in reading order with commas between them; None if there are none."""
    written = [in_reading_order(name) for name in names if name.strip().lower() not in _OTHERS]
    return ", ".join(filter(None, written)) or None
