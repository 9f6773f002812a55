"""The record of an article in Schema.org's vocabulary is read, even if it is broken."""

from __future__ import annotations

import pytest

from tests.support.read_pages import article_record, json_ld, read_page, saved

pytest.importorskip("trafilatura", reason="saved pages are an extra")


def test_schemaorg_article_is_the_one_that_the_page_shows() -> None:
    others = [
        article_record(headline=f"Autre {number}", datePublished="2001-01-01", url=f"/{number}")
        for number in range(2)
    ]
    ours = article_record(
        headline="Le bac de Rosette", datePublished="2019-03-01", url="https://nil.example/bac"
    )
    link = '<link rel="canonical" href="https://nil.example/bac">'
    assert read_page(json_ld(**{"@graph": [*others, ours]}) + link).title == "Le bac de Rosette"
    assert (
        read_page(json_ld(**{"@graph": [*others, ours]}), "<h1>Le bac de Rosette</h1>").date
        == "2019-03-01"
    )


def test_schemaorg_people_are_found_by_reference() -> None:
    raw = saved("blogue.html")
    assert (raw.title, raw.author) == (
        "Au marché de Zahlé, le prix du pain double en un mois",
        "Rima Khoury",
    )
    assert (raw.source, raw.url) == ("L'Écho de la Bekaa", "https://echo-bekaa.example/pain/")
    assert raw.date == "2021-06-14T05:12:00+00:00"
    assert raw.captions == ("La file devant la boulangerie, lundi. Photo R. K.",)
    assert len(raw.text.splitlines()) == 3


def test_a_broken_schemaorg_record_is_read_and_its_headline_completed() -> None:
    raw = saved("depeche.html")
    assert raw.title == "Séisme : au moins trois blessés près d’Antakya"
    assert raw.date == "2020-08-04T21:05:00Z"
    assert raw.author == "Agence du Levant"
    assert raw.text.startswith("Ankara (Agence du Levant)")


def test_the_schemaorg_text_of_an_article_behind_a_paywall_is_read() -> None:
    raw = saved("abonnes.html")
    assert raw.text.endswith("dont la ferme se trouve sur le tracé.")
    assert raw.text.startswith("Dans la vallée du Serein")
    assert "réservé aux abonnés" not in raw.text
    assert (raw.source, raw.author) == ("La Vigie du Sud", "Inès Morel")
