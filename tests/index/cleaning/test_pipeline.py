"""The pipeline as a whole: titles that are given, and properties of any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.cleaning import clean, pipeline
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH

SOFT_HYPHEN = "\xad"
WORDS = [
    "fleuve",
    "Delta",
    "l'eau",
    "12",
    "pluie.",
    "«",
    "»",
    "monte ;",
    "barque,",
    "-",
    "/",
    "(AFP photo)",
    "©Fars",
    "où ?",
]
ARTICLE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
PAGE = st.sampled_from(
    [
        "TV",
        "Infos / Yémen",
        "Tweeter",
        "Lire aussi : un delta",
        "© 2024 AFP",
        "Newsletter",
        "",
        " \xa0",
    ]
)
HOSTILE = {
    "brackets": "(" * 100_000,
    "spaces": "a" + " " * 100_000 + "b",
    "source": "Source : " + " ." * 40,
    "bylines": "\n".join(["Par " + "A" * 70] * 2_000),
    "slashes": "/ " * 120 + "\n" + "Infos / " * 30,
    "copyrights": "© " * 50_000,
    "stops": ". " * 50_000,
    "newlines": "\n" * 200_000,
    "credits": ("(photo " * 40 + "\n") * 2_000,
    "links": "Lire aussi\n" * 20_000,
    "subjects": "Tags : a\n" * 20_000,
    "titles": "Lire aussi\n\nUn titre de page\n\n" * 10_000,
    "menus": ("info en continu " * 9 + "x\n") * 2_000,
    "wraps": ("a" * 60 + "\n") * 20_000,
    "glue": "a.B" * 50_000,
    "names": ("Par A B et " * 10 + "\n") * 2_000,
    "tags": ("#a " * 90 + "!\n") * 1_000,
    "agencies": ("A " * 70 + "avec\n") * 2_000,
}
"""Texts that slow patterns would take minutes for."""


def test_clean_keeps_the_title_that_is_given_on_one_line() -> None:
    article = clean(LEDE, "  Le fleuve\n monte ")
    assert (article.title, article.has_headline, article.body) == ("Le fleuve monte", True, LEDE)


def test_clean_takes_an_empty_title_for_none() -> None:
    assert clean(f"{HEADLINE}\n\n{LEDE}", " \n").title == HEADLINE


def test_clean_returns_nothing_of_an_empty_text() -> None:
    article = clean("")
    assert (article.title, article.body) == ("", "")
    assert (article.captions, article.source_line) == ((), None)


@given(st.lists(ARTICLE | PAGE, max_size=12), st.sampled_from([None, HEADLINE]))
def test_clean_keeps_every_word_of_the_article(lines: list[str], title: str | None) -> None:
    article = clean("\n".join(lines), title)
    kept = "\n".join([article.title, article.body, *article.captions]).split()
    words = {word for word in " ".join(lines).split() if word in WORDS and word[0].isalnum()}
    assert words <= set(kept)


@given(st.text(), st.none() | st.text(max_size=40), st.none() | st.text(max_size=20))
@example("\ud800 (AFP photo)\n/AFP", None, None)
@example("Source :\n©\n", "\ud800", None)
@example("Lire aussi\n\n\n", None, "Lire aussi")
@example("Par\n#a\n©\n(c) 2\n|•|", "", "")
@example(f"ca{SOFT_HYPHEN}non", None, None)
def test_clean_adds_no_word_to_any_text(text: str, title: str | None, author: str | None) -> None:
    article = clean(text, title, author=author)
    words = re.findall(r"\w+", text + "\n" + text.replace(SOFT_HYPHEN, ""))
    for word in re.findall(r"\w+", " ".join([article.body, *article.captions])):
        assert any(word in longer for longer in words)
    assert "\n" not in article.title
    assert "" not in article.captions


@given(st.lists(PAGE, max_size=12))
def test_clean_is_idempotent(lines: list[str]) -> None:
    once = clean("\n".join([LEDE, *lines, SECOND_PARAGRAPH]), HEADLINE).body
    assert clean(once, HEADLINE).body == once


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_clean_takes_no_text_long(text: str) -> None:
    start = time.process_time()
    clean(text)
    assert time.process_time() - start < 2


def test_a_text_of_lines_without_end_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MAX_CLEANED_LINES", 3)
    page = f"{HEADLINE}\n\n{LEDE}\nNewsletter\nNewsletter"
    article = clean(page, author="Anne Martin")
    assert (article.title, article.body) == (HEADLINE, f"{LEDE}\nNewsletter\nNewsletter")
    assert article.author == "Anne Martin"
    assert clean(page, "Un titre").body == f"{HEADLINE}\n{LEDE}\nNewsletter\nNewsletter"
