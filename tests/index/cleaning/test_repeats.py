"""Text that an article repeats at its top is removed."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


def test_teaser_that_the_first_paragraph_repeats_is_removed() -> None:
    teaser = LEDE[:70].rsplit(" ", 1)[0]
    for again in (f"{teaser}…", f"{teaser} [...]", f"{teaser}... Lire la suite", LEDE):
        assert clean(f"{again}\n\n{LEDE}\n{SECOND_PARAGRAPH}", HEADLINE).body == body(
            LEDE, SECOND_PARAGRAPH
        )


@pytest.mark.parametrize("again", [HEADLINE, HEADLINE.upper(), f"« {HEADLINE} »"])
def test_repeated_title_is_removed(again: str) -> None:
    assert clean(f"{again}\n\n{LEDE}", HEADLINE).body == LEDE
    assert clean(f"{HEADLINE}\n{again}\n\n{LEDE}").body == LEDE


def test_repeated_title_is_removed_though_the_title_names_its_site() -> None:
    assert clean(f"{HEADLINE}\n{LEDE}", f"{HEADLINE} | La Gazette du Delta").body == LEDE


@pytest.mark.parametrize("text", [f"{LEDE}\n{SECOND_PARAGRAPH}", f"Énergie\n{LEDE}", LEDE])
def test_title_that_is_the_start_of_the_text_in_brackets_takes_no_line_from_it(text: str) -> None:
    excerpt = " ".join(text.split())[:80]
    for title in (f"[{excerpt}]", f"[{' '.join(text.split())}]"):
        article = clean(text, title)
        assert (article.title, article.body) == (title, text)


def test_title_in_brackets_that_is_not_the_start_of_the_text_is_like_any_other() -> None:
    assert clean(f"[{HEADLINE}]\n\nMonde\n{LEDE}", f"[{HEADLINE}]").body == LEDE
