"""Read the list of other sources that carry an article, below "Aussi paru dans"."""

from __future__ import annotations

from index.readers.press.europresse.tags import Tags
from index.readers.press.printed_days import printed_day
from index.readers.web.markup import plain_line

_NAME = "source-name-apd"
_DAY = "apd-sources-date"


def carriers(tags: Tags, day: str | None) -> tuple[str, ...]:
    """Return the names of the other sources, once each.

    Args:
        tags: The frame of the article.
        day: The day of the article. Where another source has another day, that stands in brackets
            behind its name.
    """
    names: dict[str, None] = {}
    own_day = printed_day(day or "") or day
    days = tags.elements(_DAY)
    position = 0
    for element in tags.elements(_NAME):
        name = plain_line(tags.content(element))
        above = [found for found in days if position <= found.start < element.start]
        other_day = plain_line(tags.content(above[-1])) if above else None
        position = element.end
        if name:
            is_another = other_day is not None and printed_day(other_day) != own_day
            names[f"{name} ({other_day})" if is_another else name] = None
    return tuple(names)
