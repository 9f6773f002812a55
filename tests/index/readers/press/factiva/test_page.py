"""Factiva pages are split into articles; what is around them is no text of theirs."""

from __future__ import annotations

import re

import pytest

from index.readers.raw_article import RawArticle
from tests.support.exports import articles_of
from tests.support.factiva_export import FIRST, SECOND, SUMMARY_TEXT, indexed_page, plain_page


@pytest.mark.parametrize(
    ("label", "day"),
    [("words", "12 March 2019"), ("Wörter", "12. März 2019"), ("mots", "1er mars 2019")],
)
def test_indexed_page_in_each_language_has_the_same_articles(label: str, day: str) -> None:
    first, second = articles_of(indexed_page(label=label, day=day), "a.html")
    assert first.date in {"2019-03-12", "2019-03-01"}
    assert (first.text, second) == (FIRST.text, SECOND)


@pytest.mark.parametrize("page", [indexed_page(), plain_page()])
def test_page_saved_again_by_a_browser_is_read(page: str) -> None:
    upper = re.sub(r"</?\w+", lambda tag: tag[0].upper(), page)
    bare = re.sub(r"""class=["']([\w-]+)["']""", r"class=\1", upper)
    assert articles_of(bare, "a.html") == [FIRST, SECOND]


@pytest.mark.parametrize("page", [indexed_page(), plain_page()])
def test_summary_of_the_search_is_in_no_article(page: str) -> None:
    without_last_number = page.replace(f"Document {SECOND.key}", "")
    first, second = articles_of(without_last_number, "a.html")
    assert SUMMARY_TEXT not in second.text
    assert (first, second) == (FIRST, SECOND)  # the element around it has the number too


def test_articles_do_not_run_into_one_another_without_end_tags() -> None:
    page = plain_page().replace("</div></div>", "")
    assert articles_of(page, "a.html") == [FIRST, SECOND]


def test_articles_without_numbers_of_documents_are_numbered() -> None:
    page = re.sub(r"<p>Document \w+</p>|id=\"article-\w+\"", "", plain_page())
    noted = page.replace("</body>", f"<p>Document {FIRST.key}</p></body>")
    first, second = articles_of(noted, "a.html")
    assert (first.key, second.key) == ("1", "2")
    assert (first.text, second.text) == (FIRST.text, SECOND.text)


def test_column_and_picture_have_fields_of_their_own() -> None:
    page = indexed_page().replace("<b>SE</b>", "<b>CLM</b>").replace("<b>RE</b>", "<b>ART</b>")
    first, _ = articles_of(page, "a.html")
    assert (first.section, first.captions) == ("Patrimoine", ("fra : France",))


def test_article_with_unknown_parts_of_its_heading_is_read() -> None:
    page = plain_page().replace("<div>1 210 mots</div>", "").replace("<div>98 mots</div>", "")
    articles = articles_of(page, "a.html")
    assert [article.title for article in articles] == [FIRST.title, SECOND.title]
    assert all(isinstance(article, RawArticle) and article.text for article in articles)
