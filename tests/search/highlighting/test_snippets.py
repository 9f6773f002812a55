from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import tokenize
from search.highlighting.highlighter import Highlighter
from search.highlighting.snippets import MAX_SNIPPET_CHARS, MAX_SNIPPETS, Snippet, snippets
from search.parser import parse_query

TODAY = date(2025, 6, 1)
FILLER = "Le soleil brille sur la plaine. "


def shown(query: str, *texts: str) -> tuple[Snippet, ...]:
    return snippets(texts, Highlighter(parse_query(query, TODAY).query))


def lit(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.highlights]


def test_the_sentence_that_matches_is_shown_with_the_match_marked() -> None:
    text = f"{FILLER}Les députés irakiens ont voté. {FILLER}"
    assert shown("irakienne", text) == (Snippet("Les députés irakiens ont voté.", ((12, 20),)),)


def test_a_text_with_accents_apart_keeps_its_marks_in_place() -> None:
    text = unicodedata.normalize("NFD", "Après l’été, Élisabeth a quitté Évian.")
    (snippet,) = shown("evian elisabeth", text)
    assert [unicodedata.normalize("NFC", form) for form in lit(snippet)] == ["Élisabeth", "Évian"]


def test_the_sentence_with_most_words_comes_first() -> None:
    text = f"L’Irak vote. {FILLER * 3}L’Irak et l’Iran parlent. {FILLER * 3}L’Iran attend."
    assert [snippet.text for snippet in shown("irak iran", text)] == ["L’Irak et l’Iran parlent."]


def test_words_that_stand_together_are_shown_rather_than_apart() -> None:
    text = f"La force est à Qods. {FILLER * 3}La force Qods est là."
    assert shown("force qods", text)[0].text == "La force Qods est là."


def test_other_passages_show_the_words_that_the_first_does_not() -> None:
    text = FILLER.join(
        (
            "L’Irak vote. ",
            "L’Iran attend. ",
            "La Syrie tremble. ",
            "Le Liban paie. ",
            "L’Irak rit. ",
        )
    )
    found = shown("irak iran syrie liban", text)
    assert len(found) == MAX_SNIPPETS == 3
    assert len({form for snippet in found for form in lit(snippet)}) == 3


def test_where_the_body_does_not_match_a_caption_is_shown() -> None:
    assert shown("irak", "Rien ici.", "Photo : un marché en Irak") == (
        Snippet("Photo : un marché en Irak", ((21, 25),)),
    )


def test_where_nothing_matches_the_first_sentence_is_shown_without_marks() -> None:
    assert shown("irak", f"Il pleut. {FILLER}") == (Snippet("Il pleut."),)
    assert shown("-irak", "Il pleut en Irak. Encore.") == (Snippet("Il pleut en Irak."),)


@pytest.mark.parametrize("texts", [(), ("",), ("", "")])
def test_where_there_is_no_text_there_is_no_passage(texts: tuple[str, ...]) -> None:
    assert shown("irak", *texts) == ()


@pytest.mark.parametrize("place", [0, 40, 100, 199])
def test_a_long_sentence_is_cut_at_the_ends_of_words_around_the_match(place: int) -> None:
    words = ["parole"] * 200
    words[place] = "Irak"
    (snippet,) = shown("irak", " ".join(words))
    assert lit(snippet) == ["Irak"]
    assert len(snippet.text) <= MAX_SNIPPET_CHARS + 4
    assert set(re.findall(r"\w+", snippet.text)) == {"parole", "Irak"}
    assert snippet.text.startswith("… ") == (place > 0)
    assert snippet.text.endswith(" …") == (place < 199)


def test_a_sentence_without_spaces_is_cut_all_the_same() -> None:
    (snippet,) = shown("irak", "x" * 3000 + " Irak " + "y" * 3000)
    assert lit(snippet) == ["Irak"]
    assert len(snippet.text) <= MAX_SNIPPET_CHARS + 4


def test_a_sentence_ends_before_a_quote_but_not_after_an_initial() -> None:
    text = f"{FILLER}« Le roi J. Irak est venu ! » Il est parti."
    assert shown("irak", text)[0].text == "« Le roi J. Irak est venu ! »"


def test_a_line_ends_a_sentence() -> None:
    assert shown("irak", "Le marché\nL’Irak vote\nDemain")[0].text == "L’Irak vote"


@pytest.mark.parametrize(
    "nasty",
    ["\x1b", "\x00", "\x07", "\u202e", "\u2066", "\x9b", "\x85", "\u2028", "\u2069", "\r", "\x7f"],
)
def test_what_acts_on_a_terminal_is_not_shown(nasty: str) -> None:
    (snippet, *_) = shown("irak", f"En {nasty}Irak{nasty} {nasty} on vote.")
    assert lit(snippet) == ["Irak"]
    assert not _UNPRINTABLE.search(snippet.text)


_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_PIECES = st.sampled_from(
    [
        *" \n\t\r\x00\x1b\x9b\u202e\u2066\u2028\u0301\u00a0.!?…»”)",
        *(
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
        ),
    ]
)
_TEXTS = st.one_of(st.text(max_size=100), st.lists(_PIECES, max_size=50).map("".join))
_ASKED = st.sampled_from(
    ["irak", "été", '"force qods"', "al-Abadi irak", "mot", "x*", "irak -été", "zzz", ""]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXTS, max_size=3), _ASKED)
def test_passages_are_short_clean_and_marked_where_words_match(
    texts: list[str], query: str
) -> None:
    found = shown(query, *texts)
    assert len(found) <= MAX_SNIPPETS
    for snippet in found:
        assert len(snippet.text) <= MAX_SNIPPET_CHARS + 4
        assert not _UNPRINTABLE.search(snippet.text)
        places = [place for span in snippet.highlights for place in span]
        assert places == sorted(set(places))
        assert all(0 <= place <= len(snippet.text) for place in places)
        assert all(tokenize(form) for form in lit(snippet))
    assert all(one != other for one, other in pairwise(found))


def test_a_text_of_a_million_characters_is_dealt_with() -> None:
    (snippet,) = shown("irak", "parole " * 150_000 + "Irak.")
    assert lit(snippet) == ["Irak"]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_long_passage_that_was_pasted_as_a_query_is_shown_and_marked(quote: str) -> None:
    pasted = (
        "Le ministre irakien de la Défense a reçu hier dans la capitale une importante délégation militaire "
        * 4
    )
    (snippet, *_) = shown(f"{quote}{pasted}{quote}", f"{FILLER}{pasted}. {FILLER}")
    assert snippet.highlights


def test_a_match_at_the_end_of_a_sentence_is_marked_when_the_next_begins_with_another() -> None:
    found = shown("irak iran", f"Ils ont quitté l’Irak. Iran : tout reste à faire. {FILLER}")
    assert {form for snippet in found for form in lit(snippet)} == {"Irak", "Iran"}
