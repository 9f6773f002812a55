"""The timeline of a question: bars that are links to their days, and what they show in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from markupsafe import Markup
from msgspec import Struct

from search.facets import Facets
from search.pictures import Measure, draw_bars, has_thin, summary
from search.results import ResultPage
from search.serve.asking import Question
from search.serve.visit import Visit
from search.timeline import (
    FEW_ARTICLES,
    STEPS,
    CountedDays,
    DayCounts,
    Step,
    Timeline,
    count_periods,
    label,
    period_end,
)

MAX_BARS = 1_000
"""Bars that are drawn if a reader asks for a step. More would be narrower than a pixel."""


class Choice(Struct, frozen=True):
    """Something that can be chosen: the code of its name, its address, True if it is in force."""

    code: str
    address: str
    is_current: bool


class TimelineView(Struct, frozen=True):
    """A timeline as a page shows it.

    Attributes:
        picture: The picture.
        title: Its title.
        summary: What it shows, in words.
        steps: The lengths of periods that can be chosen.
        measures: The heights that can be chosen.
        target: The address that a stretch of days is added to.
        thin: The words for periods with few articles, empty if there are none.
    """

    picture: Markup
    title: str
    summary: str
    steps: Sequence[Choice]
    measures: Sequence[Choice]
    target: str
    thin: str


def timeline_of(
    visit: Visit, timeline: Timeline, question: Question, *, path: str = "/", height: float = 120
) -> TimelineView:
    """Return a timeline as a page shows it.

    Args:
        visit: The request.
        timeline: The timeline.
        question: The question that it is of; a bar leads to its hits of some days.
        path: The path of the page, where another step or measure leads to.
        height: The height of the picture in pixels.
    """
    measure: Measure = "share" if question.share else "articles"

    def address(first: date, last: date) -> str:
        return visit.address("/", within(question, first, last, timeline.by))

    picture = draw_bars(timeline, visit.language, measure=measure, address=address, height=height)
    return TimelineView(
        picture=Markup(picture.markup),  # noqa: S704 - made of escaped pieces
        title=picture.title,
        summary=summary(timeline, visit.language),
        steps=step_choices(visit, path, question, timeline),
        measures=measure_choices(visit, path, question, measure),
        target=visit.address("/", question.but(since="", until="")),
        thin=thin_words(visit, "bars") if has_thin([timeline], measure) else "",
    )


def thin_words(visit: Visit, drawn: str) -> str:
    """Say how periods with few articles are drawn: as dashed `bars` or `gaps`."""
    return visit.words.text(f"picture-thin-{drawn}", few=FEW_ARTICLES)


def step_choices(visit: Visit, path: str, question: Question, timeline: Timeline) -> list[Choice]:
    """Return the lengths of periods that can be chosen: those that do not give too many."""
    if not timeline.points:
        return []
    first, last = timeline.points[0].start, timeline.points[-1].start
    return [
        Choice(f"step-{step}", visit.address(path, question.but(by=step)), step == timeline.by)
        for step in STEPS
        if count_periods(first, last, step) <= MAX_BARS
    ]


def measure_choices(visit: Visit, path: str, question: Question, current: Measure) -> list[Choice]:
    """Return the heights that can be chosen: numbers of articles, or their shares."""
    return [
        Choice(
            f"measure-{measure}",
            visit.address(path, question.but(share=measure == "share")),
            measure == current,
        )
        for measure in get_args(Measure)
    ]


def within(question: Question, first: date, last: date, by: Step) -> Question:
    """Return the question for the articles of a period."""
    since, until = first.isoformat(), last.isoformat()
    if by in ("month", "year"):  # no filter can name a quarter
        since = until = label(first, by)
    return question.but(since=since, until=until, undated=False)


def over_time(visit: Visit, question: Question, queries: Sequence[str]) -> tuple[Timeline, ...]:
    """Return the timelines of some queries, with the step that was asked for if it can be drawn.

    Args:
        visit: The request.
        question: The question, whose filters all queries share.
        queries: The queries.
    """

    def count(by: Step | None) -> tuple[Timeline, ...]:
        return visit.archive.timelines(
            queries,
            by=by,
            relative_to="all",
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    asked = (question.counted, tuple(queries))
    usual = visit.kept(("timelines", asked), lambda: count(None))
    points = [point for timeline in usual for point in timeline.points]
    step = question.by
    if step is None or not points:
        return usual
    first = min(point.start for point in points)
    last = period_end(max(point.start for point in points), usual[0].by)
    if count_periods(first, last, step) > MAX_BARS:
        return usual
    chosen = visit.kept(("timelines", asked, step), lambda: count(step))
    return tuple(timeline.between(first, last) for timeline in chosen)


def timeline_of_hits(visit: Visit, page: ResultPage, question: Question) -> TimelineView | None:
    """Return the timeline of the hits of a question, or None if they are all of one period.

    It asks the engine for nothing: the hits were counted by day, and so was the archive before. It
    is kept, since all pages of the hits show the same.
    """
    facets = page.facets
    if facets is None:
        return None
    first_page = question.but()
    asked = ("timeline of hits", page.origin.indexed, visit.language, first_page)
    return visit.kept(asked, lambda: _of_counts(visit, facets, first_page))


def _of_counts(visit: Visit, facets: Facets, question: Question) -> TimelineView | None:
    """Return the timeline of hits with these counts."""
    has_period = question.since or question.until
    counts = DayCounts(
        CountedDays(facets.day), days_of_archive(visit), question.filters.period(date.today())
    )
    counts = counts.without_sparse_ends()
    step = chosen_step(counts, question.by)
    points = counts.points(step)
    if len(points) < 2:
        return None
    undated = 0 if has_period else facets.undated
    drawn = sum(point.articles for point in points)
    outside = 0 if has_period else counts.matches.total - drawn
    timeline = Timeline(
        query=question.q,
        by=step,
        relative_to="all",
        total=drawn + outside + undated,
        out_of=sum(point.out_of for point in points),
        undated=undated,
        outside=outside,
        points=points,
    )
    return timeline_of(visit, timeline, question)


def days_of_archive(visit: Visit) -> CountedDays:
    """Return the number of articles of each day of the archive."""

    def count() -> CountedDays:
        facets = visit.archive.find("", limit=1, group=False, facets=True).facets
        return CountedDays(facets.day if facets else {})

    return visit.kept("days of the archive", count)


def chosen_step(counts: DayCounts, asked: Step | None) -> Step:
    """Return the step that was asked for, or a longer one if it gave too many bars."""
    if asked is None:
        return counts.finest_step()
    return max(asked, counts.finest_step(MAX_BARS), key=STEPS.index)
