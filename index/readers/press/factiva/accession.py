"""The numbers that Factiva gives to documents, and the lines that end an article with them."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

NUMBER = r"(?=[A-Za-z]{1,12}[0-9A-Za-z]*[0-9]{6})[A-Za-z][A-Za-z0-9]{14,39}"
"""The pattern of a number: the code of the source, zeros, the day, and a number of that day.

An example is `FIGARO0020220315ei3f0003o`.
"""

LAST_LINE = lazy_pattern(
    rf"""
    \s* \|? \s*
    (?: \*?AN\*? [\s|]+ Do[ck]umento? \s+ (?P<indexed>[A-Za-z0-9]{{8,40}})
      | Do[ck]umento? \s+ (?P<plain>{NUMBER}) )
    [\s|]* \Z
    """,
    re.VERBOSE,
)
"""The line that ends an article: `Document FIGARO0020220315ei3f0003o`, perhaps behind `AN`.

In German it begins with `Dokument`.
"""


def number_of(line: str) -> str | None:
    """Return the number of the document in the line that ends an article; None in any other."""
    match = LAST_LINE.match(line)
    return (match["indexed"] or match["plain"]) if match else None
