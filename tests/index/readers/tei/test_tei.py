"""TEI files give an article for each text, or for each division that is an article."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from index.errors import UnreadableFile
from index.readers import tei
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.read_files import storable
from tests.support.read_xml import TEXT, articles, problems

SOURCE = (
    "<sourceDesc><biblStruct><analytic><title level='a'>La crue</title><author><persName><forename>Anne</forename> "
    "<surname>Roy</surname></persName></author></analytic><monogr><title level='j'>Le Nil</title><imprint>"
    "<biblScope unit='page'>3</biblScope><date when='1898-02-14'>lundi</date></imprint></monogr></biblStruct></sourceDesc>"
)
PUBLISHED = (
    "<publicationStmt><publisher>Université</publisher><date>2015</date><idno>nil-7</idno>"
    "<availability><licence target='https://licence.example'/></availability></publicationStmt>"
)


def header(
    source: str = SOURCE, title: str = "Édition électronique", published: str = PUBLISHED
) -> str:
    """Return the header of a text."""
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title><author>Jean Fabre</author></titleStmt>{published}"
        f"{source}</fileDesc><profileDesc><langUsage><language ident='fr'/></langUsage></profileDesc>"
        "<revisionDesc><change when='2016-01-01'/></revisionDesc></teiHeader>"
    )


def text(body: str, head: str = header()) -> str:
    """Return a text with its header."""
    return f"<TEI>{head}<text><body>{body}</body></text></TEI>"


CRUE = RawArticle(
    TEXT,
    key="nil-7",
    title="La crue",
    date="1898-02-14",
    source="Le Nil",
    author="Anne Roy",
    page="3",
    saved="2015",
    language="fr",
)


def test_each_text_of_a_corpus_is_an_article() -> None:
    second = text(f"<p>{TEXT}</p>", header().replace("nil-7", "nil-8"))
    corpus = f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{header('')}{text(f'<p>{TEXT}</p>')}{second}</teiCorpus>"
    first, other = articles(corpus)
    assert first == CRUE
    assert other.key == "nil-8"


def test_the_only_text_of_a_file_has_no_key() -> None:
    (article,) = articles(
        f'<?xml version="1.0"?><!DOCTYPE TEI.2 SYSTEM "a.dtd">{text(f"<p>{TEXT}</p>")}', "a.txt"
    )
    assert article.key is None
    assert article.title == "La crue"


@pytest.mark.parametrize("type_", ["section", "rubrique"])
def test_the_section_is_a_keyword_of_its_type(type_: str) -> None:
    term = f"<textClass><keywords><term type='{type_}'>Région</term></keywords></textClass></profileDesc>"
    (article,) = articles(text(f"<p>{TEXT}</p>", header().replace("</profileDesc>", term)))
    assert article.section == "Région"


def test_a_corpus_tells_what_the_header_of_a_text_does_not() -> None:
    head = header(
        "<sourceDesc><p/></sourceDesc>", "La crue", "<publicationStmt><p/></publicationStmt>"
    )
    corpus = (
        f"<teiCorpus>{header()}{text(f'<p>{TEXT}</p>', head)}{text('<p>A</p>', head)}</teiCorpus>"
    )
    article = articles(corpus)[0]
    assert (article.source, article.date, article.author) == ("Le Nil", "1898-02-14", "Jean Fabre")


def test_a_text_without_a_printed_source_has_the_day_on_which_it_was_put_online() -> None:
    published = (
        "<publicationStmt><publisher>lenil.example</publisher><date when='2019-03-12'/>"
        "<ptr type='URL' target='https://lenil.example/a'/></publicationStmt>"
    )
    (article,) = articles(
        text(f"<p>{TEXT}</p>", header("<sourceDesc><p/></sourceDesc>", "La crue", published))
    )
    assert (article.title, article.date, article.saved) == ("La crue", "2019-03-12", None)
    assert (article.source, article.url) == ("lenil.example", "https://lenil.example/a")


@pytest.mark.parametrize(
    ("bibliography", "expected"),
    [
        ("<bibl><title>Le Nil</title>, <date>14 février 1898</date></bibl>", "Le Nil"),
        ("<bibl><title>La crue</title>, <publisher>Le Nil</publisher></bibl>", "Le Nil"),
        ("<biblStruct><monogr><title>Le Nil</title></monogr></biblStruct>", "Le Nil"),
        ("<p>Né numérique</p>", None),
    ],
)
def test_the_newspaper_is_what_the_source_names(bibliography: str, expected: str | None) -> None:
    head = header(f"<sourceDesc>{bibliography}</sourceDesc>", "La crue")
    (article,) = articles(text(f"<p>{TEXT}</p>", head))
    assert (article.title, article.source) == ("La crue", expected)


def test_days_on_which_a_text_was_fetched_are_not_its_own() -> None:
    source = "<sourceDesc><bibl><date type='download' when='2024-05-02'/></bibl></sourceDesc>"
    (article,) = articles(
        text(f"<p>{TEXT}</p>", header(source, "T", "<publicationStmt><p/></publicationStmt>"))
    )
    assert article.date is None


def test_attributes_of_a_text_are_read_for_want_of_a_header() -> None:
    (article,) = articles(
        f"<TEI><teiHeader/><text id='a' titre='La crue' date='2019-03-12' journal='Le Nil'><p>{TEXT}</p></text></TEI>"
    )
    assert (article.title, article.date, article.source) == ("La crue", "2019-03-12", "Le Nil")


def test_the_heading_and_the_byline_are_no_part_of_the_text() -> None:
    (article,) = articles(
        text(f"<head>La crue</head><byline>Par Luc Bel</byline><p>{TEXT}</p>", "<teiHeader/>")
    )
    assert (article.title, article.author, article.text) == ("La crue", "Luc Bel", TEXT)


ISSUE = (
    "<pb n='1'/><head>LE NIL</head>"
    f"<div type='article' xml:id='a1'><head>La crue</head><head>Récit</head><byline>Par Luc Bel</byline><p>{TEXT}</p>"
    f"<pb n='2'/><p>{TEXT}</p></div>"
    "<div type='rubrique'><head>ÉCHOS</head>"
    f"<div type='article'><head>Le bal</head><p>{TEXT}</p><signed>X.</signed></div></div>"
)


def test_each_division_that_is_an_article_is_one() -> None:
    source = SOURCE.replace("<title level='a'>La crue</title>", "")
    first, second = articles(text(ISSUE, header(source)))
    assert (first.key, first.title, first.author, first.page) == (
        "a1",
        "La crue Récit",
        "Luc Bel",
        "1-2",
    )
    assert first.text == f"{TEXT}\n\n{TEXT}"
    assert (second.key, second.title, second.author) == ("nil-7-2", "Le bal", "X.")
    assert (second.section, second.page) == ("ÉCHOS", "2")
    assert {(one.date, one.source) for one in (first, second)} == {("1898-02-14", "Le Nil")}


def test_text_outside_the_divisions_is_told() -> None:
    lost = "Une longue réclame. " * 10
    assert problems(text(f"{ISSUE}<p>{lost}</p>")) == [
        f"item 1: {len(lost.strip())} characters outside all articles left out"
    ]


def test_each_text_of_a_group_is_an_article() -> None:
    group = "".join(f"<text><body><head>{n}</head><p>{TEXT}</p></body></text>" for n in "AB")
    found = articles(f"<TEI><teiHeader/><text><group>{group}</group></text></TEI>")
    assert [article.title for article in found] == ["A", "B"]


def test_a_mistake_in_one_text_spoils_no_other() -> None:
    corpus = f"<teiCorpus>{text(f'<p>A & B {TEXT}')}{text(f'<p>{TEXT}</p>')}</teiCorpus>"
    first, second = articles(corpus)
    assert first.text == f"A & B {TEXT}"
    assert second.text == TEXT


def test_an_empty_text_is_told() -> None:
    empty = "<TEI><teiHeader/><text><body/></text></TEI>"
    assert problems(f"<teiCorpus>{empty}{text('<p>A</p>')}</teiCorpus>") == [
        "item 1: neither text nor title"
    ]


def test_a_corpus_without_texts_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        articles(f"<teiCorpus>{header()}</teiCorpus>")


def test_a_corpus_cut_anywhere_is_read_or_refused() -> None:
    content = f"<teiCorpus>{text(ISSUE)}{text(f'<p>{TEXT}</p>')}</teiCorpus>".encode()
    for size in range(0, len(content), 7):
        with suppress(UnreadableFile):
            assert all(map(storable, tei.read(Material("a.xml", content[:size]))))


def test_entities_are_never_expanded() -> None:
    (article,) = articles(
        f'<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>{text("<p>Un &a;&b; mot.</p>")}'
    )
    assert article.text == "Un &a;&b; mot."


@pytest.mark.slow
def test_elements_that_nobody_closes_are_refused_in_a_moment() -> None:
    start = time.process_time()
    content = b"<TEI><teiHeader>" + b"<sourceDesc><date>" * 100_000
    [problem] = tei.read(Material("a.xml", content))
    assert isinstance(problem, Problem)
    assert time.process_time() - start < 5
