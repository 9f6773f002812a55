"""A page of hits on a terminal."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.files.names import UNPRINTABLE
from index.messages import Message
from search.cli.hits import MAX_FACET_VALUES, result_page
from search.cli.terminal import Terminal
from search.cli.words import cli_catalogue
from search.facets import Facets
from search.filters import Filters
from search.highlighting.snippets import Snippet
from search.origin import Origin
from search.results import Duplicate, Hit, ResultPage

HIT = Hit(
    id="press/a.txt",
    path="press/a.txt",
    title="Le Parlement vote",
    date=date(2019, 2, 25),
    date_evidence="stated",
    source="AFP",
    section="Politique",
    page="4",
    authors=("Léa Roy",),
    people=("Ali Karim", "Claire Vasseur"),
    url=None,
    score=1.5,
    snippets=(Snippet("Les élus ont voté hier.", ((13, 17),)),),
    title_highlights=((13, 17),),
)
PAGE = ResultPage("vote", 1, 0.0123, notes=(), hits=(HIT,), without_copies=1)
PLAIN = Terminal(80, is_colored=False)
BOLD = Terminal(80, is_colored=True)
FRENCH = Terminal(80, is_colored=False, words=cli_catalogue("fr"))


def test_result_page_numbers_names_and_highlights_its_hits() -> None:
    assert result_page(PAGE, PLAIN).splitlines() == [
        "1 article for vote (12 ms)",
        "",
        "1. Le Parlement [vote]",
        "   2019-02-25 · AFP, p. 4 · Ali Karim, Claire Vasseur",
        "   Les élus ont [voté] hier.",
        "   press/a.txt",
    ]


def test_an_empty_query_says_that_it_lists_all_articles_unless_a_filter_narrows_it() -> None:
    everything = replace(PAGE, query=" ", total=36, without_copies=36)
    heading, *_ = result_page(everything, PLAIN).splitlines()
    assert heading == "36 articles in all: no word and no filter was given (12 ms)"
    filtered = replace(everything, origin=Origin(Filters(source="AFP")))
    assert result_page(filtered, PLAIN).splitlines()[0] == "36 articles (12 ms)"


def test_result_page_has_bold_highlights_and_dim_ids_in_color() -> None:
    shown = result_page(PAGE, BOLD)
    assert "\x1b[1mvote\x1b[0m" in shown
    assert "\x1b[1mvoté\x1b[0m" in shown
    assert "\x1b[2mpress/a.txt\x1b[0m" in shown
    assert shown.count("\x1b[") == 6


@pytest.mark.parametrize(
    ("hit", "line"),
    [
        (
            replace(HIT, date=None, date_evidence=None),
            "undated · AFP, p. 4 · Ali Karim, Claire Vasseur",
        ),
        (replace(HIT, source=None, page=None, people=()), "2019-02-25"),
        (replace(HIT, source=None, people=()), "2019-02-25 · p. 4"),
        (
            replace(HIT, date_evidence="weekday", people=()),
            "2019-02-25 (year inferred) · AFP, p. 4",
        ),
        (
            replace(
                HIT,
                date=None,
                date_evidence="weekday",
                possible_dates=(date(2002, 2, 25), date(2013, 2, 25), date(2019, 2, 25)),
                people=(),
            ),
            "2002-02-25, 2013-02-25 or 2019-02-25 (year not known) · AFP, p. 4",
        ),
        (
            replace(
                HIT,
                date=None,
                date_evidence="weekday",
                possible_dates=(date(2019, 2, 28), date(2019, 3, 1)),
                people=(),
            ),
            "2019-02-28 or 2019-03-01 (one day or the next) · AFP, p. 4",
        ),
        (
            replace(HIT, date_evidence="filename", people=()),
            "2019-02-25 (from the file name) · AFP, p. 4",
        ),
        (replace(HIT, people=tuple("abcdefg")), "2019-02-25 · AFP, p. 4 · a, b, c, d, e"),
    ],
)
def test_result_page_names_day_source_and_people_below_a_title(hit: Hit, line: str) -> None:
    assert f"   {line}" in result_page(replace(PAGE, hits=(hit,)), PLAIN).splitlines()


def test_result_page_numbers_hits_from_the_first_on() -> None:
    lines = result_page(PAGE, PLAIN, first=100).splitlines()
    assert lines[2] == "100. Le Parlement [vote]"
    assert lines[3].startswith("     2019")


def test_result_page_shows_addresses_whole_on_lines_of_their_own() -> None:
    address = "https://www.example.org/" + "un-tres-long-chemin/" * 8
    hit = replace(HIT, id="dossier de presse/" * 6 + "a.txt", url=address)
    lines = result_page(replace(PAGE, hits=(hit,)), PLAIN).splitlines()
    assert lines[-2:] == [f"   {hit.id}", f"   {address}"]


def test_result_page_names_the_next_page() -> None:
    two = replace(PAGE, hits=(HIT, HIT))
    lines = result_page(two, PLAIN, first=11, next_page=3).splitlines()
    assert lines[-2:] == ["", "hits 11 to 12; for the next ones: --page 3"]


def test_result_page_speaks_of_one_hit_in_the_singular() -> None:
    lines = result_page(PAGE, PLAIN, first=11, next_page=12).splitlines()
    assert lines[-1] == "hit 11; for the next one: --page 12"
    lines = result_page(PAGE, FRENCH, first=11, next_page=12).splitlines()
    assert lines[-1] == "résultat 11\u202f; pour le suivant\u202f: --page 12"


@pytest.mark.parametrize(
    ("without_copies", "said"),
    [(1234, ""), (987, ", 987 sans les copies"), (None, ", copies comprises")],
)
def test_result_page_says_if_copies_are_counted(without_copies: int | None, said: str) -> None:
    page = replace(PAGE, total=1234, without_copies=without_copies)
    heading = result_page(page, FRENCH).splitlines()[0]
    assert heading == f"1\u202f234 articles pour vote{said} (12 ms)"


def test_result_page_has_notes_above_the_hits() -> None:
    notes = tuple(Message.of("verbatim", text=text) for text in ("one", "two"))
    page = replace(PAGE, query=" ", total=1234, without_copies=1234, notes=notes)
    lines = result_page(page, PLAIN).splitlines()
    assert lines[1:3] == ["note: one", "note: two"]


def test_result_page_speaks_french() -> None:
    hit = replace(HIT, date_evidence="weekday")
    page = replace(PAGE, total=1234, without_copies=1234, hits=(hit,), suggestion="vote final")
    lines = result_page(page, FRENCH).splitlines()
    assert lines[0] == "1\u202f234 articles pour vote (12 ms)"
    assert lines[3] == "   2019-02-25 (année déduite) · AFP, p.\u202f4 · Ali Karim, Claire Vasseur"
    assert lines[-1] == "vouliez-vous dire\u202f: vote final\u202f?"


def test_result_page_in_french_calls_a_day_unknown() -> None:
    hit = replace(HIT, date=None, date_evidence=None)
    assert "   sans date · AFP" in result_page(replace(PAGE, hits=(hit,)), FRENCH)


@given(st.text(max_size=80), st.text(max_size=80), st.integers(0, 60))
def test_result_page_shows_any_text(title: str, body: str, width: int) -> None:
    snippet = Snippet(body, ((0, len(body)),))
    hit = replace(HIT, id=title, title=title, snippets=(snippet,), title_highlights=())
    notes = (Message.of("verbatim", text=title),)
    page = replace(PAGE, query=body, hits=(hit,), notes=notes)
    shown = result_page(page, Terminal(width, is_colored=False))
    assert not any(UNPRINTABLE.search(line) for line in shown.split("\n"))


def test_result_page_has_bold_on_both_lines_that_a_highlight_spans() -> None:
    hit = replace(HIT, title="un deux trois quatre cinq", title_highlights=((8, 20),))
    shown = result_page(replace(PAGE, hits=(hit,)), Terminal(24, is_colored=True))
    bold = re.findall("\x1b\\[1m(.*?)\x1b\\[0m", shown)
    assert "".join(bold).replace(" ", "").startswith("troisquatre")
    assert all("\n" not in part for part in bold)


def test_result_page_names_each_source_of_copies_once() -> None:
    copies = [Duplicate(f"{n}.txt", "Press TV", None) for n in range(20)]
    copies += [Duplicate(f"{n}.txt", f"Source {n}", None) for n in range(6)]
    hit = replace(HIT, duplicates=tuple(copies))
    shown = result_page(replace(PAGE, hits=(hit,)), Terminal(200, is_colored=False))
    named = "Press TV (20), Source 0, Source 1, Source 2, Source 3, 2 more"
    assert f"26 copies: {named}" in shown


def test_result_page_says_how_many_values_of_a_facet_are_left_out() -> None:
    sources = {f"Source {n}": 1 for n in range(MAX_FACET_VALUES + 9)}
    facets = Facets(source=sources, person={}, year={}, month={})
    page = replace(PAGE, facets=facets)
    assert ", 9 more" in result_page(page, Terminal(400, is_colored=False))
    assert ", 9 autres" in result_page(page, replace(FRENCH, width=400))
