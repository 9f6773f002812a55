"""Corpora of TEI, IRaMuTeQ and TXM keep to the forms of these programs, whatever articles hold."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.readers import tei as tei_reader
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.textometry import iramuteq as iramuteq_reader
from search.exports import iramuteq, tei, txm
from search.exports.fields import FIELDS, Record, recorder
from search.exports.file_names import file_name
from search.tags.annotation import Annotation
from tests.search.exports.test_formats import ARTICLE, ARTICLES

TEI = "{http://www.tei-c.org/ns/1.0}"
WHOLE = recorder(FIELDS)
ORDERS: dict[str, Sequence[str]] = {
    "teiHeader": ("fileDesc", "profileDesc"),
    "fileDesc": ("titleStmt", "publicationStmt", "notesStmt", "sourceDesc"),
    "titleStmt": ("title", "author"),
    "publicationStmt": ("distributor", "idno"),
    "biblStruct": ("analytic", "monogr", "ptr"),
    "analytic": ("title", "author"),
    "monogr": ("title", "imprint"),
    "imprint": ("date", "biblScope"),
    "profileDesc": ("langUsage", "textClass", "particDesc", "settingDesc"),
    "particDesc": ("listPerson", "listOrg"),
    "body": ("head", "p", "figure"),
    "TEI": ("teiHeader", "text"),
}
"""The elements that may stand in an element, in the order that TEI P5 asks for."""
NEEDED = {
    "teiHeader": {"fileDesc"},
    "fileDesc": {"titleStmt", "publicationStmt", "sourceDesc"},
    "titleStmt": {"title"},
    "publicationStmt": {"distributor"},
    "biblStruct": {"monogr"},
    "monogr": {"title", "imprint"},
    "imprint": {"date"},
    "body": {"p"},
    "TEI": {"teiHeader", "text"},
}
"""The elements that TEI P5 asks for in an element."""


def assert_is_tei(root: ET.Element) -> None:
    for parent in root.iter():
        assert parent.tag.startswith(TEI)
        name = parent.tag.removeprefix(TEI)
        children = [child.tag.removeprefix(TEI) for child in parent]
        assert NEEDED.get(name, set()) <= set(children)
        order = ORDERS.get(name)
        if order:
            positions = [order.index(child) for child in children]
            assert positions == sorted(positions)


def texts(articles: Iterable[Article]) -> str:
    return "".join(iramuteq.pieces(map(WHOLE, articles), tuple(FIELDS)))


def read_iramuteq(text: str) -> list[RawArticle]:
    parts = iramuteq_reader.read(Material("corpus.txt", text.encode()))
    return [part for part in parts if isinstance(part, RawArticle)]


@given(st.lists(ARTICLES, max_size=3))
def test_tei_is_well_formed_and_in_the_order_of_its_models(articles: list[Article]) -> None:
    corpus = ET.fromstring("".join(tei.pieces(map(WHOLE, articles), tuple(FIELDS))))
    assert corpus.tag == f"{TEI}teiCorpus"
    assert len(corpus) == len(articles) + 1
    assert_is_tei(corpus)
    for article in articles:
        assert_is_tei(ET.fromstring(tei.write(WHOLE(article))))


def test_tei_describes_the_newspaper_and_the_article() -> None:
    root = ET.fromstring(tei.write(WHOLE(ARTICLE)))
    source = root.find(f".//{TEI}biblStruct")
    assert source is not None
    told = [(child.tag.removeprefix(TEI), child.text) for child in source.iter() if child.text]
    assert [pair for pair in told if pair[1] and pair[1].strip()] == [
        ("title", ARTICLE.title),
        ("author", "Claire Vasseur"),
        ("author", "Paul Roux"),
        ("title", "Le Quotidien"),
        ("date", "2019-03-01"),
        ("biblScope", "12-13"),
    ]
    [ptr] = source.iter(f"{TEI}ptr")
    assert ptr.get("target") == ARTICLE.url


def test_tei_has_the_tags_and_the_note_apart_from_what_was_printed() -> None:
    annotation = Annotation(
        "a.txt", tags=("à citer", "a; b"), note="Voir <la carte>,\npuis la mer."
    )
    document = tei.write(WHOLE(ARTICLE, annotation))
    root = ET.fromstring(document)
    assert_is_tei(root)
    terms = [(term.get("type"), term.text) for term in root.iter(f"{TEI}term")]
    assert terms == [("section", "Économie"), ("tag", "à citer"), ("tag", "a; b")]
    assert root.findtext(f".//{TEI}notesStmt/{TEI}note") == "Voir <la carte>, puis la mer."
    [annotated] = tei_reader.read(Material("a.xml", document.encode()))
    [bare] = tei_reader.read(Material("a.xml", tei.write(WHOLE(ARTICLE)).encode()))
    assert annotated == bare


def test_iramuteq_has_a_line_of_variables_above_each_text() -> None:
    line, *rest = texts([ARTICLE]).splitlines()
    assert line.split()[0] == "****"
    assert {"*source_Le_Quotidien", "*date_2019-03-01", "*year_2019", "*month_2019-03"} <= set(
        line.split()
    )
    assert "*authors_Claire_Vasseur,_Paul_Roux" in line.split()
    assert rest[0] == ARTICLE.title


@given(st.lists(ARTICLES, max_size=4))
def test_iramuteq_has_as_many_texts_as_articles_with_words(articles: list[Article]) -> None:
    corpus = texts(articles)
    heads = [line for line in corpus.split("\n") if re.match(r"\s*\*{4}(?=\s|\Z)", line)]
    assert len(heads) == len(articles)
    for head in heads:
        assert all(re.fullmatch(r"\*[a-z]+_\S+", word) for word in head.split()[1:])


def test_text_that_looks_like_notation_begins_no_text() -> None:
    body = "**** *source_Faux\nIci on lit _rire_ et\n0001 *autre_un\n-*theme\nla fin."
    disguised = Article(id="x", path="x", title="Un titre", body=body)
    assert len(read_iramuteq(texts([disguised, ARTICLE]))) == 2
    assert "_rire_" not in texts([disguised])


def rows_of(articles: Sequence[Article], fields: Sequence[str]) -> list[list[str]]:
    records: list[Record] = list(map(recorder(fields), articles))
    return list(csv.reader(io.StringIO("".join(txm.table(records, fields)))))


@given(st.lists(ARTICLES, max_size=3))
def test_txm_has_a_row_for_each_file_that_begins_with_its_name(articles: list[Article]) -> None:
    names, *rows = rows_of(articles, tuple(FIELDS))
    assert names[0] == "id"
    assert all(re.fullmatch("[a-z]+", name) for name in names)
    assert len(set(names)) == len(names)
    assert [row[0] for row in rows] == [file_name(article) for article in articles]
    assert {len(row) for row in rows} <= {len(names)}


def test_txm_has_periods_to_divide_a_corpus_by() -> None:
    undated = Article(id="x", path="x", title="Un titre", body="Un texte.")
    _, *rows = rows_of([ARTICLE, undated], ("date", "text"))
    assert [row[1:] for row in rows] == [
        ["2019-03-01", "2019", "2019-03", "a.txt"],
        ["", "", "", "x"],
    ]
    assert ARTICLE.date == date(2019, 3, 1)
