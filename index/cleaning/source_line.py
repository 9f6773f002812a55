"""Find the source line of an article: "Source : PressTV"."""

from __future__ import annotations

from index.cleaning.french.source_line import (
    MAP_SOURCE,
    SOURCE,
    SOURCE_ABOVE,
    SOURCE_WITHOUT_COLON,
    TRAILING_SOURCE,
)

_MAX_SOURCE_CHARS = 100
_END_LINES = 4
"""Lines at the end, and short lines at the top, among which a source line is looked for."""


def split_source_line(lines: list[str], *, is_title_known: bool) -> tuple[list[str], str | None]:
    """Return the lines without the source line, and the name on it, or None if there is none.

    A source line at the end is believed before one at the top, and that before a source at the end
    of the last paragraph.

    Args:
        lines: The lines of an article.
        is_title_known: True if the title is known. If not, the first line may be a headline:
            "Sources : un accord en vue".
    """
    if len(lines) > 1 and SOURCE_ABOVE.fullmatch(lines[-2]):  # "Source" above "AFP": join them
        lines = [*lines[:-2], f"{lines[-2].rstrip(': ')} : {lines[-1]}"]
    first = 0 if is_title_known else 1
    last = len(lines) - 1
    for index in (*_last_indexes(lines), *_indexes_of_short_top(lines)):
        if index < first:
            continue
        name = _source_name(lines[index], is_last=index == last)
        if name:
            return lines[:index] + lines[index + 1 :], name
    return _split_trailing_source(lines)


def _last_indexes(lines: list[str]) -> range:
    """Return the indexes of the last lines, the very last one first."""
    last = len(lines) - 1
    return range(last, max(last - _END_LINES, -1), -1)


def _indexes_of_short_top(lines: list[str]) -> range:
    """Return the indexes of the short lines at the top: those above the first long one."""
    for index, line in enumerate(lines[:_END_LINES]):
        if len(line) > _MAX_SOURCE_CHARS:
            return range(index)
    return range(min(_END_LINES, len(lines)))


def _source_name(line: str, *, is_last: bool) -> str | None:
    """Return the name that a line gives as the source, or None if it is not a source line.

    Only the last line needs no colon: "Source AFP".
    """
    if len(line) > _MAX_SOURCE_CHARS:
        return None
    match = SOURCE.fullmatch(line)
    if match is None and is_last:
        match = SOURCE_WITHOUT_COLON.fullmatch(line)
    if match is None or MAP_SOURCE.search(match["name"]):
        return None
    return match["name"]


def _split_trailing_source(lines: list[str]) -> tuple[list[str], str | None]:
    """Cut a source from the end of the last paragraph, and return the lines and its name, or None."""
    if not lines:
        return lines, None
    *others, last = lines
    match = TRAILING_SOURCE.search(last, max(0, len(last) - _MAX_SOURCE_CHARS))
    if match is None or MAP_SOURCE.search(match["name"]):
        return lines, None
    return [*others, last[: match.start()]], match["name"]
