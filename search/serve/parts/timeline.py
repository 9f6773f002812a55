"""The timeline of a question, as a picture whose bars are links to their periods."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from msgspec import Struct

from search.pictures import draw_bars
from search.serve.asking import Question
from search.serve.visit import Visit
from search.timeline import Step, Timeline, label

_WHOLE_PERIODS: tuple[Step, ...] = ("year", "month", "day")
"""Periods whose names may be typed as a date."""


class TimelineView(Struct, frozen=True):
    """The timeline of a question.

    Attributes:
        picture: The picture.
        title: The sense of the bars.
        as_articles: The address with bars for numbers of articles.
        as_shares: The address with bars for shares of the archive.
        is_shares: True if the bars are shares.
        undated: How many articles are in no period, in words; empty if none.
    """

    picture: Markup
    title: str
    as_articles: str
    as_shares: str
    is_shares: bool
    undated: str


def timeline_of(visit: Visit, path: str, question: Question) -> TimelineView | None:
    """Return the timeline of a question, or None if there is nothing to draw.

    Args:
        visit: The request.
        path: The path of the page that the bars lead to.
        question: The question.
    """
    timeline = counted(visit, question)
    if len(timeline.points) < 2:
        return None

    def address(first: date, last: date) -> str:
        return visit.address(path, question.but(**_period(timeline.by, first, last)))

    picture = draw_bars(
        timeline,
        visit.language,
        measure="share" if question.share else "articles",
        address=address,
    )
    undated = visit.words.text("timeline-undated", undated=timeline.undated)
    return TimelineView(
        picture=Markup(picture.markup),  # noqa: S704 - every text in it is escaped
        title=picture.title,
        as_articles=visit.address(path, question.but(share=False)),
        as_shares=visit.address(path, question.but(share=True)),
        is_shares=question.share,
        undated=undated if timeline.undated else "",
    )


def counted(visit: Visit, question: Question) -> Timeline:
    """Return the articles of a question by period, as shares of the whole archive."""

    def count() -> Timeline:
        return visit.archive.timeline(
            question.q,
            by=question.by,
            relative_to="all",
            exact=question.exact,
            filters=question.filters,
        )

    return visit.kept(("timeline", question.counted, question.by), count)


def _period(by: Step, first: date, last: date) -> dict[str, str]:
    """Return the filters for a period, in as few characters as its name takes."""
    if by in _WHOLE_PERIODS:
        return {"since": label(first, by), "until": label(first, by)}
    return {"since": first.isoformat(), "until": last.isoformat()}
