"""Citations hold what an article says, whatever signs are in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from index.article import Article
from index.errors import InputError
from index.messages import Language
from index.readers.bibliography import bibtex, ris
from index.readers.material import Material
from search import Archive
from search.citations import FORMATS, bibliography, cite
from search.citations.citation import Citation
from search.citations.markdown import escaped_at_start
from tests.support.read_files import only_article

ARTICLE = Article(
    id="2019/a.txt",
    path="2019/a.txt",
    title="Le prix de l’or noir : 5 % de hausse",
    body="Le pétrole monte.",
    source="Le Quotidien",
    section="Économie",
    page="12-13",
    authors=("Claire Vasseur", "Yann Le Goff", "AFP"),
    date=date(2019, 3, 1),
    date_evidence="metadata",
    url="https://quotidien.example/or?noir=1",
)
BARE = Article(id="b.txt", path="b.txt", title="Sans rien", body="Rien.")
LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
} | {rf"\{sign}": sign for sign in "%&$#_"}
"""Escaped signs of LaTeX, and the signs that they stand for."""
SIGNS = "aé, \\{}%&$#_~^*`[]()<>|!-+.:;@=\"'\r\n\t\x85\u2028\u202e\x00\x1b\ud800\xa0nd1/"
HOSTILE = st.text(SIGNS, max_size=12)
ARTICLES = st.builds(
    Article,
    id=HOSTILE,
    path=st.just("a.txt"),
    title=HOSTILE,
    body=st.just(""),
    source=st.none() | HOSTILE,
    section=st.none() | HOSTILE,
    page=st.none() | HOSTILE,
    authors=st.lists(HOSTILE, max_size=3).map(tuple),
    date=st.none() | st.dates(min_value=date(1000, 1, 1)),
    date_evidence=st.sampled_from([None, "metadata", "saved"]),
    url=st.none() | HOSTILE | HOSTILE.map("https://exemple.fr/{}".format),
    language=st.sampled_from(["fr", "en", "xx", "}"]),
)


def ris_records(text: str) -> list[list[tuple[str, str]]]:
    """Read RIS strictly: each line has a tag, and each record begins and ends."""
    records = []
    assert text.endswith("\r\n")
    for record in text.removesuffix("\r\n\r\n").split("\r\n\r\n"):
        lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in record.split("\r\n")]
        fields = [(line[1], line[2]) for line in lines if line]
        assert len(fields) == len(lines)
        assert (fields[0][0], fields[-1]) == ("TY", ("ER", ""))
        records.append(fields[:-1])
    return records


def bibtex_entries(text: str) -> list[dict[str, str]]:
    """Read BibTeX as it does itself: it counts braces, be they escaped or not."""
    entries = []
    while text := text.lstrip("\n"):
        head = re.match(r"@article\{([a-z0-9-]+)", text)
        assert head
        entry = {"key": head[1]}
        text = text[head.end() :]
        while field := re.match(r",\n  ([a-z]+) = ", text):
            value, text = bibtex_value(text[field.end() :])
            entry[field[1]] = value
        assert text.startswith("\n}\n"), text
        text = text[3:]
        entries.append(entry)
    return entries


def bibtex_value(text: str) -> tuple[str, str]:
    """Split a text behind the value that it begins with."""
    macro = re.match(r"[a-z]{3}(?=,?\n)", text)
    if macro:
        return macro[0], text[3:]
    assert text[0] == "{"
    depth = 0
    for position, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth:
            return text[1:position], text[position + 1 :]
    raise AssertionError("a brace does not close")


def unescaped(latex: str) -> str:
    """Return what LaTeX prints: the braces around a part are not printed."""
    pattern = "|".join(map(re.escape, sorted(LATEX, key=len, reverse=True)))
    return re.sub(f"{pattern}|[{{}}]", lambda found: LATEX.get(found[0], ""), latex)


def rendered(markdown: str) -> tuple[str, list[str]]:
    """Return the text that a reader of Markdown sees, and the addresses of links."""
    parser = MarkdownIt("commonmark").enable(["linkify", "strikethrough"], ignoreInvalid=True)
    tokens = parser.parse(markdown)
    assert [token.type for token in tokens] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    ]
    children = tokens[3].children or []
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    known = {"text", "text_special", "link_open", "link_close", "em_open", "em_close"}
    assert {child.type for child in children} <= known
    return "".join(child.content for child in children), links


def test_ris_has_the_fields_of_a_newspaper_article() -> None:
    (record,) = ris_records(cite(ARTICLE, "ris"))
    assert record == [
        ("TY", "NEWS"),
        ("ID", Citation.of(ARTICLE, "fr").key),
        ("AU", "Vasseur, Claire"),
        ("AU", "Le Goff, Yann"),
        ("AU", "AFP"),
        ("TI", ARTICLE.title),
        ("T2", "Le Quotidien"),
        ("PY", "2019"),
        ("DA", "2019/03/01"),
        ("SE", "Économie"),
        ("SP", "12"),
        ("EP", "13"),
        ("LA", "fr"),
        ("UR", ARTICLE.url),
    ]


def test_bibtex_has_the_fields_of_a_newspaper_article() -> None:
    (entry,) = bibtex_entries(cite(ARTICLE, "bib"))
    assert entry == {
        "key": Citation.of(ARTICLE, "fr").key,
        "author": "Vasseur, Claire and Le Goff, Yann and {AFP}",
        "title": r"{Le prix de l’or noir : 5 \% de hausse}",
        "journal": "Le Quotidien",
        "date": "2019-03-01",
        "year": "2019",
        "month": "mar",
        "section": "Économie",
        "pages": "12--13",
        "langid": "french",
        "url": ARTICLE.url,
        "entrysubtype": "newspaper",
    }


def test_csl_json_has_the_fields_of_a_newspaper_article() -> None:
    (item,) = json.loads(cite(ARTICLE, "csl"))
    assert item == {
        "id": Citation.of(ARTICLE, "fr").key,
        "type": "article-newspaper",
        "title": ARTICLE.title,
        "author": [
            {"family": "Vasseur", "given": "Claire"},
            {"family": "Le Goff", "given": "Yann"},
            {"literal": "AFP"},
        ],
        "container-title": "Le Quotidien",
        "issued": {"date-parts": [[2019, 3, 1]]},
        "section": "Économie",
        "page": "12-13",
        "language": "fr",
        "URL": ARTICLE.url,
    }


@pytest.mark.parametrize(
    ("language", "title", "rest"),
    [
        ("fr", "«\u202f{}\u202f»", "1er mars 2019, Économie, p.\xa012-13."),
        ("en", "“{}”", "1 March 2019, Économie, pp.\xa012-13."),
    ],
)
def test_markdown_reads_as_a_citation_in_each_language(
    language: Language, title: str, rest: str
) -> None:
    names = "Claire Vasseur, Yann Le Goff, AFP"
    text = f"{names}, {title.format(ARTICLE.title)}, Le Quotidien, {rest}"
    assert rendered(cite(ARTICLE, "md", language)) == (text, [ARTICLE.url])


def test_a_citation_of_an_article_that_says_nothing_has_a_title_alone() -> None:
    assert [tag for tag, _ in ris_records(cite(BARE, "ris"))[0]] == ["TY", "ID", "TI", "LA"]
    assert json.loads(cite(BARE, "csl"))[0].keys() == {"id", "type", "title", "language"}
    assert rendered(cite(BARE, "md")) == ("«\u202fSans rien\u202f».", [])


def test_a_doubt_about_the_day_is_said() -> None:
    doubtful = replace(ARTICLE, date_evidence="weekday")
    assert ("N1", "date\u202f: année déduite") in ris_records(cite(doubtful, "ris"))[0]
    assert bibtex_entries(cite(doubtful, "bib", "en"))[0]["note"] == "date: year inferred"
    assert "1 March 2019 (year inferred)" in cite(doubtful, "md", "en")


def test_a_key_is_the_same_for_an_id_and_another_for_another() -> None:
    keys = {Citation.of(replace(ARTICLE, id=str(number)), "fr").key for number in range(500)}
    assert len(keys) == 500
    assert (
        Citation.of(replace(ARTICLE, title="Corrigé"), "en").key == Citation.of(ARTICLE, "fr").key
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "//x.fr"])
def test_only_addresses_of_the_web_are_cited(url: str) -> None:
    assert Citation.of(replace(ARTICLE, url=url), "fr").url == ""


@pytest.mark.parametrize("name", FORMATS)
def test_a_stream_is_written_one_article_at_a_time(name: str) -> None:
    read: list[int] = []

    def stream() -> Iterator[Article]:
        for number in range(3):
            read.append(number)
            yield replace(ARTICLE, id=str(number))

    pieces = bibliography(stream(), name)
    next(pieces)
    assert read == []
    next(pieces)
    assert read == [0]
    text = "".join(bibliography(stream(), name))
    assert len(set(re.findall(r"vasseur-2019-[0-9a-f]{8}", text))) == (0 if name == "md" else 3)


def test_no_articles_make_a_file_that_can_be_read() -> None:
    assert json.loads("".join(bibliography([], "csl"))) == []
    assert "".join(bibliography([], "ris")) == ""


@pytest.mark.slow
def test_hits_of_a_search_are_cited(seeds_archive: Archive) -> None:
    hits = list(seeds_archive.hits("Soleimani"))
    items = json.loads("".join(bibliography(hits, "csl")))
    assert [item["title"] for item in items] == [hit.title for hit in hits]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cite(ARTICLE, "doc")
    assert caught.value.message.code == "citation-format-unknown"


@given(st.lists(ARTICLES, max_size=3))
def test_no_value_breaks_a_line_or_a_field(articles: list[Article]) -> None:
    citations = [Citation.of(article, "fr") for article in articles]
    text = "".join(bibliography(articles, "ris"))
    records = ris_records(text) if articles else []
    entries = bibtex_entries("".join(bibliography(articles, "bib")))
    items = json.loads("".join(bibliography(articles, "csl")))
    for citation, record, entry, item in zip(citations, records, entries, items, strict=True):
        fields = dict(record)
        assert fields.get("TI", "") == unescaped(entry.get("title", "")) == citation.title
        assert fields.get("T2", "") == unescaped(entry.get("journal", "")) == citation.newspaper
        assert fields.get("UR", "") == citation.url == item.get("URL", "")
        names = [author.inverted_name for author in citation.authors]
        assert [value for tag, value in record if tag == "AU"] == names
        outer = re.sub(r"\{[^{}]*\}", "", re.sub(r"\{[^{}]*\}", "", entry.get("author", "")))
        assert len(re.split(r"(?<!\S)and(?!\S)", outer)) == max(len(names), 1)
        assert len(item.get("author", [])) == len(names)


@given(ARTICLES)
def test_no_value_is_markup(article: Article) -> None:
    citation = Citation.of(article, "fr")
    text, links = rendered(cite(article, "md"))
    expected = [citation.url] if citation.url and citation.title else []
    assert list(map(unquote, links)) == list(map(unquote, expected))
    for value in (citation.title, citation.newspaper, citation.section):
        assert value in text


@pytest.mark.parametrize(
    ("author", "section", "shown"),
    [("1", None, "1."), (None, "1. Région", "1. Région."), (None, "# Une", "# Une.")],
)
def test_what_a_citation_begins_with_is_no_markup(
    author: str | None, section: str | None, shown: str
) -> None:
    article = replace(BARE, title="", authors=(author,) if author else (), section=section)
    assert rendered(cite(article, "md")) == (shown, [])


@pytest.mark.parametrize(("reader", "name"), [(ris, "ris"), (bibtex, "bib")])
def test_our_own_readers_read_a_citation_back(reader: Any, name: str) -> None:
    raw = only_article(reader.read(Material(f"a.{name}", cite(ARTICLE, name).encode())))
    assert (raw.title, raw.source, raw.section) == (ARTICLE.title, "Le Quotidien", "Économie")
    assert (raw.date, raw.page, raw.url) == ("2019-03-01", "12-13", ARTICLE.url)
    assert raw.author == "Claire Vasseur, Yann Le Goff, AFP"


@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_rispy_reads_every_record(articles: list[Article]) -> None:
    rispy = pytest.importorskip("rispy", reason="a tool of developers")
    records = rispy.loads("".join(bibliography(articles, "ris")))
    citations = [Citation.of(article, "fr") for article in articles]
    assert [record["type_of_reference"] for record in records] == ["NEWS"] * len(articles)
    for citation, record in zip(citations, records, strict=True):
        assert record.get("title", "") == citation.title
        assert record.get("secondary_title", "") == citation.newspaper
        assert record.get("authors", []) == [author.inverted_name for author in citation.authors]


def test_rispy_reads_the_place_in_the_newspaper() -> None:
    rispy = pytest.importorskip("rispy", reason="a tool of developers")
    [record] = rispy.loads(cite(ARTICLE, "ris"))
    assert (record["date"], record["year"]) == ("2019/03/01", "2019")
    assert (record["start_page"], record["end_page"]) == ("12", "13")
    assert record["section"] == "Économie"
    assert record["urls"] == [ARTICLE.url]


@given(st.lists(ARTICLES, min_size=1, max_size=3, unique_by=lambda article: article.id))
def test_bibtexparser_reads_every_entry(articles: list[Article]) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", reason="a tool of developers")
    library = bibtexparser.parse_string("".join(bibliography(articles, "bib")))
    assert library.failed_blocks == []
    citations = [Citation.of(article, "fr") for article in articles]
    assert [entry.key for entry in library.entries] == [citation.key for citation in citations]
    for citation, entry in zip(citations, library.entries, strict=True):
        assert entry.entry_type == "article"
        for name, value in (("title", citation.title), ("journal", citation.newspaper)):
            field = entry.fields_dict.get(name)
            assert unescaped(field.value if field else "") == value


@given(st.lists(ARTICLES, min_size=1, max_size=3, unique_by=lambda article: article.id))
def test_citeproc_reads_every_item(articles: list[Article]) -> None:
    source = pytest.importorskip("citeproc.source.json", reason="a tool of developers")
    items = source.CiteProcJSON(json.loads("".join(bibliography(articles, "csl"))))
    citations = [Citation.of(article, "fr") for article in articles]
    assert list(items) == [citation.key for citation in citations]
    for citation, item in zip(citations, items.values(), strict=True):
        assert item.type == "article-newspaper"
        assert len(item.get("author", [])) == len(citation.authors)
        assert ("issued" in item) == (citation.day is not None)


def test_citeproc_reads_the_day_and_the_place_in_the_newspaper() -> None:
    source = pytest.importorskip("citeproc.source.json", reason="a tool of developers")
    [item] = source.CiteProcJSON(json.loads(cite(ARTICLE, "csl"))).values()
    assert (item["issued"].year, item["issued"].month, item["issued"].day) == (2019, 3, 1)
    assert (str(item["page"]), str(item["section"])) == ("12-13", "Économie")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("1,499 copies", "1,499 copies"),
        ("12 % des voix", "12 % des voix"),
        ("1. Le port", "1\\. Le port"),
        ("2) Le port", "2\\) Le port"),
        ("- Le port", "\\- Le port"),
        ("# Le port", "\\# Le port"),
        ("\\# Le port", "\\\\# Le port"),
    ],
)
def test_a_line_of_markdown_begins_no_list_and_keeps_its_numbers(line: str, written: str) -> None:
    assert escaped_at_start(line) == written
