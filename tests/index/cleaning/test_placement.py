"""Every line of a text is somewhere: in the title, the body, the captions, or left out by a rule."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.paragraphs import split_paragraphs
from index.cleaning.placement import place_lines
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH

PAGE = f"""Infos / Tunisie

{HEADLINE}

Par Jeanne Morel | 3 mars 2020
Jeanne Morel
Le quai de Sfax, mardi. © Jeanne Morel / AFP

{LEDE}

Abonnez-vous à notre newsletter

Lire aussi
Le maire de Sfax reçoit une délégation de pêcheurs de la région

{SECOND_PARAGRAPH} (Source : TAP)

© 2020 Le Phare de Sfax
"""


def places(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    return [(line.place, line.rule) for line in place_lines(text, title)]


def test_each_line_of_a_page_has_its_place_and_the_rule_that_took_it() -> None:
    assert places(PAGE) == [
        ("boilerplate", "menu"),
        ("title", "title"),
        ("body", "signature"),  # its date stays
        ("author", "name"),
        ("caption", "caption"),
        ("body", None),
        ("boilerplate", "phrase"),
        ("boilerplate", "link"),
        ("boilerplate", "link"),
        ("body", "source"),  # the source at its end is cut off
        ("source", "copyright"),
    ]


def test_a_line_that_repeats_the_title_is_placed_there() -> None:
    assert places(f"{HEADLINE}\n\n{LEDE}", HEADLINE) == [("title", "title"), ("body", None)]


def test_a_teaser_is_left_out_and_its_paragraph_kept() -> None:
    teaser = f"{LEDE[:60]}…"
    assert places(f"{teaser}\n\n{LEDE}\n{SECOND_PARAGRAPH}", HEADLINE) == [
        ("boilerplate", "teaser"),
        ("body", None),
        ("body", None),
    ]


def test_a_page_of_nothing_but_boilerplate_is_kept() -> None:
    assert {place for place, _ in places("Newsletter\nTweeter")} <= {"title", "body"}


LINES = st.sampled_from(
    [*PAGE.split("\n"), "Source : AFP", "Football - Jeanne Morel", "TV", "(AFP)"]
)


@given(st.lists(LINES | st.text(max_size=60), max_size=15), st.sampled_from([None, HEADLINE]))
def test_no_line_is_nowhere(lines: list[str], title: str | None) -> None:
    text = "\n".join(lines)
    placed = list(place_lines(text, title))
    assert [line.text for line in placed] == [line for line in split_paragraphs(text) if line]
    cleaned = clean(text, title)
    body = set(re.findall(r"\w+", cleaned.body))
    captions = set(re.findall(r"\w+", " ".join(cleaned.captions)))
    for line in placed:
        words = set(re.findall(r"\w+", line.text))
        if line.place == "body" and line.rule is None:
            assert words <= body
        elif line.place == "caption":
            assert words <= captions
