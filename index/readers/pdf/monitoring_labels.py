"""The labels that media monitoring services print above the articles of their reviews.

Cision, Tagaday (Aday), Kantar and Onclusive print the same labels in different orders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.readers.pdf.line import Line

_LABEL = re.compile(
    r"""
    (?<![\w’'])
    (?: (?P<date> date(?:\ de\ (?:parution|publication|diffusion))? )
      | (?P<page> pages?\ de\ l[’']article | n[°o]\ de\ pages? | pages?(?:\(s\))? )
      | (?P<author> journalistes?(?:\(s\))? | auteurs?(?:\(s\))? )
      | (?P<source> support | m[ée]dia | nom\ du\ (?:support|m[ée]dia|titre) | titre\ de\ presse | source )
      | (?P<section> rubrique )
      | (?P<url> url | lien | adresse | site\ web | web\ site )
      | (?P<other> pays | r[ée]gion | d[ée]partement | langue | p[ée]riodicit[ée] | parution | ojd | diffusion | tirage
          | audience | famille\ (?:du\ m[ée]dia|m[ée]dia) | surface[^:]{0,30} | [ée]dition | num[ée]ro | heure | type
          | type\ de\ m[ée]dia | sujet\ du\ m[ée]dia | eae[^:]{0,20} | ave | visites(?:\ mensuelles)? | lecteurs
          | cat[ée]gorie | tonalit[ée] | dur[ée]e | mots | mots[-\ ]cl[ée]s | valorisation[^:]{0,20} ) )
    \s*:\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_LABEL = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’' ()/.-]{2,30}?)\s*:\s*(?P<value>\S.{0,30})")
"""A line that looks like a label of another name, with a short value."""

_KEY_FIELDS = frozenset(("date", "page"))
_MIN_LABELS = 3
_MAX_GAP_LINES = 4
"""Lines without a label between two with one: the name of the source, or the day without a label."""

_MAX_LINE_CHARS = 200
_PAGE_ABBREVIATION = re.compile(r"\A(?:pages?|pp?)\b[\s.]*", re.IGNORECASE)


class LabelBlock:
    """The labels above an article, with their values.

    Attributes:
        lines: The lines with labels.
        others: The lines above, among and right below them, which may name the source or the day.
        values: The first value of each field.
        is_head: The labels are those of a monitoring service.
    """

    __slots__ = ("is_head", "lines", "others", "values")

    def __init__(self, page: Sequence[Line]) -> None:
        self.lines: list[Line] = []
        self.values: dict[str, str] = {}
        labels: set[str] = set()
        end = 0
        for index, line in enumerate(page):
            if self.lines and index - end >= _MAX_GAP_LINES:
                break
            found = _labels(line.text) or self._other_labels(line)
            if not found:
                continue
            self.lines.append(line)
            end = index + 1
            for name, field, value in found:
                labels.add(name)
                if value:
                    self.values.setdefault(field, value)
        near = page[: end + _MAX_GAP_LINES] if self.lines else []
        ids = set(map(id, self.lines))
        self.others = [line for line in near if id(line) not in ids]
        has_key_field = not _KEY_FIELDS.isdisjoint(self.values) or "other" in self.values
        self.is_head = len(labels) >= _MIN_LABELS and has_key_field

    def _other_labels(self, line: Line) -> list[tuple[str, str, str]]:
        """Return the label of a line that is printed as those above it, whatever it says."""
        match = _OTHER_LABEL.fullmatch(line.text)
        if match is None or not self.lines or not line.has_same_height_as(self.lines[-1]):
            return []
        return [(match["name"].lower(), "other", match["value"])]


def _labels(text: str) -> list[tuple[str, str, str]]:
    """Return the labels of a line that begins with one, each with its field and its value."""
    if len(text) > _MAX_LINE_CHARS or not _LABEL.match(text):
        return []
    matches = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    found = []
    for match, end in zip(matches, ends, strict=True):
        value = text[match.end() : end].strip(" /|•-–;")
        found.append((match[0].lower(), match.lastgroup or "other", value))
    return found


def page_number(values: Mapping[str, str]) -> str | None:
    """Return the page of an article as it is printed, without the word before it: `4-5`."""
    return _PAGE_ABBREVIATION.sub("", values.get("page", "")) or None
