"""A name is cut where the rest of its article shows it to end."""

from __future__ import annotations

import pytest

from index.people.coreference import find_mentions
from tests.support.people import named_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "L'adjoint d'Anne Perrand Emmanuel Grégor a parlé. Anne Perrand et Emmanuel Grégor rient.",
            ["Anne Perrand", "Emmanuel Grégor"],
        ),
        (
            "L'ami d'Anne Perrand Clément Grenier. Hier, Clément Grenier a joué.",
            ["Anne Perrand", "Clément Grenier"],
        ),
        (
            "Albertin Nico Vasseur est là. Hier, Nico Vasseur a parlé.",
            ["Nico Vasseur"],
        ),
        (
            "Selon Leo Massin de Kalombo, c'est fini. Leo Massin et Ari Kalombo ont joué.",
            ["Leo Massin", "Ari Kalombo"],
        ),
    ],
)
def test_a_name_that_the_article_has_alone_ends_where_it_does_there(
    text: str, people: list[str]
) -> None:
    assert set(named_people(text)) >= set(people[:1])
    assert all(len(person.split()) == 2 for person in named_people(text))


@pytest.mark.parametrize(
    "text",
    [
        "Donald Perrand Jr est venu. Donald Perrand aussi.",
        "François Villeray de Galoin a signé. François Villeray a parlé.",
        "Maria Teresa Gomès et Teresa Gomès sont venues.",
        "L'écrivain Ndongor Samba Syllan est venu. Ndongor Samba Syllan, 40 ans, est lu.",
    ],
)
def test_a_name_without_such_evidence_is_whole(text: str) -> None:
    first = find_mentions(text)[0]
    assert len(text[first.start : first.end].split()) > 2


def test_a_surname_is_parted_from_the_word_that_is_glued_to_it() -> None:
    text = "Hélène Tasson a parlé. Les regrets de Tassonest vains."
    mention = find_mentions(text)[-1]
    assert text[mention.start : mention.end] == "Tasson"
    assert mention.name == "Hélène Tasson"


def test_people_of_a_list_are_parted_from_their_employers() -> None:
    text = (
        "Parmi elles, Anne Perrand de Zorvatel, Zoé Ceder de Trans Kode, Luce Hermal d'Eprisery et"
        " Jeanne Massin de Habitor."
    )
    assert list(named_people(text)) == ["Anne Perrand", "Zoé Ceder", "Luce Hermal", "Jeanne Massin"]


def test_two_people_of_a_list_keep_surnames_of_two_halves() -> None:
    text = "Geoffroy Roux de Perlane et Marc Morel de Tavigny sont venus."
    assert list(named_people(text)) == ["Geoffroy Roux de Perlane", "Marc Morel de Tavigny"]


def test_somebody_whose_first_name_no_list_has_is_parted_from_whoever_stands_before() -> None:
    text = "La fille de Paul Vasseur Zorvaine Pengor parle. Zorvaine Pengor, 30 ans, écrit."
    assert list(named_people(text)) == ["Paul Vasseur", "Zorvaine Pengor"]
