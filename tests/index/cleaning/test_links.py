"""Titles of other pages below "Lire aussi", and subjects below "Mots-clés"."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "head", ["Lire aussi :", "À lire également", "SUR LE MÊME SUJET", "Articles similaires"]
)
def test_links_below_a_heading_are_removed_with_it(head: str, blank: str) -> None:
    links = [
        "Un delta à sec depuis trois longs étés",
        "Les pêcheurs de Tripoli réclament un nouveau port de commerce",
    ]
    text = blank.join([HEADLINE, LEDE, head, *links, SECOND_PARAGRAPH])
    assert clean(text).body == body(LEDE, SECOND_PARAGRAPH)
    assert clean(blank.join([HEADLINE, LEDE, SECOND_PARAGRAPH, head, *links])).body == body(
        LEDE, SECOND_PARAGRAPH
    )


def test_links_end_above_a_subheading() -> None:
    text = f"{HEADLINE}\n\n{LEDE}\n\nLire aussi :\nUn delta à sec depuis trois étés\n\nLa colère gronde\n\n{SECOND_PARAGRAPH}"
    assert clean(text).body == body(LEDE, "La colère gronde", SECOND_PARAGRAPH)


def test_links_heading_above_the_title_does_not_remove_it() -> None:
    article = clean(f"À lire également\n\n{HEADLINE}\n\n{LEDE}\n\n{SECOND_PARAGRAPH}")
    assert HEADLINE in (article.title, article.body.split("\n")[0])


def test_links_to_subjects_below_their_heading_are_removed() -> None:
    assert clean(
        f"{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}\n\nTags\n\nFleuve\n\nDelta"
    ).body == body(LEDE, SECOND_PARAGRAPH)
