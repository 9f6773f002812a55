"""Results -> text for programs: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from search.printable import UNPRINTABLE
from search.results import Hit, PeoplePage
from search.timeline import Timeline, label

COLUMNS = (
    "id",
    "path",
    "title",
    "date",
    "date_evidence",
    "source",
    "people",
    "url",
    "score",
    "snippet",
)
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@]")


def as_json(value: Any) -> str:
    """One line of JSON; signs that would act on a terminal are in it by their numbers."""
    line = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line)


def as_json_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """A line of JSON for every hit."""
    return (as_json(hit.as_dict()) for hit in hits)


def as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """A header and a row for every hit, for a spreadsheet: nothing in it is taken for a formula."""
    yield _row(COLUMNS)
    for hit in hits:
        snippet = " … ".join(snippet.text for snippet in hit.snippets)
        fields = {**hit.as_dict(), "people": "; ".join(hit.people), "snippet": snippet}
        yield _row([fields[column] for column in COLUMNS])


def people_as_csv(page: PeoplePage) -> str:
    """A header and a row for every person, for a spreadsheet."""
    rows = [
        [person.name, person.articles, person.first, person.last, "; ".join(person.spellings)]
        for person in page.people
    ]
    return _table(("name", "articles", "first", "last", "spellings"), rows)


def timeline_as_csv(timeline: Timeline) -> str:
    """A header and a row for every period, for a spreadsheet."""
    rows = [
        [label(point.start, timeline.by), point.articles, point.share] for point in timeline.points
    ]
    return _table(("start", "articles", "share"), rows)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    return "\n".join(map(_row, (columns, *rows)))


def _row(values: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(_harmless, values))
    return out.getvalue().rstrip("\n").encode("utf-8", "replace").decode()


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; none breaks its row or acts."""
    if not isinstance(value, str):
        return value
    text = UNPRINTABLE.sub(" ", value)
    return f"'{text}" if _FORMULA.match(value) else text
