"""Parquet files: the tables of data sets."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from datetime import date, datetime
from typing import Any

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import parquet as reader
from tests.support.messages import english

pa = pytest.importorskip("pyarrow", reason="Parquet files are an extra")
pq = pytest.importorskip("pyarrow.parquet")

LONG = "Le maire de Val-sur-Orne a présenté hier soir le budget de la commune. " * 6 + "Il vote."


def packed(columns: dict[str, Any], **options: Any) -> bytes:
    """Return a Parquet file."""
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target, **options)
    return target.getvalue()


def found(
    content: bytes,
    name: str = "a.parquet",
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> list[RawArticle | Problem]:
    return list(read(Material(name, content, limits)))


def test_parquet_rows_are_articles() -> None:
    content = packed(
        {
            "title": ["T", None],
            "text": ["B", "C"],
            "date": pa.array([date(2019, 3, 12), None], pa.date32()),
            "crawl_date": pa.array(
                [datetime(2024, 5, 2), None], pa.timestamp("ns", "Europe/Paris")
            ),
            "authors": [["Anne Roux", "Luc Petit"], []],
            "metadata": [{"source": "Le Val"}, None],
            "image": [b"\xff\xd8\xff", b""],
        }
    )
    assert found(content) == [
        RawArticle(
            "B",
            "1",
            "T",
            "2019-03-12",
            "Le Val",
            author="Anne Roux, Luc Petit",
            saved="2024-05-02T00:00:00",
        ),
        RawArticle("C", "2"),
    ]


def test_parquet_is_told_by_its_first_bytes_and_read_in_archives() -> None:
    content = packed({"titre": ["T"], "texte": ["Un texte."]})
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("a/b.parquet", content)
    assert found(content, "a.bin.txt") == found(content)
    assert found(gzip.compress(content), "a.parquet.gz") == found(content)
    assert found(archive.getvalue(), "a.zip") == [RawArticle("Un texte.", "a/b.parquet#1", "T")]


def test_parquet_issue_of_a_newspaper_has_the_newspaper_in_its_title() -> None:
    content = packed(
        {
            "file_id": ["bpt6k1"],
            "ocr": [98.0],
            "title": ["Le Val"],
            "date": ["1899-03-12"],
            "complete_text": ["Un texte."],
        }
    )
    issue = RawArticle("Un texte.", "bpt6k1", date="1899-03-12", source="Le Val")
    assert found(content) == [issue]


def test_parquet_text_of_no_usual_name_is_the_longest_and_told() -> None:
    assert found(packed({"title": ["T"], "propos": [LONG]})) == [
        Problem.of("column-taken-for-text", column="propos"),
        RawArticle(LONG, "1", "T"),
    ]


def test_parquet_values_that_are_broken_cost_no_more_than_themselves() -> None:
    binary = pa.array([b"B", b"\xe9t\xe9"], pa.binary())
    texts = pa.Array.from_buffers(pa.string(), 2, binary.buffers())
    days = pa.array([10**7, 17967], pa.int32()).view(pa.date32())
    assert found(packed({"text": texts, "date": days})) == [
        RawArticle("B", "1"),
        RawArticle("été", "2", date="2019-03-12"),
    ]


def test_parquet_of_many_rows_is_read_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_BATCH_BYTES", 1)
    numbers = range(1, 100)
    content = packed({"title": [f"T{n}" for n in numbers], "text": ["B"] * 99}, row_group_size=30)
    assert found(content) == [RawArticle("B", str(n), f"T{n}") for n in numbers]


def test_parquet_value_that_is_too_long_costs_one_row() -> None:
    content = packed({"title": ["T", "U"], "text": ["B" * 2000, "C"]}, compression="none")
    problem, article = found(content, limits=Limits(max_file_bytes=1000))
    assert isinstance(problem, Problem)
    assert article == RawArticle("C", "1", "U")


def test_parquet_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed({"text": ["é" * 10_000 + str(n) for n in range(50)]}, compression="zstd")
    limits = Limits(max_file_bytes=20_000)
    monkeypatch.setattr(reader, "MAX_COMPRESSION_RATIO", 2)
    with pytest.raises(UnreadableFile, match="more than 2 times its size"):
        found(content, limits=limits)
    shared = packed({"text": ["é" * 10_000] * 500})
    parts = found(shared, limits=limits)
    assert len(parts) < 20
    assert isinstance(parts[-1], Problem)
    assert english(parts[-1].reason) == "its columns would be more than 2 times its size"


@pytest.mark.parametrize("columns", [{"pays": ["France"], "habitants": [68]}, {"a": [1]}, {}])
def test_parquet_without_articles_is_refused(columns: dict[str, Any]) -> None:
    with pytest.raises(UnreadableFile):
        found(packed(columns))


def test_parquet_that_is_cut_or_damaged_anywhere_is_read_or_refused() -> None:
    content = packed({"title": ["T"] * 20, "text": [LONG] * 20}, row_group_size=5)
    for place in range(4, len(content), 41):
        damaged = content[:place] + b"\x9f" * 6 + content[place + 6 :]
        for version in (content[:place], damaged):
            try:
                parts = found(version)
            except UnreadableFile:
                continue
            assert parts


def test_parquet_is_refused_with_what_to_install_without_pyarrow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnreadableFile, match=r"pip install 'kiosque-search\[parquet\]'"):
        found(b"PAR1 et la suite")
