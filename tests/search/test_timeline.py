"""Timelines count the articles of every period, and are a share of all that pass the filters."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import synchronise
from index.dates.period import Period
from index.errors import InputError
from search import Archive
from search.statistics.intervals import wilson_interval
from search.timeline import CountedDays, DayCounts, Point, Step, Timeline, label, period_end
from tests.support.articles import TODAY, write_articles
from tests.support.counted_articles import COUNTED_ARTICLES, WORDS, articles_with


def dates_of(articles: Any) -> list[date]:
    return [date.fromisoformat(article["date"]) for article in articles if article["date"]]


def start_of(day: date, by: Step) -> date:
    match by:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)


@pytest.mark.parametrize("by", get_args(Step))
@pytest.mark.parametrize("word", WORDS[:2])
def test_timeline_counts_every_period_as_by_hand(counted_index: Path, word: str, by: Step) -> None:
    with Archive(counted_index) as archive:
        timeline = archive.timeline(word, by=by)
    articles = articles_with(word)
    days = dates_of(articles)
    whole = Counter(start_of(day, by) for day in dates_of(COUNTED_ARTICLES))
    counts = Counter(start_of(day, by) for day in days)
    assert (timeline.total, timeline.undated) == (len(articles), len(articles) - len(days))
    assert {point.start: point.articles for point in timeline.points if point.articles} == counts
    for point in timeline.points:
        share = counts[point.start] / max(whole[point.start], 1)
        assert point.share == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize("by", get_args(Step))
def test_timeline_has_every_period_between_the_first_and_the_last(
    counted_index: Path, by: Step
) -> None:
    with Archive(counted_index) as archive:
        starts = [point.start for point in archive.timeline("accord", by=by).points]
    assert starts == sorted(set(starts))
    assert all(start == start_of(start, by) for start in starts)
    max_days = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[by]
    assert all((after - start).days <= max_days for start, after in pairwise(starts))


def test_timeline_is_of_articles_that_hold_all_the_words(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        timeline = archive.timeline("bagdad grève")
    both = [article for article in articles_with("bagdad") if "grève" in article["body"]]
    assert timeline.total == len(both)


def test_timeline_of_nothing_has_no_points(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        assert archive.timeline("introuvable").points == ()


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("day", "2019-02-04"),
        ("week", "2019-02-04"),
        ("month", "2019-02"),
        ("quarter", "2019-Q1"),
        ("year", "2019"),
    ],
)
def test_label_names_a_period(by: Step, name: str) -> None:
    assert label(date(2019, 2, 4), by) == name


def test_timeline_covers_the_whole_range_asked_and_gives_the_denominator(
    counted_index: Path,
) -> None:
    with Archive(counted_index) as archive:
        timeline = archive.timeline("introuvable", by="year", since="2015", until="2024")
        flagged = archive.timeline("grève", by="year", source="AFP")
        typed = archive.timeline("grève source:AFP", by="year")
        of_all = archive.timeline("grève", by="year", source="AFP", relative_to="all")
    assert [point.start.year for point in timeline.points] == list(range(2015, 2025))
    in_2020 = [day for day in dates_of(COUNTED_ARTICLES) if day.year == 2020]
    assert {point.start.year: point.out_of for point in timeline.points}[2020] == len(in_2020)
    assert flagged.points == typed.points
    assert sum(p.articles for p in of_all.points) == sum(p.articles for p in flagged.points)
    assert {p.start.year: p.out_of for p in of_all.points}[2020] == len(in_2020)
    assert (flagged.relative_to, of_all.relative_to) == ("filters", "all")
    assert flagged.out_of < of_all.out_of == len(COUNTED_ARTICLES)


@pytest.mark.parametrize(
    ("last", "by"),
    [
        ("2019-01-01", "day"),
        ("2019-04-30", "day"),
        ("2019-05-02", "week"),
        ("2021-06-01", "month"),
        ("2040-01-01", "year"),
        ("2900-01-01", "year"),
    ],
)
def test_the_finest_step_gives_few_periods(last: str, by: Step) -> None:
    counts = _day_counts({"2019-01-01": 1}, {"2019-01-01": 1, last: 1})
    assert counts.finest_step() == by


@pytest.mark.parametrize("by", get_args(Step))
@pytest.mark.parametrize("day", ["2019-02-28", "2020-12-31", "9999-12-31", "0001-01-01"])
def test_a_period_ends_before_the_next_one_begins(day: str, by: Step) -> None:
    (point,) = _day_counts({day: 1}, {day: 1}).points(by)
    end = period_end(point.start, by)
    assert point.start <= date.fromisoformat(day) <= end
    assert end == date.max or start_of(end + timedelta(days=1), by) == end + timedelta(days=1)


def test_compared_timelines_have_one_step(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        alone = archive.timeline("grève", by=None)
        narrow, wide = archive.timelines(["grève date:2020-02", "grève"], by=None)
        assert archive.timeline("grève date:2020-02", by=None).by == "day"
    assert narrow.by == wide.by == alone.by == "week"
    assert wide.points == alone.points
    assert sum(point.articles for point in narrow.points) == narrow.total


def test_a_step_that_nobody_chose_leaves_out_ends_that_say_nothing() -> None:
    articles = {"1972-03-01": 1, "2019-01-05": 30, "2019-06-01": 40, "2030-01-01": 2}
    counts = _day_counts({"2019-06-01": 3}, articles).without_sparse_ends()
    assert (counts.points("month")[0].start, counts.finest_step()) == (date(2019, 1, 1), "week")
    assert len(counts.points("month")) == 6
    asked = Period(date(2018, 1, 1), None)
    kept = _day_counts({}, articles, asked).without_sparse_ends().points("year")
    assert [point.start.year for point in kept] == [2018, 2019]
    lone = _day_counts({"1972-03-01": 1}, articles).without_sparse_ends()
    assert lone.points("year")[0].start == date(1972, 1, 1)


def _day_counts(
    matches: dict[str, int], articles: dict[str, int], asked: Period | None = None
) -> DayCounts:
    return DayCounts(CountedDays(matches), CountedDays(articles), asked or Period(None, None))


def days_of_months(*months: str) -> dict[str, int]:
    return {f"{month}-15": 100 for month in months}


def test_a_few_matches_far_from_all_others_are_outside() -> None:
    matches = {"1972-03-01": 1, **days_of_months("2019-01", "2019-03"), "2030-01-01": 1}
    articles = {**matches, "2019-02-01": 60}
    counts = _day_counts(matches, articles).without_sparse_ends()
    assert [point.start.month for point in counts.points("month")] == [1, 2, 3]
    many = _day_counts({**matches, "1972-03-02": 20}, {**articles, "1972-03-02": 20})
    assert many.without_sparse_ends().points("year")[0].start.year == 1972


def test_an_incomplete_last_month_stays() -> None:
    matches = {**days_of_months("2019-01", "2019-02", "2019-03"), "2019-05-02": 1}
    counts = _day_counts(matches, matches).without_sparse_ends()
    assert counts.points("month")[-1].start == date(2019, 5, 1)


def test_a_timeline_tells_how_many_matches_are_outside(tmp_path: Path) -> None:
    days = ["1972-03-01", *(f"2019-0{1 + number % 6}-11" for number in range(220))]
    articles = [
        {"title": f"Article {number}", "body": f"Une grève numéro {number}.", "date": day}
        for number, day in enumerate([*days, None])
    ]
    synchronise([write_articles(tmp_path / "a.jsonl", articles)], tmp_path / "index", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        timeline = archive.timeline("grève", by=None)
        whole = archive.timeline("grève", by="month")
    assert (timeline.total, timeline.undated, timeline.outside) == (222, 1, 1)
    assert (timeline.by, timeline.points[0].start) == ("week", date(2018, 12, 31))
    assert (whole.undated, whole.outside) == (1, 0)
    part = whole.between(date(2019, 2, 3), date(2019, 3, 1))
    assert [point.start.month for point in part.points] == [2, 3]
    assert part.outside == whole.total - whole.undated - sum(p.articles for p in part.points)


def test_peaks_are_periods_above_what_the_archive_lets_expect() -> None:
    counts = {"2018-01-01": 100, "2019-01-01": 100, "2020-01-01": 1000}
    matches = {"2018-01-01": 10, "2019-01-01": 40, "2020-01-01": 110}
    points = _day_counts(matches, counts).points("year")
    timeline = Timeline("grève", "year", "all", 160, 1200, 0, points)
    assert [point.start.year for point in timeline.peaks()] == [2019]
    assert Timeline("grève", "year", "all", 0, 0, 0, ()).peaks() == ()


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=30),
    st.integers(1, 8).map(lambda half: 2 * half + 1),
)
def test_averages_are_those_of_the_neighbours_on_both_sides(
    counts: list[tuple[int, int]], window: int
) -> None:
    points = [
        Point(date(1900 + year, 1, 1), matching, matching + others, 0.0)
        for year, (matching, others) in enumerate(counts)
    ]
    timeline = Timeline("mot", "year", "all", 0, 0, 0, tuple(points)).smoothed(window)
    for place, point in enumerate(timeline.points):
        first, last = place - window // 2, place + window // 2
        if first < 0 or last >= len(points):
            assert point.average is None
            continue
        near = points[first : last + 1]
        assert point.average is not None
        assert point.average.articles == pytest.approx(mean(one.articles for one in near), abs=1e-6)
        assert point.average.out_of == sum(one.out_of for one in near)
        share = sum(one.articles for one in near) / max(point.average.out_of, 1)
        assert point.average.share == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize("window", [-3, 0, 1, 2, 4, 1001])
def test_averages_need_an_odd_number_of_periods(window: int) -> None:
    with pytest.raises(InputError):
        Timeline("mot", "year", "all", 0, 0, 0, ()).smoothed(window)


def test_shares_have_their_interval(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        timeline = archive.timeline("grève", by="week")
    assert {bool(point.out_of) for point in timeline.points} == {True, False}
    for point in timeline.points:
        if point.out_of:
            low, high = wilson_interval(point.articles, point.out_of)
            assert (point.share_low, point.share_high) == (round(low, 6), round(high, 6))
        else:
            assert (point.share_low, point.share_high) == (None, None)
