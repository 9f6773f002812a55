"""The name that a library gives to a page tells its day, its number and its newspaper."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from index.readers.digitised.page_names import PageName, page_name
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_folder import read_folder, write_files
from tests.support.read_xml import articles


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("KB_JB900_1898-02-14_01-00003.txt", PageName("1898-02-14", "3", "JB900")),
        ("kb_jb900_1898-02-14_01-00003.TXT", PageName("1898-02-14", "3", "jb900")),
        ("NIL-1898-02-14-a-i0007", PageName("1898-02-14", None, "NIL")),
        ("NIL-1898-02-14-a-p0002.txt", PageName("1898-02-14", "2", "NIL")),
        ("nil1880-1898-02-14-a-i0007.txt", PageName("1898-02-14", None, "nil1880")),
        ("NIL-1898-02-14-a.txt", PageName("1898-02-14", None, "NIL")),
        ("article-2019-03-12-fr.txt", None),
        ("article-2019-03-12-a.txt", None),
        ("1898-02-14_01-00004-alto.xml", PageName("1898-02-14", "4", None)),
        ("12_newspaper_lenil_1898-02-14_01-mets.xml", PageName("1898-02-14", None, "lenil")),
        ("18980214_1-0002.xml", PageName("1898-02-14", "2", None)),
        ("WO1_LNIL_1898_02_14-0001.xml", PageName("1898-02-14", "1", "LNIL")),
        ("KB_JB900_1898-02-31_01-00003.txt", None),
        ("1898-02-14.txt", None),
        ("Le Nil 1898-02-14 page 3.txt", None),
        ("", None),
    ],
)
def test_page_name_follows_the_schemes_of_libraries(name: str, expected: PageName | None) -> None:
    assert page_name(name) == expected


def test_a_long_name_is_read_in_a_moment() -> None:
    start = time.process_time()
    assert page_name("A" * 100_000) is None
    assert page_name("A_" * 100_000) is None
    assert time.process_time() - start < 1


def test_the_day_of_a_name_comes_before_any_in_the_text() -> None:
    (article,) = articles("Paris, le 3 mars 1871. La crue.", "KB_JB900_1898-02-14_01-00003.txt")
    assert article == RawArticle(
        "Paris, le 3 mars 1871. La crue.", date="1898-02-14", source="JB900", page="3"
    )


def test_the_notice_beside_pages_is_no_article(tmp_path: Path) -> None:
    notice = "Conditions d'utilisation."
    found = read_folder(
        write_files(
            tmp_path,
            {
                "a/KB_JB900_1898-02-14_01-00003.txt": "La crue.",
                "a/_README.txt": notice,
                "c/pages/KB_JB900_1898-02-14_01-00003.txt": "La crue.",
                "c/_README.txt": notice,
                "b/_README.txt": notice,
            },
        )
    )
    for path in ("a/_README.txt", "c/_README.txt"):
        (problem,) = found[path]
        assert isinstance(problem, Problem)
        assert english(problem.reason).startswith("the notice beside the pages")
    assert found["b/_README.txt"] == [RawArticle(notice)]
