"""The lines above the text of an article are told apart by their order and their looks."""

from __future__ import annotations

import pytest

from index.readers.press.factiva.display import article

BELOW = ["120 mots", "12 mars 2019", "Le Phare", "PHARE", "Français", "© 2019 Le Phare.", "Texte."]


@pytest.mark.parametrize(
    ("above", "section", "title", "author"),
    [
        (["Le phare rouvre"], None, "Le phare rouvre", None),
        (["Le phare rouvre", "Anne Roy"], None, "Le phare rouvre", "Anne Roy"),
        (["Le phare rouvre", "Par Anne Roy"], None, "Le phare rouvre", "Anne Roy"),
        (["Mer", "Le phare rouvre samedi"], "Mer", "Le phare rouvre samedi", None),
        (
            ["Mer", "Le phare rouvre samedi", "Anne Roy"],
            "Mer",
            "Le phare rouvre samedi",
            "Anne Roy",
        ),
        (["Le phare rouvre", "et la criée aussi"], None, "Le phare rouvre et la criée aussi", None),
        (["Le phare rouvre", "Anne Roy", "pour le journal"], None, "Le phare rouvre", "Anne Roy"),
        ([], None, None, None),
    ],
)
def test_lines_above_the_number_of_words_are_section_title_and_authors(
    above: list[str], section: str | None, title: str | None, author: str | None
) -> None:
    raw = article([*above, *BELOW])
    assert (raw.section, raw.title, raw.author) == (section, title, author)
    assert (raw.date, raw.source, raw.text) == ("2019-03-12", "Le Phare", "Texte.")


@pytest.mark.parametrize(
    ("below", "page"),
    [
        (["4"], "4"),
        (["NATIONALE", "p. 12-13"], "12-13"),
        (["A4"], None),  # it may be a code
        (["Seite 5"], "5"),
        (["N° 24132"], None),
    ],
)
def test_page_stands_between_source_and_language(below: list[str], page: str | None) -> None:
    lines = ["Un titre", "120 mots", "12 mars 2019", "Le Phare", "PHARE", *below, *BELOW[4:]]
    raw = article(lines)
    assert (raw.page, raw.text) == (page, "Texte.")


@pytest.mark.parametrize(
    "heading",
    [
        ["Le Phare"],
        ["Le Phare", "PHARE"],
        ["18:04", "Le Phare", "PHARE", "Deutsch", "Der Leuchtturm GmbH 2019."],
        ["Le Phare", "PHARE", "(c) 2019 Le Phare"],
    ],
)
def test_text_begins_below_what_there_is_of_a_heading(heading: list[str]) -> None:
    raw = article(["Un titre", "1.204 Wörter", "12. März 2019", *heading, "Un texte."])
    assert (raw.title, raw.date, raw.source) == ("Un titre", "2019-03-12", "Le Phare")
    assert raw.text == "Un texte."


def test_number_of_words_in_a_text_begins_no_text() -> None:
    raw = article(["Un titre", "98 mots", "Rien d'autre."])
    assert (raw.title, raw.text) == ("Un titre", "98 mots\nRien d'autre.")


def test_table_of_contents_above_the_first_article_is_not_its_title() -> None:
    contents = ["Sommaire", "Le phare rouvre samedi", "La criée de Royan", "Un pont ferme"]
    for above in (["Anne Roy"], []):
        raw = article([*contents, "Patrimoine", "Le phare rouvre samedi", *above, *BELOW])
        assert (raw.title, raw.author) == ("Le phare rouvre samedi", "Anne Roy" if above else None)
        assert raw.text == "Texte."


@pytest.mark.parametrize(
    "notice",
    ["(c) 2019 Le Phare.", "© Le Phare", "Der Leuchtturm GmbH & Co", "Le Phare SA", "Le Phare"],
)
def test_line_at_the_end_that_names_the_owner_of_the_rights_is_no_text(notice: str) -> None:
    assert article(["Un titre", *BELOW, notice]).text == "Texte."


@pytest.mark.parametrize(
    "sentence",
    [
        "Le chantier a été confié en mars 2019 à la société des bacs et phares du Médoc, une SA",
        "Anne Roy rejoint Le Phare SA.",
        "Le gardien y va",
    ],
)
def test_last_sentence_that_names_a_company_is_text(sentence: str) -> None:
    assert article(["Un titre", *BELOW, sentence]).text == f"Texte.\n{sentence}"
