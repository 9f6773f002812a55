"""XML of any kind is read if its elements hold articles under usual names."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import xml
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_files import storable
from tests.support.read_xml import TEXT, articles, problems
from tests.support.unfinished_markup import UNFINISHED_MARKUP

RECORD = (
    f"<titre>La crue</titre><date>2019-03-12</date><journal>Le Nil</journal><texte>{TEXT}</texte>"
)
OTHER = RECORD.replace("La crue", "La digue")
KEYED = f'<str name="journal">Le Nil</str><arr name="texte"><str>{TEXT}</str></arr>'
HTML = f'<source name="Le Nil"/><content><![CDATA[<p>{TEXT}</p>]]></content>'
DUBLIN_CORE = f"<dc:source>Le Nil</dc:source><dc:description>{TEXT}</dc:description>"
IN_PARTS = (
    "<date><jour>12</jour><mois>3</mois><annee>2019</annee></date>"
    "<journal><nom>Le Nil</nom><ville>Assouan</ville></journal>"
)
CRUE = RawArticle(TEXT, key="1", title="La crue", date="2019-03-12", source="Le Nil")


@pytest.mark.parametrize(
    "content",
    [
        f"<articles><article>{RECORD}</article><article>{OTHER}</article></articles>",
        f"<base><corps><fiche>{RECORD}</fiche><fiche>{OTHER}</fiche></corps></base>",
        f"<row>{RECORD}</row>\n<row>{OTHER}</row>",
        f"<root><item>{RECORD}</item><breve>{OTHER}</breve></root>",
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a><doc>{RECORD}</doc><doc>{OTHER}</doc></a>',
        f"<a xmlns:dc='d'><x:doc>{RECORD}</x:doc><x:doc>{OTHER}</x:doc></a>",
        f"<A><DOC>{RECORD}</DOC><DOC>{OTHER}</DOC></A>",
        f"<a><doc><meta>{RECORD}</meta></doc><doc><meta>{OTHER}</meta></doc></a>",
    ],
)
def test_each_element_with_the_fields_of_an_article_is_one(content: str) -> None:
    first, second = articles(content)
    assert first == CRUE
    assert second.title == "La digue"


@pytest.mark.parametrize(
    "record",
    [
        f'<article titre="La crue" date="2019-03-12" journal="Le Nil">{TEXT}</article>',
        f'<article titre="La crue" date="2019-03-12" journal="Le Nil"><p>{TEXT}</p></article>',
        f'<d><field name="titre">La crue</field><date name="date">2019-03-12</date>{KEYED}</d>',
        f'<d><title>La crue</title><date when="2019-03-12">mardi</date>{HTML}</d>',
        f"<d><dc:title>La crue</dc:title><dc:date>2019-03-12</dc:date>{DUBLIN_CORE}</d>",
        f"<d><titre>La crue</titre>{IN_PARTS}<texte>{TEXT}</texte></d>",
    ],
)
def test_fields_are_read_wherever_they_stand(record: str) -> None:
    assert articles(f"<base>{record}{record}</base>")[0] == CRUE


def test_paragraphs_of_a_text_stay_apart() -> None:
    (article,) = articles(
        "<article><titre>La crue</titre><texte>\n  <p>Le Nil\n  monte.</p>\n  <p>Il <i>baisse</i>.</p></texte></article>"
    )
    assert article.text == "Le Nil monte.\n\nIl baisse."


def test_the_only_article_of_a_file_has_no_key() -> None:
    assert articles(f"<article>{RECORD}</article>")[0].key is None


def test_fields_in_a_group_are_those_of_the_article_around_it() -> None:
    page = f"<page><title>La crue</title><revision><id>7</id><text>{TEXT}</text></revision></page>"
    first, _ = articles(f"<wiki><site><name>N</name></site>{page}{page}</wiki>")
    assert (first.title, first.text) == ("La crue", TEXT)


def test_a_flat_list_of_fields_is_told() -> None:
    content = f"<articles>{RECORD}{OTHER}</articles>"
    assert problems(content) == ["item 1: it seems to hold 2 articles, and was read as one"]


def test_sheets_that_are_xml_have_an_article_a_row() -> None:
    columns = ("Titre", "Date", "Journal", "Texte")
    names = "".join(f"<Cell><Data>{name}</Data></Cell>" for name in columns)
    row = (
        '<Cell><Data ss:Type="String">La crue</Data></Cell><Cell><Data>2019-03-12</Data></Cell>'
        f'<Cell ss:Index="4"><Data>{TEXT}</Data></Cell>'
    )
    sheet = f"<Worksheet><Table><Row>{names}</Row><Row>{row}</Row></Table></Worksheet>"
    content = f'<?xml version="1.0"?><?mso-application x?><Workbook>{sheet}{sheet}</Workbook>'
    first, second = articles(content, "a.xls.xml")
    assert first == RawArticle(TEXT, key="1", title="La crue", date="2019-03-12")
    assert second.key == "2-1"


def test_values_of_unknown_fields_are_no_text() -> None:
    content = (
        "<project><title>T</title><url>https://a.example</url><description>Un outil.</description>"
        "<version>4.0.0</version><needs><group>a</group></needs></project>"
    )
    with pytest.raises(UnreadableFile, match=r"an XML file \(<project>\)"):
        articles(content)


def test_ids_are_keys() -> None:
    record = f'<article id="a7">{RECORD}</article>'
    assert [article.key for article in articles(f"<a>{record}{record}</a>")] == ["a7", "a7"]


def test_records_of_a_library_have_the_newspaper_that_they_are_part_of() -> None:
    fields = (
        "<dc:identifier>https://nil.example/ark:/1/D78</dc:identifier><dc:source>newspaper/nil/1898-02-14</dc:source>"
        "<dcterms:isPartOf>Le Nil</dcterms:isPartOf><dc:date>1898-02-14</dc:date><dc:relation>302</dc:relation>"
        f"<dc:description>{TEXT}</dc:description><dc:title>La crue</dc:title><dc:type>ARTICLE</dc:type>"
    )
    header = "<header><identifier>oai:1</identifier><datestamp>2019-01-01</datestamp></header>"
    (article,) = articles(f"<record>{header}<metadata><o:dc>{fields}</o:dc></metadata></record>")
    assert article == RawArticle(
        TEXT,
        key="https://nil.example/ark:/1/D78",
        title="La crue",
        date="1898-02-14",
        source="Le Nil",
        url="https://nil.example/ark:/1/D78",
    )


def test_descriptions_in_rdf_are_articles() -> None:
    description = (
        f'<rdf:Description rdf:about="https://nil.example/1"><dc:title>La crue</dc:title><dc:date>1898-02-14</dc:date>'
        f"<dc:description>{TEXT}</dc:description></rdf:Description>"
    )
    (article,) = articles(f"<rdf:RDF>{description}</rdf:RDF>", "a.rdf")
    assert article == RawArticle(
        TEXT, key="1", title="La crue", date="1898-02-14", url="https://nil.example/1"
    )


def test_a_text_that_is_a_whole_file_needs_no_other_field() -> None:
    assert articles(f"<text><p>{TEXT}</p></text>") == [RawArticle(TEXT)]


def test_several_authors_are_named() -> None:
    (article,) = articles(
        f"<article>{RECORD}<auteurs><auteur>Anne Roy</auteur><auteur>Luc Bel</auteur></auteurs></article>"
    )
    assert article.author == "Anne Roy, Luc Bel"


def test_names_in_parts_are_whole() -> None:
    (article,) = articles(
        f"<article>{RECORD}<auteur><nom>Roy</nom><prenom>Anne</prenom></auteur></article>"
    )
    assert article.author == "Anne Roy"


def test_captions_are_no_text_and_pictures_give_no_title() -> None:
    (article,) = articles(
        f"<article><photo><titre>Vue</titre><legende>Le quai.</legende></photo>{RECORD}</article>"
    )
    assert (article.title, article.captions, article.text) == ("La crue", ("Le quai.",), TEXT)


def test_comments_below_an_article_are_no_articles() -> None:
    comments = (
        f"<avis><commentaire><date>2019-03-13</date><texte>{TEXT}</texte></commentaire></avis>" * 3
    )
    found = articles(f"<a><article>{RECORD}{comments}</article><article>{OTHER}</article></a>")
    assert [article.title for article in found] == ["La crue", "La digue"]


def test_the_issue_around_an_article_tells_its_day_and_newspaper() -> None:
    article = f"<article><titre>T</titre><texte>{TEXT}</texte></article>"
    found = articles(
        f'<journal nom="Le Nil" xml:lang="fr"><numero date="1898-02-14"><rubrique nom="Politique">{article}</rubrique></numero>'
        f"<numero><date>1898-02-15</date>{article}</numero></journal>"
    )
    assert [(one.source, one.date, one.section) for one in found] == [
        ("Le Nil", "1898-02-14", "Politique"),
        ("Le Nil", "1898-02-15", None),
    ]
    assert {one.language for one in found} == {"fr"}


def test_the_day_of_an_export_is_none_of_publication() -> None:
    article = f"<article><titre>T</titre><texte>{TEXT}</texte></article>"
    (found,) = articles(f'<export date="2024-05-02"><genere>2024</genere>{article}</export>')
    assert found.date is None


@pytest.mark.parametrize(
    "broken",
    [
        RECORD.replace("crue", "crue & la digue"),
        RECORD.replace("</titre>", ""),
        RECORD.replace("</texte>", ""),
        RECORD.replace("<texte>", "<texte>5 < 6, \x0b"),
        RECORD.replace("<texte>", "<texte>&eacute;&inconnu; "),
        RECORD.replace("</journal>", "</Journal>"),
        RECORD.replace("</date>", "</dat>"),
    ],
)
def test_a_mistake_in_one_article_spoils_neither_it_nor_the_others(broken: str) -> None:
    found = articles(f"<a><article>{broken}</article><article>{OTHER}</article></a>")
    assert len(found) == 2
    assert (found[0].title or "").startswith("La crue")
    assert found[0].date == "2019-03-12"
    assert found[0].source == "Le Nil"
    assert found[0].text.endswith(TEXT)
    assert (found[1].title, found[1].text) == ("La digue", TEXT)


def test_articles_without_closing_tags_end_where_the_next_begins() -> None:
    found = articles(f"<a><article>{RECORD}<article>{OTHER}<article>{RECORD}</a>")
    assert [article.title for article in found] == ["La crue", "La digue", "La crue"]


def test_articles_are_read_in_the_encoding_they_are_in() -> None:
    content = f'<?xml version="1.0" encoding="utf-8"?><a><article>{RECORD}</article></a>'
    for encoding in ("cp1252", "utf-8-sig", "utf-16"):
        assert articles(content.encode(encoding))[0].text == TEXT


def test_tags_within_sections_of_text_are_no_articles() -> None:
    html = f"<![CDATA[<article><p>{TEXT}</p></article>]]>"
    found = articles(
        f"<a><article><titre>A</titre><texte>{html}</texte></article><!-- <article> --><article>{RECORD}</article></a>"
    )
    assert [article.title for article in found] == ["A", "La crue"]


def test_an_element_without_text_and_title_is_told() -> None:
    content = f"<a><article>{RECORD}</article><article><date>2019</date></article></a>"
    assert problems(content) == ['item 2: neither "body" nor "title"']


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    content = f"<a><article>{RECORD}</article><article>{OTHER}"[:-20]
    first, second = articles(content)
    assert (first.title, second.title) == ("La crue", "La digue")
    assert problems(content) == ["item 2: it breaks off before its end"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<urlset><url><loc>https://a.example</loc></url></urlset>", "a sitemap"),
        ("<opml version='1'><body/></opml>", "a list of feeds"),
        ("<facture><total>3</total></facture>", "an XML file .<facture>."),
        (
            "<config><item name='a' value='b'/><text>Valider</text></config>",
            "an XML file .<config>.",
        ),
    ],
)
def test_xml_without_articles_is_refused_with_what_it_is(content: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        articles(content)


def test_entities_are_never_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "haha"><!ENTITY f SYSTEM "file:///etc/passwd">{entities}]>'
    (article,) = articles(
        f"{bomb}<a><article>{RECORD.replace('La crue', '&e11;&f;')}</article></a>"
    )
    assert article.title == "&e11;&f;"


@pytest.mark.slow
def test_a_file_of_many_articles_is_read_one_at_a_time() -> None:
    record = f"<article>{RECORD}</article>".encode()

    class Endless:
        """A file that never ends."""

        def read(self, size: int = -1) -> bytes:
            return record * (size // len(record))

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    found = xml.read(Material("a.xml", Endless))  # type: ignore[arg-type]
    assert [next(found).key for _ in range(5000)][-1] == "5000"  # type: ignore[union-attr]


def test_an_element_that_is_too_large_is_told_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xml, "MAX_PAGE_CHARS", 1 << 20)
    record = f"<article>{RECORD}</article>"
    large = record.replace(TEXT, "mot " * (1 << 19))
    found = list(xml.read(Material("a.xml", f"<a>{record}{large}{record}</a>".encode())))
    assert [english(part.reason) for part in found if isinstance(part, Problem)] == [
        "item 2: a part of it is larger than 1 million characters"
    ]
    assert sum(isinstance(part, RawArticle) for part in found) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [*UNFINISHED_MARKUP, "<article>", "<b>", "</b>", "<zone>", "<![CDATA[", "<a b='"]
)
def test_a_hostile_file_is_read_or_refused_in_a_moment(piece: str) -> None:
    content = f"<a><article>{RECORD}</article><article>{piece * 30_000}"
    start = time.process_time()
    with suppress(UnreadableFile):
        articles(content)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_cut_anywhere_is_read_or_refused(encoding: str) -> None:
    content = f'<?xml version="1.0"?><a><article id="é">{RECORD}</article><b/></a>'.encode(encoding)
    for size in range(0, len(content), 3):
        with suppress(UnreadableFile):
            assert all(map(storable, xml.read(Material("a.xml", content[:size]))))


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ("<article", "<article>", "</article>", "<texte>", "</texte>", " titre='", "'", ">", "/>", "<p>", "<w>",
             "<![CDATA[", "]]>", "<!--", "-->", "&", "&#0;", "La crue", "\n\n", "<lb/>", "<a:b>", "<ref target='http://a'>")
        )
    )
)  # fmt: skip
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    content = f"<a><article>{RECORD}</article>{''.join(pieces)}"
    with suppress(UnreadableFile):
        assert all(map(storable, xml.read(Material("a.xml", content.encode()))))
