"""Frequencies are what one counts by hand, on every engine, and what the concordance shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import synchronise
from index.analysis.analyzer import split_words
from index.errors import InputError
from search import Archive
from search.statistics.frequencies import Frequency
from search.statistics.groups import GROUPINGS, GroupCount, Grouping
from search.statistics.ratios import MILLION
from tests.support.articles import TODAY, write_articles
from tests.support.counted_articles import COUNTED_ARTICLES, WORDS

QUERIES = ("bagdad", "réforme", "introuvable")


def group_of(article: Mapping[str, Any], by: Grouping) -> list[str]:
    """Return the groups of an article, by another way than the product's."""
    if by in ("source", "person"):
        values = [article["source"]] if by == "source" else article["people"]
        # two spellings of one person
        return sorted({"Qassem Soleimani" if "leym" in str(one) else one for one in values if one})
    if not article["date"]:
        return []
    day = date.fromisoformat(article["date"])
    names = {
        "year": f"{day:%Y}",
        "quarter": f"{day:%Y}-Q{1 + (day.month - 1) // 3}",
        "month": f"{day:%Y-%m}",
        "week": date.fromisocalendar(*day.isocalendar()[:2], 1).isoformat(),
        "day": day.isoformat(),
    }
    return [names[by]]


def words_of(article: Mapping[str, Any]) -> int:
    return len(split_words(article["title"])) + len(split_words(article["body"]))


def by_hand(articles: Iterable[Mapping[str, Any]], word: str) -> tuple[int, int, int, int]:
    """Count the articles, those with a word, its occurrences, and all words."""
    counted = list(articles)
    texts = [f"{article['title']}. {article['body']}" for article in counted]
    return (
        sum(word in text for text in texts),
        len(counted),
        sum(split_words(text).count(word) for text in texts),
        sum(map(words_of, counted)),
    )


def figures(row: Frequency) -> tuple[int, int, int, int]:
    return row.articles, row.out_of, row.occurrences, row.words


@pytest.mark.slow
@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year", "source", "person"])
def test_every_group_is_counted_as_by_hand(counted_index: Path, by: Grouping) -> None:
    with Archive(counted_index) as archive:
        table = archive.statistics.frequencies(QUERIES, by=by)
    assert {row.query for row in table.rows} == set(QUERIES)
    for row in table.rows:
        inside = [one for one in COUNTED_ARTICLES if row.group in group_of(one, by)]
        assert figures(row) == by_hand(inside, row.query)
    for total in table.totals:
        assert figures(total) == by_hand(COUNTED_ARTICLES, total.query)
    groups = {name for article in COUNTED_ARTICLES for name in group_of(article, by)}
    assert groups <= {row.group for row in table.rows}


def test_queries_are_those_of_the_concordance(counted_index: Path) -> None:
    queries = [
        *("bagdad", "grève accord", "grève OR accord", "gr*", '"de grève"', '"bagdad réforme"~4'),
        *("personne:Soleimani", "personne:Borne bagdad", "-grève", "source:AFP", "un"),
    ]
    with Archive(counted_index) as archive:
        totals = archive.statistics.frequencies(queries).totals
        for total in totals:
            shown = list(archive.concordance_lines(total.query))
            assert total.occurrences == len(shown)
            assert total.articles == archive.find(total.query, group=False).total


def test_filters_narrow_what_shares_are_of(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        [narrowed] = archive.statistics.frequencies(["bagdad"], source="AFP").rows
        [typed] = archive.statistics.frequencies(["bagdad source:AFP"]).rows
        [of_all] = archive.statistics.frequencies(["bagdad"], source="AFP", relative_to="all").rows
    own = [article for article in COUNTED_ARTICLES if article["source"] == "AFP"]
    assert figures(narrowed) == figures(typed) == by_hand(own, "bagdad")
    assert figures(of_all) == (
        *by_hand(own, "bagdad")[:1],
        len(COUNTED_ARTICLES),
        by_hand(own, "bagdad")[2],
        sum(map(words_of, COUNTED_ARTICLES)),
    )


def test_days_that_are_asked_for_are_the_first_and_the_last(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        rows = archive.statistics.frequencies(
            ["accord"], by="month", since="2019-10", until="2020-02"
        ).rows
    assert [row.group for row in rows] == ["2019-10", "2019-11", "2019-12", "2020-01", "2020-02"]
    assert (rows[0].articles, rows[0].share, rows[0].share_low) == (0, None, None)


def test_only_the_most_frequent_groups_have_rows(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        table = archive.statistics.frequencies(["bagdad", "grève"], by="source", limit=2)
        every = archive.statistics.frequencies(["bagdad", "grève"], by="source")
    assert table.groups == 3
    assert table.rows == every.rows[:4]
    of_groups = [sum(row.articles for row in every.rows[n : n + 2]) for n in (0, 2, 4)]
    assert of_groups == sorted(of_groups, reverse=True)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 9_000), st.integers(0, 10**7))
def test_ratios_divide_by_nothing_but_counts_above_zero(
    matching: int, others: int, occurrences: int, words: int
) -> None:
    base = GroupCount(matching + others, words)
    row = Frequency.of("", "", GroupCount(matching, words), base, occurrences)
    assert (row.share is None) == (row.share_low is None) == (base.articles == 0)
    assert (row.per_article is None) == (matching == 0)
    assert (row.per_million is None) == (words == 0)
    if row.per_million is not None:
        assert row.per_million == pytest.approx(MILLION * occurrences / words, abs=1e-6)


def test_captions_and_titles_that_begin_the_body_count(tmp_path: Path) -> None:
    article = {
        "id": "a",
        "title": "",
        "body": "La dune avance. Une dune.",
        "captions": ["La dune."],
    }
    file = write_articles(tmp_path / "articles.jsonl", [article])
    synchronise([file], tmp_path / "index", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        [total] = archive.statistics.frequencies(["dune"]).totals
        [hit] = archive.find("dune").hits
        read = archive.get(hit.id)
    assert read is not None
    texts = (read.title, read.body, *read.captions)
    assert total.words == sum(len(split_words(text)) for text in texts)
    assert total.occurrences == sum(split_words(text).count("dune") for text in texts)


@pytest.mark.parametrize(
    ("queries", "options"),
    [
        ([], {}),
        (["a"] * 101, {}),
        (["a"], {"by": "century"}),
        (["a"], {"limit": 0}),
        (["a"], {"by": "day", "since": "1200"}),
    ],
)
def test_what_cannot_be_counted_is_refused(
    counted_index: Path, queries: list[str], options: dict[str, Any]
) -> None:
    with Archive(counted_index) as archive, pytest.raises(InputError):
        archive.statistics.frequencies(queries, **options)


def test_all_groupings_can_be_asked_for(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        for by in GROUPINGS:
            assert archive.statistics.frequencies(WORDS[:2], by=by).by == by
