"""An ALTO file is a page: its blocks are paragraphs, and divided words are whole."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers.digitised import alto as alto_reader
from index.readers.digitised.alto_page import page_of
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.mets_issue import PAGE_1, alto, block, line
from tests.support.read_files import storable
from tests.support.read_folder import read_folder, write_files
from tests.support.read_xml import articles
from tests.support.unfinished_markup import UNFINISHED_MARKUP

FIRST_PART = '<String CONTENT="mon" SUBS_TYPE="HypPart1" SUBS_CONTENT="montent"/><HYP CONTENT="-"/>'
SECOND_PART = '<String CONTENT="tent" SUBS_TYPE="HypPart2" SUBS_CONTENT="montent"/>'

WITHOUT_WHOLE = (
    '<String CONTENT="mon" SUBS_TYPE="HypPart1"/>',
    '<String CONTENT="tent" SUBS_TYPE="HypPart2"/>',
)


def text_of(*lines: str) -> str:
    """Return the text of a block with some lines."""
    content = alto(f'<TextBlock ID="B">{"".join(lines)}</TextBlock>').encode()
    return page_of(Material("a.xml", content)).blocks["B"]


def test_a_page_alone_is_an_article() -> None:
    head = "<sourceImageInformation><fileName>C:\\nil\\1898-02-14_01-00003.tif</fileName></sourceImageInformation>"
    (article,) = articles(
        alto(block("B1", "La crue"), block("B2", "Le fleuve monte."), number=3, head=head)
    )
    assert article == RawArticle("La crue\n\nLe fleuve monte.", date="1898-02-14", page="3")


def test_the_name_of_a_page_tells_its_day_and_number() -> None:
    (article,) = articles(PAGE_1, "18980214_1-0002.xml")
    assert (article.date, article.page) == ("1898-02-14", "2")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((line("Les", "eaux", FIRST_PART), line(SECOND_PART, "encore.")), "Les eaux montent encore."),
        ((line("Les", '<String CONTENT="mon"/><HYP/>'), line("tent")), "Les montent"),
        ((line("Les", '<String CONTENT="mon-"/><HYP/>'), line("tent")), "Les montent"),
        ((line(WITHOUT_WHOLE[0]), line(WITHOUT_WHOLE[1])), "montent"),
        ((line('<String CONTENT="Saint"/><HYP/>'), line("Denis")), "Saint-Denis"),
        ((line(SECOND_PART, "encore."),), "encore."),
        ((line("L’eau", "<String CONTENT='monte'/><String CONTENT='.'/>"),), "L’eau monte."),
        (("<TextLine><String CONTENT='Les'/><String CONTENT='eaux'/></TextLine>",), "Les eaux"),
        ((line("R&amp;D", "&#233;t&#233;"),), "R&D été"),
        ((), ""),
    ],
)  # fmt: skip
def test_words_are_written_as_they_are_meant(lines: tuple[str, ...], expected: str) -> None:
    assert text_of(*lines) == expected


@pytest.mark.parametrize("declared", ["ISO-8859-1", "UTF-8", "UTF-16"])
def test_a_page_is_read_in_the_encoding_that_it_has(declared: str) -> None:
    content = PAGE_1.replace("UTF-8", declared)
    assert "Nos dépêches" in articles(content.encode())[0].text
    assert "Nos dépêches" in articles(content.encode("cp1252"))[0].text


@pytest.mark.parametrize("namespace", ["", 'xmlns="http://bibnum.bnf.fr/ns/alto_prod"'])
def test_a_page_has_any_namespace(namespace: str) -> None:
    content = PAGE_1.replace('xmlns="http://www.loc.gov/standards/alto/ns-v3#"', namespace)
    assert len(articles(content)) == 1


def test_a_page_that_is_not_well_formed_is_read_all_the_same() -> None:
    content = PAGE_1.replace("LE", "R & D").replace("</PrintSpace>", "")
    assert articles(content)[0].text.startswith("R & D NIL\n\nNos dépêches")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="a page without text"):
        articles(alto())


def test_pages_of_one_folder_are_articles_without_a_mets_file(tmp_path: Path) -> None:
    found = read_folder(write_files(tmp_path, {"1.xml": PAGE_1, "2.xml": PAGE_1}))
    assert [len(parts) for parts in found.values()] == [1, 1]


def test_entities_are_never_expanded() -> None:
    content = PAGE_1.replace("?>", '?><!DOCTYPE alto [<!ENTITY a "haha">]>').replace("LE", "&a;")
    assert articles(content)[0].text.startswith("&a; NIL")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [*UNFINISHED_MARKUP, "<ComposedBlock>", "<TextBlock ID='a'>", "<String"]
)
def test_a_hostile_page_is_read_or_refused_in_a_moment(piece: str) -> None:
    start = time.process_time()
    with suppress(UnreadableFile):
        articles(PAGE_1[:300] + piece * 30_000)
    assert time.process_time() - start < 5


def test_a_page_cut_anywhere_is_read_or_refused() -> None:
    content = PAGE_1.encode()
    for size in range(0, len(content), 5):
        with suppress(UnreadableFile):
            assert all(map(storable, alto_reader.read(Material("a.xml", content[:size]))))
