"""Tell the section from the page in the line that Nexis prints for both."""

from __future__ import annotations

from index.readers.press.nexis import french


def section_and_page(line: str) -> tuple[str | None, str | None]:
    """Return the section and the page: `FRANCE` and `12` for `FRANCE; Pg. 12`."""
    found = french.PAGE.search(line)
    page = found["page"] if found else None
    if found:
        line = line[: found.start()] + line[found.end() :]
    parts = (part.strip(" ,") for part in french.COLUMN.sub("", line).split(";"))
    return "; ".join(filter(None, parts)) or None, page
