"""The source line of an article."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: PressTV", "PressTV"),
        ("SOURCE : FRENCH PRESS TV", "FRENCH PRESS TV"),
        ("(Source : AFP)", "AFP"),
        ("Sources\xa0: AFP, Reuters.", "AFP, Reuters"),
        ("Source - La Gazette du Delta", "La Gazette du Delta"),
        ("Source Reuters", "Reuters"),
        ("Source :\nReuters", "Reuters"),
        ("Source : https://gazette.example/1", "https://gazette.example/1"),
    ],
)
def test_source_line_is_removed_and_its_name_returned(line: str, name: str) -> None:
    article = clean(f"{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}\n\n{line}")
    assert (article.body, article.source_line) == (body(LEDE, SECOND_PARAGRAPH), name)


def test_source_line_may_stand_above_a_prompt_or_below_the_title() -> None:
    assert clean(f"{LEDE}\nSource : AFP\nPartager cet article").source_line == "AFP"
    assert clean(f"{HEADLINE}\nSource : AFP\n{LEDE}\n{SECOND_PARAGRAPH}").source_line == "AFP"


def test_source_line_that_ends_the_last_paragraph_is_cut_from_it() -> None:
    article = clean(f"{LEDE} Source: PressTV", HEADLINE)
    assert (article.body, article.source_line) == (LEDE, "PressTV")


def test_source_line_in_the_middle_is_that_of_a_figure_and_stays() -> None:
    article = clean(body(HEADLINE, LEDE, "Source : AFP", *[SECOND_PARAGRAPH, LEDE] * 4))
    assert article.source_line is None
    assert "Source : AFP" in article.body


@pytest.mark.parametrize(
    "line",
    [
        "Source : J via OpenStreetMap",
        "Source : Léa Roux via OpenStreetMap",
        "Sources : © contributeurs OpenStreetMap",
        "Source : Google Maps",
        "Carte : Léa Roux, OpenStreetMap",
        "Données : Insee, via Datawrapper",
    ],
)
def test_the_source_of_a_map_is_a_caption_and_no_source(line: str) -> None:
    article = clean(f"{LEDE}\n{SECOND_PARAGRAPH}\nSource : AFP\n{line}", HEADLINE)
    assert (article.source_line, article.captions) == ("AFP", (line,))
