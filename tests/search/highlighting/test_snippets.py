"""Test which passages of an article are shown, and what is highlighted in them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import tokenize
from search.highlighting.cutting import MAX_SNIPPET_CHARS
from search.highlighting.highlighter import Highlighter
from search.highlighting.snippets import MAX_SNIPPETS, Snippet, snippets
from search.parser import parse_query

TODAY = date(2025, 6, 1)
FILLER = "Le soleil brille sur la plaine. "


def snippets_of(query: str, *texts: str) -> tuple[Snippet, ...]:
    return snippets(texts, Highlighter(parse_query(query, TODAY).query))


def highlighted(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.highlights]


def test_snippets_show_the_sentence_that_matches() -> None:
    text = f"{FILLER}Les députés irakiens ont voté. {FILLER}"
    assert snippets_of("irakienne", text) == (
        Snippet("Les députés irakiens ont voté.", ((12, 20),)),
    )


def test_snippets_keep_highlights_in_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Après l’été, Élisabeth a quitté Évian.")
    (snippet,) = snippets_of("evian elisabeth", text)
    assert [unicodedata.normalize("NFC", form) for form in highlighted(snippet)] == [
        "Élisabeth",
        "Évian",
    ]


def test_snippets_show_the_sentence_with_most_words_first() -> None:
    text = f"L’Irak vote. {FILLER * 3}L’Irak et l’Iran parlent. {FILLER * 3}L’Iran attend."
    assert [snippet.text for snippet in snippets_of("irak iran", text)] == [
        "L’Irak et l’Iran parlent."
    ]


def test_snippets_prefer_words_that_stand_together() -> None:
    text = f"La force est à Qods. {FILLER * 3}La force Qods est là."
    assert snippets_of("force qods", text)[0].text == "La force Qods est là."


def test_snippets_after_the_first_show_other_words() -> None:
    text = FILLER.join(
        (
            "L’Irak vote. ",
            "L’Iran attend. ",
            "La Syrie tremble. ",
            "Le Liban paie. ",
            "L’Irak rit. ",
        )
    )
    passages = snippets_of("irak iran syrie liban", text)
    assert len(passages) == MAX_SNIPPETS == 3
    assert len(set(chain.from_iterable(map(highlighted, passages)))) == 3


def test_snippets_show_a_caption_if_the_body_does_not_match() -> None:
    assert snippets_of("irak", "Rien ici.", "Photo : un marché en Irak") == (
        Snippet("Photo : un marché en Irak", ((21, 25),)),
    )


def test_snippets_show_the_first_sentence_if_nothing_matches() -> None:
    assert snippets_of("irak", f"Il pleut. {FILLER}") == (Snippet("Il pleut."),)
    assert snippets_of("-irak", "Il pleut en Irak. Encore.") == (Snippet("Il pleut en Irak."),)


@pytest.mark.parametrize("texts", [(), ("",), ("", "")])
def test_snippets_are_empty_without_text(texts: tuple[str, ...]) -> None:
    assert snippets_of("irak", *texts) == ()


@pytest.mark.parametrize("index", [0, 40, 100, 199])
def test_snippets_cut_a_long_sentence_at_words_around_the_match(index: int) -> None:
    words = ["parole"] * 200
    words[index] = "Irak"
    (snippet,) = snippets_of("irak", " ".join(words))
    assert highlighted(snippet) == ["Irak"]
    assert len(snippet.text) <= MAX_SNIPPET_CHARS + 4
    assert set(re.findall(r"\w+", snippet.text)) == {"parole", "Irak"}
    assert snippet.text.startswith("… ") == (index > 0)
    assert snippet.text.endswith(" …") == (index < 199)


def test_snippets_cut_a_sentence_without_spaces() -> None:
    (snippet,) = snippets_of("irak", "x" * 3000 + " Irak " + "y" * 3000)
    assert highlighted(snippet) == ["Irak"]
    assert len(snippet.text) <= MAX_SNIPPET_CHARS + 4


def test_snippets_end_a_sentence_at_a_quote_but_not_at_an_initial() -> None:
    text = f"{FILLER}« Le roi J. Irak est venu ! » Il est parti."
    assert snippets_of("irak", text)[0].text == "« Le roi J. Irak est venu ! »"


def test_snippets_end_a_sentence_at_a_line_end() -> None:
    assert snippets_of("irak", "Le marché\nL’Irak vote\nDemain")[0].text == "L’Irak vote"


@pytest.mark.parametrize(
    "character",
    ["\x1b", "\x00", "\x07", "\u202e", "\u2066", "\x9b", "\x85", "\u2028", "\u2069", "\r", "\x7f"],
)
def test_snippets_have_no_unprintable_characters(character: str) -> None:
    (snippet, *_) = snippets_of("irak", f"En {character}Irak{character} {character} on vote.")
    assert highlighted(snippet) == ["Irak"]
    assert not _UNPRINTABLE.search(snippet.text)


_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_PIECES = st.sampled_from(
    [
        *" \n\t\r\x00\x1b\x9b\u202e\u2066\u2028\u0301\u00a0.!?…»”)",
        "Irak",
        "irakiens",
        "été",
        "e\u0301te\u0301",
        "al-Abadi",
        "Force Qods",
        "Le ",
        "mot ",
        "J. ",
        "x" * 300,
        "mot " * 90,
    ]
)
_TEXTS = st.one_of(st.text(max_size=100), st.lists(_PIECES, max_size=50).map("".join))
_QUERIES = st.sampled_from(
    ["irak", "été", '"force qods"', "al-Abadi irak", "mot", "x*", "irak -été", "zzz", ""]
)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(_TEXTS, max_size=3), _QUERIES)
def test_snippets_are_short_printable_and_highlighted_at_words(
    texts: list[str], query: str
) -> None:
    passages = snippets_of(query, *texts)
    assert len(passages) <= MAX_SNIPPETS
    for snippet in passages:
        assert len(snippet.text) <= MAX_SNIPPET_CHARS + 4
        assert not _UNPRINTABLE.search(snippet.text)
        offsets = list(chain.from_iterable(snippet.highlights))
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset <= len(snippet.text) for offset in offsets)
        assert all(tokenize(form) for form in highlighted(snippet))
    assert all(left != right for left, right in pairwise(passages))


def test_snippets_of_a_million_characters() -> None:
    (snippet,) = snippets_of("irak", "parole " * 150_000 + "Irak.")
    assert highlighted(snippet) == ["Irak"]


@pytest.mark.parametrize("quote", ["", '"'])
def test_snippets_of_a_long_passage_pasted_as_a_query(quote: str) -> None:
    pasted = (
        "Le ministre irakien de la Défense a reçu hier dans la capitale une importante délégation militaire "
        * 4
    )
    (snippet, *_) = snippets_of(f"{quote}{pasted}{quote}", f"{FILLER}{pasted}. {FILLER}")
    assert snippet.highlights


def test_snippets_highlight_matches_on_both_sides_of_a_sentence_end() -> None:
    passages = snippets_of(
        "irak iran", f"Ils ont quitté l’Irak. Iran : tout reste à faire. {FILLER}"
    )
    assert set(chain.from_iterable(map(highlighted, passages))) == {"Irak", "Iran"}
