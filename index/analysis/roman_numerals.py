"""Read Roman numerals, which print the years of old papers and those of the Republican calendar."""

from __future__ import annotations

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral: 1789 of `M DCC LXXXIX`.

    Args:
        numeral: Roman digits in either case. Any other character between them is ignored.
    """
    values = [_VALUES[letter] for letter in numeral.upper() if letter in _VALUES]
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value  # IV is 4
    return total
