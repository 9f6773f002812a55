"""Texts of Prospéro take their fields from the contexts beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import format_name, read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.read_folder import read_folder, write_files

CRUE = "La Loire est sortie de son lit dans la nuit.\nTrois rues sont sous l'eau."
TEXT = f"La Loire déborde\n.\n{CRUE}".encode("cp1252")
CONTEXT = (
    "fileCtx0005\r\nLa Loire déborde\r\nAda Morel\r\n\r\n\r\n12/03/2019\r\nLa Gazette\r\nPresse\r\n"
)


def test_a_text_has_its_title_in_the_first_line() -> None:
    assert list(read(Material("G20190312A.txt", TEXT))) == [
        RawArticle(CRUE, title="La Loire déborde")
    ]


@pytest.mark.parametrize("name", ["G20190312A.ctx", "g20190312a.CTX"])
def test_a_context_gives_the_fields_of_the_text_of_its_name(tmp_path: Path, name: str) -> None:
    write_files(tmp_path, {"G20190312A.txt": TEXT, name: CONTEXT.encode("cp1252")})
    items = read_folder(tmp_path)
    assert items[name] == []
    assert items["G20190312A.txt"] == [
        RawArticle(
            CRUE,
            title="La Loire déborde",
            date="12/03/2019",
            source="La Gazette",
            author="Ada Morel",
        )
    ]


def test_a_context_whose_medium_stands_for_its_author_has_none(tmp_path: Path) -> None:
    context = CONTEXT.replace("Ada Morel", "La Gazette").encode("cp1252")
    write_files(tmp_path, {"a.txt": TEXT, "a.ctx": context})
    [article] = read_folder(tmp_path)["a.txt"]
    assert isinstance(article, RawArticle)
    assert (article.source, article.author) == ("La Gazette", None)


def test_a_context_without_its_text_is_told() -> None:
    assert list(read(Material("a.ctx", CONTEXT.encode()))) == [Problem.of("context-without-text")]


@pytest.mark.parametrize("size", range(0, 60, 7))
def test_a_context_cut_short_is_refused_or_told(size: int) -> None:
    try:
        items = list(read(Material("a.ctx", CONTEXT.encode()[:size])))
    except UnreadableFile:
        return
    assert items == [Problem.of("context-without-text")]


def test_other_files_of_that_suffix_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="context"):
        list(read(Material("a.ctx", b"un contexte")))


def test_a_full_stop_further_down_makes_no_text_of_prospero() -> None:
    text = f"La Loire déborde\n{CRUE}\n.\nFin"
    assert format_name(Material("a.txt", text.encode())) == "text"
