"""The PDF reader gives the article on the pages of a file, or tells why there is none."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import pdf
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column, pdf_file
from tests.support.read_pdf import read, read_pages

pytest.importorskip("pypdfium2", reason="PDF files are an extra")


def test_a_pdf_article_has_no_date_from_when_the_file_was_made() -> None:
    assert read_pages(column(COLUMN)) == RawArticle(PARAGRAPH)


@pytest.mark.parametrize(
    ("given", "printed", "title"),
    [
        ("Le bac de Rosette", "Le bac de Rosette", "Le bac de Rosette"),
        ("Microsoft Word - bac.doc", "Le bac de Rosette", "Le bac de Rosette"),
        ("Microsoft Word - bac.doc", None, None),
        ("page_12.indd", None, None),
        ("Maquette 2018", None, None),
        ("Le bac est de retour", None, "Le bac est de retour"),
        ("Le bac est de retour", "La crue du Nil", "La crue du Nil"),
        ("", "La crue du Nil", "La crue du Nil"),
        ("", None, None),
    ],
)
def test_a_pdf_title_is_the_printed_one_before_the_given_one(
    given: str, printed: str | None, title: str | None
) -> None:
    page = column(COLUMN)
    if printed:
        page.insert(0, (60.0, 740.0, 20.0, printed))
    assert read(pdf_file(page, title=given)) == RawArticle(PARAGRAPH, title=title)


def test_a_pdf_of_scanned_pages_is_refused() -> None:
    content = pdf_file([], [], has_text=False)
    with pytest.raises(
        UnreadableFile, match=r"it has no text layer \(scanned pages\); run OCR on it first"
    ):
        read(content)


def test_a_pdf_with_a_text_layer_without_letters_is_refused() -> None:
    content = pdf_file(column(["#%+*~^ abc #%+*~^ #%+*~^ abcd"] * 8))
    with pytest.raises(UnreadableFile, match="its text layer cannot be read"):
        read(content)


def test_an_encrypted_pdf_is_refused() -> None:
    key = "00" * 32
    trailer = f"/ID[<{key}><{key}>]/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"
    content = pdf_file(column(COLUMN), trailer=trailer)
    with pytest.raises(UnreadableFile, match="it is encrypted"):
        read(content)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\n", pdf_file(column(COLUMN))[:300], b"bonjour", bytes(range(256))]
)
def test_a_damaged_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="it is damaged"):
        read(content)


def test_of_a_pdf_book_only_the_first_pages_are_read() -> None:
    pages = [column(COLUMN, top=700 - index) for index in range(201)]
    raw, problem = pdf.read(Material("a.pdf", pdf_file(*pages)))
    assert isinstance(raw, RawArticle)
    assert problem == Problem.of("pdf-pages-left-out", read=200, pages=201)


def test_a_pdf_is_refused_with_what_to_install_without_pypdfium2(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    content = pdf_file(column(COLUMN))
    with pytest.raises(UnreadableFile, match=r"pip install 'kiosque-search\[pdf\]'"):
        read(content)


def page_of_words() -> list[Text]:
    """Return a page with 120 lines of 20 words, each written by itself."""
    page: list[Text] = []
    for row in range(120):
        page += [(index * 28.0, 800.0 - row * 6, 5.0, "mot") for index in range(20)]
    return page


@pytest.mark.parametrize(
    "page",
    [
        [(50.0, 700.0, 0.001, "abc")] * 3000,
        page_of_words(),
        [(1e9, -1e9, 1e6, "abc def ghi jkl mno pqr stu vwx yz")],
    ],
)
def test_a_hostile_pdf_page_is_read_or_refused_in_a_moment(page: list[Text]) -> None:
    with suppress(UnreadableFile):
        read_pages(page)


WHOLE = pdf_file(
    [(60, 740, 20, "Le bac de Rosette"), *column(COLUMN)], column(COLUMN), title="Le bac"
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(),
        st.tuples(st.integers(0, len(WHOLE)), st.binary(max_size=20), st.integers(0, 20)),
    )
)
def test_any_bytes_are_a_pdf_or_refused(
    capfd: pytest.CaptureFixture[str], content: bytes | tuple[int, bytes, int]
) -> None:
    if isinstance(content, tuple):
        offset, inserted, removed = content
        content = WHOLE[:offset] + inserted + WHOLE[offset + removed :]
    with suppress(UnreadableFile):
        assert read(content).text.encode()
    assert capfd.readouterr() == ("", "")
