"""Know the texts that a spreadsheet runs as formulas, and the apostrophe that keeps it from that.

Tables that this program writes have such an apostrophe, as OWASP advises for CSV, and so do those
of others. Whoever reads a table takes it away.
"""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern

_START = r"[\s\"]*[=+\-@＝＋－＠]"
"""The start of a text that a spreadsheet may run as a formula, such as `=1+2`."""
_FORMULA = lazy_pattern(_START)
_BEFORE_FORMULA = lazy_pattern(rf";(?={_START})")
"""The sign before such a text within another.

A French spreadsheet ends a cell at each semicolon, and takes quotes at the beginning of the next
one as its own.
"""
_MARK = lazy_pattern(rf"(?:\A|(?<=;))'(?={_START})")


def marked(text: str) -> str:
    """Return a text with an apostrophe before all that would be run as a formula."""
    text = _BEFORE_FORMULA.sub(";'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unmarked(text: str) -> str:
    """Return a text without the apostrophes that `marked` puts into it."""
    may_be_marked = text.startswith("'") or ";'" in text  # quicker than the pattern
    return _MARK.sub("", text) if may_be_marked else text
