"""The page of a query over time, alone or compared with others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup
from msgspec import Struct
from starlette.responses import Response

from search.period_names import period_name
from search.pictures import (
    Measure,
    draw_curves,
    has_shares,
    has_thin,
    legend_key,
    summary,
    timeline_sheet,
)
from search.serve.asking import MAX_COMPARED, Question
from search.serve.canonical import at_canonical_address
from search.serve.marking import plain
from search.serve.pages.results import found
from search.serve.parts.downloads import attachment
from search.serve.parts.figures import percentage
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.timeline import (
    TimelineView,
    measure_choices,
    over_time,
    step_choices,
    thin_words,
    timeline_of,
    within,
)
from search.serve.visit import Visit
from search.timeline import Point, Timeline, period_end

HEIGHT = 280
"""Pixels of the height of the bars and of the curves."""


class Curve(Struct, frozen=True):
    """A query that is compared: the key of its curve, its hits, and what it shows in words."""

    query: str
    key: Markup
    address: str
    summary: str


class Peak(Struct, frozen=True):
    """A period that stands out: its name, its hits, its number of articles, and the best of them."""

    name: str
    address: str
    articles: int
    title: str
    article: str


class Row(Struct, frozen=True):
    """The figures of a period: its name, and for each query the number of articles and the share."""

    name: str
    cells: tuple[tuple[str, str], ...]


@at_canonical_address
def show(visit: Visit) -> Response:
    """Show one query over time as bars, or several as curves."""
    question = visit.question
    queries = queries_of(question)
    timelines = over_time(visit, question, queries)
    is_comparison = len(timelines) > 1
    return visit.page(
        "timeline.html",
        question=question,
        has_room=len(question.vs) < MAX_COMPARED,
        chips=chips_of(visit, "/timeline", question),
        without_filters=visit.address("/timeline", without_filters(question)),
        notes=[visit.message(note) for timeline in timelines for note in timeline.notes],
        timeline=_curves(visit, timelines) if is_comparison else _bars(visit, timelines[0]),
        curves=list(_legend(visit, timelines)) if is_comparison else [],
        peaks=[] if is_comparison else list(_peaks(visit, timelines[0])),
        names=[plain(query) for query in queries],
        rows=list(_rows(visit, timelines)),
        file_address=visit.address("/timeline.svg", question),
    )


def send_picture(visit: Visit) -> Response:
    """Send the timeline as a file."""
    timelines = over_time(visit, visit.question, queries_of(visit.question))
    measure = _measure(visit.question, timelines)
    drawn = timeline_sheet(timelines, visit.language, measure, bands=len(timelines) > 1)
    return attachment([drawn], "timeline.svg", "image/svg+xml")


def queries_of(question: Question) -> tuple[str, ...]:
    """Return the queries that are drawn, each once; without any, the one for all articles."""
    typed = tuple(dict.fromkeys(query for query in (question.q, *question.vs) if query))
    return typed or ("",)


def _measure(question: Question, timelines: Sequence[Timeline]) -> Measure:
    """Return the measure that was asked for: by default articles of one query, shares of several.

    If every period of the archive has too few articles, there are no shares to draw.
    """
    is_share = question.share
    if is_share is None:
        is_share = len(timelines) > 1 and any(map(has_shares, timelines))
    return "share" if is_share else "articles"


def _bars(visit: Visit, timeline: Timeline) -> TimelineView:
    question = visit.question.but(q=timeline.query, vs=())
    return timeline_of(visit, timeline, question, path="/timeline", height=HEIGHT)


def _curves(visit: Visit, timelines: Sequence[Timeline]) -> TimelineView:
    """Return the comparison as the page shows it. A period leads to the same page of its days."""
    question = visit.question
    measure = _measure(question, timelines)

    def address(first: date, last: date) -> str:
        return visit.address("/timeline", within(question, first, last, timelines[0].by))

    picture = draw_curves(
        timelines, visit.language, measure=measure, address=address, height=HEIGHT, bands=True
    )
    longest = max(timelines, key=lambda timeline: len(timeline.points))
    return TimelineView(
        picture=Markup(picture.markup),  # noqa: S704 - every text in it is escaped
        title=picture.title,
        summary="",
        steps=step_choices(visit, "/timeline", question, longest),
        measures=measure_choices(visit, "/timeline", question, measure),
        target=visit.address("/timeline", question.but(since="", until="")),
        thin=thin_words(visit, "gaps") if has_thin(timelines, measure) else "",
    )


def _legend(visit: Visit, timelines: Sequence[Timeline]) -> Iterator[Curve]:
    """Yield the queries that are compared."""
    for number, timeline in enumerate(timelines):
        yield Curve(
            query=plain(timeline.query),
            key=Markup(legend_key(number)),  # noqa: S704 - it holds no text
            address=visit.address("/", visit.question.but(q=timeline.query, vs=(), by=None)),
            summary=summary(timeline, visit.language),
        )


def _peaks(visit: Visit, timeline: Timeline) -> Iterator[Peak]:
    """Yield the periods that stand out, each with its best hit."""
    if not timeline.query:
        return
    question = visit.question.but(q=timeline.query, vs=(), by=None, share=None)
    for point in timeline.peaks():
        end = period_end(point.start, timeline.by)
        asked = within(question, point.start, end, timeline.by)
        hits = found(visit, asked).hits
        yield Peak(
            name=_name(visit, timeline, point),
            address=visit.address("/", asked),
            articles=point.articles,
            title=plain(hits[0].title) if hits else "",
            article=visit.article(hits[0].id, asked.but(rank=1)) if hits else "",
        )


def _rows(visit: Visit, timelines: Sequence[Timeline]) -> Iterator[Row]:
    """Yield the figures of every period."""
    by_start = [{point.start: point for point in one.points} for one in timelines]
    for start in sorted({start for points in by_start for start in points}):
        cells = tuple(_cell(visit, points.get(start)) for points in by_start)
        yield Row(period_name(start, timelines[0].by, visit.language), cells)


def _cell(visit: Visit, point: Point | None) -> tuple[str, str]:
    """Return the number of articles of a period and their share with its interval, as written."""
    if point is None:
        return "", ""
    share = percentage(visit, point.share)
    if point.share_low is not None and point.share_high is not None:
        share += f" ({percentage(visit, point.share_low)}–{percentage(visit, point.share_high)})"
    return visit.words.number(point.articles), share


def _name(visit: Visit, timeline: Timeline, point: Point) -> str:
    return period_name(point.start, timeline.by, visit.language)
