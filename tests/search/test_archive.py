"""Archives find articles, return them by id, and see what is written meanwhile."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines.base import EMBEDDED, ENGINES
from index.errors import DateError, IndexCorrupt, IndexMissing, InputError, QueryError
from search import Archive, ResultPage
from tests.support.articles import ARTICLES, TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.indexed_folder import IndexedFolder
from tests.support.messages import in_english

DATED = {article["id"]: article["date"] for article in ARTICLES if "date" in article}
ALL = {article["id"] for article in ARTICLES}
UNDATED = ALL - DATED.keys()


def own_ids(page: ResultPage) -> list[str]:
    return [plain_id(hit.id) for hit in page.hits]


def ids_found(archive: Archive, text: str = "", **options: Any) -> set[str]:
    page = archive.find(text, limit=100, today=TODAY, **options)
    assert page.total == len(page.hits)
    return set(own_ids(page))


@pytest.mark.parametrize("text", ["", "   ", "*"])
def test_find_without_words_lists_all_latest_first_undated_last(
    archive: Archive, text: str
) -> None:
    listed = own_ids(archive.find(text, limit=100, today=TODAY))
    assert listed[: len(DATED)] == sorted(DATED, key=DATED.__getitem__, reverse=True)
    assert listed[len(DATED) :] == sorted(UNDATED)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Hachd ET al-Chaabi", {"hachd"}),
        ("hachd", {"hachd", "mossoul"}),
        ('"Hachd al-Chaabi"', {"hachd"}),
        ("irakiens", {"hachd", "qaani"}),
        ("irakienne", {"hachd", "qaani"}),
        ("œuvres", {"oeuvre"}),
        ("12000", {"hachd"}),
        ("bagdad -parlement", {"qaani"}),
        ("bagdad SAUF titre:hachd", {"qaani"}),
        ("titre:bagdad", {"qaani"}),
        ("corps:bagdad", {"hachd"}),
        ('corps:"neuf mois"', set()),
        ('titre:"neuf mois"', {"mossoul"}),
        ("seche OU tremble OU pont", {"seisme", "pont"}),
        ("trava*", {"greve", "pont"}),
        ("titre:trava*", {"pont"}),
        ("borne", {"retraites", "greve"}),
        ("gouvernement ET ville", {"mossoul"}),
        ("-source:AFP -source:*", ALL - {"retraites"}),
        ("introuvable", set()),
        ("\ud800irak", set()),
    ],
)
def test_find_returns_just_what_a_query_asks(
    archive: Archive, query: str, expected: set[str]
) -> None:
    assert ids_found(archive, query) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "été",
        "ete",
        "ÉTÉ",
        unicodedata.normalize("NFD", "été"),
        "É\u00adté",
    ],
)
def test_find_ignores_accents_case_and_their_encoding(archive: Archive, typed: str) -> None:
    assert ids_found(archive, typed) == {"oeuvre"}


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"since": "xyz"}, DateError),
        ({"until": ""}, DateError),
        ({"since": "2020", "until": "2019"}, DateError),
        ({"since": date(2020, 1, 2), "until": date(2020, 1, 1)}, DateError),
        ({"text": "date:xyz"}, QueryError),
        ({"text": '"irak'}, QueryError),
        ({"limit": 0}, InputError),
        ({"limit": -1}, InputError),
        ({"limit": 100_001}, InputError),
        ({"page": 0}, InputError),
        ({"page": -3}, InputError),
    ],
)
def test_find_refuses_what_cannot_be_searched_for(
    archive: Archive, options: dict[str, Any], error: type
) -> None:
    with pytest.raises(error):
        archive.find(**{"text": "irak", **options})


@pytest.mark.parametrize(("sort", "reverse"), [("date", False), ("-date", True)])
def test_find_sorts_by_date_with_the_undated_last(
    archive: Archive, sort: Any, reverse: bool
) -> None:
    page = archive.find("le OU la OU les", sort=sort, limit=100)
    days = [hit.date for hit in page.hits if hit.date]
    assert days == sorted(days, reverse=reverse)
    assert [hit.date for hit in page.hits[len(days) :]] == [None] * (page.total - len(days))
    assert page.total > len(days) > 3
    assert {hit.score for hit in page.hits} == {0}


@pytest.mark.parametrize("sort", ["relevance", "date", "-date", None])
@pytest.mark.parametrize("limit", [1, 3, 5, 100])
@pytest.mark.parametrize("query", ["", "le gouvernement", "bagdad OU gouvernement OU travaux"])
def test_find_pages_are_the_whole_cut_up(
    archive: Archive, query: str, limit: int, sort: Any
) -> None:
    whole = archive.find(query, limit=1000, sort=sort)
    pages = [
        archive.find(query, limit=limit, page=number, sort=sort)
        for number in range(1, whole.total // limit + 3)
    ]
    assert [hit.id for page in pages for hit in page.hits] == [hit.id for hit in whole.hits]
    assert {page.total for page in pages} == {whole.total}
    assert pages[-1].hits == ()


def test_find_exact_does_not_inflect_words(archive: Archive) -> None:
    assert ids_found(archive, "iranienne", exact=True) == {"qaani"}
    assert ids_found(archive, "iranien", exact=True) == set()
    assert ids_found(archive, "irakien", exact=True) == {"qaani"}
    assert ids_found(archive, "été", exact=True) == {"oeuvre"}


def test_hit_has_the_fields_of_its_article(archive: Archive) -> None:
    hit, *_ = archive.find("Hachd al-Chaabi", exact=True).hits
    assert (hit.path, hit.source, hit.date, hit.date_evidence) == (
        "articles.jsonl",
        "Press TV",
        date(2016, 11, 26),
        "metadata",
    )
    assert hit.people == ("Haïdar al-Abadi",)
    assert hit.score > 0
    assert [hit.title[start:end] for start, end in hit.title_highlights] == ["Hachd al-Chaabi"]
    (snippet,) = hit.snippets
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["Hachd al-Chaabi"]


def test_get_returns_the_article_of_an_id(archive: Archive) -> None:
    (hit,) = archive.find("tremble").hits
    article = archive.get(hit.id)
    assert article is not None
    assert (article.id, article.title) == (hit.id, "La terre tremble dans l’Atlas")


@pytest.mark.parametrize(
    "id", ["", "nobody", "articles.jsonl", "articles.jsonl#", "\x00", "*", "x" * 70_000]
)
def test_get_returns_none_for_an_unknown_id(archive: Archive, id: str) -> None:
    assert archive.get(id) is None


def test_get_returns_none_for_a_lone_surrogate(archive: Archive) -> None:
    assert archive.get("\ud800") is None


@pytest.mark.parametrize(
    "key", ["k" * 5_000, "k" * 100_000, "é" * 40_000, "x\ny\x1b[31m", "\u202eabc"]
)
def test_every_id_can_be_typed_as_it_is_and_as_it_is_shown(key: str, tmp_path: Path) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    records = [{"id": other, "body": f"Le port {other[-1]}."} for other in (key, f"{key}b", "c")]
    indexed_folder.put({"a.jsonl": records})
    indexed_folder.run()
    with Archive(indexed_folder.location) as archive:
        article = archive.get(f"a.jsonl#{key}")
        assert article is not None
        assert article.body == f"Le port {key[-1]}."
        assert archive.get(article.id) == article
        assert len({hit.id for hit in archive.find("port", group=False).hits}) == len(records)


def test_status_counts_articles_days_and_sources(archive: Archive) -> None:
    status = archive.status()
    assert (status.articles, status.dated) == (len(ALL), len(DATED))
    assert (status.first, status.last) == (date(2016, 11, 26), date(2025, 5, 14))
    assert status.sources == {"Le Monde": 2, "Press TV": 2, "AFP": 1, "Ouest-France": 1, "RFI": 1}
    assert list(status.sources)[:2] == ["Le Monde", "Press TV"]
    assert status.engine in ENGINES
    assert status.bytes > 0
    assert status.as_dict()["undated"] == len(UNDATED)


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_archive_without_articles_answers(engine: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    synchronise([tmp_path / "articles"], tmp_path / "index", engine=engine)
    with Archive(tmp_path / "index") as archive:
        assert archive.find("irak iran").hits == archive.find("", source="AFP").hits == ()
        assert in_english(archive.find("", source="AFP").notes) == (
            'no source is called "AFP"; the archive has none',
            "the index has no articles; name the files or folders to index",
        )
        assert (archive.status().first, archive.status().sources) == (None, {})
        assert archive.get("x") is None


@pytest.mark.slow
@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_open_archive_sees_what_is_written_meanwhile(engine: str, tmp_path: Path) -> None:
    source, location = tmp_path / "articles.jsonl", tmp_path / "index"
    write_articles(source, ARTICLES[:2])
    synchronise([source], location, engine=engine)
    with Archive(location) as archive:
        assert archive.find("bagdad").total == 1
        write_articles(source, ARTICLES[:4])
        synchronise([source], location)
        assert archive.find("bagdad").total == 2
        write_articles(source, ARTICLES[1:])
        synchronise([source], location, rebuild=True)
        assert archive.status().articles == len(ARTICLES) - 1
        assert archive.find("bagdad").total == 1
        other = next(name for name in EMBEDDED if name != engine)
        synchronise([source], location, engine=other)
        assert archive.get("articles.jsonl#hachd") is None
        assert archive.status().engine == other
        assert archive.find("bagdad").total == 1


def test_archive_needs_an_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="there is no index in the folder"):
        Archive(tmp_path)
    with pytest.raises(IndexMissing):
        Archive(tmp_path / "nothing")


def test_find_shows_the_same_hits_on_both_engines(indexed: Callable[[str, str], Path]) -> None:
    pages = []
    for engine in EMBEDDED:
        with Archive(indexed("articles", engine)) as archive:
            pages.append(
                {
                    hit.id: (hit.snippets, hit.title_highlights)
                    for hit in archive.find("bagdad loi").hits
                }
            )
    assert pages[0] == pages[1]


def test_find_returns_seeds_by_their_subject(seeds_archive: Archive) -> None:
    page = seeds_archive.find("Hachd al-Chaabi", today=TODAY)
    assert page.total >= 3
    marked = [
        snippet.text for hit in page.hits for snippet in hit.snippets[:1] if snippet.highlights
    ]
    assert all("chaabi" in text or "shaabi" in text for text in map(str.lower, marked))
    assert any(
        "Soleimani" in hit.title
        for hit in seeds_archive.find("mort de Soleimani", today=TODAY).hits[:3]
    )


def test_an_order_that_there_is_not_is_refused(archive: Archive) -> None:
    order: Any = "title"
    with pytest.raises(InputError, match="orders are relevance, date, -date"):
        archive.find("irak", sort=order)
    with pytest.raises(InputError):
        archive.hits("irak", sort=order)


def test_ids_ending_takes_no_sign_for_a_wildcard(archive: Archive) -> None:
    assert archive.ids_ending("#qaani") == ("articles.jsonl#qaani",)
    assert archive.ids_ending("jsonl#hach") == ()
    assert archive.ids_ending("q*ni") == archive.ids_ending("q?ani") == ()
    assert len(archive.ids_ending("", limit=3)) == 3
    assert archive.ids_ending("x" * 5000) == archive.ids_ending("\ud800") == ()


@pytest.mark.parametrize("engine", EMBEDDED)
def test_an_unexpected_error_is_told_as_damage_only_if_a_file_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    synchronise([write_articles(tmp_path / "a.jsonl")], tmp_path / "index", engine=engine)

    def fail(*_: object) -> None:
        raise KeyError("an odd value")

    with Archive(tmp_path / "index") as archive:
        monkeypatch.setattr(type(archive._index.opened.engine), "count", fail)
        with pytest.raises(KeyError):
            archive.status()
        suffix = ".idx" if engine == "tantivy" else ".seg"
        [file] = (tmp_path / "index" / "generation-1").glob(f"*{suffix}")
        content = file.read_bytes()
        file.unlink()  # Tantivy has mapped it: to write to it in place may end this process
        file.write_bytes(content[:-1] + b"?")
        with pytest.raises(IndexCorrupt, match=f"damaged: {file.name} is not as it was written"):
            archive.status()
