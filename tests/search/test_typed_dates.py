"""Dates that were typed as words find what was published then, first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index import synchronise
from search import Archive
from search.parser import parse_query
from search.typed_dates import typed_dates
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE

ARTICLES = [
    {"id": "then", "title": "Crue", "body": "La crue monte.", "date": "2018-04-12"},
    {
        "id": "later",
        "title": "Crue",
        "body": "Bilan de la crue d'avril 2018.",
        "date": "2021-01-05",
    },
    {"id": "other", "title": "Crue", "body": "Une crue encore.", "date": "2018-06-01"},
    {"id": "dry", "title": "Soleil", "body": "Du soleil.", "date": "2018-04-13"},
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("crue en 2020", ("2020", date(2020, 1, 1), date(2020, 12, 31))),
        ("crue 2020", ("2020", date(2020, 1, 1), date(2020, 12, 31))),
        ("crue 2018 dégâts", ("2018", date(2018, 1, 1), date(2018, 12, 31))),
        ("crue avril 2018", ("avril 2018", date(2018, 4, 1), date(2018, 4, 30))),
        ("avril 2018 : la crue", ("avril 2018", date(2018, 4, 1), date(2018, 4, 30))),
        (
            "la crue du 12 avril 2018 à Sens",
            ("12 avril 2018", date(2018, 4, 12), date(2018, 4, 12)),
        ),
        ("crue 12/04/2018", ("12/04/2018", date(2018, 4, 12), date(2018, 4, 12))),
        ("crue 12.04.18", ("12.04.18", date(2018, 4, 12), date(2018, 4, 12))),
        ("crue 12-04-2018", ("12-04-2018", date(2018, 4, 12), date(2018, 4, 12))),
        ("crue 04/2018", ("04/2018", date(2018, 4, 1), date(2018, 4, 30))),
        ("crue mars-avril 2018", ("mars-avril 2018", date(2018, 3, 1), date(2018, 4, 30))),
        ("crue mi-2018", ("mi-2018", date(2018, 5, 1), date(2018, 8, 31))),
        ("crue 2e trimestre 2018", ("2e trimestre 2018", date(2018, 4, 1), date(2018, 6, 30))),
        ("la crue fin avril 2018", ("fin avril 2018", date(2018, 4, 21), date(2018, 4, 30))),
        ("crues des années 90", ("années 90", date(1990, 1, 1), date(1999, 12, 31))),
        ("crue 12 000 morts 2018", ("2018", date(2018, 1, 1), date(2018, 12, 31))),
        (
            "crue entre 2017 et 2019",
            ("entre 2017 et 2019", date(2017, 1, 1), date(2019, 12, 31)),
        ),
        (
            "de mars à mai 2018, la crue",
            ("de mars à mai 2018", date(2018, 3, 1), date(2018, 5, 31)),
        ),
        ("crue T2 2018", ("T2 2018", date(2018, 4, 1), date(2018, 6, 30))),
        (
            "crue déc. 2017-janvier 2018",
            ("déc. 2017-janvier 2018", date(2017, 12, 1), date(2018, 1, 31)),
        ),
        (
            "mars 2018 - mai 2018 crue",
            ("mars 2018 - mai 2018", date(2018, 3, 1), date(2018, 5, 31)),
        ),
        ("crue hiver 2017-2018", ("hiver 2017-2018", date(2017, 12, 21), date(2018, 3, 19))),
        ("crue hiver 2017/2018", ("hiver 2017/2018", date(2017, 12, 21), date(2018, 3, 19))),
        ("crue 2017-2019", ("2017-2019", date(2017, 1, 1), date(2019, 12, 31))),
        ("crue depuis mars 2018", ("depuis mars 2018", date(2018, 3, 1), None)),
        ("les crues avant 2019", ("avant 2019", None, date(2018, 12, 31))),
        ("April 2018 flood", ("April 2018", date(2018, 4, 1), date(2018, 4, 30))),
    ],
)
def test_dates_are_found_among_plain_words(
    text: str, expected: tuple[str, date | None, date | None]
) -> None:
    (found,) = typed_dates(text, parse_query(text, TODAY).query, TODAY)
    assert (found.text, found.period.first, found.period.last) == expected


@pytest.mark.parametrize(
    "text",
    [
        "crue",
        "2000 emplois supprimés",
        "usine 2000 emplois supprimés",
        "crise 1930-31 usine",
        '"avril 2018" crue',
        "crue date:2018",
        "crue -2018",
        "titre:2018 crue",
        "Airbus A2020",
        "31/02/2018 crue",
        "1234 crue",
        "entre 2000 et 3000 emplois",
        "depuis longtemps",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert typed_dates(text, parse_query(text, TODAY).query, TODAY) == ()


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def floods(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("floods")
    write_articles(folder / "articles.jsonl", ARTICLES)
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    with Archive(folder / "index") as archive:
        yield archive


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("crue entre 2017 et 2019", {"then", "other"}),
        ("crue depuis 2019", {"later"}),
        ("crue avant mai 2018", {"then"}),
        ("crue 2017-2018", {"then", "other"}),
        ("crue T2 2018", {"then", "other"}),
        ("mars 2018 - mai 2018 crue", {"then"}),
    ],
)
def test_ranges_of_days_find_what_was_published_within(
    floods: Archive, text: str, ids: set[str]
) -> None:
    page = floods.find(text, group=False)
    found = {plain_id(hit.id) for hit in page.hits if hit.complete}
    assert found == ids


def test_articles_published_then_come_before_those_that_look_back(floods: Archive) -> None:
    page = floods.find("crue avril 2018", group=False)
    assert (page.total, [plain_id(hit.id) for hit in page.hits[:2]]) == (2, ["then", "later"])
    assert floods.timeline("crue avril 2018").total == 2


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_what_names_the_month_in_its_title_is_no_better_for_that(
    engine: str, tmp_path: Path
) -> None:
    articles = [
        {"id": "flood", "title": "Crue à Sens", "body": "L'eau monte.", "date": "2018-04-12"},
        {
            "id": "review",
            "title": "Brèves du 13 avril 2018",
            "body": "Un bal, une foire. " * 5 + "Une crue est annoncée à Sens.",
            "date": "2018-04-13",
        },
        *({"id": f"a{n}", "title": f"Foire {n}", "body": "Rien."} for n in range(20)),
    ]
    file = write_articles(tmp_path / "articles.jsonl", articles)
    synchronise([file], tmp_path / "index", engine=engine)
    with Archive(tmp_path / "index") as archive:
        ids = [plain_id(hit.id) for hit in archive.find("crue Sens avril 2018").hits]
    assert ids == ["flood", "review"]


def test_a_date_alone_puts_what_was_published_then_first(floods: Archive) -> None:
    page = floods.find("avril 2018", group=False)
    ids = [plain_id(hit.id) for hit in page.hits]
    assert (sorted(ids[:2]), ids[2:]) == (["dry", "then"], ["later"])


def test_a_typed_date_is_told_with_the_filter_for_it(floods: Archive) -> None:
    (note,) = (n for n in floods.find("crue avril 2018").notes if n.code == "words-read-as-date")
    assert floods.find(f"crue {note.values['filter']}").total == 1


def test_an_exact_search_takes_dates_as_words(floods: Archive) -> None:
    assert floods.find("crue avril 2018", exact=True).total == 1


def test_a_date_is_missing_as_a_whole(floods: Archive) -> None:
    page = floods.find("soleil avril 2018 introuvable", group=False)
    assert "other" not in {plain_id(hit.id) for hit in page.hits}
