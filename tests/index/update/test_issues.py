"""The issues of digitised newspapers stay whole in an index when their files change."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from index import synchronise
from search import Archive
from tests.support.mets_issue import ISSUE, PAGE_2, issue
from tests.support.read_folder import write_files

TODAY = date(2026, 1, 1)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_files(tmp_path / "presse", issue())


def titles(archive: Path) -> list[str]:
    """Update the index, and return the titles of its articles."""
    location = archive.parent / "index"
    synchronise([archive], location, today=TODAY)
    with Archive(location) as opened:
        return sorted(hit.title for hit in opened.find("date:1898").hits)


def write_later(file: Path, content: str) -> None:
    """Write a file, with a time of modification that no earlier one has."""
    file.write_text(content, "utf-8")
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 10**10))


def test_a_page_that_changes_changes_the_articles_of_its_issue(archive: Path) -> None:
    assert titles(archive) == ["La crue", "Le bal"]
    write_later(archive / "ALTO" / "2.xml", PAGE_2.replace("bal", "concert"))
    assert titles(archive) == ["La crue", "Le concert"]


def test_an_issue_that_comes_after_its_pages_takes_their_place(archive: Path) -> None:
    (archive / "a-mets.xml").unlink()
    name = "1898-02-14_01-00001-alto.xml"
    (archive / "ALTO" / "1.xml").rename(archive / "ALTO" / name)
    assert titles(archive) == ["LE NIL"]
    write_later(archive / "a-mets.xml", ISSUE.replace("1.xml", name))
    assert titles(archive) == ["La crue", "Le bal"]


def test_pages_whose_issue_is_gone_are_articles(archive: Path) -> None:
    name = "1898-02-14_01-00001-alto.xml"
    (archive / "ALTO" / "1.xml").rename(archive / "ALTO" / name)
    write_later(archive / "a-mets.xml", ISSUE.replace("1.xml", name))
    assert titles(archive) == ["La crue", "Le bal"]
    (archive / "a-mets.xml").unlink()
    assert titles(archive) == ["LE NIL"]
