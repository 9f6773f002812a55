"""`search timeline` draws bars, and prints JSON and CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from search.timeline import MAX_PERIODS
from tests.support.commands import Run
from tests.support.counted_articles import articles_with
from tests.support.svg import parsed, with_class


def test_timeline_draws_a_bar_for_each_period(counted_index: Path, search: Run) -> None:
    drawn = search("timeline", "accord", "--by", "year", "--index", counted_index)
    assert drawn.code == 0
    assert drawn.out.startswith(f"{len(articles_with('accord'))} articles for accord")
    assert "█" in drawn.out
    assert max(map(len, drawn.out.splitlines())) <= 100


@pytest.mark.parametrize("columns", ["24", "40", "60", "80"])
@pytest.mark.parametrize("by", ["year", "day"])
def test_timeline_cuts_no_figure_on_a_narrow_terminal(
    counted_index: Path, search: Run, monkeypatch: pytest.MonkeyPatch, columns: str, by: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    asked = (
        "timeline",
        "accord",
        "--by",
        by,
        "--bands",
        "--average",
        "3",
        "--index",
        counted_index,
    )
    drawn = search(*asked).out.splitlines()
    assert max(map(len, drawn)) <= int(columns)
    lines = [line for line in drawn if " / " in line]
    heading = " ".join(drawn).partition(" shares ")[0]
    points = search(*asked, "--json").json["points"]
    assert heading.startswith(f"{len(articles_with('accord'))} articles for accord")
    assert len(lines) == len(points)
    for line, point in zip(lines, points, strict=True):
        figures = line.rstrip("█▏ ").split()
        assert figures[1:4] == [str(point["articles"]), "/", str(point["out_of"])]
        assert all(figure.endswith("%") for figure in figures[4:6] if point["out_of"])


def test_timeline_prints_the_same_as_json_and_csv(counted_index: Path, search: Run) -> None:
    timeline = search("timeline", "accord", "--json", "--index", counted_index).json
    table = search("timeline", "accord", "--csv", "--index", counted_index).out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["start"] for row in rows] == [point["start"] for point in timeline["points"]]
    articles = sum(int(row["articles"]) for row in rows)
    assert articles == timeline["total"] - timeline["undated"]


def test_timeline_without_articles_is_exit_code_1(counted_index: Path, search: Run) -> None:
    assert search("timeline", "introuvable", "--index", counted_index).code == 1


def test_timeline_names_its_own_help_for_an_unknown_option(
    counted_index: Path, search: Run
) -> None:
    refused = search("timeline", "accord", "--foo", "--index", counted_index)
    assert refused.code == 2
    assert "see search timeline --help" in refused.err


def test_timeline_of_an_empty_query_names_no_query(counted_index: Path, search: Run) -> None:
    heading = search("timeline", "", "--index", counted_index).out.splitlines()[0]
    assert " for " not in heading
    assert heading.split(",")[0].endswith(" articles")


def test_timeline_says_why_there_is_nothing(counted_index: Path, search: Run) -> None:
    drawn = search("timeline", "introuvable", "--index", counted_index).out
    assert 'note: no article has "introuvable"' in drawn


def test_timeline_draws_a_picture_in_a_file(
    counted_index: Path, search: Run, tmp_path: Path
) -> None:
    file = tmp_path / "accord.svg"
    drawn = search("timeline", "accord", "--svg", file, "--index", counted_index)
    assert (drawn.code, drawn.out) == (0, "")
    root = parsed(file.read_text("utf-8").partition("\n")[2])
    assert len(with_class(root, "picture-bar")) <= MAX_PERIODS
    by_year = search("timeline", "accord", "--svg", file, "--by", "year", "--index", counted_index)
    assert by_year.code == 0
    assert "Articles by year" in file.read_text("utf-8")


def test_timeline_compares_queries(counted_index: Path, search: Run, tmp_path: Path) -> None:
    compared = ("timeline", "accord", "--vs", "grève", "--by", "year", "--index", counted_index)
    alone = [
        search("timeline", query, "--by", "year", "--index", counted_index)
        for query in ("accord", "grève")
    ]
    assert search(*compared).out == f"{alone[0].out}\n{alone[1].out}"
    records = search(*compared, "--json").json["timelines"]
    assert [record["query"] for record in records] == ["accord", "grève"]
    rows = list(csv.DictReader(io.StringIO(search(*compared, "--csv").out)))
    assert {row["query"] for row in rows} == {"accord", "grève"}
    file = tmp_path / "both.svg"
    assert search(*compared, "--svg", file).code == 0
    root = parsed(file.read_text("utf-8").partition("\n")[2])
    assert len(with_class(root, "picture-key")) == 2


def test_timeline_refuses_more_queries_than_curves(counted_index: Path, search: Run) -> None:
    others = [part for number in range(5) for part in ("--vs", f"mot{number}")]
    refused = search("timeline", "accord", *others, "--index", counted_index)
    assert (refused.code, "6 queries are compared" in refused.err) == (2, True)


def test_a_picture_is_drawn_alone(counted_index: Path, search: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    refused = search("timeline", "accord", "--svg", file, "--json", "--index", counted_index)
    assert (refused.code, file.exists()) == (2, False)


def test_timeline_prints_averages_and_intervals(
    counted_index: Path, search: Run, tmp_path: Path
) -> None:
    asked = ("timeline", "accord", "--average", 3, "--index", counted_index)
    assert "moving averages of 3 periods" in search(*asked).out
    assert "%–" in search("timeline", "accord", "--bands", "--index", counted_index).out
    record = search(*asked, "--json").json
    rows = list(csv.DictReader(io.StringIO(search(*asked, "--csv").out)))
    assert rows[0]["average"] == ""
    assert record["points"][0]["average"] is None
    assert float(rows[1]["average"]) == record["points"][1]["average"]["articles"]
    drawn = search(*asked, "--bands", "--svg", tmp_path / "a.svg")
    assert drawn.code == 0
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert "Wilson" in svg
    assert "moving averages" in svg
    assert search("timeline", "accord", "--average", 2, "--index", counted_index).code == 2
