"""Facets count all hits of a search, whatever the page."""

from __future__ import annotations

from collections import Counter
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import synchronise
from index.entities.kind import EntityKind
from search import Archive, Facets
from search.facets import MAX_NAMES
from search.names.spellings import (
    article_count,
    group_most_named,
    group_spellings,
    most_frequent,
)
from tests.support.articles import TODAY, write_articles
from tests.support.counted_articles import PEOPLE, WORDS, articles_with


@pytest.mark.parametrize("word", WORDS)
def test_facets_count_all_hits_as_by_hand(counted_index: Path, word: str) -> None:
    with Archive(counted_index) as archive:
        page = archive.find(word, facets=True, limit=3)
    articles = articles_with(word)
    days = [article["date"] for article in articles if article["date"]]
    sources = [article["source"] for article in articles if article["source"]]
    assert page.total == len(articles)
    assert page.facets is not None
    assert page.facets.source == Counter(sources)
    assert page.facets.year == Counter(day[:4] for day in days)
    assert page.facets.month == Counter(day[:7] for day in days)
    assert list(page.facets.month) == sorted(page.facets.month)


@pytest.mark.parametrize("word", WORDS)
def test_facets_count_the_spellings_of_a_person_together(counted_index: Path, word: str) -> None:
    with Archive(counted_index) as archive:
        facets = archive.find(word, facets=True).facets
    assert facets is not None
    people_of_each = [set(article["people"]) for article in articles_with(word)]
    names = Counter(chain.from_iterable(each.difference(PEOPLE[:2]) for each in people_of_each))
    soleimani = sum(not each.isdisjoint(PEOPLE[:2]) for each in people_of_each)  # once an article
    people = dict(facets.person)
    assert sum(people.pop(spelling, 0) for spelling in PEOPLE[:2]) == soleimani
    assert people == names


def test_facets_are_of_what_the_filters_leave_and_only_if_wanted(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        page = archive.find("accord", source="AFP", since="2020", facets=True)
        assert page.facets is not None
        assert set(page.facets.source) == {"AFP"}
        assert min(page.facets.year) >= "2020"
        assert sum(page.facets.year.values()) == page.total
        assert "facets" not in archive.find("accord").as_dict()


@pytest.mark.slow
def test_facets_count_more_values_than_tantivy_counts_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = [f"{first}{second}" for first in "AaÉ9 " for second in "bz'É"]
    sources = [f"{start}{number}" for start in starts for number in range(10, 14)] + ["Ab", "Ab1"]
    articles = [
        {"id": str(number), "title": "Titre", "body": "Un mot.", "source": source}
        for number, source in enumerate(sources * 2)
    ]
    file = write_articles(tmp_path / "a.jsonl", articles)
    synchronise([file], tmp_path / "index", engine="tantivy", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        whole = archive.find("mot", facets=True).facets
        monkeypatch.setattr("index.engines.tantivy.engine.MAX_VALUES", 3)
        in_parts = archive.find("mot", facets=True).facets
    assert whole is not None
    assert in_parts == whole
    assert sum(whole.source.values()) == len(articles)


def test_facets_have_every_day_and_the_number_of_undated_articles(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        page = archive.find("accord", facets=True)
    days = Counter(article["date"] for article in articles_with("accord") if article["date"])
    assert page.facets is not None
    assert page.facets.day == days
    assert list(page.facets.day) == sorted(days)
    assert page.facets.undated == page.total - sum(days.values())


def _choices(index: Path, **filters: Any) -> tuple[int, Facets, Facets]:
    """Return the total and the facets of a search, and the facets without any filter."""
    with Archive(index) as archive:
        page = archive.find("accord", facets=True, multi_select=True, **filters)
        everything = archive.find("accord", facets=True).facets
    assert page.facets is not None
    assert everything is not None
    return page.total, page.facets, everything


def test_other_sources_than_the_chosen_ones_are_counted_to_be_chosen(counted_index: Path) -> None:
    total, facets, everything = _choices(counted_index, source=["monde", "Inconnue"])
    assert facets.source == {**everything.source, "Inconnue": 0}
    assert facets.chosen is not None
    assert facets.chosen.sources == {"Le Monde": "monde", "Inconnue": "Inconnue"}
    assert total == everything.source["Le Monde"] == sum(facets.day.values()) + facets.undated


@pytest.mark.parametrize("filters", [{"since": "2020"}, {"until": "2019"}, {"undated": True}])
def test_other_days_than_the_chosen_ones_are_counted_to_be_chosen(
    counted_index: Path, filters: dict[str, Any]
) -> None:
    total, facets, everything = _choices(counted_index, **filters)
    assert (facets.day, facets.year) == (everything.day, everything.year)
    assert facets.undated == everything.undated
    assert sum(facets.source.values()) <= total
    assert sum(facets.source.values()) < sum(everything.source.values())


def test_filters_of_one_kind_narrow_the_facets_of_another(counted_index: Path) -> None:
    _, facets, _ = _choices(counted_index, source="AFP", since="2020")
    with Archive(counted_index) as archive:
        recent = archive.find("accord", facets=True, since="2020").facets
        agency = archive.find("accord", facets=True, source="AFP").facets
    assert recent is not None
    assert agency is not None
    assert facets.source == recent.source
    assert (facets.day, facets.undated) == (agency.day, agency.undated)


def test_what_is_typed_in_the_query_narrows_every_facet(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        page = archive.find(
            "accord source:AFP", facets=True, multi_select=True, source=["AFP", "Le Monde"]
        )
    assert page.facets is not None
    assert page.facets.source == {"AFP": page.total, "Le Monde": 0}


def test_chosen_people_are_counted_as_they_are_written_even_if_nobody_names_them(
    counted_index: Path,
) -> None:
    _, facets, everything = _choices(counted_index, person=["soleimani"])
    person = next(iter(facets.person))
    assert facets.person[person] == everything.person[person] > 0
    assert facets.chosen is not None
    assert facets.chosen.of("person") == {person: "soleimani"}
    _, nobody, _ = _choices(counted_index, person=["soleimani", "Inconnu"])
    assert set(nobody.person.values()) == {0}
    assert nobody.chosen is not None
    assert set(nobody.chosen.of("person").values()) == {"soleimani", "Inconnu"}


def test_facets_say_in_json_what_is_chosen_only_where_others_can_be(counted_index: Path) -> None:
    _, facets, everything = _choices(counted_index, source="AFP")
    assert set(everything.as_dict()) == {
        "source",
        "person",
        "organisation",
        "place",
        "tag",
        "year",
        "month",
    }
    fields = facets.as_dict()
    chosen = [value["value"] for value in fields["source"] if value["chosen"]]
    assert chosen == ["AFP"]
    assert set(fields["day"][0]) == {"value", "count"}
    assert fields["undated"] == facets.undated


SYLLABLES = ("ba", "ri", "mo", "tu", "ke", "fan", "los")
"""Syllables whose names are spoken differently, so that each is a person of their own."""
NAMES = [f"Zoé {''.join(parts)}".title() for parts in product(SYLLABLES, repeat=3)]


@pytest.mark.parametrize("step", [3, 5, 7, 11])
def test_the_people_who_are_counted_are_the_most_named_of_all(step: int) -> None:
    counts = {name: 1 + number * step % 13 for number, name in enumerate(NAMES)}
    counts |= {name.replace("Zoé", "Zoe"): 1 + len(name) % 3 for name in NAMES[::step]}
    everybody = group_spellings(counts)
    assert len(everybody) > 2 * MAX_NAMES
    expected = [(most_frequent(one), article_count(one)) for one in everybody[:MAX_NAMES]]
    named = group_most_named(counts, MAX_NAMES, EntityKind.PERSON)
    assert [(most_frequent(one), article_count(one)) for one in named] == expected


@given(
    st.dictionaries(
        st.builds(
            "{}{}".format,
            st.sampled_from(["", "Zoé ", "Luc ", "Z. ", "Anne ", "Farid "]),
            st.sampled_from([name.partition(" ")[2] for name in NAMES[:9]]),
        ),
        st.integers(1, 60),
        max_size=40,
    ),
    st.integers(1, 6),
)
def test_surnames_alone_count_for_the_people_whom_they_mean(
    counts: dict[str, int], most: int
) -> None:
    assert group_most_named(counts, most, EntityKind.PERSON) == group_spellings(counts)[:most]


def test_a_person_with_seldom_spellings_is_among_the_most_named() -> None:
    counts = {**dict.fromkeys(NAMES, 3), "Émile Zorglub": 2, "Emile Zorglub": 2}
    named = group_most_named(counts, MAX_NAMES, EntityKind.PERSON)
    assert named[0] == {"Emile Zorglub": 2, "Émile Zorglub": 2}


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_facets_count_a_surname_alone_for_whom_the_archive_means_by_it(
    tmp_path: Path, engine: str
) -> None:
    def article(number: int, name: str, text: str) -> dict[str, Any]:
        return {"id": str(number), "title": f"Note {number}", "body": text, "people": [name]}

    of_archive = [article(number, "Jean Perrand", "Une séance.") for number in range(60)]
    of_hits = [
        article(60, "Jean Perrand", "Une gare."),
        article(61, "Perrand", "Une gare."),
        article(62, "Perrand", "Une gare."),
        article(63, "Anne Perrand", "Une gare."),
    ]
    file = write_articles(tmp_path / "articles.jsonl", [*of_archive, *of_hits])
    synchronise([file], tmp_path / "index", engine=engine)
    with Archive(tmp_path / "index") as archive:
        facets = archive.find("gare", facets=True).facets
        assert facets is not None
        assert facets.person == {"Perrand": 3, "Anne Perrand": 1}
        for name, number in facets.person.items():
            named = "Jean Perrand" if name == "Perrand" else name
            assert archive.find("gare", person=named).total == number
