"""METS files give the articles of an issue, over columns and pages, and tell what is left out."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import read
from index.readers.digitised.mets import naming
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.mets_issue import (
    ADVERTISEMENT,
    BAL,
    CRUE,
    FILES,
    ISSUE,
    METADATA,
    PAGE_1,
    PAGE_2,
    alto,
    area,
    block,
    division,
    issue,
    mets,
)
from tests.support.read_files import storable
from tests.support.read_folder import read_folder, write_files

FIRST = RawArticle(
    "Nos dépêches\n\nLe fleuve monte.\n\nLes quais sont sous les eaux.",
    key="D1",
    title="La crue",
    date="14.02.1898",
    source="Le Nil",
    page="1-2",
    language="fr",
)
SECOND = RawArticle(
    "On a dansé.",
    key="D2",
    title="Le bal",
    date="14.02.1898",
    source="Le Nil",
    author="Anne Roy",
    section="ÉCHOS",
    page="2",
    captions=("La salle.",),
    language="fr",
)
LEFT_OUT = [
    "1 advertisement left out, with 12 characters",
    "6 characters in 1 block of no article left out",
]


def found_in(folder: Path, files: Mapping[str, str | bytes]) -> tuple[list[RawArticle], list[str]]:
    """Return the articles of all files of a folder, and their problems in words."""
    parts = [part for items in read_folder(write_files(folder, files)).values() for part in items]
    articles = [part for part in parts if isinstance(part, RawArticle)]
    return articles, [english(part.reason) for part in parts if isinstance(part, Problem)]


def test_articles_go_over_blocks_and_pages(tmp_path: Path) -> None:
    articles, problems = found_in(tmp_path, issue())
    assert articles == [FIRST, SECOND]
    assert problems == LEFT_OUT


def test_an_issue_in_an_archive_is_read_likewise() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for path, content in issue().items():
            archive.writestr(f"nil/{path}", content)
    parts = list(read(Material("a.zip", data.getvalue())))
    titles = [part.title for part in parts if isinstance(part, RawArticle)]
    assert titles == ["La crue", "Le bal"]


@pytest.mark.parametrize(
    "paths",
    [
        ("file://./ALTO/1.xml", "file://./ALTO/2.xml"),
        ("ALTO\\1.xml", "./ALTO/2.xml"),
        ("file:///disk/nil/1.xml", "https://nil.example/2.xml"),
        ("alto/1.XML", "../../2.xml"),
    ],
)
def test_pages_are_found_by_path_or_name(tmp_path: Path, paths: tuple[str, str]) -> None:
    files = dict(zip(FILES, paths, strict=True))
    content = mets(CRUE, BAL, ADVERTISEMENT, files=files)
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": content})
    assert articles == [FIRST, SECOND]


def test_files_outside_the_folder_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(PAGE_1)
    content = mets(CRUE, files={"F1": "../secret.xml"})
    articles, problems = found_in(tmp_path / "archive", {"a-mets.xml": content})
    assert articles == []
    assert problems == ["2 pages of the issue cannot be found, ../secret.xml first"]


def test_pages_that_are_missing_or_broken_are_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a-mets.xml": ISSUE, "ALTO/1.xml": PAGE_1}
    articles, problems = found_in(tmp_path, files)
    assert [article.title for article in articles] == ["La crue"]
    assert "1 page of the issue cannot be found, file://./ALTO/2.xml first" in problems


def test_an_issue_without_articles_gives_its_pages(tmp_path: Path) -> None:
    articles, problems = found_in(tmp_path, {**issue(), "a-mets.xml": mets(files=FILES)})
    assert [(article.page, article.date, article.source) for article in articles] == [
        ("1", "14.02.1898", "Le Nil"),
        ("2", "14.02.1898", "Le Nil"),
    ]
    assert articles[0].text.startswith("LE NIL\n\nNos dépêches")
    assert problems == []


def test_a_section_with_a_text_of_its_own_is_an_article(tmp_path: Path) -> None:
    section = division("SECTION", division("BODY", area("B3")), ID="S", LABEL="Échos")
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": mets(CRUE, section, files=FILES)})
    assert [(article.key, article.title) for article in articles] == [
        ("D1", "La crue"),
        ("S", "Échos"),
    ]


def test_the_image_of_a_table_is_a_part_of_the_text(tmp_path: Path) -> None:
    table = division("ARTICLE", division("TABLE", division("IMAGE", area("B3"))), LABEL="Cours")
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": mets(table, files=FILES)})
    assert (articles[0].text, articles[0].captions) == ("Le fleuve monte.", ())


def test_labels_that_are_no_titles_give_way_to_what_is_printed(tmp_path: Path) -> None:
    content = ISSUE.replace('LABEL="La crue"', 'LABEL="Untitled 3"')
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": content})
    assert articles[0].title == "LA CRUE"


@pytest.mark.parametrize(
    ("metadata", "name", "expected"),
    [
        (METADATA.replace("14.02.1898", "1898-02-14"), "a-mets.xml", "1898-02-14"),
        (METADATA.replace("14.02.1898", "1898"), "a-mets.xml", "14.02.1898"),
        ("", "a-mets.xml", "14.02.1898"),
        (
            '<m:dmdSec ID="ISSUE"><dc:date>1898/02/14</dc:date></m:dmdSec>',
            "a-mets.xml",
            "14.02.1898",
        ),
    ],
)
def test_the_day_is_that_of_the_issue(
    tmp_path: Path, metadata: str, name: str, expected: str
) -> None:
    content = mets(CRUE, files=FILES, metadata=metadata)
    articles, _ = found_in(tmp_path, {**issue(), name: content})
    assert (articles[0].date, articles[0].source) == (expected, "Le Nil")


def test_the_name_of_the_file_tells_the_day_for_want_of_any(tmp_path: Path) -> None:
    content = mets(CRUE, files=FILES, metadata="").replace(" 14.02.1898", "")
    files: dict[str, str | bytes] = {"ALTO/1.xml": PAGE_1, "ALTO/2.xml": PAGE_2}
    articles, _ = found_in(tmp_path, {**files, "18980214_1-METS.xml": content})
    assert articles[0].date == "1898-02-14"


SPAR = '<m:dmdSec ID="D"><m:xmlData><dc:title>Le Nil</dc:title><dc:date>1898-02-14</dc:date></m:xmlData></m:dmdSec>'


def test_an_issue_of_the_bnf_has_its_articles_in_another_folder(tmp_path: Path) -> None:
    toc = mets(CRUE, BAL, files={}, metadata="", dmdid="").replace(
        ' LABEL="Le Nil no. 45 14.02.1898"', ""
    )
    toc = toc.replace('"F1"', '"ocr.1"').replace('"F2"', '"ocr.2"').replace("LOGICAL", "logical")
    manifest = mets(files={}, metadata=SPAR, dmdid="D").replace("LOGICAL", "other")
    files: dict[str, str | bytes] = {
        "nil/manifest.xml": manifest,
        "nil/toc/T0000001.xml": toc,
        "nil/ocr/X0000001.xml.gz": gzip.compress(PAGE_1.encode()),
        "nil/ocr/X0000002.xml": PAGE_2,
    }
    found = read_folder(write_files(tmp_path, files))
    articles = [part for part in found["nil/manifest.xml"] if isinstance(part, RawArticle)]
    assert [(one.title, one.date, one.source) for one in articles] == [
        ("La crue", "1898-02-14", "Le Nil"),
        ("Le bal", "1898-02-14", "Le Nil"),
    ]
    assert [name for name, parts in found.items() if parts] == ["nil/manifest.xml"]


@pytest.mark.parametrize("folder", ["toc", "METS"])
def test_pages_are_named_by_an_issue_in_a_folder_beside_theirs(tmp_path: Path, folder: str) -> None:
    files = {
        f"nil/{folder}/1.xml": ISSUE.replace("./ALTO", "../ALTO"),
        "nil/ALTO/1.xml": PAGE_1,
        "nil/ALTO/2.xml": PAGE_2,
    }
    articles, _ = found_in(tmp_path, files)
    assert articles == [FIRST, SECOND]


def test_a_metadata_section_about_scans_costs_nothing(tmp_path: Path) -> None:
    technical = '<m:amdSec ID="X"><mix><a/></mix></m:amdSec>' * 50_000
    content = ISSUE.replace("<m:fileSec>", f"{technical}<m:fileSec>")
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": content})
    assert articles == [FIRST, SECOND]


def test_an_issue_alone_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="pages of the issue cannot be found"):
        list(read(Material("a-mets.xml", ISSUE.encode())))


def test_an_issue_cut_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    write_files(tmp_path, issue())
    content = ISSUE.encode()
    for size in range(0, len(content), 97):
        with suppress(UnreadableFile):
            found = read_folder(write_files(tmp_path, {"a-mets.xml": content[:size]}))
            assert all(storable(part) for parts in found.values() for part in parts)


def test_divisions_nested_deeply_are_read(tmp_path: Path) -> None:
    depth = 5000
    content = ISSUE.replace(CRUE, f"{'<m:div>' * depth}{CRUE}{'</m:div>' * depth}")
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": content})
    assert articles == [FIRST, SECOND]


def test_files_within_files_without_end_are_read_in_a_moment(tmp_path: Path) -> None:
    start = time.process_time()
    nested = '<m:file ID="x"><m:FLocat href="x.xml"/>' * 5000 + "</m:file>" * 5000
    content = ISSUE.replace("<m:fileSec>", f"<m:fileSec>{nested}")
    articles, _ = found_in(tmp_path, {**issue(), "a-mets.xml": content})
    assert articles == [FIRST, SECOND]
    assert time.process_time() - start < 5


def test_pages_among_many_files_are_told_by_the_name_of_their_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "_MAX_CANDIDATES", 0)
    articles, _ = found_in(tmp_path, issue())
    assert articles == [FIRST, SECOND]


def test_an_issue_of_any_name_tells_its_pages(tmp_path: Path) -> None:
    files = {"nil.xml": ISSUE, "ALTO/1.xml": PAGE_1, "ALTO/2.xml": PAGE_2}
    articles, _ = found_in(tmp_path, files)
    assert articles == [FIRST, SECOND]


@pytest.mark.slow
def test_a_paragraph_of_many_blocks_is_read_in_a_moment(tmp_path: Path) -> None:
    names = [f"B{number}" for number in range(20_000)]
    article = division("ARTICLE", division("BODY", *map(area, names)), ID="D1", LABEL="La crue")
    page = alto(*(block(name, "les eaux montent") for name in names))
    files = {"a-mets.xml": mets(article, files={"F1": "1.xml"}), "1.xml": page}
    [found], _ = found_in(tmp_path, files)
    # joined one after the other, they would take a minute
    assert found.text == " ".join(["les eaux montent"] * len(names))
