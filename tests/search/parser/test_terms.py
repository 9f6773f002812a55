"""The leaves of a query tree, made of typed texts."""

from __future__ import annotations

import pytest

from index.entities.kind import EntityKind
from search.parser.terms import (
    fuzzy_query,
    merge_words,
    named_query,
    phrase_query,
    wildcard_query,
    words_query,
)
from search.query import EVERY_ARTICLE, And, Fuzzy, Phrase, Prefix, Query, Wildcard, Word, Words

IRAK = Word("irak", ("irak",))
THE = Word("le", ("le",))


@pytest.mark.parametrize(
    "query",
    [
        words_query("..."),
        phrase_query(""),
        fuzzy_query("!", 1),
        named_query(EntityKind.PERSON, "-"),
        wildcard_query("?*"),
    ],
)
def test_queries_of_texts_without_words_ask_for_every_article(query: Query) -> None:
    assert query == EVERY_ARTICLE


def test_wildcard_query_is_a_prefix_if_the_only_wildcard_is_a_final_star() -> None:
    assert wildcard_query("Ira*") == Prefix("ira")
    assert wildcard_query("I*ak") == Wildcard("i*ak")


def test_fuzzy_query_makes_the_last_word_fuzzy() -> None:
    assert fuzzy_query("Hachd-Chabi", 2) == And((Phrase(("hachd",)), Fuzzy("chabi", 2)))


def test_merge_words_joins_plain_words_and_makes_stop_words_optional() -> None:
    phrase = Phrase(("a",))
    merged = merge_words([Words((THE,)), phrase, EVERY_ARTICLE, Words((IRAK,))])
    assert merged == [Words((Word("le", ("le",), optional=True), IRAK)), phrase]


def test_merge_words_keeps_stop_words_that_stand_alone() -> None:
    assert merge_words([Words((THE,))]) == [Words((THE,))]
