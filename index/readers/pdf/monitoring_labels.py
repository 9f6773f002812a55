"""The labels that media monitoring services print above the articles of their reviews.

Cision, Tagaday (Aday), Kantar and Onclusive print the same labels in different orders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.pdf.line import Line

_LABEL = lazy_pattern(
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
_OTHER_LABEL = lazy_pattern(r"[A-ZÀ-Þ][\w’' ()/.-]{2,30}?\s*:\s*\S.{0,30}")
"""A line that looks like a label of another name, with a short value."""

_TELLING_FIELDS = frozenset(("author", "other", "page"))
_MIN_KNOWN = 2
_MIN_LABELS = 3
"""Labels above an article. Some may have names that are not known here."""

_MAX_GAP_LINES = 4
"""Lines up to the next one with a label; among them may be the name of the source, or the day."""

_MAX_LINE_CHARS = 200
_PAGE_ABBREVIATION = lazy_pattern(r"\A(?:pages?|pp?)\b[\s.]*", re.IGNORECASE)


class LabelBlock(Struct, frozen=True):
    """The labels above an article, with their values.

    Attributes:
        first: The index of the first line with a label on its page.
        lines: The lines with labels.
        values: The first value of each field.
    """

    first: int
    lines: tuple[Line, ...]
    values: Mapping[str, str]


class _Label(NamedTuple):
    """A label with its value.

    Attributes:
        name: The label, in lower case.
        field: The field that it is of; `other` if that is none of an article.
        value: What stands behind it.
    """

    name: str
    field: str
    value: str


def label_blocks(page: Sequence[Line]) -> list[LabelBlock]:
    """Return the labels on a page, block by block: one for each article that begins on it."""
    clusters: list[list[int]] = []
    for index, line in enumerate(page):
        is_near = bool(clusters) and index - clusters[-1][-1] <= _MAX_GAP_LINES
        is_label = bool(_labels(line.text))
        if is_near and (is_label or _is_like(line, page[clusters[-1][-1]])):
            clusters[-1].append(index)
        elif is_label:
            clusters.append([index])
    blocks = (_block(page, cluster) for cluster in clusters)
    return [block for block in blocks if block is not None]


def _block(page: Sequence[Line], cluster: list[int]) -> LabelBlock | None:
    """Return the block of some lines; None if they are not those of a monitoring service.

    The hours and prices below an article look alike.
    """
    lines = tuple(page[index] for index in cluster)
    labels = [label for line in lines for label in _labels(line.text)]
    values: dict[str, str] = {}
    for label in labels:
        if label.value:
            values.setdefault(label.field, label.value)
    names = {label.name for label in labels}
    unknown = sum(not _labels(line.text) for line in lines)
    is_telling = any(label.field in _TELLING_FIELDS for label in labels)
    if len(names) < _MIN_KNOWN or len(names) + unknown < _MIN_LABELS or not is_telling:
        return None
    return LabelBlock(cluster[0], lines, values)


def _is_like(line: Line, label: Line) -> bool:
    """Return True if a line is a label of another name, printed as the one above it."""
    return _OTHER_LABEL.fullmatch(line.text) is not None and line.has_same_height_as(label)


def _labels(text: str) -> list[_Label]:
    """Return the labels of a line that begins with one."""
    if len(text) > _MAX_LINE_CHARS or not _LABEL.match(text):
        return []
    matches = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    found = []
    for match, end in zip(matches, ends, strict=True):
        value = text[match.end() : end].strip(" /|•-–;")
        found.append(_Label(match[0].lower(), match.lastgroup or "other", value))
    return found


def page_number(values: Mapping[str, str]) -> str | None:
    """Return the page of an article as it is printed, without the word before it: `4-5`."""
    return _PAGE_ABBREVIATION.sub("", values.get("page", "")) or None
