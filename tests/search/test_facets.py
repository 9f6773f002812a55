"""Counts over all hits: they are what a count by hand over the articles comes to, whatever the page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from index import synchronise
from search import Archive
from search.timeline import Step
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY
from tests.support.commands import Run

WORDS = ("bagdad", "réforme", "grève", "accord", "frontière")
SOURCES = ("AFP", "Le Monde", "Press TV", None)
PEOPLE = ("Qassem Soleimani", "Ghassem Soleymani", "Élisabeth Borne", "Donald Trump")


def made(number: int, chance: Random) -> dict[str, Any]:
    day = (
        date(2019, 12, 20) + timedelta(days=chance.randrange(400))
        if chance.random() < 0.9
        else None
    )
    return {
        "id": str(number),
        "title": f"Titre {number}",
        "body": f"Un texte de {' et de '.join(chance.sample(WORDS, chance.randrange(1, 4)))}.",
        "date": day and day.isoformat(),
        "source": chance.choice(SOURCES),
        "people": chance.sample(PEOPLE, chance.randrange(3)),
    }


ARTICLES = tuple(made(number, Random(number)) for number in range(120))


@pytest.fixture(scope="module", params=EVERY)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facets")
    synchronise(
        [write_articles(folder / "a.jsonl", ARTICLES)],
        folder / "index",
        engine=request.param,
        today=TODAY,
    )
    return folder / "index"


def holding(word: str) -> Iterator[dict[str, Any]]:
    return (article for article in ARTICLES if word in article["body"])


@pytest.mark.parametrize("word", WORDS)
def test_facets_count_all_hits_by_hand(place: Path, word: str) -> None:
    with Archive(place) as archive:
        page = archive.find(word, facets=True, limit=3)
    articles = list(holding(word))
    assert page.total == len(articles)
    assert page.facets is not None
    assert page.facets.source == Counter(
        article["source"] for article in articles if article["source"]
    )
    assert page.facets.year == Counter(
        article["date"][:4] for article in articles if article["date"]
    )
    assert page.facets.month == Counter(
        article["date"][:7] for article in articles if article["date"]
    )
    assert list(page.facets.month) == sorted(page.facets.month)
    people = Counter(name for article in articles for name in article["people"])
    soleimani = people.pop("Qassem Soleimani", 0) + people.pop("Ghassem Soleymani", 0)
    merged = dict(page.facets.person)
    assert sum(merged.pop(name, 0) for name in PEOPLE[:2]) == soleimani
    assert merged == people


def test_facets_are_of_what_the_filters_leave_and_only_if_wanted(place: Path) -> None:
    with Archive(place) as archive:
        page = archive.find("accord", source="AFP", since="2020", facets=True)
        assert page.facets is not None
        assert set(page.facets.source) == {"AFP"}
        assert min(page.facets.year) >= "2020"
        assert sum(page.facets.year.values()) == page.total
        assert "facets" not in archive.find("accord").as_dict()


def start_of(day: date, by: str) -> date:
    starts = {"day": day, "week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}
    return starts.get(by, day.replace(month=1, day=1))


@pytest.mark.parametrize("by", get_args(Step))
@pytest.mark.parametrize("word", WORDS[:2])
def test_a_timeline_counts_every_period_by_hand(place: Path, word: str, by: Step) -> None:
    with Archive(place) as archive:
        timeline = archive.timeline(word, by=by)
    articles = list(holding(word))
    dated = [date.fromisoformat(article["date"]) for article in articles if article["date"]]
    everything = Counter(start_of(date.fromisoformat(a["date"]), by) for a in ARTICLES if a["date"])
    counted = Counter(start_of(day, by) for day in dated)
    assert (timeline.total, timeline.undated) == (len(articles), len(articles) - len(dated))
    assert {point.start: point.articles for point in timeline.points if point.articles} == counted
    for point in timeline.points:
        assert point.share == pytest.approx(
            counted[point.start] / max(everything[point.start], 1), abs=1e-6
        )
    starts = [point.start for point in timeline.points]
    assert starts == sorted(set(starts))
    assert all(start == start_of(start, by) for start in starts)
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[by]
    assert all((after - before).days <= longest for before, after in pairwise(starts))


def test_a_timeline_is_of_articles_that_hold_all_the_words(place: Path) -> None:
    with Archive(place) as archive:
        timeline = archive.timeline("bagdad grève")
    both = [article for article in holding("bagdad") if "grève" in article["body"]]
    assert timeline.total == len(both)


def test_nothing_found_has_no_periods(place: Path) -> None:
    with Archive(place) as archive:
        assert archive.timeline("introuvable").points == ()


def test_the_command_draws_and_prints(place: Path, search: Run) -> None:
    drawn = search("timeline", "accord", "--by", "year", "--index", place)
    assert drawn.code == 0
    assert drawn.out.startswith(f"{len(list(holding('accord')))} articles for accord")
    assert "█" in drawn.out
    assert max(map(len, drawn.out.splitlines())) <= 100
    json = search("timeline", "accord", "--by", "month", "--json", "--index", place).json
    rows = list(
        csv.DictReader(io.StringIO(search("timeline", "accord", "--csv", "--index", place).out))
    )
    assert [row["start"] for row in rows] == [point["start"] for point in json["points"]]
    assert sum(int(row["articles"]) for row in rows) == json["total"] - json["undated"]
    assert search("timeline", "introuvable", "--index", place).code == 1
    shown = search("query", "accord", "--facets", "--index", place).out
    assert "source: " in shown
    assert "year: " in shown
    facets = search("query", "accord", "--facets", "--json", "--index", place).json["facets"]
    assert set(facets) == {"source", "person", "year", "month"}
    assert set(facets["source"][0]) == {"value", "count"}


def test_more_values_than_tantivy_counts_at_a_time_are_counted_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [
        f"{first}{second}{number}" for first in "AaÉ9 " for second in "bz'É" for number in range(4)
    ] + [
        "A",
        "Ab",
    ]
    articles = [
        {"id": str(n), "title": "Titre", "body": "Un mot.", "source": s}
        for n, s in enumerate(sources * 2)
    ]
    file = write_articles(tmp_path / "a.jsonl", articles)
    synchronise([file], tmp_path / "index", engine="tantivy", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        whole = archive.find("mot", facets=True).facets
        monkeypatch.setattr("index.engines.tantivy.engine.MOST_VALUES", 3)
        in_parts = archive.find("mot", facets=True).facets
    assert whole is not None
    assert in_parts == whole
    assert sum(whole.source.values()) == len(articles)
