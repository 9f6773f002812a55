"""Make each period of a picture a link that tells its figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from index.messages import Language, Message, catalogue
from search.pictures.scale import Measure, is_thin
from search.pictures.svg import element, link, percent, text
from search.timeline import Point

Address: TypeAlias = Callable[[date, date], str]
"""Returns the address that the first and the last day of a period lead to."""


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
        content: What is drawn.
        is_chosen: True if the reader has chosen the period.
    """
    return link(
        address(first, last) if address else None,
        element("title", text(label)),
        *content,
        class_="picture-period picture-chosen" if is_chosen else "picture-period",
        data_from=first.isoformat(),
        data_to=last.isoformat(),
        data_name=name,
        data_label=label,
    )


def place(index: int, periods: int, height: float) -> str:
    """Draw the whole column of a period, unseen, as a place to point at."""
    return element(
        "rect",
        class_="picture-place",
        x=percent(index / periods),
        y="0",
        width=percent(1 / periods),
        height=height,
    )


def point_label(point: Point, measure: Measure, language: Language) -> str:
    """Return the figures of a period, such as `24 articles sur 750 (3,2 %)`."""
    code = "picture-figures-thin" if is_thin(point, measure) else "picture-figures"
    message = Message.of(code, articles=point.articles, out_of=point.out_of, share=point.share)
    return catalogue(language).text(message)
