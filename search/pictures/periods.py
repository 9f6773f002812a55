"""Make each period of a picture a link that tells its figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from index.messages import Language, Message, catalogue
from search.pictures.scale import Measure, is_thin
from search.pictures.svg import number, percent, text
from search.timeline import Point

Address: TypeAlias = Callable[[date, date], str]
"""Returns the address that the first and the last day of a period lead to."""
_MAX_KEPT_LABELS = 5_000
"""Figures of periods that are remembered: many queries find few articles of each."""


def period_link(
    address: Address | None,
    first: date,
    last: date,
    name: str,
    label: str,
    *content: str,
    is_chosen: bool = False,
) -> str:
    """Return what is drawn for a period as a link to it.

    Its days (`data-from`, `data-to`), its name and its figures (`data-label`) are there for a script
    that lets a reader choose several periods.

    Args:
        address: Tells where it leads to, or None if it leads nowhere.
        first: The first day of the period.
        last: Its last day.
        name: Its name.
        label: Its name and figures.
        content: The elements that are drawn for it.
        is_chosen: True if the reader has chosen the period.
    """
    # written in one go: a page has hundreds
    shown = text(label)
    class_ = "picture-period picture-chosen" if is_chosen else "picture-period"
    attributes = (
        f'class="{class_}" data-from="{first}" data-to="{last}" '
        f'data-name="{text(name)}" data-label="{shown}"'
    )
    inner = f"<title>{shown}</title>{''.join(content)}"
    if address is None:
        return f"<g {attributes}>{inner}</g>"
    return f'<a href="{text(address(first, last))}" {attributes}>{inner}</a>'


def place(index: int, periods: int, height: float) -> str:
    """Draw the whole column of a period, unseen, as a place to point at."""
    x, width = percent(index / periods), percent(1 / periods)
    return f'<rect class="picture-place" x="{x}" y="0" width="{width}" height="{number(height)}"/>'


@lru_cache(_MAX_KEPT_LABELS)
def point_label(point: Point, measure: Measure, language: Language) -> str:
    """Return the figures of a period, such as `24 articles sur 750 (3,2 %)`."""
    code = "picture-figures-thin" if is_thin(point, measure) else "picture-figures"
    message = Message.of(code, articles=point.articles, out_of=point.out_of, share=point.share)
    return catalogue(language).text(message)
