"""The tree of a typed query: its leaves, its words and its boosts."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.period import Period
from search.query import (
    And,
    DateRange,
    Fuzzy,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Source,
    Wildcard,
    Word,
    Words,
    boosted,
    conjuncts,
    leaves,
    only_filters,
    searched_leaves,
)

WORDS = Words((Word("irak", ("irak",)),))
YEAR = DateRange(Period(date(2019, 1, 1), date(2019, 12, 31)))
AFP, RFI, SOMEBODY = Source("AFP"), Source("RFI"), Named("Borne")


def test_content_words_has_each_lemma_once_and_no_optional_word() -> None:
    words = Words(
        (
            Word("irakien", ("irak",)),
            Word("les", ("les",), optional=True),
            Word("irakiens", ("irak",)),
            Word("roi", ("roi",)),
        )
    )
    assert [word.lemmas[0] for word in words.content_words] == ["irak", "roi"]


@pytest.mark.parametrize(
    "query",
    [
        And(()),
        AFP,
        SOMEBODY,
        YEAR,
        Not(WORDS),
        And((AFP, YEAR, Not(WORDS))),
        Or((AFP, And((SOMEBODY, YEAR)))),
    ],
)
def test_only_filters_is_true_for_filters_and_exclusions(query: Query) -> None:
    assert only_filters(query)


@pytest.mark.parametrize(
    "query",
    [
        WORDS,
        Phrase(("irak",)),
        Prefix("ira"),
        Wildcard("i?a"),
        Fuzzy("ira"),
        And((WORDS, AFP)),
        Or((AFP, And((YEAR, Phrase(("irak",)))))),
    ],
)
def test_only_filters_is_false_if_there_are_words(query: Query) -> None:
    assert not only_filters(query)


def test_leaves_are_found_at_every_depth() -> None:
    assert list(leaves(And((WORDS, Or((AFP, Not(RFI))), Not(SOMEBODY))))) == [
        WORDS,
        AFP,
        RFI,
        SOMEBODY,
    ]
    assert list(leaves(WORDS)) == [WORDS]
    assert list(leaves(And(()))) == []


def test_searched_leaves_leave_out_exclusions() -> None:
    query = And((WORDS, Or((AFP, Not(RFI))), Not(SOMEBODY)))
    assert list(searched_leaves(query)) == [WORDS, AFP]


def test_conjuncts_are_the_parts_of_an_and_or_the_query() -> None:
    assert conjuncts(And((WORDS, AFP))) == (WORDS, AFP)
    assert conjuncts(Or((WORDS, AFP))) == (Or((WORDS, AFP)),)


def test_boosted_reaches_every_word_and_multiplies() -> None:
    query = And(
        (WORDS, Or((Phrase(("a", "b"), boost=2.0), Wildcard("a?"))), Fuzzy("a"), AFP, Not(WORDS))
    )
    heavy = boosted(boosted(query, 2.0), 3.0)
    assert heavy == And(
        (
            Words((Word("irak", ("irak",), boost=6.0),)),
            Or((Phrase(("a", "b"), boost=12.0), Wildcard("a?", boost=6.0))),
            Fuzzy("a", boost=6.0),
            AFP,
            Not(WORDS),
        )
    )
