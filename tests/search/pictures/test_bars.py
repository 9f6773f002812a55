"""A timeline has a bar for each period, which is as high as its figure and a link to its days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.period import Period
from search.pictures import draw_bars
from tests.search.pictures.timelines import yearly
from tests.support.svg import SVG, child_text, parsed, texts, with_class

ARTICLES = [(10, 100), (0, 100), (40, 400), (3, 4)]


def heights(markup: str) -> list[float]:
    return [float(bar.get("height", "")) for bar in with_class(parsed(markup), "picture-bar")]


def test_bars_are_as_high_as_their_articles() -> None:
    ten, none, forty, three = heights(draw_bars(yearly(ARTICLES), "fr").markup)
    assert none == 0
    assert ten * 4 == pytest.approx(forty)
    assert three < ten


def test_a_bar_of_few_articles_is_seen_next_to_high_ones() -> None:
    assert min(heights(draw_bars(yearly([(1, 10), (9_000, 10_000)]), "fr").markup)) == 2


def test_a_share_of_few_articles_is_dashed_and_does_not_set_the_scale() -> None:
    root = parsed(draw_bars(yearly(ARTICLES), "en", measure="share").markup)
    assert ["picture-thin" in bar.get("class", "") for bar in with_class(root, "picture-bar")] == [
        *[False] * 3,
        True,
    ]
    assert [mark.text for mark in with_class(root, "picture-mark")] == ["5%", "10%"]
    label = with_class(root, "picture-period")[3].get("data-label")
    assert label == "2013: 3 articles of 4, too few for a share (75.0%)"


def test_each_bar_leads_to_its_days_and_tells_its_figures() -> None:
    picture = draw_bars(yearly(ARTICLES), "fr", address=lambda first, last: f"/?a={first}&b={last}")
    root = parsed(picture.markup)
    links = list(root.iter(f"{SVG}a"))
    assert len(links) == len(ARTICLES)
    assert links[2].get("href") == "/?a=2012-01-01&b=2012-12-31"
    assert (links[2].get("data-from"), links[2].get("data-to")) == ("2012-01-01", "2012-12-31")
    assert links[2].get("data-name") == "2012"
    assert child_text(links[2], "title") == "2012\u202f: 40 articles sur 400 (10,0\u202f%)"
    assert root.get("role") == "group"
    assert parsed(draw_bars(yearly(ARTICLES), "fr").markup).get("role") == "img"


def test_the_picture_says_what_it_shows_and_what_it_cannot() -> None:
    root = parsed(draw_bars(yearly(ARTICLES, undated=7), "en").markup)
    assert child_text(root, "title") == "Articles by year"
    assert child_text(root, "desc") == (
        "60 articles, from 1 January 2010 to 31 December 2013; most of them: 2012 (40); undated: 7"
    )


@pytest.mark.parametrize(
    ("chosen", "years"),
    [
        (None, []),
        (Period(None, None), []),
        (Period(date(2011, 5, 1), date(2012, 2, 1)), [2011, 2012]),
        (Period(date(2012, 5, 1), None), [2012, 2013]),
        (Period(None, date(2010, 12, 31)), [2010]),
    ],
)
def test_chosen_periods_are_marked(chosen: Period | None, years: list[int]) -> None:
    root = parsed(draw_bars(yearly(ARTICLES), "fr", chosen=chosen).markup)
    marked = [node.get("data-from", "")[:4] for node in with_class(root, "picture-chosen")]
    assert marked == list(map(str, years))


def test_without_periods_there_is_an_empty_frame() -> None:
    root = parsed(draw_bars(yearly([], undated=2), "fr").markup)
    assert with_class(root, "picture-bar") == []
    assert child_text(root, "desc") == "2 articles\u202f; sans date\u202f: 2"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=130))
def test_no_bar_leaves_the_picture(counts: list[int]) -> None:
    picture = draw_bars(yearly([(count, count) for count in counts]), "fr")
    for bar in with_class(parsed(picture.markup), "picture-bar"):
        top, height = float(bar.get("y", "")), float(bar.get("height", ""))
        assert 0 <= top <= top + height <= picture.height
    assert list(texts(parsed(picture.markup)))
