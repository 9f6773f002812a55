"""A row of a sheet is an article, whatever program wrote the sheet."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from index.errors import UnreadableFile
from index.readers import read
from index.readers.material import Material
from index.readers.office.serial_days import day_of_serial
from index.readers.office.xlsb_size import place_count
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import reasons
from tests.support.office_writer import odf, sheet_row, xlsx
from tests.support.xls_writer import xls

HEADER = ("Date de parution", "Support", "Titre", "Texte")
CELLS = ("2019-03-12", "Le Val", "La crue", "Il pleut.")
ARTICLE = RawArticle("Il pleut.", "1", "La crue", "2019-03-12", "Le Val")


def excel(*rows: tuple[str, ...]) -> bytes:
    return xlsx(("Revue", f"<sheetData>{''.join(sheet_row(*row) for row in rows)}</sheetData>"))


def opendocument(*rows: tuple[str, ...]) -> bytes:
    written = ""
    for row in rows:
        cells = "".join(
            f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row
        )
        written += f"<table:table-row>{cells}</table:table-row>"
    return odf(f'<table:table table:name="Revue">{written}</table:table>', kind="spreadsheet")


def old_excel(*rows: tuple[str, ...]) -> bytes:
    pytest.importorskip("python_calamine", reason="binary Excel files are an extra")
    return xls(rows)


def page(*rows: tuple[str, ...]) -> bytes:
    cells = ("".join(f"<td>{text}" for text in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    return f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>{table}</table></html>'.encode()


WRITERS = {
    "page.xls": page,
    "a.html": page,
    "a.xlsx": excel,
    "a.ods": opendocument,
    "a.xls": old_excel,
}
Writer = Callable[..., bytes]


def found(data: bytes, name: str = "a.xlsx") -> list[RawArticle | Problem]:
    return list(read(Material(name, data)))


@pytest.mark.parametrize("name", WRITERS)
def test_a_row_is_an_article(name: str) -> None:
    assert found(WRITERS[name](HEADER, CELLS), name) == [ARTICLE]


@pytest.mark.parametrize("name", WRITERS)
def test_titles_may_stand_above_the_names_of_columns(name: str) -> None:
    rows = (("Revue de presse",), ("",), ("Semaine du 12 mars", "Titre"), HEADER, CELLS)
    assert found(WRITERS[name](*rows), name) == [ARTICLE]


@pytest.mark.parametrize("name", WRITERS)
def test_a_row_without_title_and_text_is_named(name: str) -> None:
    article, problem = found(WRITERS[name](HEADER, CELLS, ("Total", "1")), name)
    assert article == ARTICLE
    assert "line 3" in reasons([problem])[0]


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls"])
def test_a_file_without_a_table_of_articles_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match='none is a "title"'):
        found(WRITERS[name](("Total", "12"), ("Moyenne", "3")), name)
    with pytest.raises(UnreadableFile, match="nothing below its column names"):
        found(WRITERS[name](HEADER), name)


def test_every_sheet_is_read_and_one_without_a_table_is_named() -> None:
    table = f"<sheetData>{sheet_row(*HEADER)}{sheet_row(*CELLS)}</sheetData>"
    other = f"<sheetData>{sheet_row('Total', '12')}</sheetData>"
    data = xlsx(("Mars", table), ("Synthèse", other), ("Avril", table), ("Vide", "<sheetData/>"))
    first, problem, second = found(data)
    assert [first, second] == [ARTICLE, ARTICLE]
    assert reasons([problem])[0].startswith('Synthèse: its columns are "Total", "12"')


def test_xlsx_cells_share_texts_and_show_days() -> None:
    formats = '<numFmts><numFmt numFmtId="170" formatCode="[$-40C]d mmmm yyyy"/></numFmts>'
    styles = f'{formats}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170"/></cellXfs>'
    row = (
        '<row r="2"><c r="A2" s="1"><v>43536</v></c><c r="C2" t="s"><v>4</v></c>'
        '<c r="D2" t="str"><f>A1</f><v>Il pleut.</v></c><c r="E2"><v>4</v></c></row>'
    )
    head = "".join(
        f'<c r="{letter}1" t="s"><v>{index}</v></c>' for index, letter in enumerate("ABCDE")
    )
    strings = ["Date", "Support", "Titre", "Texte", "La crue"]
    table = f'<sheetData><row r="1">{head.replace("<v>4<", "<v>5<")}</row>{row}</sheetData>'
    [article] = found(xlsx(("Revue", table), strings=[*strings, "Page"], styles=styles))
    assert article == RawArticle("Il pleut.", "1", "La crue", "2019-03-12", page="4")


def test_a_number_in_the_column_of_days_is_a_day() -> None:
    cells = '<row><c><v>43536.75</v></c><c t="inlineStr"><is><t>La crue</t></is></c></row>'
    [article] = found(xlsx(("a", f"<sheetData>{sheet_row('Date', 'Titre')}{cells}</sheetData>")))
    assert article == RawArticle("", "1", "La crue", "2019-03-12")


@pytest.mark.parametrize(
    ("serial", "since_1904", "expected"),
    [
        (43536, False, "2019-03-12"),
        (42074, True, "2019-03-12"),
        (43536.5, False, "2019-03-12 12:00"),
        (0, False, None),
        (1e9, False, None),
    ],
)
def test_days_are_counted_as_spreadsheets_do(
    serial: float, since_1904: bool, expected: str | None
) -> None:
    assert day_of_serial(serial, since_1904=since_1904) == expected


def test_a_cell_that_leads_to_an_address_gives_it() -> None:
    link = '<hyperlinks><hyperlink ref="C2" r:id="h1"/></hyperlinks>'
    table = f"<sheetData>{sheet_row(*HEADER)}{sheet_row(*CELLS)}</sheetData>{link}"
    [article] = found(xlsx(("a", table), links={"h1": "https://www.example.fr/a"}))
    assert isinstance(article, RawArticle)
    assert article.url == "https://www.example.fr/a"
    formula = '<row><c t="inlineStr"><is><t>La crue</t></is></c><c t="str"><f>HYPERLINK("https://b.fr/a","Lire")</f><v>Lire</v></c></row>'
    data = xlsx(("a", f"<sheetData>{sheet_row('Titre', 'Lien')}{formula}</sheetData>"))
    assert [part.url for part in found(data) if isinstance(part, RawArticle)] == ["https://b.fr/a"]


def test_ods_days_repeated_cells_and_comments_are_read() -> None:
    names = "".join(
        f"<table:table-cell><text:p>{name}</text:p></table:table-cell>"
        for name in ("Date", "Note", "Note", "Titre")
    )
    comment = "<office:annotation><text:p>Vérifier</text:p></office:annotation>"
    row = (
        '<table:table-cell office:date-value="2019-03-12"><text:p>12 mars</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="2"/>'
        f"<table:table-cell>{comment}<text:p>La <text:span>crue</text:span></text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>'
    )
    rows = (
        f"<table:table-row>{names}</table:table-row><table:table-row>{row}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    data = odf(f'<table:table table:name="a">{rows}</table:table>', kind="spreadsheet")
    assert found(data, "a.ods") == [RawArticle("", "1", "La crue", "2019-03-12")]


def test_a_cell_at_the_end_of_the_sheet_takes_no_room() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    table = f"<sheetData>{sheet_row(*HEADER)}{sheet_row(*CELLS)}{far}</sheetData>"
    assert found(xlsx(("a", table))) == [ARTICLE]


def test_xlsb_places_are_counted_up_to_the_last_cell() -> None:
    def record(kind: int, number: int) -> bytes:
        return bytes([kind, 4]) + struct.pack("<I", number)

    assert place_count(record(0, 0) + record(1, 2) + record(0, 9) + record(7, 0)) == 10 * 3
    assert place_count(record(0, 1_048_575) + record(2, 16_383)) == 1 << 34
    assert place_count(b"\xff" * 100) == 0


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        ("WordDocument", "save it as DOCX"),
        ("PowerPoint Document", "save it as PPTX"),
        ("EncryptedPackage", "password"),
        ("Autre", "before 2007"),
    ],
)
def test_other_office_files_of_before_2007_are_named(stream: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        found(xls([], stream=stream), "a.doc")


def test_a_page_that_is_named_for_excel_is_a_table_if_it_has_one() -> None:
    table = (
        "<table><tr></tr></table><table><tr><td colspan=2>Revue<td>Titre</tr><tr><td colspan=2>x</tr></table>"
        "<table><tr><th>Date</th><th>Titre</th></tr>"
        '<tr><td>2019-03-12</td><td><a href="https://www.example.fr/a?b=1&amp;c=2">La crue</a></td></tr></table>'
    )
    expected = RawArticle("", "1", "La crue", "2019-03-12", url="https://www.example.fr/a?b=1&c=2")
    article, problem = found(f"<html><body>{table}</body></html>".encode(), "a.xls")
    assert article == expected
    assert isinstance(problem, Problem)


def test_a_text_that_is_named_for_excel_is_a_table() -> None:
    rows = "\n".join("\t".join(row) for row in (HEADER, CELLS))
    assert found(rows.encode(), "a.xls") == [ARTICLE]
