"""Compare texts that may be printed differently."""

from __future__ import annotations


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of a text, case-folded: `crueà1h` for `Crue, à 1 h !`."""
    return "".join(filter(str.isalnum, text)).casefold()
