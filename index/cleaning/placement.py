"""Tell where each line of a text went: into the title, the body, the captions, or out of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from index.analysis.folding import letters_and_digits
from index.cleaning.paragraphs import split_paragraphs
from index.cleaning.pipeline import CleanText, clean
from index.cleaning.removals import Rule

Place = Literal["title", "body", "caption", "source", "author", "boilerplate"]
"""The place that a line goes to. Of a line that names the source or the author, the name is kept."""

_PLACES: dict[Rule, Place] = {
    "title": "title",
    "caption": "caption",
    "source": "source",
    "copyright": "source",
    "signature": "author",
    "name": "author",
}
"""The places of lines that a rule sets apart. What any other rule takes is boilerplate."""
_SHORTENING_RULES: frozenset[Rule] = frozenset({"source", "signature"})
"""The rules that leave a date, or the end of the text, of the lines that they shorten."""


class PlacedLine(Struct, frozen=True):
    """A line of a text, as cleaning sees it, and where it went.

    Attributes:
        text: The line. Lines that were broken at the edge of a page are one.
        place: The place that it went to.
        rule: The rule that took it, or a part of it, out of the body; None if none did.
    """

    text: str
    place: Place
    rule: Rule | None = None


def place_lines(
    text: str, title: str | None = None, *, author: str | None = None
) -> Iterator[PlacedLine]:
    """Yield the lines of a text in their order, blank ones left out, each with where it went.

    Args:
        text: The page as text; the body alone if `title` is given.
        title: The title, if metadata give it.
        author: The author, if metadata give one.
    """
    cleaned = clean(text, title, author=author)
    removed = Counter(line.text for line in cleaned.removed)
    rules = {line.text: line.rule for line in cleaned.removed}
    body = Counter(cleaned.body.split("\n"))
    for line in filter(None, split_paragraphs(text)):
        if removed[line]:
            removed[line] -= 1
            yield _removed_line(line, rules[line], body)
        else:
            yield _kept_line(line, cleaned, rules, body)


def _removed_line(line: str, rule: Rule, body: Counter[str]) -> PlacedLine:
    """Return a line that a rule took; it is one of the body if the rule left a part of it there."""
    if rule in _SHORTENING_RULES and any(part and part in line for part in body):
        return PlacedLine(line, "body", rule)
    return PlacedLine(line, _PLACES.get(rule, "boilerplate"), rule)


def _kept_line(
    line: str, cleaned: CleanText, rules: dict[str, Rule], body: Counter[str]
) -> PlacedLine:
    """Return a line that no rule took as it is."""
    if line in body:
        return PlacedLine(line, "body")
    if letters_and_digits(line) == letters_and_digits(cleaned.title):
        return PlacedLine(line, "title")
    for shortened, rule in rules.items():  # a step shortened the line before another took it
        if shortened in line:
            return PlacedLine(line, _PLACES.get(rule, "boilerplate"), rule)
    return PlacedLine(line, "body")
