from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.article import Article
from index.messages import Message
from index.stored import StoredArticle
from search.cli.terminal import Terminal, printable
from search.highlighting.snippets import Snippet
from search.results import Hit, ResultPage, Status

HIT = Hit(
    id="press/a.txt",
    path="press/a.txt",
    title="Le Parlement vote",
    date=date(2019, 2, 25),
    date_evidence="stated",
    source="AFP",
    people=("Ali Karim", "Claire Vasseur"),
    url=None,
    score=1.5,
    snippets=(Snippet("Les élus ont voté hier.", ((13, 17),)),),
    title_highlights=((13, 17),),
)
PAGE = ResultPage("vote", 1, 0.0123, relaxed=False, notes=(), hits=(HIT,))


def verbatim(text: str) -> Message:
    """Make a message of nothing but a text."""
    return Message.of("verbatim", text=text)


PLAIN, BOLD = Terminal(80, color=False), Terminal(80, color=True)


def test_a_page_counts_names_and_marks_its_hits() -> None:
    assert PLAIN.page(PAGE).splitlines() == [
        "1 article for vote (12 ms)",
        "",
        "1. Le Parlement [vote]",
        "   2019-02-25 · AFP · Ali Karim, Claire Vasseur",
        "   Les élus ont [voté] hier.",
        "   press/a.txt",
    ]


def test_marks_are_bold_and_ids_dim_in_color() -> None:
    shown = BOLD.page(PAGE)
    assert "\x1b[1mvote\x1b[0m" in shown
    assert "\x1b[1mvoté\x1b[0m" in shown
    assert "\x1b[2mpress/a.txt\x1b[0m" in shown
    assert shown.count("\x1b[") == 6


@pytest.mark.parametrize(
    ("hit", "line"),
    [
        (replace(HIT, date=None, date_evidence=None), "undated · AFP · Ali Karim, Claire Vasseur"),
        (replace(HIT, source=None, people=()), "2019-02-25"),
        (replace(HIT, date_evidence="weekday", people=()), "2019-02-25 (year inferred) · AFP"),
        (
            replace(HIT, date_evidence="filename", people=()),
            "2019-02-25 (from the file name) · AFP",
        ),
        (replace(HIT, people=tuple("abcdefg")), "2019-02-25 · AFP · a, b, c, d, e"),
    ],
)
def test_the_line_below_a_title_says_what_is_known(hit: Hit, line: str) -> None:
    assert f"   {line}" in PLAIN.page(replace(PAGE, hits=(hit,))).splitlines()


def test_numbers_go_on_from_where_the_page_starts_and_margins_with_them() -> None:
    lines = PLAIN.page(PAGE, first=100).splitlines()
    assert lines[2] == "100. Le Parlement [vote]"
    assert lines[3].startswith("     2019")


def test_notes_stand_above_the_hits_and_a_query_without_words_has_no_name() -> None:
    lines = PLAIN.page(
        replace(PAGE, query=" ", total=1234, notes=(verbatim("one"), verbatim("two")))
    ).splitlines()
    assert lines[:3] == ["1,234 articles (12 ms)", "note: one", "note: two"]


def test_a_mark_that_a_line_breaks_is_bold_on_both_lines() -> None:
    hit = replace(HIT, title="un deux trois quatre cinq", title_highlights=((8, 20),))
    shown = Terminal(24, color=True).page(replace(PAGE, hits=(hit,)))
    bold = re.findall("\x1b\\[1m(.*?)\x1b\\[0m", shown)
    assert "".join(bold).replace(" ", "").startswith("troisquatre")
    assert all("\n" not in part for part in bold)


@pytest.mark.parametrize("width", [-5, 0, 1, 24, 40, 200])
@pytest.mark.parametrize("word", ["mot ", "x" * 500, "a" * 23 + " ", "b\u00a0", "c "])
def test_lines_are_never_wider_than_the_terminal(width: int, word: str) -> None:
    text = word * (500 // len(word))
    hit = replace(
        HIT, title=text, people=(text,), source=text, snippets=(Snippet(text, ((0, len(text)),)),)
    )
    terminal = Terminal(width, color=True)
    article = Article("i", "p", text, text, (text,), people=(text,))
    page = terminal.page(replace(PAGE, query=text, notes=(verbatim(text),), hits=(hit,)))
    shown = f"{page}\n{terminal.dossier(StoredArticle(article, {}))}"
    assert max(len(re.sub("\x1b\\[.m", "", line)) for line in shown.split("\n")) <= max(width, 24)
    assert re.sub(r"\W", "", shown).count(word[:1]) >= 500 // len(word)


def test_an_article_is_shown_with_every_field_named() -> None:
    article = Article(
        "a.txt", "a.txt", "Titre", "Un.\nDeux.", ("Photo",), "AFP", people=("Ali Karim", "Léa Roy")
    )
    lines = PLAIN.dossier(StoredArticle(article, {})).splitlines()
    assert "title:         Titre" in lines
    assert "date:          -" in lines
    assert "people:        Ali Karim, Léa Roy" in lines
    assert lines[-6:] == ["", "Un.", "", "Deux.", "", "caption: Photo"]


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (2_500_000, "2.5 MB"),
        (10**13, "10000.0 GB"),
    ],
)
def test_status_tells_sizes_in_units(size: int, shown: str) -> None:
    status = Status(
        "tantivy", 3, 1, date(2019, 1, 1), date(2019, 1, 1), {"AFP\x1b": 2}, ("/press",), size
    )
    assert PLAIN.status(status).splitlines() == [
        f"3 articles in {shown} (tantivy)",
        "1 dated, from 2019-01-01 to 2019-01-01",
        "2 undated",
        "from /press",
        "1 source:",
        "       2  AFP ",
    ]


@given(st.text())
def test_a_safe_text_is_as_long_and_can_be_printed(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    shown.encode()
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)


@given(st.text(max_size=80), st.text(max_size=80), st.integers(0, 60))
def test_any_text_is_shown(title: str, body: str, width: int) -> None:
    hit = replace(
        HIT,
        id=title,
        title=title,
        snippets=(Snippet(body, ((0, len(body)),)),),
        title_highlights=(),
    )
    shown = Terminal(width, color=False).page(
        replace(PAGE, query=body, hits=(hit,), notes=(verbatim(title),))
    )
    assert shown.isprintable() or "\n" in shown
