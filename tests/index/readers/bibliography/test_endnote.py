"""The XML of EndNote: an article a record."""

from __future__ import annotations

import pytest

from index.readers import Problem, RawArticle, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import storable

RECORD = (
    '<record><database name="presse.enl">presse.enl</database><rec-number>12</rec-number>'
    '<ref-type name="Newspaper Article">23</ref-type>'
    "<contributors><authors><author><style face='normal'>Martin, Anne</style></author>"
    "<author>AFP</author></authors></contributors>"
    "<titles><title><style>La Loire </style><style face='italic'>déborde</style></title>"
    "<secondary-title><style>Le Courrier ligérien</style></secondary-title></titles>"
    "<pages>3-4</pages><section>Région</section>"
    "<dates><year>2019</year><pub-dates><date>12 mars</date></pub-dates></dates>"
    "<abstract>La Loire est sortie de son lit.</abstract>"
    "<urls><related-urls><url>https://exemple.fr/crue</url></related-urls>"
    "</urls>"
    "<access-date>2024-05-02</access-date><language>fr</language></record>"
)
WHOLE = f'<?xml version="1.0" encoding="UTF-8" ?><xml><records>{RECORD}</records></xml>'


def read_endnote(text: str, name: str = "presse.xml") -> list[RawArticle | Problem]:
    """Read a library."""
    return list(read(Material(name, text.encode())))


def article(record: str) -> RawArticle:
    """Return the article of a record."""
    [raw] = read_endnote(f"<xml><records>{record}</records></xml>")
    assert isinstance(raw, RawArticle)
    return raw


@pytest.mark.parametrize("name", ["presse.xml", "PRESSE.XML", "presse"])
def test_a_record_becomes_an_article(name: str) -> None:
    assert read_endnote(WHOLE, name) == [
        RawArticle(
            "La Loire est sortie de son lit.",
            key="12",
            title="La Loire déborde",
            date="2019-03-12",
            source="Le Courrier ligérien",
            url="https://exemple.fr/crue",
            author="Anne Martin, AFP",
            section="Région",
            page="3-4",
            saved="2024-05-02",
            language="fr",
        )
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12 mars", "2019-03-12"),
        ("March 12", "2019-03-12"),
        ("2019-03-12", "2019-03-12"),
        ("", "2019"),
    ],
)
def test_days_are_written_as_articles_have_them(written: str, expected: str) -> None:
    assert article(RECORD.replace("12 mars", written)).date == expected


def test_a_library_that_is_cut_short_anywhere_keeps_the_records_before() -> None:
    data = f"<xml><records>{RECORD}{RECORD.replace('12<', '13<')}"
    for end in range(data.rindex("<record>"), len(data), 9):
        parts = read_endnote(data[:end])
        assert keys(parts)[:1] == ["12"]
        assert all(map(storable, parts))


def test_a_record_that_is_cut_short_is_named() -> None:
    parts = read_endnote(WHOLE[: WHOLE.index("<access-date>")])
    assert reasons(parts) == ["item 1: it is cut short; what there is of it was read"]
