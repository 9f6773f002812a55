"""`search review` writes press reviews."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.commands import Run

ARTICLES = [
    {
        "id": "crue",
        "title": "La crue monte",
        "body": "La Loire déborde.",
        "source": "AFP",
        "date": "2019-03-02",
    },
    {
        "id": "digue",
        "title": "La digue cède",
        "body": "La Loire a pris la route.",
        "source": "Gazette",
        "date": "2019-03-04",
    },
]


@pytest.fixture
def index(tmp_path: Path) -> tuple[str, Path]:
    write_articles(tmp_path / "a.jsonl", ARTICLES)
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY)
    return ("--index", tmp_path / "index")


def test_a_review_is_printed_as_markdown(index: tuple[str, Path], search: Run) -> None:
    shown = search("review", "Loire", "--since", "2019", *index)
    assert shown.code == 0
    assert shown.out.startswith("# Press review: Loire\n\n2 March 2019 to 4 March 2019\n")
    assert "## 2 March 2019\n\n### La crue monte\n" in shown.out
    assert search("review", "introuvable", *index).code == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("r.html", b"<!doctype html>"),
        ("r.docx", b"PK"),
        ("r.eml", b"Subject: "),
        ("r.md", b"# Mars"),
        ("r", b"# Mars"),
    ],
)
def test_the_name_of_the_file_says_the_format(
    index: tuple[str, Path], search: Run, tmp_path: Path, name: str, beginning: bytes
) -> None:
    file = tmp_path / name
    done = search("review", "--title", "Mars", "--by", "source", "-o", file, *index)
    assert (done.code, done.out) == (0, "")
    assert file.read_bytes().startswith(beginning)
    assert not file.with_name(f"{name}.part").exists()


def test_a_saved_query_is_asked_by_its_name(index: tuple[str, Path], search: Run) -> None:
    search("save", "fleuve", "Loire", "--since", "2019-03-03", *index)
    asked = search("review", "fleuve", "--json", *index)
    assert asked.err == 'the saved query "fleuve" is asked\n'
    assert (asked.json["title"], asked.json["query"]) == ("fleuve", "Loire")
    assert [hit["id"] for group in asked.json["groups"] for hit in group["hits"]] == [
        "a.jsonl#digue"
    ]
    wider = search("review", "fleuve", "--since", "2019", "--json", *index)
    assert wider.json["total"] == 2


def test_what_is_no_text_needs_a_file(index: tuple[str, Path], search: Run, tmp_path: Path) -> None:
    refused = search("review", "Loire", "--format", "docx", *index)
    assert (refused.code, refused.out) == (2, "")
    assert "--output FILE" in refused.err
    absent = search("review", "Loire", "-o", tmp_path / "absent" / "r.html", *index)
    assert absent.code == 2
