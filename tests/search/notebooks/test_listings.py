"""Results are iterated over, shown as tables, and turned into frames with typed columns."""

from __future__ import annotations

import sys
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from wcwidth import wcswidth

from index.article import Article
from index.errors import InputError
from search import Archive
from search.highlighting.snippets import Snippet
from search.notebooks.columns import columns_of
from search.notebooks.frames import to_pandas, to_polars
from search.notebooks.listing import Listing
from search.notebooks.text_table import BAR_CHARS
from search.results import Entity, Hit, ResultPage
from search.timeline import Point
from tests.search.cli.test_hits import HIT, PAGE

HOSTILE = st.text("a<>&\"'é\n\x1b\u202e/=", max_size=12)


class Tags(HTMLParser):
    """Collects the elements and the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"style", "href", "rel"}
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


def listings(archive: Archive) -> dict[str, Listing[Any]]:
    return {
        "page": archive.find("gouvernement"),
        "timeline": archive.timeline("gouvernement", by="year"),
        "concordance": archive.concordance("gouvernement"),
        "people": archive.people(),
        "frequencies": archive.statistics.frequencies(["gouvernement", "Bagdad"], by="year"),
        "collocates": archive.statistics.collocates("gouvernement", min_count=1),
        "keywords": archive.statistics.keywords(since="2023", min_count=1),
        "ngrams": archive.statistics.ngrams("gouvernement", size=2, min_count=1),
    }


def test_results_are_iterated_over_and_indexed(archive: Archive) -> None:
    for name, listing in listings(archive).items():
        assert len(listing) > 1, name
        assert list(listing) == list(listing.rows)
        assert listing[0] == listing.rows[0]
        assert listing[-2:] == listing.rows[-2:]


def test_a_result_without_rows_is_a_result(archive: Archive) -> None:
    page = archive.find("introuvable")
    assert (len(page), list(page)) == (0, [])
    assert str(page) == "0 articles for introuvable"
    assert page.as_dict()["hits"] == []


def test_a_table_of_text_has_a_line_for_each_row(archive: Archive) -> None:
    for listing in listings(archive).values():
        heading, columns, *lines = str(listing).splitlines()
        assert heading
        assert columns.split() == list(listing.shown)
        assert len(lines) == len(listing)


def test_the_matches_of_a_concordance_stand_below_one_another(archive: Archive) -> None:
    _, columns, *lines = str(archive.concordance("gouvernement", width=20)).splitlines()
    start = columns.index("text")
    assert {line[start:].split()[0] for line in lines} == {"gouvernement"}


def test_a_timeline_draws_bars(archive: Archive) -> None:
    timeline = archive.timeline("gouvernement", by="year")
    bars = [line.count("█") for line in str(timeline).splitlines()[2:]]
    assert [bar > 0 for bar in bars] == [point.articles > 0 for point in timeline]
    assert max(bars) == BAR_CHARS
    assert timeline._repr_html_().count("<div") == len(timeline)


def test_a_page_in_french_has_a_french_heading(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEARCH_LANG", "fr")
    assert str(archive.find("introuvable")) == "0 article pour introuvable"
    assert "pour gouvernement" in archive.find("gouvernement")._repr_html_()


def test_long_tables_of_text_are_cut() -> None:
    page = replace(PAGE, hits=(HIT,) * 100)
    assert len(str(page).splitlines()) < 100
    assert str(page).endswith("…")


def test_html_marks_what_matches_and_links_the_title() -> None:
    snippet = Snippet("Le <Hachd> gagne.", ((3, 10),))
    hit = replace(HIT, snippets=(snippet,), url="https://a.example/?a=1&b=2")
    html = replace(PAGE, hits=(hit,))._repr_html_()
    assert "<mark>&lt;Hachd&gt;</mark>" in html
    assert 'href="https://a.example/?a=1&amp;b=2"' in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", ""])
def test_no_other_address_becomes_a_link(url: str) -> None:
    assert "href" not in replace(PAGE, hits=(replace(HIT, url=url),))._repr_html_()


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_of_an_article_is_markup(title: str, source: str, url: str) -> None:
    hit = replace(HIT, title=title, source=source, url=f"https://{url}")
    page: ResultPage = replace(PAGE, hits=(hit,), query=title)
    shown = tags(page._repr_html_())
    assert shown.names <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "a", "mark"}
    assert not {"\x1b", "\u202e"} & set(str(page) + page._repr_html_())
    article = Article(id="x", path="x", title=title, body=source, captions=(title,), url=url)
    shown = tags(article._repr_html_())
    assert shown.names <= {"article", "h3", "p", "small", "em", "a"}
    assert not {"\x1b", "\u202e"} & set(str(article) + article._repr_html_())


def test_an_article_shows_itself() -> None:
    article = Article(
        id="x",
        path="x",
        title="La crue",
        body="Il pleut.\nIl pleut encore.",
        source="Le Matin",
        date=date(2019, 3, 2),
        authors=("Claire Vasseur",),
        captions=("Un pré.",),
    )
    assert str(article).splitlines() == [
        "La crue",
        "Le Matin, 2019-03-02, Claire Vasseur",
        "Il pleut.",
        "Il pleut encore.",
        "Un pré.",
    ]
    assert "<p>Il pleut encore.</p>" in article._repr_html_()


def test_a_hit_shows_itself_as_its_article_does(archive: Archive) -> None:
    hit = archive.find("Hachd").hits[0]
    article = archive.get(hit.id)
    assert article
    assert str(hit) == str(article)
    assert hit._repr_html_() == article._repr_html_()


def test_an_archive_tells_where_it_is_and_what_it_holds(archive: Archive) -> None:
    engine = archive.status().engine
    shown = f"<Archive {archive.location}: 8 articles, 2016-11-26 to 2025-05-14, {engine}>"
    assert repr(archive) == shown


def test_columns_come_from_the_types_of_fields() -> None:
    assert columns_of(Point)["start"] == "day"
    assert columns_of(Point)["without_copies"] == "integer"
    assert columns_of(Entity) == {
        "name": "text",
        "articles": "integer",
        "first": "day",
        "last": "day",
        "spellings": "texts",
        "kind": "text",
        "variant_of": "text",
    }
    columns = columns_of(Hit)
    assert (columns["snippets"], columns["authors"], columns["score"]) == (
        "texts",
        "texts",
        "number",
    )
    assert (columns["complete"], columns["possible_dates"]) == ("truth", "days")
    assert "title_highlights" not in columns


def test_frames_of_pandas_have_typed_columns(archive: Archive) -> None:
    pd = pytest.importorskip("pandas")
    frame = archive.find("").to_pandas()
    assert frame["date"].dtype == "datetime64[s]"
    assert frame["score"].dtype == "float64"
    assert frame["date"].isna().sum() == 2
    assert frame["title"].tolist() == [hit.title for hit in archive.find("")]
    timeline = archive.timeline("gouvernement", by="year").to_pandas()
    assert timeline["articles"].sum() == 3
    assert timeline["start"].dt.year.min() == 2016
    assert timeline["articles"].dtype == pd.Int64Dtype()


def test_frames_of_polars_have_typed_columns(archive: Archive) -> None:
    pl = pytest.importorskip("polars")
    frame = archive.find("").to_polars()
    assert frame.schema["date"] == pl.Date
    assert frame.schema["people"] == pl.List(pl.String)
    assert frame["title"].to_list() == [hit.title for hit in archive.find("")]


@pytest.mark.parametrize("make", ["to_pandas", "to_polars"])
def test_a_frame_without_rows_has_the_same_types(archive: Archive, make: str) -> None:
    pytest.importorskip(make.removeprefix("to_"))
    full = getattr(archive.find(""), make)()
    empty = getattr(archive.find("introuvable"), make)()
    assert len(empty) == 0
    assert list(empty.dtypes) == list(full.dtypes)


def test_frames_are_made_of_every_hit(archive: Archive) -> None:
    pytest.importorskip("pandas")
    assert len(to_pandas(archive.hits(""), Hit)) == 8


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    make = to_pandas if package == "pandas" else to_polars
    with pytest.raises(InputError, match=rf"kiosque-search\[{package}\]"):
        make([], Point)


def test_columns_of_text_stand_straight_beside_wide_letters() -> None:
    hits = [
        replace(HIT, title=title, source="Gazette")
        for title in ("Crue", "東京の水", "e\u0301te\u0301")
    ]
    heading, names, *rows = str(replace(PAGE, hits=tuple(hits))).splitlines()
    places = {wcswidth(row.partition("Gazette")[0]) for row in rows}
    assert places == {names.index("source")}, heading
