"""Make an article of the paragraphs that LexisNexis prints, with labels in capitals around the text.

They are the source, the day, the title, the values above the text (`BYLINE:`, `LENGTH:`), the text,
the values below it (`LOAD-DATE:`, `SUBJECT:`), and the copyright notice, which may come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse, takewhile

from msgspec import Struct

from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part
from index.readers.press.bylines import is_byline
from index.readers.press.nexis import french
from index.readers.press.nexis.heading import Publication, is_day_line, publication
from index.readers.press.nexis.values import NOT_KEPT, Values
from index.readers.press.nexis.values import article as values_article
from index.readers.raw_article import RawArticle

_MAX_HEAD_PARAGRAPHS = 10
"""Paragraphs at the top among which the day stands."""


_MAX_YEAR_LINES = 4
"""Lines at the top among which a year stands, where there is no day."""


class _Head(Struct, frozen=True):
    """The paragraphs above the first label.

    Attributes:
        publication: The source and the day.
        title: The title; None if there is none.
        text: Paragraphs below the title.
    """

    publication: Publication
    title: str | None
    text: Sequence[str]


def parts(articles: Iterable[Sequence[str] | None]) -> Iterator[list[Part]]:
    """Yield the article that each group of paragraphs makes, or its problem.

    The last one is cut short if it alone has no values below its text.

    Args:
        articles: The paragraphs of each article; None for one that is too large.
    """
    previous: list[Part] = []
    is_ended = has_ends = False
    for paragraphs in articles:
        if previous:
            yield previous
        has_ends = has_ends or is_ended
        is_ended = paragraphs is None or any(map(french.is_foot, paragraphs))
        previous = [_part(paragraphs)]
    if previous:
        yield previous if is_ended or not has_ends else [*previous, CUT_SHORT]


def _part(paragraphs: Sequence[str] | None) -> Part:
    if paragraphs is None:
        return TOO_LARGE
    raw = article(paragraphs)
    return raw if raw.text or raw.title else EMPTY


def article(paragraphs: Sequence[str]) -> RawArticle:
    """Return the article of some paragraphs; it has no text or title if they have none.

    Args:
        paragraphs: Those below the line that numbers the document. A paragraph has line breaks in
            it only if they were printed for a reason.
    """
    above = list(takewhile(lambda paragraph: not french.is_label(paragraph), paragraphs))
    head = _head(above)
    values = Values()
    if len(head.text) == 1 and is_byline(head.text[0]) and len(above) < len(paragraphs):
        values.begin("author", head.text[0])
    else:
        values.begin("text", "\n".join(head.text))
    _add_values(values, paragraphs[len(above) :])
    return values_article(head.publication, head.title, values)


def _head(paragraphs: Sequence[str]) -> _Head:
    """Return what the paragraphs above the first label say."""
    lines: list[str] = []
    numbers: list[int] = []
    for number, paragraph in enumerate(paragraphs[:_MAX_HEAD_PARAGRAPHS]):
        lines += paragraph.splitlines()
        numbers += [number] * (len(lines) - len(numbers))
    day_index = _day_index(lines)
    found = publication(lines, day_index)
    if day_index is None:
        below = list(paragraphs)
    else:
        below = list(paragraphs[numbers[day_index] + 1 :])
        # the title may be in the paragraph of the day
        below = below or list(filterfalse(french.EDITION.fullmatch, lines[day_index + 1 :]))
    while below and _is_about_issue(below[0]):
        below.pop(0)
    title = " ".join(below[0].split()) if below else None
    return _Head(found, title, below[1:])


def _day_index(lines: Sequence[str]) -> int | None:
    """Return the index of the line with the day, or else of one with a year below the source."""
    for index, line in enumerate(lines):
        if is_day_line(line):
            return index
    for index, line in enumerate(lines[1:_MAX_YEAR_LINES], 1):
        if french.YEAR_LINE.fullmatch(line) and not french.COPYRIGHT.match(line):
            return index
    return None


def _is_about_issue(paragraph: str) -> bool:
    """Return True if a paragraph above the title names the edition or the owner of the rights."""
    return any(pattern(paragraph) for pattern in (french.COPYRIGHT.match, french.EDITION.fullmatch))


def _add_values(values: Values, paragraphs: Sequence[str]) -> None:
    """Add the text and the values of the paragraphs from the first label on."""
    is_below = False
    for paragraph in paragraphs:
        found = french.LABEL.match(paragraph)
        # below the text, labels that are not known are no text either
        if found and (is_below or french.is_label(paragraph)):
            is_below = is_below or found["label"] in french.FOOT_LABELS
            values.begin(french.FIELD_OF_LABEL.get(found["label"], NOT_KEPT), found["value"])
        elif french.COPYRIGHT.match(paragraph):
            is_below = is_below or bool(values.of("text"))
            values.begin(NOT_KEPT)
        elif is_below or (values.field == "lead" and not values.of("lead")):
            values.append(paragraph)
        else:
            values.begin("text", paragraph)
