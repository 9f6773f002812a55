"""XML that is broken in the ways of feeds is parsed, and no entity is expanded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.read_feed import read, titles
from tests.support.read_files import only_article

ENTITIES = [f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 20)]
BOMB = "".join(ENTITIES)


def test_undeclared_prefixes_of_xml_mean_what_they_usually_do() -> None:
    content = b"<rss><channel><item><title>T</title><dc:date>2019-03-01</dc:date><x:y a:b='1'/></item></channel></rss>"
    assert only_article(read(content)).date == "2019-03-01"


@pytest.mark.parametrize("root", ["rss", "nitf"])
def test_xml_entities_that_would_grow_are_never_expanded(root: str) -> None:
    item = "<item><title>T &e19;</title></item>" if root == "rss" else "<hl1>T &e19;</hl1>"
    content = (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e0 "lol">{BOMB}]><{root}>{item}</{root}>'
    )
    assert only_article(read(content.encode())).title == "T &e19;"


def test_files_that_xml_entities_refer_to_are_never_read() -> None:
    secret = Path(__file__).as_uri()
    content = f'<!DOCTYPE rss [<!ENTITY f SYSTEM "{secret}">]><rss><item><title>T &f;</title></item></rss>'
    assert titles(read(content.encode())) == ["T &f;"]
