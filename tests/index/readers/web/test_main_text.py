"""The main text of a web page is told from what is around it."""

from __future__ import annotations

import pytest

from index.errors import UnreadableFile
from tests.support.read_pages import TEXT, read_page, saved

pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.parametrize(
    "around",
    [
        "S’abonner",
        "Politique",
        "Lire aussi",
        "passoire",
        "Partager",
        "Jean :",
        "cassoulet",
        "Mentions",
        "SALEH",
        "Temps",
    ],
)
def test_what_is_around_an_article_is_not_in_its_main_text(around: str) -> None:
    assert around not in saved("quotidien.html").text


def test_the_title_does_not_begin_the_main_text() -> None:
    assert read_page(above="<h1>Le bac de Rosette</h1>").text == TEXT
    assert read_page(above="<p>Le bac de Rosette</p>", title="Le bac de Rosette").text == TEXT


@pytest.mark.parametrize("name", ["sommaire.html", "cadres.html"])
def test_a_page_of_links_or_frames_has_no_main_text(name: str) -> None:
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        saved(name)
