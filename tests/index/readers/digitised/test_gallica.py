"""The plain text of Gallica gives an article for each page, and none for the notice above them."""

from __future__ import annotations

from contextlib import suppress

import pytest

from index.errors import UnreadableFile
from index.readers.digitised import gallica
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.read_files import storable
from tests.support.read_xml import articles

NOTICE = (
    "Rappel de votre demande:",
    "Format de téléchargement: : Texte",
    "Vues 3 à 4 sur 8",
    "Notice complète:",
    "Titre : Le Nil (Assouan. 1880)",
    "Titre : Nil : journal du fleuve",
    "Auteur : ",
    "Éditeur : Imprimerie du Nil",
    "Date d'édition : 1898-02-14",
    "Type : publication en série imprimée",
    "Langue : français",
    "Description : 14 février 1898",
    "Description : 1898/02/14 (Numéro 45).",
    "Identifiant : ark:/12148/bpt6k0000000",
    "Source : Bibliothèque nationale de France",
    "Date de mise en ligne : 15/10/2007",
    "Le texte affiché peut comporter des erreurs. Le taux de reconnaissance estimé est de 96 %.",
)
FIRST = ("LE NIL", "Lundi 14 février 1898", "Source : un correspondant.", "La crue monte.")
SECOND = ("Le bal du 3 mars 1871 reste dans les mémoires.",)
CONDITIONS = "1/ Les contenus sont des reproductions."


def as_text(notice: tuple[str, ...] = NOTICE, newline: str = "\n") -> str:
    """Return the text of an issue as it is saved as text."""
    pages = "\n\n".join(("\n\n".join(notice), "-" * 40, *FIRST, "-" * 40, *SECOND))
    return pages.replace("\n", newline)


def as_page(notice: tuple[str, ...] = NOTICE) -> str:
    """Return the text of an issue as it is saved as a web page."""
    fields = "".join(f"<p><b>{line.replace(' : ', ' : </b>', 1)}</p>" for line in notice[1:])
    parts = (f"<p>{CONDITIONS}</p>", f"<p>{notice[0]}</p>", fields)
    pages = ("".join(f"<p>{line}</p>" for line in page) for page in (FIRST, SECOND))
    return f"<html><body>{'<hr/>'.join((*parts, *pages))}</body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (as_text(), "a.txt"),
        (as_text(newline="\r\n"), "A.TXT"),
        (as_page(), "bpt6k0000000.texteBrut"),
        (as_page(), "bpt6k0000000.texteBrut.html"),
        (as_text(), "bpt6k0000000.texteBrut"),
    ],
)
def test_each_page_is_an_article_of_the_day_of_the_issue(
    content: str, name: str, encoding: str
) -> None:
    first, second = articles(content.encode(encoding), name)
    assert first.text.split() == " ".join(FIRST).split()
    assert second == RawArticle(
        SECOND[0],
        key="4",
        date="1898-02-14",
        source="Le Nil",
        url="https://gallica.bnf.fr/ark:/12148/bpt6k0000000",
        page="4",
        saved="15/10/2007",
        language="français",
    )


def test_the_description_tells_the_day_where_the_edition_has_a_year() -> None:
    notice = tuple(line.replace("1898-02-14", "1898") for line in NOTICE)
    assert articles(as_text(notice), "a.txt")[0].date == "1898-02-14"


def test_a_book_has_a_title_and_its_publisher_for_a_source() -> None:
    notice = tuple(line.replace("publication en série imprimée", "monographie") for line in NOTICE)
    article = articles(as_text(notice), "a.txt")[0]
    assert (article.title, article.source) == ("Le Nil", "Imprimerie du Nil")


def test_an_issue_of_one_page_has_no_key() -> None:
    (article,) = articles("\n".join((*NOTICE, *FIRST)), "a.txt")
    assert article.key is None
    assert article.text == "\n".join(FIRST)


def test_a_notice_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        articles("\n".join(NOTICE), "a.txt")


def test_a_text_cut_anywhere_is_read_or_refused() -> None:
    content = as_page().encode()
    for size in range(0, len(content), 5):
        with suppress(UnreadableFile):
            assert all(map(storable, gallica.read(Material("a.html", content[:size]))))


@pytest.mark.parametrize("filling", [" ", "(1898 ", "1"])
def test_a_title_without_end_is_cut(filling: str) -> None:
    notice = tuple(f"{line}{filling * 300_000}" if "Titre" in line else line for line in NOTICE)
    content = "\n".join((*notice, "", *FIRST)).encode()
    [page, *_] = gallica.read(Material("numero.texteBrut", content))
    assert len(page.source or "") <= 2000
