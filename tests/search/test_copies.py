"""Copies of a text are told in one way, wherever articles are counted or shown."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import synchronise
from index.analysis.minhash import make_sketch
from index.article import Article
from index.engines.base import EMBEDDED, LoadedMatch, Match
from index.schema import day_number
from index.stored_article import StoredArticle
from search import Archive
from search.copies import MAX_DAYS_APART, Copies, SketchedText
from search.matching import MAX_GROUPED_MATCHES
from tests.support.articles import TODAY, write_articles
from tests.support.commands import Run

FIRST = date(2024, 3, 1)
SUBJECTS = (
    *("mairie", "barrage", "tramway", "vendange", "hopital", "lycee", "musee", "marche"),
    *("riviere", "chantier", "festival", "usine", "colline", "quartier", "budget", "theatre"),
)


def words(number: int, length: int = 90) -> str:
    """Return a text of its own: no other number gives one like it."""
    chance = random.Random(number)
    return " ".join(f"{chance.choice(SUBJECTS)}{chance.randrange(400)}" for _ in range(length))


def edited(text: str, share: float, number: int) -> str:
    """Return a text of which a share of the words is replaced."""
    chance = random.Random(number)
    return " ".join(
        f"autre{chance.randrange(900)}" if chance.random() < share else word
        for word in text.split()
    )


def match(id: str, text: str, day: int | None) -> Match:
    published = None if day is None else FIRST + timedelta(day)
    article = Article(id, id, "", text, date=published)
    day_of_match = None if published is None else day_number(published)
    stored = StoredArticle(article, {}).to_json()
    return LoadedMatch(id, 0.0, stored, make_sketch(text), day_of_match)


def by_comparing_all(matches: Sequence[Match]) -> list[set[str]]:
    """Put each article, in the order of days, under the first leader that it is a copy of."""
    texts = [SketchedText.of(each) for each in matches]
    texts.sort(key=lambda text: (text.day is None, text.day or 0, hash(text.hashes)))
    groups: list[list[SketchedText]] = []
    for text in texts:
        group = next((group for group in groups if text.is_copy_of(group[0])), None)
        if group is None:
            groups.append([text])
        else:
            group.append(text)
    return [{text.match.id for text in group} for group in groups]


TEXTS = [words(number) for number in range(4)]
TEXTS += [edited(TEXTS[0], share, 7) for share in (0.01, 0.05, 0.1, 0.3)]
TEXTS += [" ".join(TEXTS[1].split()[:40]), f"{TEXTS[0]} {TEXTS[2]}", "bref", ""]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(TEXTS), st.none() | st.integers(0, 40)), min_size=1, max_size=25
    )
)
def test_copies_are_those_found_by_comparing_all_with_all(
    articles: list[tuple[str, int | None]],
) -> None:
    matches = [match(str(number), *article) for number, article in enumerate(articles)]
    copies = Copies(matches)
    groups = by_comparing_all(matches)
    assert copies.texts == len(groups)
    assert copies.articles == len(matches)
    found = {frozenset((each.id, *[one.id for one in copies.others(each)])) for each in matches}
    assert found == set(map(frozenset, groups))
    assert Copies(reversed(matches)).texts == len(groups)


def test_a_text_of_another_week_is_a_copy_only_if_it_is_the_same() -> None:
    text = words(50)
    later = MAX_DAYS_APART + 1
    assert Copies([match("a", text, 0), match("b", text, later)]).texts == 1
    assert Copies([match("a", text, 0), match("b", f"{text} (AFP)", later)]).texts == 1
    assert Copies([match("a", text, 0), match("b", edited(text, 0.1, 3), later)]).texts == 2
    assert Copies([match("a", text, 0), match("b", edited(text, 0.1, 3), later - 1)]).texts == 1


REPORT = words(90, 120)
COPIED = 30


def records() -> Iterator[dict[str, str]]:
    """Yield two reports in many papers, and articles of one paper on the same vote."""
    for number in range(COPIED):
        day = FIRST + timedelta(number % 3)
        yield {
            "id": f"copie-{number}",
            "title": f"Le vote du budget, édition {number}",
            "body": f"Les députés ont voté. {REPORT}",
            "source": f"Journal {number}",
            "date": day.isoformat(),
        }
    for number in range(MAX_GROUPED_MATCHES):
        yield {
            "id": f"seul-{number}",
            "title": "Le vote",
            "body": f"Les députés ont voté. {words(1000 + number)}",
            "source": "Courrier",
            "date": (FIRST + timedelta(60)).isoformat(),
        }


@pytest.fixture(scope="module", params=sorted(EMBEDDED))
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("copies")
    file = write_articles(folder / "a.jsonl", list(records()))
    synchronise([file], folder / "index", engine=request.param, today=TODAY)
    with Archive(folder / "index") as opened:
        yield opened


@pytest.mark.slow
def test_a_page_of_few_hits_tells_how_many_there_are_without_copies(archive: Archive) -> None:
    page = archive.find("voté", until="2024-03-31")
    assert (page.total, page.without_copies, page.has_more) == (COPIED, 1, False)
    assert [len(hit.duplicates) for hit in page.hits] == [COPIED - 1]
    apart = archive.find("voté", until="2024-03-31", group=False)
    assert (apart.total, apart.without_copies, len(apart.hits)) == (COPIED, 1, 10)


def test_copies_of_many_hits_are_counted_only_where_asked(archive: Archive) -> None:
    assert archive.find("voté").without_copies is None
    page = archive.find("voté", count_copies=True, limit=COPIED + MAX_GROUPED_MATCHES)
    assert (page.total, page.without_copies) == (
        COPIED + MAX_GROUPED_MATCHES,
        1 + MAX_GROUPED_MATCHES,
    )
    assert len(page.hits) == page.without_copies


def test_every_exported_hit_names_its_copies(archive: Archive) -> None:
    hits = list(archive.hits("voté", sort="date"))
    assert len(hits) == COPIED + MAX_GROUPED_MATCHES
    for hit in hits:
        copies = COPIED - 1 if "copie" in hit.id else 0
        assert len({copy.id for copy in hit.duplicates} - {hit.id}) == copies


def test_an_export_names_copies_that_are_fetched_at_different_times(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.searcher.EXPORT_PAGE_SIZE", 7)
    hits = list(archive.hits("voté budget", partial=True, until="2024-03-31"))
    assert [len(hit.duplicates) for hit in hits] == [COPIED - 1] * COPIED


def test_a_timeline_counts_a_text_on_the_day_of_its_first_copy(archive: Archive) -> None:
    timeline = archive.timeline("voté", by="day", until="2024-03-03", count_copies=True)
    assert (timeline.total, timeline.without_copies) == (COPIED, 1)
    assert [point.articles for point in timeline.points] == [10, 10, 10]
    assert [point.without_copies for point in timeline.points] == [1, 0, 0]
    assert archive.timeline("voté").without_copies is None


def test_new_articles_of_a_saved_query_are_counted_without_copies(archive: Archive) -> None:
    archive.saved.save("votes", "aucun mot de cette sorte", until="2024-03-31")
    searcher = archive.saved.prepare(
        "voté", archive.saved.named("votes").options.filters, exact=False
    )
    page = searcher.page_of(list(searcher.ids()))
    assert (page.total, page.without_copies) == (COPIED, 1)


def test_commands_tell_which_of_the_two_a_number_is(
    archive: Archive, search: Run, tmp_path: Path
) -> None:
    index = ["--index", str(archive.location)]
    early = ["--until", "2024-03-31"]
    total = COPIED + MAX_GROUPED_MATCHES
    assert f"{total} articles for voté, copies included (" in search("query", "voté", *index).out
    assert f"{COPIED} articles for voté, 1 without copies (" in (
        search("query", "voté", *early, *index).out
    )
    assert f"{total} articles for voté, {1 + MAX_GROUPED_MATCHES} without copies (" in (
        search("query", "voté", "--facets", *index).out
    )
    assert f"{COPIED} articles for voté, 1 without copies" in (
        search("timeline", "voté", *early, *index).out
    )
    assert f"{COPIED} articles match now, 1 without copies; " in (
        search("save", "v", "voté", *early, *index).err
    )
    queries = tmp_path / "q.txt"
    queries.write_text('voté\n{"text": "voté", "count_copies": true}\n', encoding="utf-8")
    answers = map(json.loads, search("batch", str(queries), *index).out.splitlines())
    assert [answer["without_copies"] for answer in answers] == [None, 1 + MAX_GROUPED_MATCHES]
