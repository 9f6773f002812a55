"""A PDF file gives the article printed on its pages, as paragraphs in the order of reading."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import pdf
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column, made

pytest.importorskip("pypdfium2", reason="PDF files are an extra")


def read(content: bytes) -> RawArticle:
    (raw,) = pdf.read(Material("a.pdf", content))
    assert isinstance(raw, RawArticle)
    return raw


def test_lines_become_paragraphs_with_their_accents() -> None:
    second = column([f"   {COLUMN[0]}", *COLUMN[1:]], top=640)
    indented = [
        (80.0, 604.0, 10.0, "Le passeur n’avait jamais vu cela."),
        *column(["Il a vingt ans de métier."], top=570),
    ]
    raw = read(made([*column(COLUMN), *second, *indented]))
    assert raw.text.splitlines() == [
        PARAGRAPH,
        PARAGRAPH,
        "Le passeur n’avait jamais vu cela.",
        "Il a vingt ans de métier.",
    ]


def test_when_a_file_was_made_is_not_when_its_article_was_published() -> None:
    assert read(made(column(COLUMN))) == RawArticle(PARAGRAPH)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Le gouver-", "nement a démissionné mardi."], "Le gouvernement a démissionné mardi."),
        (
            ["Le porte-", "parole du gouvernement a parlé."],
            "Le porte-parole du gouvernement a parlé.",
        ),
        (
            ["Le général al-", "Assadi a parlé mardi soir."],
            "Le général al-Assadi a parlé mardi soir.",
        ),
        (
            ["La ville de Saint-", "Denis a voté mardi soir."],
            "La ville de Saint-Denis a voté mardi soir.",
        ),
        (
            ["Le bac – enfin –", "est revenu mardi soir à quai"],
            "Le bac – enfin – est revenu mardi soir à quai",
        ),
        (
            ["L’ofﬁcier a vériﬁé la", "ﬁche du passeur mardi soir"],
            "L’officier a vérifié la fiche du passeur mardi soir",
        ),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(lines: list[str], text: str) -> None:
    assert read(made(column(lines))).text == text


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_the_other_however_they_were_written(across: bool) -> None:
    left = column(
        [
            "Le bac de Rosette a repris",
            "ses traversées jeudi matin,",
            "après onze jours d’arrêt dus",
            "à la crue du",
        ]
    )
    right = column(
        [
            "fleuve. Les habitants de",
            "la rive droite devaient faire",
            "un détour de quarante",
            "kilomètres.",
        ],
        left=320,
    )
    texts = (
        sorted([*left, *right], key=lambda text: (-text[1], text[0])) if across else [*left, *right]
    )
    assert read(
        made([(60, 740, 20, "Le bac de Rosette est enfin de retour à quai"), *texts])
    ) == RawArticle(PARAGRAPH, title="Le bac de Rosette est enfin de retour à quai")


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = []
    for number in (1, 2, 3):
        header = (60.0, 800.0, 8.0, f"LE GRAND QUOTIDIEN — page {number} — lundi 25 février 2019")
        footer = (290.0, 30.0, 8.0, f"{number} / 3" if number < 3 else "– 3 –")
        pages.append(
            [header, *column([f"Paragraphe numéro {number} du long récit de voyage."]), footer]
        )
    assert read(made(*pages)).text.splitlines() == [
        f"Paragraphe numéro {number} du long récit de voyage." for number in (1, 2, 3)
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    number = (290.0, 30.0, 8.0, "12")
    assert read(made([*column(COLUMN[:2]), number], column(COLUMN[2:]))).text == PARAGRAPH


def test_what_a_browser_prints_around_a_page_gives_its_address_and_no_date() -> None:
    above = (30.0, 820.0, 8.0, "01/03/2019 10:12 Le bac - Le Nil")
    below = (30.0, 15.0, 8.0, "https://nil.example/bac?id=2 1/1")
    assert read(made([above, *column(COLUMN), below])) == RawArticle(
        PARAGRAPH, url="https://nil.example/bac?id=2"
    )


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
def test_the_title_is_what_is_printed_as_one_before_what_the_file_claims(
    given: str, printed: str | None, title: str | None
) -> None:
    raw = read(
        made([*([(60.0, 740.0, 20.0, printed)] if printed else []), *column(COLUMN)], title=given)
    )
    assert raw == RawArticle(PARAGRAPH, title=title)


def test_a_large_capital_belongs_to_the_word_it_begins() -> None:
    first, *others = COLUMN
    capital: Text = (60, 690, 26, first[0])
    assert (
        read(made([capital, (80, 700, 10, first[1:]), *column(others, top=676)])).text == PARAGRAPH
    )


def test_pages_without_text_are_told_to_be_scanned() -> None:
    with pytest.raises(
        UnreadableFile, match=r"it has no text layer \(scanned pages\); run OCR on it first"
    ):
        read(made([], [], text=False))


def test_a_text_layer_without_letters_is_told_to_be_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="its text layer cannot be read"):
        read(made(column(["#%+*~^ abc #%+*~^ #%+*~^ abcd"] * 8)))


def test_an_encrypted_file_is_told_to_be_so() -> None:
    key = "00" * 32
    trailer = f"/ID[<{key}><{key}>]/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"
    with pytest.raises(UnreadableFile, match="it is encrypted"):
        read(made(column(COLUMN), trailer=trailer))


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\n", made(column(COLUMN))[:300], b"bonjour", bytes(range(256))]
)
def test_a_damaged_file_is_told_to_be_so(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="it is damaged"):
        read(content)


def test_of_a_book_only_the_first_pages_are_read() -> None:
    raw, problem = pdf.read(
        Material("a.pdf", made(*(column(COLUMN, top=700 - number) for number in range(201))))
    )
    assert isinstance(raw, RawArticle)
    assert problem == Problem.of("pdf-pages-left-out", read=200, pages=201)


def test_without_what_reads_such_files_they_are_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableFile, match=r"pip install 'kiosque-search\[pdf\]'"):
        read(made(column(COLUMN)))


@pytest.mark.parametrize(
    "page",
    [
        [(50.0, 700.0, 0.001, "abc")] * 3000,
        [
            (float(place * 28), 800.0 - row * 6, 5.0, "mot")
            for row in range(120)
            for place in range(20)
        ],
        [(1e9, -1e9, 1e6, "abc def ghi jkl mno pqr stu vwx yz")],
    ],
)
def test_a_hostile_page_is_read_or_refused_in_a_moment(page: list[Text]) -> None:
    with suppress(UnreadableFile):
        read(made(page))


WHOLE = made([(60, 740, 20, "Le bac de Rosette"), *column(COLUMN)], column(COLUMN), title="Le bac")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
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
        place, inserted, left_out = content
        content = WHOLE[:place] + inserted + WHOLE[place + left_out :]
    with suppress(UnreadableFile):
        assert read(content).text.encode()
    assert capfd.readouterr() == ("", "")
