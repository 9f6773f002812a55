"""Every hit of a question can be had as a file, and none is left out."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import synchronise
from search import Archive
from search.cli.export import as_csv, as_json_lines
from search.results import Hit
from search.searcher import EXPORT_PAGE_SIZE
from search.serve.clients import AlreadyExporting, ExportingClients
from search.serve.readers import TooManyRequests
from tests.support.articles import TODAY
from tests.support.html_pages import links
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

MANY = EXPORT_PAGE_SIZE + 20
"""Articles that are fetched in two turns."""


@pytest.fixture(scope="module")
def archive(indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    """Open the archive that the pages show."""
    with Archive(indexed("seeds", "tantivy")) as opened:
        yield opened


def test_a_table_is_that_of_the_command_line(site: TestClient, archive: Archive) -> None:
    sent = site.get("/export.csv?q=Irak&source=AFP&source=Rudaw&sort=date")
    hits = archive.hits("Irak", source=["AFP", "Rudaw"], sort="date")
    assert sent.text.splitlines() == list(as_csv(hits))
    assert sent.headers["content-type"] == "text/csv; charset=utf-8"
    assert sent.headers["content-disposition"] == 'attachment; filename="articles.csv"'


def test_lines_of_json_are_those_of_the_command_line(site: TestClient, archive: Archive) -> None:
    sent = site.get("/export.jsonl?q=Irak").text
    assert sent.splitlines() == list(as_json_lines(archive.hits("Irak")))


@pytest.mark.parametrize(
    ("suffix", "beginning", "mark"),
    [
        ("ris", "TY  - NEWS", "TY  - "),
        ("bib", "@article{", "@article{"),
        ("csl.json", "[\n", '"type":"article-newspaper"'),
        ("md", "- ", "\n"),
    ],
)
def test_every_hit_is_cited(site: TestClient, suffix: str, beginning: str, mark: str) -> None:
    sent = site.get(f"/export.{suffix}?q=Irak")
    total = int(sent.headers["x-total-count"])
    assert total > 5
    assert sent.text.startswith(beginning)
    assert sent.text.count(mark) == total
    assert f'filename="articles.{suffix}"' in sent.headers["content-disposition"]


@pytest.mark.parametrize(
    ("name", "suffix", "mark"),
    [("txt", ".txt", f"\n{'-' * 72}\n"), ("tei", ".xml", "<TEI>"), ("iramuteq", ".txt", "**** *")],
)
def test_the_articles_of_every_hit_are_a_corpus(
    site: TestClient, name: str, suffix: str, mark: str
) -> None:
    sent = site.get(f"/export.{name}?q=Irak")
    between = name == "txt"  # there is a line between two texts, and not above each
    assert sent.text.count(mark) + between == int(sent.headers["x-total-count"]) > 1
    assert f'filename="articles{suffix}"' in sent.headers["content-disposition"]


def test_a_workbook_has_a_row_for_every_hit(site: TestClient) -> None:
    pytest.importorskip("xlsxwriter", reason="workbooks need the extra xlsx")
    sent = site.get("/export.xlsx?q=Irak")
    with zipfile.ZipFile(io.BytesIO(sent.content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == int(sent.headers["x-total-count"]) + 1
    assert ">Excel</a>" in site.get("/?q=Irak").text


def test_a_format_whose_package_is_missing_says_so(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    answer = site.get("/export.xlsx?q=Irak")
    assert (answer.status_code, "kiosque-search[xlsx]" in answer.text) == (400, True)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/export.pdf", 404), ("/export.csv?q=%22x", 400), ("/export.csv?page=x", 400)],
)
def test_an_export_that_cannot_be_made_says_so(site: TestClient, address: str, status: int) -> None:
    answer = site.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "text/html; charset=utf-8",
    )


@pytest.mark.slow
def test_nothing_is_left_out_of_many_hits(tmp_path: Path) -> None:
    lines = [
        {"id": str(number), "title": f"Titre {number}", "body": f"Un accord, le numéro {number}."}
        for number in range(MANY)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY, jobs=1)
    with site_of(tmp_path / "index") as client:
        table = client.get("/export.csv?q=accord")
        rows = list(csv.DictReader(io.StringIO(table.text)))
        as_lines = client.get("/api/v1/hits?q=accord")
        found = [json.loads(line) for line in as_lines.text.splitlines()]
    assert int(table.headers["x-total-count"]) == MANY
    assert len({row["id"] for row in rows}) == len({hit["id"] for hit in found}) == MANY
    assert [hit["rank"] for hit in found] == list(range(1, MANY + 1))


def test_programs_choose_between_lines_and_a_table(site: TestClient) -> None:
    table = site.get("/api/v1/hits?q=Irak", headers={"Accept": "text/csv"})
    assert table.text == site.get("/export.csv?q=Irak").text
    lines = site.get("/api/v1/hits?q=Irak", headers={"Accept": "*/*"}).text.splitlines()
    assert len(lines) == int(table.headers["x-total-count"])


def test_asking_for_the_head_of_an_export_sends_no_hits(site: TestClient) -> None:
    head = site.head("/export.csv?q=Irak")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["x-total-count"]) > 0


def test_a_client_gets_one_export_at_a_time(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AlreadyExporting

    monkeypatch.setattr(ExportingClients, "turn_of", refuse)
    refused = site.get("/api/v1/hits")
    assert (refused.status_code, refused.json()["code"]) == (429, "failure-exporting")
    assert int(refused.headers["retry-after"]) > 0
    assert site.get("/export.csv").status_code == 429


def test_clients_take_turns() -> None:
    clients = ExportingClients(most=2)
    with clients.turn_of("a"):
        with clients.turn_of("b"):
            with pytest.raises(AlreadyExporting), clients.turn_of("a"):
                pass
            with pytest.raises(TooManyRequests), clients.turn_of("c"):
                pass
        with clients.turn_of("c"):
            pass
    with clients.turn_of("a"):
        pass


def test_an_export_that_fails_on_its_way_lets_the_client_ask_again(
    site: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: object, **__: object) -> Iterator[Hit]:
        yield next(archive.hits("Irak"))
        raise OSError("the disk is gone")

    with monkeypatch.context() as patched:
        patched.setattr("search.serve.exports.PIECE_CHARS", 1)
        patched.setattr(Archive, "hits", break_off)
        with suppress(OSError):
            site.get("/export.jsonl?q=Irak")
    assert site.get("/export.jsonl?q=Irak").status_code == 200


@pytest.mark.parametrize(
    ("suffix", "beginning"), [("html", b"<!doctype"), ("docx", b"PK"), ("eml", b"Subject")]
)
def test_a_press_review_is_sent_as_a_file(site: TestClient, suffix: str, beginning: bytes) -> None:
    answer = site.get(f"/review.{suffix}?q=Soleimani")
    assert answer.status_code == 200
    assert answer.content.startswith(beginning)
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert f"/review.{suffix}?q=Soleimani" in links(site.get("/?q=Soleimani").text)
    assert site.get("/review.pdf?q=Soleimani").status_code == 404
