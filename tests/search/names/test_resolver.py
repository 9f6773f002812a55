"""Whom an archive names: listed, by any spelling, beside others, and within what filters leave."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.errors import InputError
from search import Archive, PeoplePage
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY
from tests.support.commands import Run
from tests.support.messages import in_english


def article(
    id: str, day: str | None, *people: str, body: str = "Un texte.", source: str = "AFP"
) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"Titre {id}",
        "body": body,
        "date": day,
        "source": source,
        "people": list(people),
    }


ARTICLES = (
    article(
        "1",
        "2019-03-01",
        "Qassem Soleimani",
        "Hassan Rohani",
        body="Le général Soleimani est à Bagdad.",
    ),
    article("2", "2020-01-03", "Ghassem Soleymani", "Donald Trump"),
    article("3", "2020-01-04", "Qassem Soleimani", "Zeinab Soleimani", source="RFI"),
    article("4", None, "Donald Trump", "Hassan Rohani"),
    article("5", "2021-06-01", "Mike Pompeo"),
)


@pytest.fixture(scope="module", params=EVERY)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    file = write_articles(folder / "articles.jsonl", ARTICLES)
    synchronise([file], folder / "index", engine=request.param, today=TODAY)
    return folder / "index"


def people(place: Path, *arguments: Any, **options: Any) -> PeoplePage:
    with Archive(place) as archive:
        return archive.people(*arguments, **options)


def shown(page: PeoplePage) -> dict[str, int]:
    return {person.name: person.articles for person in page.people}


def test_everybody_is_listed_most_frequent_first_with_days_and_spellings(place: Path) -> None:
    page = people(place)
    assert list(shown(page).items()) == [
        ("Qassem Soleimani", 3),
        ("Donald Trump", 2),
        ("Hassan Rohani", 2),
        ("Mike Pompeo", 1),
        ("Zeinab Soleimani", 1),
    ]
    first = page.people[0]
    assert (first.first, first.last) == (date(2019, 3, 1), date(2020, 1, 4))
    assert first.spellings == {"Qassem Soleimani": 2, "Ghassem Soleymani": 1}
    assert page.total == 5


def test_pages_go_on_where_the_last_one_ended(place: Path) -> None:
    page = people(place, limit=2, page=2)
    assert (list(shown(page)), page.total) == (["Hassan Rohani", "Mike Pompeo"], 5)
    assert people(place, limit=2, page=4).people == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kassem Soleimani", {"Qassem Soleimani": 3}),
        ("soleimani", {"Qassem Soleimani": 3, "Zeinab Soleimani": 1}),
        ("zeinab", {"Zeinab Soleimani": 1}),
        ("Rouhani", {"Hassan Rohani": 2}),
        ("Personne Dautre", {}),
    ],
)
def test_a_name_lists_those_it_may_mean(place: Path, name: str, expected: dict[str, int]) -> None:
    assert shown(people(place, name)) == expected


def test_those_beside_somebody_are_not_themselves(place: Path) -> None:
    assert shown(people(place, beside="Ghassem Soleimani")) == {
        "Donald Trump": 1,
        "Hassan Rohani": 1,
        "Zeinab Soleimani": 1,
    }
    assert shown(people(place, "trump", beside="Rohani")) == {"Donald Trump": 1}
    assert shown(people(place, beside="Inconnu Total")) == {}


def test_filters_say_which_articles_count(place: Path) -> None:
    assert shown(people(place, since="2020", until="2020")) == {
        "Ghassem Soleymani": 2,  # both spellings are as frequent there
        "Donald Trump": 1,
        "Zeinab Soleimani": 1,
    }
    assert shown(people(place, source="rfi")) == {"Qassem Soleimani": 1, "Zeinab Soleimani": 1}


@pytest.mark.parametrize("options", [{"name": "  "}, {"beside": "…"}, {"limit": 0}, {"page": 0}])
def test_what_is_no_name_and_no_page_is_refused(place: Path, options: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        people(place, **options)


def test_a_filter_takes_every_spelling_and_says_whom_it_took(place: Path) -> None:
    with Archive(place) as archive:
        page = archive.find("", person="Kassem Soleimani")
        assert {hit.id.rpartition("#")[2] for hit in page.hits} == {"1", "2", "3"}
        assert in_english(page.notes) == (
            'person "Kassem Soleimani" was read as Qassem Soleimani (3)',
        )
        assert archive.find("", person="Mike Pompeo").notes == ()
        surname = archive.find("personne:soleimani")
        assert in_english(surname.notes) == (
            'person "soleimani" was read as Qassem Soleimani (3), Zeinab Soleimani (1)',
        )
        assert surname.total == 3
        assert in_english(archive.find("", person="Inconnu").notes) == (
            'no article names a person called "Inconnu"',
        )


def test_a_filtered_hit_shows_where_its_text_mentions_the_person(place: Path) -> None:
    with Archive(place) as archive:
        hits = {
            hit.id.rpartition("#")[2]: hit
            for hit in archive.find("", person="Ghassem Soleimani").hits
        }
    (snippet,) = hits["1"].snippets
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["Soleimani"]


def test_the_command_prints_for_people_and_for_programs(place: Path, search: Run) -> None:
    plain = search("people", "soleimani", "--index", place)
    assert plain.code == 0
    assert plain.out.splitlines()[:3] == [
        "2 people",
        "1. [Qassem Soleimani] · 3 articles, 2019-03-01 to 2020-01-04",
        "    Qassem Soleimani (2), Ghassem Soleymani (1)",
    ]
    made = search("people", "--with", "trump", "--json", "--index", place).json
    assert made["total"] == 2
    assert {person["name"] for person in made["people"]} == {"Ghassem Soleymani", "Hassan Rohani"}
    assert made["people"][1] == {
        "name": "Hassan Rohani",
        "articles": 1,
        "first": None,
        "last": None,
        "spellings": {"Hassan Rohani": 1},
    }
    rows = list(csv.DictReader(io.StringIO(search("people", "--csv", "--index", place).out)))
    assert rows[0]["spellings"] == "Qassem Soleimani; Ghassem Soleymani"


def test_nobody_found_is_exit_code_one(place: Path, search: Run) -> None:
    assert search("people", "Inconnu Total", "--index", place).code == 1


def test_an_article_is_shown_with_the_forms_of_its_names(place: Path, search: Run) -> None:
    shown_article = search("show", "articles.jsonl#1", "--index", place)
    assert "Qassem Soleimani (0, Soleimani 1), Hassan Rohani" in shown_article.out
