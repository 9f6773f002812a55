"""The headline of a web page is told from the name of its site."""

from __future__ import annotations

import pytest

from tests.support.read_pages import article_record, json_ld, meta, read_page

pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.parametrize(
    ("head", "above", "title", "expected"),
    [
        (
            json_ld(**article_record(headline="L&#039;eau <em>monte</em>")),
            "",
            "Site",
            "L'eau monte",
        ),
        (
            '<meta property="og:title" content="Le bac | Le Nil">' + meta("og:site_name", "Le Nil"),
            "",
            "",
            "Le bac",
        ),
        ("", "<h1>Le bac de Rosette</h1>", "Le Nil", "Le bac de Rosette"),
        (
            "",
            "<h1>Le Nil</h1><h1>Le bac de Rosette</h1>",
            "Le bac de Rosette - Le Nil",
            "Le bac de Rosette",
        ),
        ("", "", "Le bac a repris ses traversées – Le Nil", "Le bac a repris ses traversées"),
        ("", "", "Le bac - Le Nil", "Le bac - Le Nil"),
        (
            "",
            "",
            "Sisi : « non » - et maintenant que fera la cour",
            "Sisi : « non » - et maintenant que fera la cour",
        ),
        ("", "<b>Le bac</b>", "Le Nil - Le bac", "Le bac"),
        ("", "", "", None),
    ],
)
def test_the_title_of_a_page_is_its_headline_without_the_name_of_the_site(
    head: str, above: str, title: str, expected: str | None
) -> None:
    assert read_page(head, above, title).title == expected
