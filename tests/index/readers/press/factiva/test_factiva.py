"""Factiva exports of every shape give the same articles, whole or cut short."""

from __future__ import annotations

import io
import tracemalloc
from typing import IO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import formats
from index.readers.formats import FORMATS, FormatTable
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.press import factiva
from index.readers.raw_article import Problem, RawArticle
from tests.support.exports import articles_of, problems_of, read_export
from tests.support.factiva_export import (
    FIRST,
    SECOND,
    german_page,
    indexed_page,
    plain_page,
    plain_text,
    starred_text,
    table_lines,
    xml,
)
from tests.support.messages import english
from tests.support.read_files import storable

SHAPES = {
    "indexed.HTM": indexed_page(),
    "plain.html": plain_page(),
    "german.html": german_page(),
    "starred.txt": starred_text(),
    "table.txt": table_lines(),
    "plain.TXT": plain_text(),
    "notes.md": plain_text(),
    "factiva.xml": xml(),
}
MERGED = {
    "it seems to hold 2 articles, and was read as one",
    "the page shows 2 articles, and was read as one",
}


@pytest.mark.parametrize("name", SHAPES)
def test_factiva_export_of_each_shape_gives_the_same_articles(name: str) -> None:
    assert articles_of(SHAPES[name], name) == [FIRST, SECOND]


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "factiva.xml"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_factiva_export_in_other_encodings_is_read(name: str, encoding: str) -> None:
    data = SHAPES[name].replace("\n", "\r\n").encode(encoding)
    assert articles_of(data, name) == [FIRST, SECOND]


@pytest.mark.parametrize("name", SHAPES)
def test_factiva_export_is_read_wherever_it_is_cut(name: str) -> None:
    class OneByte(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            return super().read1(min(size or 1, 1))

    data = SHAPES[name].encode()
    whole = list(factiva.read(Material(name, lambda: cast("IO[bytes]", OneByte(data)))))
    assert whole == [FIRST, SECOND]


def test_factiva_export_of_several_blocks_takes_the_memory_of_one_article() -> None:
    sentence = "Le gardien a compté neuf cents visiteurs."
    article = plain_text().partition("\n\n\n")[0].replace(sentence, sentence * 2000) + "\n"
    data = article.encode() * (10_000_000 // len(article.encode()))
    tracemalloc.start()
    count = sum(1 for _ in factiva.read(Material("a.txt", data)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == data.count(b"Document ")
    assert peak < len(data)


def test_factiva_export_that_breaks_off_gives_what_there_is_and_says_so() -> None:
    for name, data in SHAPES.items():
        cut = data.partition("Les mareyeurs")[0]
        articles = [part for part in read_export(cut, name) if isinstance(part, RawArticle)]
        assert articles[0] == FIRST, name
        assert articles[1].title == SECOND.title, name
    told = ["item 2: it is cut short; what there is of it was read"]
    assert problems_of(starred_text().partition("Les mareyeurs")[0], "a.txt") == told
    assert problems_of(plain_text().partition("Les mareyeurs")[0], "a.txt") == told
    assert problems_of(xml().partition("Les mareyeurs")[0], "a.xml") == told


def test_factiva_text_below_the_last_article_is_named_unless_it_is_the_summary() -> None:
    text = plain_text().partition("Search Summary")[0] + "Un titre qui\n"
    assert problems_of(text, "a.txt") == [
        "item 3: it does not look like an article, and was not read (12 characters)"
    ]


def test_factiva_page_with_long_styles_is_recognised() -> None:
    page = plain_page().replace(".x{color:red}", ".x{color:red}" * 20_000)
    assert len(page) > 250_000
    assert articles_of(page, "a.html") == [FIRST, SECOND]


def test_factiva_numbers_may_be_in_small_letters() -> None:
    number = str(FIRST.key).lower()
    text = plain_text().replace(str(FIRST.key), number)
    assert articles_of(text, "a.txt")[0].key == number


def test_factiva_article_exported_twice_has_a_key_of_its_own() -> None:
    twice = plain_text() + plain_text()
    keys = [article.key for article in articles_of(twice, "a.txt")]
    assert keys == [FIRST.key, SECOND.key, f"{FIRST.key} (2)", f"{SECOND.key} (2)"]


@pytest.mark.slow
@pytest.mark.parametrize("data", [plain_text(), plain_page(), xml()])
def test_factiva_article_that_is_too_large_is_named_and_left_out(data: str) -> None:
    large = f"{'Le phare. ' * 10}\n" * (MAX_PAGE_CHARS // 90)
    text = data.replace("Le phare de Cordouan a rouvert samedi.", large, 1)
    text = text.replace("Le gardien a compté neuf cents visiteurs.", large, 1)
    problem, second = factiva.read(Material("a.txt", text.encode()))
    assert isinstance(problem, Problem)
    assert english(problem.reason) == "item 1: a part of it is larger than 8 million characters"
    assert second == SECOND


def test_factiva_file_without_articles_is_refused() -> None:
    for content in (b"<html></html>", b"rien", b"<PPSResponse/>"):
        with pytest.raises(UnreadableFile, match="no article"):
            list(factiva.read(Material("a.txt", content)))


@pytest.mark.parametrize("name", [name for name in SHAPES if not name.endswith("xml")])
def test_factiva_export_that_is_read_as_another_format_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [row for row in FORMATS if row.name != "factiva"]
    monkeypatch.setattr(formats, "FORMATS", FormatTable(*others))
    (told,) = problems_of(SHAPES[name], name)
    assert told in MERGED


def test_text_that_quotes_a_document_of_factiva_is_no_export() -> None:
    (article,) = articles_of(f"Une note.\nDocument {FIRST.key}\nUne autre ligne.", "a.txt")
    assert article.text.startswith("Une note.")
    sentences = "<p>Une longue note sur le phare et sur son gardien, écrite à la main.</p>" * 5
    page = f"<html><body><article>{sentences}<p>Document {FIRST.key}</p></article></body></html>"
    (article,) = articles_of(page, "a.html")
    assert "sur le phare" in article.text


@given(st.sampled_from(sorted(SHAPES)), st.integers(0, 2500), st.text(max_size=9))
def test_factiva_file_with_anything_in_it_is_read_or_refused(name: str, at: int, text: str) -> None:
    data = SHAPES[name]
    broken = data[:at] + text + data[at + 3 * len(text) :]
    try:
        read = list(factiva.read(Material(name, broken.encode("utf-8", "replace"))))
    except UnreadableFile:
        return
    assert all(isinstance(part, Problem) or (part.key and storable(part)) for part in read)
