"""Compared queries are curves told apart even without colours, with gaps where shares mislead."""

from __future__ import annotations

import re
from datetime import date

from search.pictures import MAX_CURVES, draw_curves, legend_key
from tests.search.pictures.timelines import yearly
from tests.support.svg import child_text, parsed, with_class

LONG = [(index, 100) for index in range(12)]


def paths(markup: str) -> list[str]:
    return [curve.get("d", "") for curve in with_class(parsed(markup), "picture-curve")]


def test_each_query_has_a_curve_of_its_own_dashes_and_mark() -> None:
    queries = [yearly(LONG, query=f"mot{number}") for number in range(MAX_CURVES)]
    markup = draw_curves(queries, "fr").markup
    classes = [curve.get("class") for curve in with_class(parsed(markup), "picture-curve")]
    assert len(set(classes)) == len(classes) == MAX_CURVES
    keys = [parsed(legend_key(number)) for number in range(MAX_CURVES)]
    marks = {with_class(key, "picture-sign")[0].get("d") for key in keys}
    assert len(marks) == MAX_CURVES


def test_no_more_curves_than_can_be_told_apart() -> None:
    queries = [yearly(LONG)] * (MAX_CURVES + 2)
    assert len(paths(draw_curves(queries, "fr").markup)) == MAX_CURVES


def test_a_share_of_few_articles_is_a_gap() -> None:
    counts = [(10, 100), (20, 100), (1, 1), (30, 100)]
    (shares,) = paths(draw_curves([yearly(counts)], "fr").markup)
    (articles,) = paths(draw_curves([yearly(counts)], "fr", measure="articles").markup)
    assert re.sub(r"[^ML]", "", shares) == "MLM"
    assert re.sub(r"[^ML]", "", articles) == "MLLL"


def test_ends_without_any_share_are_left_out() -> None:
    counts = [(1, 1), (10, 100), (20, 100), (1, 2)]
    columns = with_class(parsed(draw_curves([yearly(counts)], "fr").markup), "picture-period")
    assert [column.get("data-from") for column in columns] == ["2011-01-01", "2012-01-01"]


def test_queries_of_different_days_have_one_axis() -> None:
    early, late = yearly(LONG[:3], first=2000), yearly(LONG[:3], first=2010, query="pluie")
    columns = with_class(parsed(draw_curves([early, late], "fr").markup), "picture-period")
    assert len(columns) == 13
    assert columns[-1].get("data-label") == "2012 · pluie – 2 articles sur 100 (2,0\u202f%)"
    assert date.fromisoformat(columns[0].get("data-to", "")) == date(2000, 12, 31)


def test_the_picture_tells_each_query_in_words() -> None:
    root = parsed(draw_curves([yearly(LONG), yearly([], query="<rien>")], "en").markup)
    assert child_text(root, "title") == "Share of the articles of each year"
    assert "grève – 66 articles, from" in child_text(root, "desc")
    assert "<rien> – 0 articles." in child_text(root, "desc")


def test_nothing_compared_is_an_empty_frame() -> None:
    assert paths(draw_curves([], "fr").markup) == []


def test_bands_hold_the_curves_and_have_their_gaps() -> None:
    counts = [(10, 100), (20, 100), (1, 1), (30, 100), (40, 100)]
    root = parsed(draw_curves([yearly(counts)], "fr", bands=True).markup)
    bands = [band.get("d", "") for band in with_class(root, "picture-band")]
    assert [band.count("M") for band in bands] == [1, 1]
    for outline in bands:
        ends = [tuple(map(float, end.split())) for end in outline.strip("Mz").split("L")]
        highs, lows = ends[: len(ends) // 2], ends[len(ends) // 2 :][::-1]
        for (x, high), (same_x, low) in zip(highs, lows, strict=True):
            assert x == same_x
            assert high < low  # pixels are counted from the top


def test_numbers_of_articles_have_no_bands() -> None:
    root = parsed(draw_curves([yearly(LONG)], "fr", measure="articles", bands=True).markup)
    assert not with_class(root, "picture-band")


def test_curves_of_averages_begin_and_end_with_them() -> None:
    counts = [(10, 100), (90, 100), (20, 100), (30, 100)]
    (path,) = paths(draw_curves([yearly(counts).smoothed(3)], "fr").markup)
    assert re.sub(r"[^ML]", "", path) == "ML"
