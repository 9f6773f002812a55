"""The article of a frame has the fields that Europresse prints, and nothing of what it adds."""

from __future__ import annotations

import time

import pytest

from index.readers.press.europresse.article import article
from tests.support.europresse_export import (
    BODY,
    OTHER_CARRIERS,
    TEXT,
    frame_of_2012,
    new_frame,
)


def test_article_has_no_text_or_day_of_other_carriers() -> None:
    raw = article(new_frame(number="", body=f"{OTHER_CARRIERS}{BODY}"))
    assert raw.text == TEXT
    assert raw.date == "25 février 2019"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Le Grand Quotidien", "Le Grand Quotidien"),
        ("La Croix, no. 43018", "La Croix"),
        ("Lib&#233;ration (site web)", "Libération"),
        ("Le Point (site web réf.) - Paris", "Le Point"),
        ("20 Minutes - Lyon<br />Lyon ; Villeurbanne", "20 Minutes"),
        ("La Tribune (France), no. 4881", "La Tribune (France)"),
        ("Ouest-France", "Ouest-France"),
    ],
)
def test_article_source_has_no_issue_and_edition(source: str, expected: str) -> None:
    assert article(new_frame(source=source)).source == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Industrie &amp; Services, jeudi 31 janvier 2013 392 mots, p. 20", "31 janvier 2013"),
        ("mardi 7 mai 2019 - 08:12:40 -0000 633 mots", "7 mai 2019"),
        (
            "Après le 11 septembre 2001, samedi 1er décembre 2001 80 mots, p. 2",
            "1er décembre 2001",
        ),
        ("Thursday, December 22, 2022 13887 words, p. 819(40)", "December 22, 2022"),
        ("Rubrique 210 mots", None),
    ],
)
@pytest.mark.parametrize("number", ["", "news·20191399·GQ·1"])
def test_article_day_is_that_of_the_header_for_want_of_a_number(
    header: str, expected: str | None, number: str
) -> None:
    assert article(new_frame(number=number, header=header)).date == expected


@pytest.mark.parametrize(
    ("header", "section", "page"),
    [
        (
            "Industrie &amp; Services, jeudi 31 janvier 2013 392 mots, p. 20",
            "Industrie & Services",
            "20",
        ),
        ("Enquête, jeudi 14 mars 2019 512 mots, p. 8,9", "Enquête", "8,9"),
        (
            "Économie, entreprise, mardi 19 avril 2016 67 mots, p. SCQ4",
            "Économie, entreprise",
            "SCQ4",
        ),
        ("Bourse;, mardi 3 juillet 2007 - 10:39 2174 mots", "Bourse", None),
        ("mardi 7 mai 2019 - 08:12:40 -0000 633 mots", None, None),
        (
            "Après le 11 septembre 2001, samedi 1er décembre 2001 80 mots, p. 2",
            "Après le 11 septembre 2001",
            "2",
        ),
        ("Thursday, December 22, 2022 13887 words, p. 819(40)", None, "819(40)"),
        ("Le dimanche, Thursday, December 22, 2022", "Le dimanche", None),
        ("Rubrique 210 mots, p. 3", "Rubrique", "3"),
        ("", None, None),
    ],
)
def test_article_section_and_page_stand_around_the_day(
    header: str, section: str | None, page: str | None
) -> None:
    raw = article(new_frame(header=header))
    assert (raw.section, raw.page) == (section, page)


def test_article_in_the_layout_of_2012_has_section_and_page() -> None:
    page = '<span class="DocHeader">, p. 03</span><br><br>'
    raw = article(frame_of_2012().replace("2019</span><br><br>", f"2019</span>{page}"))
    assert (raw.section, raw.page, raw.date) == ("Région", "03", "2019-02-25")


def test_article_names_other_carriers_with_their_days() -> None:
    same_day = OTHER_CARRIERS.replace("27 février", "25 février").replace("du delta", "des marais")
    raw = article(new_frame(above_title=OTHER_CARRIERS + same_day + same_day))
    assert raw.carriers == (
        "Le Courrier du delta (site web) (27 février 2019)",
        "Le Courrier des marais (site web)",
    )
    assert article(new_frame(above_title="")).carriers == ()


@pytest.mark.parametrize(
    ("below_title", "expected"),
    [
        ('<div class="docAuthors">Camille Roussel</div>', "Camille Roussel"),
        (
            '<p class="sm-margin-bottomNews">Par Camille Roussel et Paul Attal</p>',
            "Camille Roussel et Paul Attal",
        ),
        (
            '<div class="docAuthors">PROPOS RECUEILLIS PAR CAMILLE ROUSSEL</div>',
            "CAMILLE ROUSSEL",
        ),
        ('<div class="docAuthors">N/A</div>', None),
        ("", None),
    ],
)
def test_article_author_stands_below_the_title(below_title: str, expected: str | None) -> None:
    raw = article(new_frame(below_title=below_title))
    assert raw.author == expected
    assert raw.text == TEXT


def test_article_begins_with_the_lines_around_its_title() -> None:
    raw = article(
        new_frame(
            around_title='<p class="rdp__subtitle">Après onze jours de crue</p>',
            below_title='<div class="docAuthors">Camille Roussel</div>'
            "<b><p>Le passeur n’y croyait plus.</p></b>",
        )
    )
    assert raw.author == "Camille Roussel"
    assert raw.text == f"Après onze jours de crue\nLe passeur n’y croyait plus.\n{TEXT}"


def test_article_ends_with_its_boxes_and_has_captions_but_no_notes() -> None:
    raw = article(
        new_frame(
            aside='<div class="rdp__attachnews"><p><b>Illustration(s) : </b></p><p>Le bac, jeudi.</p></div>'
            '<div class="rdp__newsdoc"><p><b>Encadré(s) : </b></p><div>Le bac en chiffres</div></div>'
            "<div><b>Note(s) : </b><p>Lire page 21</p></div>"
        )
    )
    assert raw.text == f"{TEXT}\nLe bac en chiffres"
    assert raw.captions == ("Le bac, jeudi.",)


def test_article_of_a_site_has_its_address_and_no_notice() -> None:
    raw = article(
        new_frame(
            body='<p>Le bac a repris.</p><p class="link-not-hosted">Ce document référence un lien URL de site non'
            ' hébergé par Cision. <a href="https://www.example.fr/bac?a=1&amp;b=2">Voir l\'article</a></p>'
        )
    )
    assert raw.text == "Le bac a repris."
    assert raw.url == "https://www.example.fr/bac?a=1&b=2"


def test_article_text_that_is_repeated_stands_once() -> None:
    assert article(new_frame(body=f"{BODY}<p>[Additional Text]:</p>{BODY}")).text == TEXT
    other = article(new_frame(body=f"{BODY}<p>[Additional Text]:</p><p>Une suite.</p>"))
    assert other.text == f"{TEXT}\nUne suite."


def test_article_number_is_not_one_that_the_text_names() -> None:
    other = "Voir news·20100101·EC·1 aussi."
    assert article(new_frame(body=f"<p>{other}</p>")).key == "news·20190225·GQ·5428"
    assert article(frame_of_2012(title=other)).key == "news·20190225·GQ·5428"


def test_article_body_does_not_end_at_a_wrong_end_tag() -> None:
    body = "<div class='docOcurrContainer'><p>Le bac.</p></div></div><p>Le pont.</p></div>"
    assert article(new_frame(body=body)).text == "Le bac.\nLe pont."


def test_article_of_2012_may_hold_a_table() -> None:
    table = "<table><tr><td>Traversées</td><td>40</td></tr></table>Le pont a fermé.<p></p>"
    frame = frame_of_2012().replace("<b><i>©", f"{table}<b><i>©")
    assert article(frame).text == f"{TEXT}\nTraversées 40\nLe pont a fermé."


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        '<div class="rdp__newsdoc">',
        '<div class="apd-wrapper">',
        '<div class="rdp__newsdoc"></div>',
        "<span class='DocHeader'>",
        "<a href=",
        "<p><br>",
    ],
)
def test_article_of_a_hostile_frame_takes_little_time(piece: str) -> None:
    start = time.process_time()
    article(new_frame(body=piece * 20_000))
    assert time.process_time() - start < 5
