"""Results -> text for programs: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from search.results import ResultPage

COLUMNS = ("id", "path", "title", "date", "date_evidence", "source", "people", "url", "score", "snippet")
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@]")


def as_json(value: Any) -> str:
    """One line of JSON."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def as_json_lines(page: ResultPage) -> str:
    """A line of JSON for every hit."""
    return "\n".join(as_json(hit.as_dict()) for hit in page.hits)


def as_csv(page: ResultPage) -> str:
    """A header and a row for every hit, for a spreadsheet: nothing in it is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for hit in page.hits:
        fields = hit.as_dict()
        fields["people"] = "; ".join(hit.people)
        fields["snippet"] = " … ".join(snippet.text for snippet in hit.snippets)
        writer.writerow(_harmless(fields[column]) for column in COLUMNS)
    return out.getvalue().rstrip("\n").encode("utf-8", "replace").decode()


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; none breaks its row."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r", " ")
    return f"'{text}" if _FORMULA.match(value) else text
