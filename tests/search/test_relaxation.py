"""Test when articles may lack some of the words of a query."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.messages import in_english

BODIES = {
    "a": "Alpha bravo charlie.",
    "b": "Alpha bravo delta.",
    "c": "Alpha bravo echo.",
    "d": "Alpha foxtrot.",
    "e": "Bravo golf.",
    "f": "Hotel india juliette kilo.",
    "g": "Hotel india juliette lima.",
    "h": "Mike.",
}


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def letters(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("letters")
    articles = [{"id": id, "title": f"Titre {id * 3}", "body": body} for id, body in BODIES.items()]
    write_articles(folder / "articles.jsonl", articles)
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    with Archive(folder / "index") as archive:
        yield archive


def relaxed_hits(archive: Archive, text: str, **options: Any) -> tuple[str, bool]:
    page = archive.find(text, limit=100, **options)
    assert page.relaxed == any("are shown too" in note for note in in_english(page.notes))
    return "".join(sorted(plain_id(hit.id) for hit in page.hits)), page.relaxed


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("alpha bravo", "abc"),
        ("alpha", "abcd"),
        ("mike", "h"),
        ("alpha AND golf", ""),
        ("alpha ET charlie", "a"),
        ('"alpha golf"', ""),
        ('"alpha bravo"', "abc"),
        ('"alpha golf" "hotel india"', ""),
        ("alpha golf*", ""),
        ("titre:(alpha golf)", ""),
        ("zulu", ""),
        ("zulu yankee", ""),
        ("alpha OU zulu", "abcd"),
    ],
)
def test_relaxation_leaves_queries_that_must_match_or_do(
    letters: Archive, query: str, expected: str
) -> None:
    assert relaxed_hits(letters, query) == (expected, False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("alpha golf", "abcde"),
        ("alpha charlie", "abcd"),
        ("hotel india juliette kilo", "fg"),
        ("alpha zulu", "abcd"),
        ("hotel india zulu yankee", "fg"),
        ("alpha golf -charlie", "bcde"),
    ],
)
def test_relaxation_allows_missing_words_with_a_note(
    letters: Archive, query: str, expected: str
) -> None:
    assert relaxed_hits(letters, query) == (expected, True)


def test_relaxation_puts_articles_with_all_the_words_first(letters: Archive) -> None:
    assert plain_id(letters.find("alpha charlie").hits[0].id) == "a"
    assert plain_id(letters.find("india kilo hotel").hits[0].id) == "f"


def test_relaxation_puts_words_as_typed_before_many_of_some_of_them(tmp_path: Path) -> None:
    filler = "mot " * 300
    articles = [{"id": "whole", "title": "Titre", "body": f"{filler} november oscar {filler}"}]
    articles += [
        {"id": f"part{n}", "title": "November November", "body": "November papa november."}
        for n in range(5)
    ]
    write_articles(tmp_path / "articles.jsonl", articles)
    synchronise([tmp_path / "articles.jsonl"], tmp_path / "index")
    with Archive(tmp_path / "index") as archive:
        page = archive.find("november oscar")
    assert page.relaxed
    assert plain_id(page.hits[0].id) == "whole"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("alpha golf", "no article"),
        ("alpha charlie", "1 article has"),
        ("hotel mike kilo", "no article"),
    ],
)
def test_relaxation_note_counts_articles_with_all_the_words(
    letters: Archive, query: str, words: str
) -> None:
    note = in_english(letters.find(query).notes)[0]
    assert note.startswith(words)


@pytest.mark.parametrize(
    ("query", "expected"),
    [('"bravo alpha" charlie', "a"), ('"india hotel" kilo', "f"), ('"golf bravo" zulu', "e")],
)
def test_relaxation_reads_a_phrase_that_nothing_matches_as_words(
    letters: Archive, query: str, expected: str
) -> None:
    page = letters.find(query)
    assert expected in {plain_id(hit.id) for hit in page.hits}
    assert page.relaxed
    assert "quoted words" in in_english(page.notes)[0]


def test_relaxation_keeps_filters(letters: Archive) -> None:
    assert letters.find("alpha golf", since="2000").total == 0
    assert letters.find("alpha golf", person="personne").total == 0


def test_relaxation_of_exact_words(letters: Archive) -> None:
    assert relaxed_hits(letters, "alpha golf", exact=True) == ("abcde", True)
    assert relaxed_hits(letters, "alphas golf", exact=True) == ("e", True)


def test_relaxation_gives_the_same_totals_on_every_page(letters: Archive) -> None:
    pages = [letters.find("alpha golf", limit=2, page=number) for number in (1, 2, 3)]
    assert {(page.total, page.partial) for page in pages} == {(0, 5)}
    assert all(page.notes == pages[0].notes for page in pages)
    assert len({hit.id for page in pages for hit in page.hits}) == 5


def test_relaxation_puts_articles_with_more_of_the_words_first(tmp_path: Path) -> None:
    filler = "mot " * 300
    articles = [{"id": "two", "title": "Titre", "body": f"{filler} november {filler} oscar"}]
    articles += [
        {"id": f"one{n}", "title": "November November", "body": "November november november."}
        for n in range(5)
    ]
    articles.append({"id": "none", "title": "Papa", "body": "Papa."})
    write_articles(tmp_path / "articles.jsonl", articles)
    synchronise([tmp_path / "articles.jsonl"], tmp_path / "index")
    with Archive(tmp_path / "index") as archive:
        page = archive.find("november oscar papa", group=False)
    assert (page.total, page.partial) == (0, 7)
    assert plain_id(page.hits[0].id) == "two"
