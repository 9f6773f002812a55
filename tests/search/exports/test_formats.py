"""Each format holds what an article says, whatever signs are in it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.article import Article
from index.readers import markdown as markdown_reader
from index.readers.material import Material
from search.exports import markdown, text
from search.exports.fields import FIELDS, Record, recorder
from search.exports.file_names import file_name
from search.exports.formats import FORMATS
from tests.support.read_files import only_article

SIGNS = "aé1 \\`*_[]()<>|~#=+-.:;@&\"'\n\t\x00\x1b\x85\u2028\u202e\xa0/,"
HOSTILE = st.text(SIGNS, max_size=30)
ARTICLES = st.builds(
    Article,
    id=HOSTILE,
    path=st.just("a.txt"),
    title=HOSTILE,
    body=HOSTILE,
    captions=st.lists(HOSTILE, max_size=2).map(tuple),
    source=st.none() | HOSTILE,
    authors=st.lists(HOSTILE, max_size=3).map(tuple),
    date=st.none() | st.dates(min_value=date(1000, 1, 1)),
    url=st.none() | HOSTILE,
)
ARTICLE = Article(
    id="a.txt",
    path="a.txt",
    title="Le prix de l'or : 5 % de hausse *",
    body="L'or monte.\n- 3 % hier\n# 1\n1. Les mines_du_nord & <b>autres</b>\n",
    captions=("Une mine.",),
    source="Le Quotidien",
    section="Économie",
    page="12-13",
    authors=("Claire Vasseur", "Paul Roux"),
    date=date(2019, 3, 1),
    date_evidence="metadata",
    url="https://quotidien.example/or_noir?a=1",
)
WHOLE = recorder(FIELDS)


def record(article: Article) -> Record:
    return WHOLE(article)


@given(st.lists(ARTICLES, max_size=3))
def test_lines_of_json_have_every_value(articles: list[Article]) -> None:
    pieces = FORMATS["jsonl"].pieces
    assert pieces
    lines = "".join(pieces(map(record, articles), tuple(FIELDS))).splitlines(keepends=True)
    read = [json.loads(line) for line in "".join(lines).split("\n") if line]
    for article, values in zip(articles, read, strict=True):
        assert values["title"] == article.title
        assert values["text"] == article.body
        assert values["authors"] == list(article.authors)
        assert values["date"] == (article.date.isoformat() if article.date else None)


@given(st.lists(ARTICLES, max_size=3))
def test_a_table_has_a_row_for_each_article_and_runs_nothing(articles: list[Article]) -> None:
    pieces = FORMATS["csv"].pieces
    assert pieces
    table = "".join(pieces(map(record, articles), tuple(FIELDS)))
    assert table.count("\n") == len(articles) + 1
    rows = list(csv.reader(io.StringIO(table)))
    assert rows[0] == list(FIELDS)
    for row in rows[1:]:
        assert len(row) == len(FIELDS)
        assert not any(re.match(r"[\s\"]*[=+@\-]", cell) for cell in row)


@given(ARTICLES)
def test_markdown_shows_the_text_as_it_is(article: Article) -> None:
    article_only = recorder(("text",))(article)
    tokens = MarkdownIt("commonmark").parse(markdown.write(article_only))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    shown = "".join(child.content for child in children)
    assert re.sub(r"\s", "", shown.replace("\ufffd", "\x00")) == re.sub(r"\s", "", article.body)


def test_markdown_is_read_back_by_the_reader() -> None:
    written = markdown.write(record(ARTICLE)).encode()
    raw = only_article(markdown_reader.read(Material("a.md", written)))
    assert (raw.title, raw.date, raw.source) == (ARTICLE.title, "2019-03-01", "Le Quotidien")
    assert (raw.section, raw.page, raw.url) == ("Économie", "12-13", ARTICLE.url)
    assert "L'or monte." in raw.text
    assert "mines_du_nord & <b>autres</b>" in raw.text


def test_plain_text_has_what_is_known_between_title_and_text() -> None:
    shown = text.write(recorder(FORMATS["text"].fields)(ARTICLE))
    blocks = shown.split("\n\n")
    assert blocks[0] == ARTICLE.title
    assert "source: Le Quotidien" in blocks[1].splitlines()
    assert "authors: Claire Vasseur; Paul Roux" in blocks[1].splitlines()
    assert blocks[2].startswith("L'or monte.")
    assert blocks[3] == "Une mine.\n"


def test_plain_text_is_the_text_alone_if_nothing_else_is_chosen() -> None:
    assert text.write(recorder(("text",))(ARTICLE)) == ARTICLE.body


@given(ARTICLES)
def test_names_of_files_are_safe_everywhere(article: Article) -> None:
    name = file_name(article)
    assert re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", name)
    assert len(name) <= 100


@given(ARTICLES, HOSTILE)
def test_two_articles_never_have_files_of_one_name(article: Article, id: str) -> None:
    other = Article(id=id, path="b.txt", title=article.title, body="", date=article.date)
    assert (file_name(article) == file_name(other)) <= (article.id == id)


def test_a_digest_changes_with_each_value() -> None:
    digests = {record(ARTICLE).digest}
    for name in ("title", "body", "source", "page"):
        values = {field: getattr(ARTICLE, field) for field in ARTICLE.__struct_fields__}
        digests.add(record(Article(**{**values, name: "autre"})).digest)
    assert len(digests) == 5


def test_a_folder_of_markdown_has_names_that_sort_by_day(tmp_path: Path) -> None:
    assert file_name(ARTICLE).startswith("2019-03-01-le-quotidien-le-prix-de-l-or-5-de-hausse-")
    undated = Article(id="x", path="x", title="日本", body="")
    assert file_name(undated).startswith("undated-")
    assert not list(tmp_path.iterdir())
