"""RIS: an article a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, format_name, read
from index.readers.bibliography import ris
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import storable

RECORD = """TY  - NEWS
TI  - La Loire déborde à Nevers
AU  - Martin, Anne
AU  - Le Goff, Yann
T2  - Le Courrier ligérien
DA  - 2019/03/12/
PY  - 2019
AB  - La Loire est sortie de son lit dans la nuit.
SE  - Région
SP  - 3
EP  - 4
UR  - https://exemple.fr/crue
LA  - fr
Y2  - 2024/05/02/10:00:00
L1  - files/12/crue.pdf
L2  - https://exemple.fr/crue.html
ER  -
"""
OTHER = RECORD.replace("déborde", "se retire")


def read_ris(text: str | bytes, name: str = "presse.ris") -> list[RawArticle | Problem]:
    """Read a bibliography."""
    return list(read(Material(name, text.encode() if isinstance(text, str) else text)))


def field(line: str, name: str) -> str | None:
    """Return a field of the article of a record with this line in place of its day."""
    [raw] = read_ris(RECORD.replace("DA  - 2019/03/12/\nPY  - 2019", line))
    value: str | None = getattr(raw, name)
    return value


@pytest.mark.parametrize("name", ["presse.ris", "PRESSE.RIS", "presse.txt", "presse"])
def test_a_record_becomes_an_article(name: str) -> None:
    assert read_ris(RECORD, name) == [
        RawArticle(
            "La Loire est sortie de son lit dans la nuit.",
            key="1",
            title="La Loire déborde à Nevers",
            date="2019-03-12",
            source="Le Courrier ligérien",
            url="https://exemple.fr/crue",
            author="Anne Martin, Yann Le Goff",
            section="Région",
            page="3-4",
            saved="2024-05-02",
            language="fr",
        )
    ]


def test_attached_files_are_named_for_those_who_look_for_them() -> None:
    [raw] = ris.read(Material("a.ris", RECORD.encode()))
    assert isinstance(raw, RawArticle)
    assert raw.files == ("files/12/crue.pdf",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_bibliography_may_have_another_encoding(encoding: str, line_end: str) -> None:
    data = RECORD.replace("\n", line_end).encode(encoding)
    [raw] = read_ris(data)
    assert isinstance(raw, RawArticle)
    assert (raw.title, raw.section, raw.page) == ("La Loire déborde à Nevers", "Région", "3-4")


def test_each_record_has_its_number_or_its_own_id() -> None:
    named = OTHER.replace("TY  - NEWS", "TY  - NEWS\nID  - LOIRE2019")
    assert keys(read_ris(f"{RECORD}\n{named}\n{RECORD}")) == ["1", "LOIRE2019", "3"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DA  - 2019/03/12", "2019-03-12"),
        ("DA  - 2019/3/2//", "2019-03-02"),
        ("Y1  - 2019/03/12/mardi", "2019-03-12"),
        ("DA  - 2019/03//", "2019-03"),
        ("DA  - 2019///printemps", "2019"),
        ("PY  - 2019", "2019"),
        ("PY  - 2019\nDA  - 12 mars", "2019-03-12"),
        ("PY  - 2019\nDA  - Mar 12", "2019-03-12"),
        ("PY  - 2019\nY1  - 2019/03/12/", "2019-03-12"),
        ("DA  - 12 mars 2019\nPY  - 2019", "12 mars 2019"),
        ("DA  - 2019/13/12", "2019"),
    ],
)
def test_days_are_written_as_articles_have_them(line: str, expected: str) -> None:
    assert field(line, "date") == expected


@pytest.mark.parametrize(
    "lines", ["T1  - Un titre", "TI  - Un titre", "CT  - Un titre", "TI  - Un\n      titre"]
)
def test_a_title_has_one_of_several_tags(lines: str) -> None:
    [raw] = read_ris(f"TY  - NEWS\n{lines}\nER  - \n")
    assert isinstance(raw, RawArticle)
    assert raw.title == "Un titre"


@pytest.mark.parametrize("tag", ["T2", "JO", "JF", "JA"])
def test_a_newspaper_has_one_of_several_tags(tag: str) -> None:
    [raw] = read_ris(f"TY  - NEWS\nTI  - Un titre\n{tag}  - La Gazette\nER  -\n")
    assert isinstance(raw, RawArticle)
    assert raw.source == "La Gazette"


def test_a_long_summary_may_have_several_lines() -> None:
    [raw] = read_ris("TY  - NEWS\nTI  - Un titre\nN2  - Une ligne.\nUne autre : la suite.\nER  - ")
    assert isinstance(raw, RawArticle)
    assert raw.text == "Une ligne.\nUne autre : la suite."


def test_records_without_a_text_are_told_to_have_none() -> None:
    record = "TY  - NEWS\nTI  - Un titre\nER  - \n"
    assert reasons(read_ris(record * 3)) == ["of 3 articles, 3 have a title and no text"]


def test_a_record_without_title_and_text_is_named() -> None:
    parts = read_ris(f"{RECORD}TY  - NEWS\nDA  - 2019\nER  - \n")
    assert reasons(parts) == ["item 2: neither text nor title"]


def test_records_that_do_not_end_are_read_and_named() -> None:
    parts = read_ris(RECORD.replace("ER  -\n", "") + OTHER)
    assert keys(parts) == ["1", "2"]
    assert reasons(parts) == ["item 1: it is cut short; what there is of it was read"]


def test_a_file_that_is_cut_short_anywhere_keeps_the_records_before() -> None:
    data = (RECORD + OTHER).encode()
    for end in range(len(RECORD.encode()), len(data), 5):
        parts = read_ris(data[:end])
        assert keys(parts)[:1] == ["1"]
        assert all(map(storable, parts))


def test_a_file_without_records_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_ris("Une bibliographie sans notice.")


def test_a_text_that_quotes_a_tag_is_a_text() -> None:
    text = "Dans un fichier RIS, la ligne\nTY  - NEWS\nouvre une notice.\n"
    assert format_name(Material("a.txt", text.encode())) == "text"


@given(st.text(alphabet="TYERAU1 -\n/é", max_size=60))
def test_anything_can_be_read(text: str) -> None:
    assert all(map(storable, read_ris(f"TY  - NEWS\n{text}")))


def test_a_value_of_many_lines_is_read_in_a_moment() -> None:
    lines = 300_000  # joined one after the other, they would take minutes
    [article] = read_ris("TY  - NEWS\nTI  - Crue\nAB  - " + "eau\n" * lines + "ER  - \n")
    assert isinstance(article, RawArticle)
    assert article.text.count("eau") == lines
