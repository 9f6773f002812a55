"""Split the lines of an export of Nexis Uni into articles, each ended by `End of Document`.

A cover comes first. An article is its title, its source, its day, the copyright notice, values with
labels (`Section:`, `Byline:`), the heading `Body`, the text, and what classifies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, keyed, split_after, unknown
from index.readers.press.nexis import french
from index.readers.press.nexis.heading import is_day_line, publication
from index.readers.press.nexis.values import NOT_KEPT, Values, article
from index.readers.raw_article import RawArticle

_MAX_TITLE_CHARS = 400
"""Characters of a title of several lines."""

_MAX_COVER_LINES = 8
_MIN_COVER_LINES = 2
"""Lines of a cover that tell it from other documents: day, number of the job, number of documents."""

_MAX_HEAD_LINES = 12
"""Lines below the day among which values with labels stand, if no heading parts them from the text."""


def is_export(lines: Sequence[str]) -> bool:
    """Return True if lines hold an article and the line that ends it, or nothing but a cover."""
    covers = [line for line in lines[:_MAX_COVER_LINES] if french.COVER.match(line)]
    if len(covers) >= _MIN_COVER_LINES:
        return True
    return any(map(_is_whole_article, split_after(lines, french.END)))


def articles(lines: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of an export, and a problem for each that is not whole.

    Raises:
        UnreadableFile: There is no article.
    """
    return keyed(filter(None, map(_parts, split_after(lines, french.END))))


def _is_whole_article(block: Sequence[str] | None) -> bool:
    if block is None:
        return False
    return french.END.fullmatch(block[-1]) is not None and _is_article(block)


def _is_article(lines: Sequence[str]) -> bool:
    """Return True if there is a day in lines, and a heading or a label below it."""
    days = [index for index, line in enumerate(lines) if is_day_line(line.strip())]
    return bool(days) and any(map(_is_mark, lines[days[0] :]))


def _is_mark(line: str) -> bool:
    return _label(line) in french.HEAD_LABELS or line.strip().lower() in french.BODY_HEADINGS


def _parts(block: Sequence[str] | None) -> list[Part]:
    """Return the article of a block of lines and its problem; none if there is no article in it."""
    if block is None:
        return [TOO_LARGE]
    is_ended = french.END.fullmatch(block[-1]) is not None
    lines = _stripped(block)
    if not (is_ended or _is_article(lines)):
        is_cover = any(map(french.COVER.match, lines))
        return [] if is_cover else unknown(lines)
    if not lines:
        return []
    raw = _article(lines)
    parts: list[Part] = [raw if raw.text or raw.title else EMPTY]
    return parts if is_ended else [*parts, CUT_SHORT]


def _stripped(block: Sequence[str]) -> list[str]:
    """Return the lines that are not blank, without the last, links and those at the foot of pages."""
    patterns = (french.END, french.PAGE_FOOT, french.LINK)
    lines = filter(None, map(str.strip, block))
    return [line for line in lines if not any(pattern.fullmatch(line) for pattern in patterns)]


def _article(lines: Sequence[str]) -> RawArticle:
    """Return the article of some lines; it has no text or title if there is none in them."""
    heading_index = _heading_index(lines)
    above = lines[:heading_index]
    found = publication(above, _day_index(above))
    labels_end = _labels_end(lines, found.end) if heading_index is None else heading_index
    values = Values()
    _add_labels(values, lines[found.end : labels_end])
    _add_text(values, lines[labels_end:] if heading_index is None else lines[heading_index + 1 :])
    return article(found, _title(lines[: found.source_index]), values)


def _day_index(lines: Sequence[str]) -> int | None:
    """Return the index of the line with the day, or of what stands in its place; None without one.

    It is the last such line: the cover has a day, too, and a title may begin with one. The copyright
    notice stands below it.
    """
    days = [index for index, line in enumerate(lines) if is_day_line(line)]
    if days:
        return days[-1]
    notices = [index for index, line in enumerate(lines) if french.COPYRIGHT.match(line)]
    return notices[0] - 1 if notices and notices[0] > 1 else None


def _heading_index(lines: Sequence[str]) -> int | None:
    """Return the index of the heading above the text, below the day; None if there is none."""
    has_day = False
    for index, line in enumerate(lines):
        if has_day and line.lower() in french.BODY_HEADINGS:
            return index
        is_notice = index > 1 and french.COPYRIGHT.match(line) is not None
        has_day = has_day or is_notice or is_day_line(line)
    return None


def _labels_end(lines: Sequence[str], start: int) -> int:
    """Return the index below the values above a text that has no heading."""
    end = start
    for index, line in enumerate(lines[start : start + _MAX_HEAD_LINES], start):
        if _label(line) in french.HEAD_LABELS or french.COPYRIGHT.match(line):
            end = index + 1
    return end


def _title(lines: Sequence[str]) -> str | None:
    """Return the title among the lines above the source, which may be those of a cover, too."""
    if not lines:
        return None
    whole = " ".join(lines)
    has_cover = any(map(french.COVER.match, lines))
    return lines[-1] if has_cover or len(whole) > _MAX_TITLE_CHARS else whole


def _label(line: str) -> str | None:
    """Return the label of a line as older exports have it, `DATE-CHARGEMENT`; None without one."""
    found = french.MIXED_LABEL.match(line)
    return found["label"].upper().replace(" DE ", "-") if found else None


def _value(line: str) -> str:
    return line.partition(":")[2]


def _add_labels(values: Values, lines: Sequence[str]) -> None:
    """Add the lines between the day and the text, of which those without a label are not kept."""
    for line in lines:
        label = _label(line)
        if label in french.HEAD_LABELS:
            values.begin(french.FIELD_OF_LABEL.get(label or "", NOT_KEPT), _value(line))
        elif values.field == "lead":
            values.append(line)


def _add_text(values: Values, lines: Sequence[str]) -> None:
    """Add the text, and what stands below it under headings and labels of its own."""
    values.begin("text")
    foot = _foot_index(lines)
    is_below = False
    for index, line in enumerate(lines):
        label = _label(line)
        field = french.FIELD_OF_HEADING.get(line.lower())
        is_below = is_below or field is not None or index >= foot
        if field is not None:
            values.begin(field)
        elif is_below and label in french.FOOT_LABELS:
            values.begin(french.FIELD_OF_LABEL.get(label or "", NOT_KEPT), _value(line))
        else:
            values.append(line)


def _foot_index(lines: Sequence[str]) -> int:
    """Return the index of the first of the lines with labels that end an article."""
    index = len(lines)
    while index and _label(lines[index - 1]) in french.FOOT_LABELS:
        index -= 1
    return index
