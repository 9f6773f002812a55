"""Keep the lines that each step of cleaning takes from an article, with the rule that took them."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from msgspec import Struct

Rule = Literal[
    "link",
    "copyright",
    "phrase",
    "menu",
    "source",
    "signature",
    "caption",
    "title",
    "name",
    "teaser",
]
"""The rules by which a line leaves the body of an article.

- "link": it leads to other pages, or names subjects;
- "copyright", "source", "signature", "name": it names who holds the rights, published or wrote it;
- "phrase": it has phrases that pages put around articles;
- "menu": it is a menu, a breadcrumb or the name of a section;
- "caption": it describes a photograph;
- "title": it is the title, or repeats it;
- "teaser": a later line begins with its words.
"""


class RemovedLine(Struct, frozen=True):
    """A line that is no part of the body.

    Attributes:
        text: The line, or as much of it as the steps before left.
        rule: The rule that took it, or a part of it.
    """

    text: str
    rule: Rule


class Removals:
    """Gathers what the steps of cleaning take from one article."""

    def __init__(self) -> None:
        self._lines: list[RemovedLine] = []

    @property
    def lines(self) -> tuple[RemovedLine, ...]:
        """The lines that were taken, in the order of the steps."""
        return tuple(self._lines)

    def note(self, rule: Rule, before: list[str], after: list[str]) -> list[str]:
        """Note which lines a step has taken or shortened, and return those that are left."""
        if before != after:
            taken = Counter(before) - Counter(after)
            self._lines += [RemovedLine(line, rule) for line in taken.elements() if line]
        return after

    def forget(self) -> None:
        """Forget all lines: they are given back to the article."""
        self._lines.clear()
