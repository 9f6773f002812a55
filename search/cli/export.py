"""Write results for programs and spreadsheets: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from index.files.names import UNPRINTABLE
from search.results import Hit, PeoplePage
from search.timeline import Timeline, label

HIT_COLUMNS = (
    "id",
    "path",
    "title",
    "date",
    "date_evidence",
    "source",
    "section",
    "page",
    "authors",
    "people",
    "url",
    "score",
    "snippet",
)
PEOPLE_COLUMNS = ("name", "articles", "first", "last", "spellings")
TIMELINE_COLUMNS = ("start", "articles", "share")

_CONTROL_AT_START = re.compile(r"[\t\r\n]")
"""A first character that a spreadsheet drops; what follows may be a formula."""
_FORMULA = re.compile(r"(\A|;)(?=[\s\"]*[=+\-@＝＋－＠])")
"""The place before a text that a spreadsheet may run as a formula, such as `=1+2`.

A French spreadsheet ends a cell at each semicolon, and takes quotes at the beginning of the next
one as its own.
"""


def as_json(value: Any) -> str:
    r"""Write a value as one line of JSON.

    Characters that would act on a terminal are written as escapes, such as `\u202e`.
    """
    line = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return UNPRINTABLE.sub(lambda character: f"\\u{ord(character[0]):04x}", line)


def as_json_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """Write a line of JSON for every hit."""
    for hit in hits:
        yield as_json(hit.as_dict())


def as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """Write a header and a row for every hit."""
    yield _row(HIT_COLUMNS)
    for hit in hits:
        snippet = " … ".join(snippet.text for snippet in hit.snippets)
        fields = hit.as_dict() | {
            "authors": "; ".join(hit.authors),
            "people": "; ".join(hit.people),
            "snippet": snippet,
        }
        yield _row([fields[column] for column in HIT_COLUMNS])


def people_as_csv(page: PeoplePage) -> str:
    """Write a header and a row for every person."""
    rows = [_row(PEOPLE_COLUMNS)]
    for person in page.people:
        spellings = "; ".join(person.spellings)
        rows.append(_row((person.name, person.articles, person.first, person.last, spellings)))
    return "\n".join(rows)


def timeline_as_csv(timeline: Timeline) -> str:
    """Write a header and a row for every period."""
    rows = [
        _row((label(point.start, timeline.by), point.articles, point.share))
        for point in timeline.points
    ]
    return "\n".join([_row(TIMELINE_COLUMNS), *rows])


def _row(values: Sequence[Any]) -> str:
    """Write a row of CSV, without the newline at its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_safe_value(value) for value in values])
    return line.getvalue().rstrip("\n").encode("utf-8", "replace").decode()


def _safe_value(value: Any) -> Any:
    """Make a text safe for a spreadsheet, and return any other value as it is.

    What would be run as a formula gets an apostrophe before it, at the beginning of the text and
    behind each semicolon. A character that would break the row, or act on a terminal, becomes a
    space.
    """
    if not isinstance(value, str):
        return value
    text = _FORMULA.sub(r"\1'", UNPRINTABLE.sub(" ", value))
    # the value as it was: a tab or a line break in it is no longer in the text
    is_marked = text.startswith("'") or not _CONTROL_AT_START.match(value)
    return text if is_marked else f"'{text}"
