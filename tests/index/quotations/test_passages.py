"""Test which passages of a text stand between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from index.quotations.passages import MAX_CONTINUED_CHARS, Passage, find_passages


def passages(text: str) -> list[str]:
    return [text[passage.start : passage.end].strip() for passage in find_passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » et « non ».", ["oui", "non"]),
        ('Il dit "oui" et "non".', ["oui", "non"]),
        ("Il dit “oui”, puis ”non”.", ["oui"]),
        ("Il dit <<oui>> et ''non''.", ["oui", "non"]),
        ("Il dit « oui » et ''non''.", ["oui"]),
        ('Il dit : " oui ", puis rien.', ["oui"]),
        ('L\'"affaire" et ("la suite").', ["affaire", "la suite"]),
        ('Il a dit"non" hier.', ["non"]),
        ("Il cite \"'Le Port', un film\".", ["'Le Port', un film"]),
        ('Elle dit « oui » et “non” et "si".', ["oui", "non", "si"]),
    ],
)
def test_marks_of_each_sort_pair(text: str, expected: list[str]) -> None:
    assert passages(text) == expected


def test_a_passage_within_a_passage_is_a_part_of_it() -> None:
    assert passages("Il a lu « le mot « port » hier » à voix haute.") == ["le mot « port » hier"]
    assert passages('Il a lu « le mot "port" hier ».') == ['le mot "port" hier']


def test_one_mark_closes_a_passage_and_the_one_within_it() -> None:
    text = "« Il m'a dit : « Viens ». Puis il est parti."
    assert passages(text) == ["Il m'a dit : « Viens"]


def test_a_passage_goes_on_in_paragraphs_that_take_it_up() -> None:
    assert passages("Il dit : « Un.\n« Deux.\n« Trois », puis part.") == ["Un.\n« Deux.\n« Trois"]
    assert passages("Il dit : « Un.\n» Deux », puis part.") == ["Un.\n» Deux"]
    assert passages('Il dit : "Un.\n"Deux", puis part.') == ['Un.\n"Deux']


def test_a_passage_ends_where_a_later_paragraph_closes_it() -> None:
    assert passages("Il dit : « Un.\nDeux », puis « trois ».") == ["Un.\nDeux", "trois"]


def test_a_passage_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert passages("Il dit : « Un.\nElle dit : « Deux ».") == ["Un.", "Deux"]
    assert passages("« Un, dit-il. « Deux », dit-elle.") == ["Un, dit-il.", "Deux"]
    far = "mot " * MAX_CONTINUED_CHARS
    assert passages(f"Il dit : « Un.\n{far}\ndeux ».") == ["Un."]


marked_text = st.text(alphabet="«»“”„\"'’<>. ,:ab\n", max_size=80)


@given(marked_text)
def test_passages_lie_in_the_text_one_after_the_other(text: str) -> None:
    found = find_passages(text)
    for passage in found:
        assert 0 <= passage.opening < passage.start <= passage.end <= passage.closing <= len(text)
    for before, after in pairwise(found):
        assert before.closing <= after.opening


@given(st.text(alphabet="«»ab .", max_size=60), st.text(alphabet="“”ab .", max_size=60))
def test_texts_with_one_sort_of_marks_are_read_as_those_with_several(one: str, other: str) -> None:
    shift = len(other) + 1
    moved = [
        Passage(*(offset + shift for offset in astuple(passage))) for passage in find_passages(one)
    ]
    alone = find_passages(other)
    assert find_passages(f"{other}\n{one}") == [*alone, *moved] or _is_taken_up(other, alone)


def _is_taken_up(text: str, found: list[Passage]) -> bool:
    """Return True if the last passage is open at the end of a text, so that more may follow."""
    return bool(found) and found[-1].closing == found[-1].end == len(text)
