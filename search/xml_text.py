"""Make texts fit for XML 1.0, which cannot hold every character."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern
from search.printable import printable
from search.surrogates import without_surrogates

_NO_XML = lazy_pattern("[\ufffe\uffff]")
"""Characters that XML has no way to write, besides the control characters."""


def xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold, or that act on a line."""
    return _NO_XML.sub(" ", printable(without_surrogates(text)))
