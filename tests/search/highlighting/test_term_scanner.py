"""Test that the term scanner finds the words that analysing the whole text finds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import Token, tokenize
from search.highlighting.term_scanner import TermScanner

pytestmark = pytest.mark.slow

PIECES = st.sampled_from(
    [
        "ab",
        "abab",
        "aba",
        "Ab",
        "ÀB",
        "a",
        "b",
        "é",
        "été",
        "e\u0301te\u0301",
        "oeuvre",
        "œuvre",
        "Hachd",
        "Hachds",
        "C.G.R.I.",
        "a.b.",
        "a.b.ab",
        "S.O.S",
        "12 000",
        "12\u202f000",
        "000",
        "12",
        "12 0000",
        "49.3",
        "2,3",
        "12'000",
        "U.E",
        "C++",
        "AT&T",
        "R&D",
        "T",
        "D",
        "+",
        "#",
        "&",
        "aujourd'hui",
        "hui",
        "北京",
        "f16",
        "ab1",
        "1ab",
        "_",
        "__",
        "_ab_",
        "ab_",
        " ",
        "\n",
        "-",
        "\u2011",
        "'",
        "’",
        ".",
        "..",
        ",",
        "\u00ad",
        "\u0301",
        "\u200b",
        "\u0327",
        "travail",
        "travaux",
        "nationaux",
        "nationale",
        "les",
        "des",
        "😀",
        "عرب",
        "中",
        "я",
        "\ud800",
        "ß",
        "İ",
        "ﬁ",
        "²",
        "K",
    ]
)
texts = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join) | st.lists(
    PIECES, max_size=25
).map(" ".join)


def scanned_and_analysed(
    text: str, exacts: set[str], lemmas: set[str], prefixes: set[str]
) -> tuple[list[Token], list[Token]]:
    starts = tuple(prefixes)
    wanted = [
        token
        for token in tokenize(text)
        if token.exact in exacts
        or not lemmas.isdisjoint(token.lemmas)
        or token.exact.startswith(starts)
    ]
    return TermScanner(exacts, lemmas, prefixes).tokens(text), wanted


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, set[str], set[str], set[str]]:
    """Draw a text and wanted terms, most of them of words of the text."""
    text = draw(texts)
    tokens = tokenize(text) or tokenize("ab")
    exacts = st.sampled_from([token.exact for token in tokens]) | st.just("ab")
    lemmas = st.sampled_from([token.lemmas[-1] for token in tokens]) | st.just("ab")
    prefixes = st.builds(
        lambda token, length: token.exact[:length], st.sampled_from(tokens), st.integers(1, 4)
    )
    return (
        text,
        draw(st.sets(exacts, max_size=4)),
        draw(st.sets(lemmas, max_size=4)),
        draw(st.sets(prefixes, max_size=3)),
    )


@settings(max_examples=400)
@example(("\u0301ab ab", {"ab"}, set(), set()))
@example(("ab_ab abab ab", {"ab"}, set(), set()))
@example(("a.b.ab ab.", {"ab"}, set(), set()))
@example(("abc", set(), set(), {"a"}))
@example(("Kelvin \u212aelvin", {"kelvin"}, set(), set()))
@example(("oeuvre œuvre OEUVRE", {"oeuvre"}, set(), set()))
@example(("_C.G.R.I.", set(), {"cgri"}, set()))
@example(("E\u0301lisabeth", {"elisabeth"}, set(), set()))
@example(("aab ab", set(), {"ab"}, set()))
@example(("AT&T &T T", {"t"}, set(), set()))
@example(("aujourd'hui l'hui", {"hui"}, set(), set()))
@example(("49.3 49 3", {"3"}, {"49.3"}, set()))
@example(("12 000 puis 000 et 12", {"000"}, set(), set()))
@example(("le 12.05.2020, 1,2 et 3'400", {"05", "1.2"}, set(), {"3"}))
@example(("x12 000 ²3 4.5", {"000", "3"}, {"4.5"}, set()))
@example(("C++ C", {"c++"}, set(), set()))
@given(cases())
def test_term_scanner_finds_the_words_that_analysis_finds(
    case: tuple[str, set[str], set[str], set[str]],
) -> None:
    tokens, wanted = scanned_and_analysed(*case)
    assert tokens == wanted


@given(
    st.lists(texts, max_size=5),
    st.sets(st.sampled_from(["ab", "abab", "a", "ete", "12000", "cgri"]), max_size=3),
)
def test_term_scanner_finds_the_same_after_other_texts(
    earlier: list[str], exacts: set[str]
) -> None:
    scanner = TermScanner(exacts)
    for text in earlier:
        assert scanner.tokens(text) == [token for token in tokenize(text) if token.exact in exacts]


def test_term_scanner_finds_words_with_every_first_letter() -> None:
    beginnings = product("abcdefghijklmnopqrstuvwxyz", "aeiouy")
    text = " ".join(f"{first}{second}mot" for first, second in beginnings)
    for prefix in ("", "a", "ba", "zymot"):
        tokens, wanted = scanned_and_analysed(text, set(), set(), {prefix})
        assert tokens == wanted
        assert tokens


@pytest.mark.parametrize(
    "text", ["ab" * 100_000, "ab_" * 60_000, "_ab" * 60_000, "\u0301ab" * 50_000 + " ab"]
)
def test_term_scanner_is_quick_with_runs_of_a_wanted_word(text: str) -> None:
    tokens, wanted = scanned_and_analysed(text, {"ab"}, set(), set())
    assert tokens == wanted
