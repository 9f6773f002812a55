"""The words of a run are told apart, even where an export glued them."""

from __future__ import annotations

import pytest

from index.people.coreference import find_mentions
from tests.support.people import named_people


@pytest.mark.parametrize(
    "source", ["6MEDIAS", "Lopinion.fr", "Le Parisien", "franceinfo", "Vanity Fair France"]
)
def test_a_name_is_parted_from_the_source_of_its_headline(source: str) -> None:
    text = f"Les regrets d'Hélène Tassonpar {source}\n\nMme Tasson a parlé."
    assert list(named_people(text)) == ["Hélène Tasson"]


def test_a_surname_alone_is_parted_from_the_source_of_its_headline() -> None:
    text = "Hélène Tasson a parlé.\n\nLes regrets de Tassonpar BFMTV"
    mention = find_mentions(text)[-1]
    assert text[mention.start : mention.end] == "Tasson"
    assert mention.name == "Hélène Tasson"


@pytest.mark.parametrize("name", ["Gaspar Tasson", "Luc Kaspar"])
def test_a_name_that_ends_like_a_source_is_whole(name: str) -> None:
    assert list(named_people(f"Selon {name}, c'est fini.")) == [name]


@pytest.mark.parametrize("name", ["Kim Jong Un", "Park Jae In", "Lee Seo Un"])
def test_the_syllables_of_a_korean_name_are_part_of_it(name: str) -> None:
    assert list(named_people(f"Le président {name} a parlé.")) == [name]


def test_a_korean_name_is_one_with_a_hyphen_or_without() -> None:
    assert len(named_people("Kim Jong Un a parlé. Kim Jong-un est parti.")) == 1


@pytest.mark.parametrize("name", ["Yoon Suk Yeol", "Moon Jae-in", "Kwon Min-un", "Song Hye Kyo"])
def test_a_korean_name_needs_no_title(name: str) -> None:
    assert list(named_people(f"{name} a parlé.")) == [name]


def test_other_words_after_a_korean_surname_are_no_name() -> None:
    assert named_people("Song For Them a paru.") == ()


@pytest.mark.parametrize(
    ("duel", "people"),
    [
        ("Poutine-Marie Lombrel", ["Poutine", "Marie Lombrel"]),
        ("Trump-Poutine", ["Trump", "Poutine"]),
    ],
)
def test_two_people_are_parted_at_their_hyphen(duel: str, people: list[str]) -> None:
    assert list(named_people(f"L'entretien {duel} aura lieu.")) == people


@pytest.mark.parametrize("name", ["Louis-Napoléon Tasson", "Marie-Angèle Tasson"])
def test_a_first_name_is_whole_though_a_part_of_it_is_somebody_known(name: str) -> None:
    assert list(named_people(f"Hier, {name} a parlé.")) == [name]


def test_a_first_name_is_parted_from_the_noun_that_is_glued_to_it() -> None:
    text = "SursisEmmanuel Tasson a réformé. LaToya Vasseur et LeBron Perrand sont venus."
    assert list(named_people(text)) == ["Emmanuel Tasson", "LaToya Vasseur", "LeBron Perrand"]
