"""A long sentence is cut at a clause or a word, and never within a name or a number."""

from __future__ import annotations

import pytest

from search.highlighting.cutting import MAX_SNIPPET_CHARS, cut

FILLER = "le conseil a parlé de ceci et de cela pendant que "


def shown(text: str, match: str) -> str:
    start = text.index(match)
    first, last = cut(text, (0, len(text)), (start, start + len(match)))
    assert last - first <= MAX_SNIPPET_CHARS
    return text[first:last]


def at_limit(whole: str, cut_after: int) -> str:
    """Return a sentence in which the limit falls so many characters after the start of a piece."""
    before = (FILLER * 10)[: MAX_SNIPPET_CHARS - cut_after - 1]
    return f"{before} {whole} {FILLER * 3}"


@pytest.mark.parametrize(
    "whole",
    [
        "Jean Dupond",
        "Charles de Gaulle",
        "Antoine de La Tour",
        "M. Dupond",
        "Dr. Dupond",
        "12 000 euros",
        "15 mars 2019",
        "20 %",
        "à 15 h 30",
        "d’État Marlène Morel",
        "« La Digue »",
    ],
)
def test_no_name_and_no_number_is_cut_at_the_end(whole: str) -> None:
    for cut_after in range(1, len(whole)):
        end = shown(at_limit(whole, cut_after), FILLER[:10].strip())[-30:]
        assert not any(end.endswith(f" {word}") for word in whole.split()[:-1]), end


@pytest.mark.parametrize("whole", ["Jean Dupond", "M. Dupond", "12 000 euros", "Charles de Gaulle"])
def test_no_name_and_no_number_is_cut_at_the_start(whole: str) -> None:
    for before in range(60, 90):
        text = f"{FILLER * 8}{whole} {'x' * before} irak {FILLER * 8}"
        assert not shown(text, "irak").startswith(tuple(whole.split()[1:]))


def test_a_passage_begins_and_ends_with_a_clause_if_one_is_near() -> None:
    clause = "le maire de la ville a dit que non, "
    passage = shown(clause * 20, "maire")
    assert passage.startswith("le maire")
    assert passage.endswith("que non,")
    later = clause * 20
    start = later.index("maire", 400)
    first, _ = cut(later, (0, len(later)), (start, start + 5))
    assert later[first:].startswith("le maire")


def test_a_sentence_that_fits_is_left_whole() -> None:
    text = "Jean Dupond a cédé, le 15 mars, 12 000 euros."
    assert shown(text, "cédé") == text


def test_words_without_end_are_cut_at_the_limit() -> None:
    assert len(shown("irak" + "x" * 5000, "irak")) == MAX_SNIPPET_CHARS


def test_text_without_spaces_is_shown_on_both_sides_of_a_match() -> None:
    text = "昨夜海岸的旧" * 60 + "灯塔" + "重新开放了" * 60
    passage = shown(text, "灯塔")
    before, _, after = passage.partition("灯塔")
    assert min(len(before), len(after)) > MAX_SNIPPET_CHARS // 4
