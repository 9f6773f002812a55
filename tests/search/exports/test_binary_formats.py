"""Workbooks and Parquet have typed columns, and nothing in them runs."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.errors import InputError
from index.readers.limits import Limits
from index.readers.material import Material
from index.readers.office import xlsx as xlsx_reader
from index.readers.raw_article import RawArticle
from search import Archive
from search.exports import parquet, workbook
from search.exports.fields import FIELDS, recorder
from tests.search.exports.conftest import ARTICLES as CORPUS
from tests.search.exports.test_formats import ARTICLE, ARTICLES

FIELDS_OF_TABLE = ("id", "title", "date", "possible_dates", "authors", "text")


def write_workbook(folder: Path, articles: list[Article]) -> Path:
    pytest.importorskip("xlsxwriter")
    file = folder / "a.xlsx"
    workbook.write(map(recorder(tuple(FIELDS)), articles), tuple(FIELDS), file)
    return file


def read_workbook(file: Path) -> list[RawArticle]:
    parts = xlsx_reader.read(Material(file.name, file.read_bytes(), Limits()))
    return [part for part in parts if isinstance(part, RawArticle)]


def test_a_workbook_is_read_back_with_its_articles(tmp_path: Path) -> None:
    [raw] = read_workbook(write_workbook(tmp_path, [ARTICLE]))
    assert (raw.title, raw.source, raw.page) == (ARTICLE.title, "Le Quotidien", "12-13")
    assert (raw.date or "").startswith("2019-03-01")
    assert raw.text.startswith("L'or monte.\n- 3 % hier")


def test_a_workbook_has_no_formulas_and_texts_stay_texts_when_edited(tmp_path: Path) -> None:
    formula = Article(id="x", path="x", title="=1+2", body='=HYPERLINK("http://x")')
    with zipfile.ZipFile(write_workbook(tmp_path, [formula])) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "=1+2" in sheet
    assert 'quotePrefix="1"' in styles


@pytest.mark.parametrize("word", ["mot ", "🌊", "a🌊"])
def test_a_text_that_is_too_long_for_a_cell_is_cut(tmp_path: Path, word: str) -> None:
    long = Article(id="x", path="x", title="Long", body=word * 20_000)
    [raw] = read_workbook(write_workbook(tmp_path, [long]))
    assert 32_760 <= len(raw.text.encode("utf-16-le")) / 2 <= 32_767  # as Excel counts
    assert raw.text.endswith("…")
    assert raw.text.startswith(word)


def test_days_that_excel_counts_wrongly_are_texts(tmp_path: Path) -> None:
    old = Article(id="x", path="x", title="La Commune", body="Le mur.", date=date(1871, 5, 28))
    [raw] = read_workbook(write_workbook(tmp_path, [old]))
    assert raw.date == "1871-05-28"


@settings(max_examples=20)
@given(st.lists(ARTICLES, max_size=2))
def test_any_article_fits_into_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article]
) -> None:
    file = write_workbook(tmp_path_factory.mktemp("a"), articles)
    with zipfile.ZipFile(file) as parts:
        assert parts.testzip() is None


@settings(max_examples=20)
@given(st.lists(ARTICLES, max_size=3))
def test_parquet_has_typed_columns_and_every_value(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article]
) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    file = tmp_path_factory.mktemp("a") / "a.parquet"
    parquet.write(map(recorder(FIELDS_OF_TABLE), articles), FIELDS_OF_TABLE, file)
    table = pq.read_table(file)
    assert table.schema.field("date").type == pa.date32()
    assert table.schema.field("authors").type == pa.list_(pa.field("element", pa.string()))
    assert table.column("title").to_pylist() == [article.title for article in articles]
    assert table.column("text").to_pylist() == [article.body for article in articles]
    assert table.column("date").to_pylist() == [article.date for article in articles]
    assert table.column("authors").to_pylist() == [list(article.authors) for article in articles]


def test_parquet_is_written_in_groups(
    corpus: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(parquet, "ROWS", 3)
    corpus.export("", tmp_path / "a.parquet")
    file = pq.ParquetFile(tmp_path / "a.parquet")
    assert (file.num_row_groups, file.metadata.num_rows) == (2, len(CORPUS))


@pytest.mark.parametrize(
    ("format_", "package", "extra"),
    [("xlsx", "xlsxwriter", "xlsx"), ("parquet", "pyarrow", "parquet")],
)
def test_a_package_that_is_missing_is_named_with_its_extra(
    corpus: Archive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format_: str,
    package: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=rf"kiosque-search\[{extra}\]"):
        corpus.export("", tmp_path / "a", format=format_)
    assert list(tmp_path.iterdir()) == []
