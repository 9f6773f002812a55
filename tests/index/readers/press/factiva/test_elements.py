"""The XML of Factiva is read with any prefix, and one broken article spoils no other."""

from __future__ import annotations

import pytest

from tests.support.exports import articles_of, problems_of, read_export
from tests.support.factiva_export import FIRST, SECOND, xml


@pytest.mark.parametrize("root", ["PPSResponse", "ppsArticleResponse", "ppsarticleResultSet"])
@pytest.mark.parametrize("prefix", ["", "pps"])
def test_elements_are_known_with_any_root_and_prefix(root: str, prefix: str) -> None:
    assert articles_of(xml(root=root, prefix=prefix), "a.xml") == [FIRST, SECOND]


def test_xml_export_under_another_suffix_is_known() -> None:
    assert articles_of(xml(), "export.txt") == [FIRST, SECOND]
    assert articles_of(xml().encode("utf-8-sig"), "a.XML") == [FIRST, SECOND]


def test_broken_article_is_named_and_the_others_are_read() -> None:
    broken = xml().replace("</byline>", "</by>")
    assert problems_of(broken, "a.xml") == ["item 1: it is not XML (a tag that closes another one)"]
    assert read_export(broken, "a.xml")[-1] == SECOND


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE PPSResponse [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = xml().replace("?>\n", f"?>\n{bomb}").replace("samedi.", "samedi &b;.")
    first, second = articles_of(data, "a.xml")
    assert "&b;" in first.text
    assert second == SECOND


def test_page_without_element_of_its_own_is_read() -> None:
    data = xml().replace("<pages><page>7</page></pages>", "<pages>7</pages>")
    assert articles_of(data, "a.xml") == [FIRST, SECOND]


def test_article_without_anything_is_named() -> None:
    data = xml().replace("<ppsarticle>", "<article><accessionNo/></article><ppsarticle>", 1)
    assert problems_of(data, "a.xml") == ["item 1: neither text nor title"]
