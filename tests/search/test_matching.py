"""Articles with all the words of a query come before those with some, and are what is counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index import synchronise
from index.engines.base import Sort
from index.engines.tantivy.engine import TantivyEngine
from index.messages import Message
from search import Archive, relaxation
from search.relaxation import MIN_COMPLETE_HITS
from tests.support.articles import plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.commands import Run

WORDS = ("ardoise", "bocage", "chaumont", "digue", "estuaire", "falaise", "galet")
SORTS: tuple[Sort, ...] = ("relevance", "date", "-date")


def _article(number: int) -> dict[str, Any]:
    """Make an article of few words, some of them often and some in the title, by chance."""
    chance = Random(number)
    words = chance.sample(WORDS, chance.randrange(1, 6))
    often = chance.choice(words)
    day = f"20{chance.randrange(10, 25)}-0{chance.randrange(1, 10)}-11"
    return {
        "id": str(number),
        "title": f"{often} {often} {number}" if chance.random() < 0.5 else f"Brève {number}",
        "body": " ".join([*words, *[often] * chance.randrange(30), *["lande"] * 9]),
        "date": day if chance.random() < 0.8 else None,
    }


ARTICLES = tuple(map(_article, range(60)))


def holders_of(words: list[str]) -> set[str]:
    """Return the ids of the articles that have all of some words."""
    return {a["id"] for a in ARTICLES if set(words) <= {*a["title"].split(), *a["body"].split()}}


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def shore(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("shore")
    write_articles(folder / "articles.jsonl", list(ARTICLES))
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    with Archive(folder / "index") as archive:
        yield archive


@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from((*WORDS, "introuvable")), min_size=2, max_size=5, unique=True),
    sort=st.sampled_from(SORTS),
    limit=st.integers(1, 70),
    group=st.booleans(),
)
def test_articles_with_all_the_words_are_first_whatever_the_score_and_the_order(
    shore: Archive, words: list[str], sort: Sort, limit: int, group: bool
) -> None:
    complete = holders_of(words)
    found: list[str] = []
    number = 1
    while True:
        page = shore.find(" ".join(words), sort=sort, limit=limit, page=number, group=group)
        assert page.total == len(complete)
        for hit in page.hits:
            assert hit.complete == (plain_id(hit.id) in complete)
            found.append(plain_id(hit.id))
            found += [plain_id(copy.id) for copy in hit.duplicates]
        if not page.has_more:
            break
        number += 1
    assert len(found) == len(set(found)) == page.listed
    if not group:
        assert set(found[: len(complete)]) == complete


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
def test_all_ways_to_count_count_the_articles_with_all_the_words(
    shore: Archive, words: list[str]
) -> None:
    text = " ".join(words)
    total = len(holders_of(words))
    page = shore.find(text, facets=True)
    timeline = shore.timeline(text)
    assert page.facets
    assert page.total == total
    assert timeline.total == total
    assert sum(point.articles for point in timeline.points) + timeline.undated == total
    assert sum(page.facets.year.values()) + timeline.undated == total
    assert shore.saved.save("rivage", text) == total
    assert len(list(shore.hits(text))) == total
    assert len(list(shore.hits(text, partial=True))) == total + page.partial


def test_partial_matches_keep_a_name_whole(tmp_path: Path) -> None:
    bodies = {
        "whole": "Le discours de Paule Verdier a duré.",
        "other": "Le village de Paule, Marthe Duroc et Jeanne Verdier, près de la carrière.",
        "quarry": "La carrière ferme. Une carrière rouvre.",
    }
    articles = [{"id": id, "title": f"Brève {id}", "body": body} for id, body in bodies.items()]
    articles += [
        {"id": f"n{n}", "title": f"Paule Verdier {n}", "body": "Paule Verdier est élue."}
        for n in range(4)
    ]
    write_articles(tmp_path / "articles.jsonl", articles)
    synchronise([tmp_path / "articles.jsonl"], tmp_path / "index")
    with Archive(tmp_path / "index") as archive:
        page = archive.find("Paule Verdier tunnel", limit=20, group=False)
    assert (page.total, page.partial) == (0, 6)
    assert "quarry" not in {plain_id(hit.id) for hit in page.hits}


def test_notes_name_the_words_that_no_or_few_articles_have(shore: Archive) -> None:
    notes = {note.code: note for note in shore.find("digue introuvable").notes}
    assert notes["words-in-no-article"].values["words"] == (
        Message.of("part-word", word="introuvable"),
    )


@pytest.mark.parametrize(
    "text",
    ["digue", "digue galet", "digue galet bocage", "digue introuvable", "digue galet lande bocage"],
)
def test_a_query_has_the_same_hits_in_a_large_archive(
    shore: Archive, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_in_a_small_one = shore.find(text)
    monkeypatch.setattr(relaxation, "MIN_LARGE_ARCHIVE", 0)
    in_a_large_one = shore.find(text)
    assert replace(in_a_large_one, seconds=0.0) == replace(as_in_a_small_one, seconds=0.0)


@pytest.mark.parametrize(
    ("text", "least", "asked"),
    [
        ("digue galet", 1_000, ["match", "match"]),
        ("digue galet", 0, ["match"]),
        ("digue lande galet bocage", 1_000, ["match_counts", "match"]),
        ("digue lande galet bocage", 0, ["match"]),
    ],
)
def test_a_query_that_several_articles_hold_takes_one_search_in_a_large_archive(
    text: str, least: int, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relaxation, "MIN_LARGE_ARCHIVE", least)
    body = "La digue tient. Le galet roule sur la lande. Le bocage verdit."
    write_articles(tmp_path / "articles.jsonl", [{"id": id, "body": body} for id in "abcdef"])
    synchronise([tmp_path / "articles.jsonl"], tmp_path / "index")
    questions: list[str] = []
    for name in ("match", "match_counts"):
        monkeypatch.setattr(TantivyEngine, name, _noted(name, questions))
    with Archive(tmp_path / "index") as archive:
        assert archive.find(text).total > MIN_COMPLETE_HITS
    assert questions == asked


def _noted(name: str, questions: list[str]) -> Callable[..., Any]:
    """Return a method of the engine that notes its name when it is asked."""
    method: Callable[..., Any] = getattr(TantivyEngine, name)

    def ask(*arguments: Any, **page: Any) -> Any:
        questions.append(name)
        return method(*arguments, **page)

    return ask


def test_exports_leave_partial_matches_out_and_say_so(shore: Archive, search: Run) -> None:
    index = ("--index", shore.location)
    query = ("query", "digue", "introuvable")
    page = search(*query, "--json", *index).json
    assert (page["total"], page["relaxed"]) == (0, True)
    for options in (("--jsonl",), ("--jsonl", "--all")):
        left_out = search(*query, *options, *index)
        assert (left_out.code, left_out.out) == (1, "")
        assert "some of the words" in left_out.err
    exported = search(*query, "--jsonl", "--all", "--partial", *index)
    hits = [json.loads(line) for line in exported.out.splitlines()]
    assert len(hits) == page["partial"] > 0
    assert not any(hit["complete"] for hit in hits)


def test_a_page_says_where_partial_matches_begin(shore: Archive, search: Run) -> None:
    words = next(
        [a, b, c, d]
        for a in WORDS
        for b in WORDS
        for c in WORDS
        for d in WORDS
        if len({a, b, c, d}) == 4 and len(holders_of([a, b, c, d])) == 1
    )
    shown = search("query", *words, "--partial", "--index", shore.location).out
    assert shown.startswith(f"1 article for {' '.join(words)}, ")
    assert shown.index("\n1. ") < shown.index("\nwith some of the words:\n2. ")
