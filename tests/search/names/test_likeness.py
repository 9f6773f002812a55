"""Test how alike two names must be to be spellings of one."""

from __future__ import annotations

import pytest

from search.names.likeness import Bearers, are_alike

KNOWN = Bearers(are_people=True, are_places=False, given_names=frozenset(["lvr"]))
NAMESAKE = Bearers(are_people=True, are_places=False, given_names=frozenset(["bsl"]))
PERSON = Bearers(are_people=True, are_places=False, given_names=frozenset())
PLACE = Bearers(are_people=False, are_places=True, given_names=frozenset())
BOTH = Bearers(are_people=True, are_places=True, given_names=frozenset())
UNKNOWN = Bearers(are_people=False, are_places=False, given_names=frozenset())


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Netanyahou", "Netanyahu"),
        ("Soleimani", "Suleimani"),
        ("Johnson", "Jonsson"),
        ("Hached Chaabi", "Hachd al-Chaabi"),
        ("Ghassem Soleymani", "Qassem Soleimani"),
        ("Abd el-Fattah al-Sisi", "Abdel Fattah al-Sissi"),
        ("Vladimir Morel", "Vladmir Morel"),
        ("Abu Ishaq al-Houweny", "Abu Ishaq Al Heweny"),
        ("Harmonie Interactive", "Harmonie Interactiv"),
    ],
)
def test_spellings_of_one_name_are_alike(typed: str, form: str) -> None:
    assert are_alike(typed, form)
    assert are_alike(form, typed)


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Véran", "Warren"),
        ("Fillon", "Fallon"),
        ("Martin", "Martine"),
        ("Mariah Carey", "Marie Curie"),
        ("Frédéric Vautrin", "Frédérique Vautrin"),
        ("François Baroin", "Françoise Baron"),
        ("Julien Dray", "Julien Doré"),
        ("Louis XVI", "Louis XIV"),
        ("Paul", "Paul Morel"),
        ("Paul Morel", "Morel"),
    ],
)
def test_names_that_only_sound_alike_are_others(typed: str, form: str) -> None:
    assert not are_alike(typed, form)
    assert not are_alike(form, typed)


@pytest.mark.parametrize(
    ("typed", "form", "may_be"),
    [
        (PERSON, PLACE, False),
        (PLACE, PERSON, False),
        (KNOWN, NAMESAKE, False),
        (KNOWN, KNOWN, True),
        (KNOWN, PERSON, True),
        (PERSON, UNKNOWN, True),
        (UNKNOWN, PERSON, True),
        (UNKNOWN, PLACE, True),
        (PLACE, UNKNOWN, False),
        (PLACE, PLACE, True),
        (BOTH, PERSON, True),
        (BOTH, PLACE, True),
        (UNKNOWN, UNKNOWN, True),
    ],
)
def test_a_place_is_no_person_and_namesakes_with_other_first_names_are_others(
    typed: Bearers, form: Bearers, may_be: bool
) -> None:
    assert typed.may_be(form) is may_be
