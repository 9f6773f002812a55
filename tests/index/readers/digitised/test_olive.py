"""A file of Olive is an article whose words become running text."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from index.errors import UnreadableFile
from index.readers.digitised import olive
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.read_files import storable
from tests.support.read_xml import articles, problems

ENTITY = (
    '<?xml version="1.0"?><XMD-entity ID="Ar00103" PAGE_NO="01" LANGUAGE="french" ENTITY_TYPE="Article">'
    '<Meta NAME="LA  CRUE" PUBLICATION="Le Nil" ISSUE_DATE="14/02/1898"/><Link SOURCE="a"/><Content><Primitive BOX="1 2">'
    '<L P="S" BOX="1 2"/><W BOX="1 2">L\'</W><W>eau</W><Q QID="7">mon-</Q><L P="P"/><Q QID="7">te</Q><W>.</W>'
    '<L P="SA"/><W>Tout</W><W>dort</W><W>.</W></Primitive><Primitive><L/><W>Fin</W></Primitive></Content>'
    '<QW QID="7">monte</QW></XMD-entity>'
)


def test_an_article_has_its_words_and_paragraphs() -> None:
    assert articles(ENTITY) == [
        RawArticle(
            "L'eau monte.\n\nTout dort.\n\nFin",
            title="LA CRUE",
            date="14/02/1898",
            source="Le Nil",
            page="1",
            language="french",
        )
    ]


def test_an_advertisement_is_told() -> None:
    content = ENTITY.replace('ENTITY_TYPE="Article"', 'ENTITY_TYPE="Ad"')
    assert articles(content) == []
    assert problems(content) == ["1 advertisement left out, with 29 characters"]


def test_a_picture_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"no article \(picture\)"):
        articles(ENTITY.replace('ENTITY_TYPE="Article"', 'ENTITY_TYPE="Picture"'))


def test_an_entity_cut_anywhere_is_read_or_refused() -> None:
    content = ENTITY.encode()
    for size in range(len(content)):
        with suppress(UnreadableFile):
            assert all(map(storable, olive.read(Material("a.xml", content[:size]))))


def test_words_that_are_never_closed_are_read_in_a_moment() -> None:
    start = time.process_time()
    (article,) = articles(ENTITY.replace("<W>Tout</W>", "<Primitive><W>Tout" * 1500))
    assert article.text.count("Tout") == 1500
    assert time.process_time() - start < 5
