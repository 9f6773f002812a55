"""Articles of Delpher have what the metadata of their issue say of them."""

from __future__ import annotations

from pathlib import Path

from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_folder import read_folder, write_files
from tests.support.read_xml import articles

ISSUE = "ddd:010015649:mpeg21"
METADATA = (
    f'<?xml version="1.0"?><DIDL xmlns:dc="c" xmlns:dcx="x"><Item dc:identifier="{ISSUE}"><Component><Resource>'
    "<dc:title>Le Nil</dc:title><dc:date>1898-02-14</dc:date><dc:language>fr</dc:language></Resource></Component>"
    f'<Item dc:identifier="{ISSUE}:a0001"><dc:subject>artikel</dc:subject><dc:title>La crue</dc:title>'
    f'<dcx:article-part pageid="{ISSUE}:p002"/></Item>'
    f'<Item dc:identifier="{ISSUE}:a0002"><dc:subject>advertentie</dc:subject></Item></Item></DIDL>'
)
ARTICLE = '<?xml version="1.0" encoding="UTF-8"?>\n<text><title>La crue</title><p>Le fleuve monte.</p></text>'
ADVERTISEMENT = "<text><p>Savon du Nil.</p></text>"
FIRST = "DDD_010015649_0001_articletext.xml"
SECOND = "DDD_010015649_0002_articletext.xml"
WHOLE = RawArticle(
    "Le fleuve monte.", title="La crue", date="1898-02-14", source="Le Nil", page="2", language="fr"
)


def test_an_article_has_the_day_and_newspaper_of_its_issue(tmp_path: Path) -> None:
    found = read_folder(write_files(tmp_path, {"didl.xml": METADATA, FIRST: ARTICLE}))
    assert found[FIRST] == [WHOLE]
    (problem,) = found["didl.xml"]
    assert isinstance(problem, Problem)
    assert english(problem.reason).startswith("the metadata of an issue")


def test_metadata_of_another_issue_say_nothing(tmp_path: Path) -> None:
    other = METADATA.replace("1898", "1902").replace("010015649", "010099999")
    found = read_folder(
        write_files(
            tmp_path,
            {"DDD_010099999_didl.xml": other, "DDD_010015649_didl.xml": METADATA, FIRST: ARTICLE},
        )
    )
    assert found[FIRST] == [WHOLE]


def test_advertisements_are_told(tmp_path: Path) -> None:
    found = read_folder(write_files(tmp_path, {"didl.xml": METADATA, SECOND: ADVERTISEMENT}))
    (problem,) = found[SECOND]
    assert isinstance(problem, Problem)
    assert english(problem.reason) == "1 advertisement left out, with 13 characters"


def test_an_article_without_metadata_is_read() -> None:
    assert articles(ARTICLE, FIRST) == [RawArticle("Le fleuve monte.", title="La crue")]


def test_broken_metadata_spoil_no_article(tmp_path: Path) -> None:
    found = read_folder(write_files(tmp_path, {"didl.xml": "<DIDL", FIRST: ARTICLE}))
    assert found[FIRST] == [RawArticle("Le fleuve monte.", title="La crue")]
