"""Addresses ask questions, and a question has one address."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.serve.asking import PARAMETERS, Question, read_question
from search.serve.parameters import ParameterError

TEXTS = st.text(max_size=20)
ANY_PAIRS = st.lists(st.tuples(st.sampled_from(PARAMETERS), TEXTS), max_size=8)


def test_an_address_is_read_into_a_question_and_its_filters() -> None:
    question = read_question(
        [
            ("q", "grève"),
            ("source", "AFP"),
            ("source", "Le Monde"),
            ("since", "2019"),
            ("page", "2"),
        ]
    )
    assert (question.q, question.page) == ("grève", 2)
    assert question.filters.as_dict() == {"since": "2019", "source": ["AFP", "Le Monde"]}


def test_defaults_empty_values_repeats_and_unknown_parameters_are_left_out() -> None:
    sent = [
        ("page", "1"),
        ("since", ""),
        ("q", " x "),
        ("source", "A"),
        ("source", "A"),
        ("z", "1"),
    ]
    assert read_question(sent).pairs == (("q", "x"), ("source", "A"))


def test_parameters_come_in_one_order() -> None:
    there = [("group", "0"), ("person", "B"), ("q", "x"), ("person", "A")]
    assert read_question(there).pairs == (
        ("q", "x"),
        ("person", "B"),
        ("person", "A"),
        ("group", "0"),
    )


@pytest.mark.parametrize(("query", "sort"), [("x", "relevance"), ("", "-date")])
def test_the_usual_order_is_left_out(query: str, sort: str) -> None:
    assert read_question([("q", query), ("sort", sort)]).sort is None


@pytest.mark.parametrize(
    ("parameter", "value", "code"),
    [
        ("page", "0", "parameter-not-number"),
        ("page", "1001", "parameter-not-number"),
        ("page", "zwei", "parameter-not-number"),
        ("limit", "101", "parameter-not-number"),
        ("rank", "-1", "parameter-not-number"),
        ("sort", "alphabet", "parameter-not-choice"),
        ("by", "century", "parameter-not-choice"),
        ("exact", "maybe", "parameter-not-switch"),
        ("q", "x" * 10_001, "parameter-too-long"),
        ("person", "x" * 501, "parameter-too-long"),
    ],
)
def test_a_bad_value_names_its_parameter(parameter: str, value: str, code: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_question([(parameter, value)])
    assert (caught.value.parameter, caught.value.message.code) == (parameter, code)


def test_a_parameter_that_is_given_too_often_is_refused() -> None:
    with pytest.raises(ParameterError) as caught:
        read_question([("vs", f"query {number}") for number in range(5)])
    assert caught.value.message.code == "parameter-too-often"


@pytest.mark.slow
@given(ANY_PAIRS)
def test_the_address_of_a_question_asks_the_same(pairs: list[tuple[str, str]]) -> None:
    try:
        question = read_question(pairs)
    except ParameterError:
        return
    assert read_question(question.pairs) == question
    assert read_question(question.pairs).pairs == question.pairs


def test_every_parameter_is_a_field_with_a_default() -> None:
    assert Question.__struct_fields__ == PARAMETERS


@pytest.mark.parametrize("change", [{"source": ("AFP",)}, {"exact": True}, {"q": "y"}])
def test_a_changed_question_begins_on_its_first_page(change: dict[str, Any]) -> None:
    assert Question(q="x", page=7, rank=3).but(**change).page == 1
