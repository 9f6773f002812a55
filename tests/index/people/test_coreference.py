"""Every mention of a person in a text is resolved to one canonical name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.coreference import find_mentions, find_people


def names(text: str) -> tuple[str, ...]:
    """Return the canonical name of each person named in a text."""
    return tuple(person.name for person in find_people(text))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Le ministre Bruno Tavernier a parlé.", ["Bruno Tavernier"]),
        ("Le général de division, Karim al-Rubaï, est arrivé.", ["Karim al-Rubaï"]),
        ("M. Tavernier a démissionné.", ["Tavernier"]),
        ("Dr. Leïla Ben Youssef, médecin, a témoigné.", ["Leïla Ben Youssef"]),
        ("Le chef de l'État Mehmet Kaplan a parlé.", ["Mehmet Kaplan"]),
        ("Le président tunisien Sofiane Ben Amor a parlé.", ["Sofiane Ben Amor"]),
        ("L'Australienne Wendla Brookfield a gagné.", ["Wendla Brookfield"]),
        (
            "Hier, Ursula von der Marck a signé avec Dominique de Valbonne.",
            ["Ursula von der Marck", "Dominique de Valbonne"],
        ),
        ("Le roi Philippe II et le pape Benoît XVI.", ["Philippe II", "Benoît XVI"]),
        ("Emmanuel TAVERNIER, maire, et J.-P. Durand.", ["Emmanuel Tavernier", "J.-P. Durand"]),
        (
            "Mohammed ben Zahir a reçu Abou Omar al-Hakim.",
            ["Mohammed ben Zahir", "Abou Omar al-Hakim"],
        ),
        ("Selon Park Seo-yun, tout va bien.", ["Park Seo-yun"]),
        ("Denguir Zolkar, 43 ans, a été arrêté.", ["Denguir Zolkar"]),
        ("La maire de Paris Claire Vasseur a parlé.", ["Claire Vasseur"]),
        ("Le parti de Paul TavernierLe maire est venu.", ["Paul Tavernier"]),
        ("Abdel-Ghani le Pétrole a été arrêté.", ["Abdel-Ghani le Pétrole"]),
        ("Bruno Tavernier's friends, Paul Rousset’s too.", ["Bruno Tavernier", "Paul Rousset"]),
        (
            "TAVERNIER Bruno, LE GOFF Jean-Yves et MARTIN Claire ont signé.",
            ["Bruno Tavernier", "Jean-Yves Le Goff", "Claire Martin"],
        ),
        ("EMMANUEL TAVERNIER et Paul DUPONT-MORVAN", ["Emmanuel Tavernier", "Paul Dupont-Morvan"]),
        ("Tavernier père est mort, selon Paul Tavernier.", ["Paul Tavernier"]),
        ("Abou Zorvan, porte-parole, et Oum Zorvan, réfugiée.", ["Abou Zorvan", "Oum Zorvan"]),
        ("L'avocat de la famille, Ben Quellan, a parlé.", ["Ben Quellan"]),
        ("Sayyed Karim al-Rubaï puis sayyed Rubaï.", ["Karim al-Rubaï"]),
    ],
)
def test_a_person_is_found_without_titles(text: str, people: list[str]) -> None:
    assert list(names(text)) == people


@pytest.mark.parametrize(
    "text",
    [
        "La République islamique d'Iran et les Forces armées irakiennes.",
        "Les Hachd al-Chaabi sont présents à Deir al-Zor et dans l'Anbar.",
        "La rue Victor Hugo et l'hôpital Georges Pompidou.",
        "Plusieurs Français vivent à Saint-Denis. Petit à petit, ils partent.",
        "L'Université Paul Valéry et la Banque de France.",
        "Lundi Marseille recevait le Club Africain en Ligue des champions.",
        "Le groupe Ford a racheté Jaguar.",
        "COLÈRE ET INCOMPRÉHENSION DES JOURNALISTES",
        "Sa fille Marie est venue.",
        "Il vit à Mar Mikhaël. L'église de Mar Elias est fermée.",
        "Le village de Zorvane Quellic, dans la région de Santa Barbara, brûle.",
        "La prison de Castro Castro et le port de San Juan.",
        "Le tournoi d'Abou Dhabi, à Abou Dabi (Émirats).",
        "Le Monde, La Croix et Le Figaro l'ont écrit.",
        "",
    ],
)
def test_places_organisations_and_words_are_nobody(text: str) -> None:
    assert names(text) == ()


def test_a_surname_after_a_title_is_the_person_named_in_full() -> None:
    text = "Le général Karim al-Rubaï est venu. Le général al-Rubaï a parlé, puis Rubaï est parti."
    found = find_mentions(text)
    assert [text[m.start : m.end] for m in found] == ["Karim al-Rubaï", "al-Rubaï", "Rubaï"]
    assert {m.name for m in found} == {"Karim al-Rubaï"}


def test_a_headline_surname_is_linked_to_the_name_given_later() -> None:
    assert names("Tavernier démissionne\nBruno Tavernier a annoncé son départ.") == (
        "Bruno Tavernier",
    )


def test_another_spelling_of_a_name_is_the_same_person() -> None:
    assert names(
        "Le général Esmaïl Qaani a parlé. Esmail Ghaani était là. Le général Ghaani aussi."
    ) == ("Esmaïl Qaani",)


def test_the_canonical_name_is_the_longest_and_keeps_its_accents() -> None:
    text = "Mohammad al-Abbadi a signé. Mohammad Javad al-Abbadi et Helene Durand puis Hélène Durand ont parlé."
    assert names(text) == ("Mohammad Javad al-Abbadi", "Hélène Durand")


def test_a_typing_error_does_not_make_two_people() -> None:
    assert names("Bruno Tavernier a parlé. Bruno Tavenier est parti.") == ("Bruno Tavernier",)


def test_first_names_one_letter_apart_are_two_people() -> None:
    assert names("Michel Tavernier et Michèle Tavernier, Daniel Rousset et Daniela Rousset.") == (
        "Michel Tavernier",
        "Michèle Tavernier",
        "Daniel Rousset",
        "Daniela Rousset",
    )


def test_a_bare_first_name_counts_for_the_person_who_bears_it() -> None:
    text = "Omar Zeradi a été arrêté. Omar nie les faits."
    assert [m.name for m in find_mentions(text)] == ["Omar Zeradi", "Omar Zeradi"]


def test_a_shared_surname_is_the_person_named_last() -> None:
    text = "Fabien Morvan est parti. Lucie Morvan a parlé, selon Morvan."
    assert find_mentions(text)[-1].name == "Lucie Morvan"


def test_an_unlisted_first_name_before_a_known_surname_is_one_of_the_family() -> None:
    assert names("Bruno Tavernier est venu avec Zorvane Tavernier.") == (
        "Bruno Tavernier",
        "Zorvane Tavernier",
    )


def test_a_lone_unknown_word_is_nobody_until_a_title_names_it() -> None:
    assert names("Hier, Vorkanis a parlé.") == ()
    assert [m.start for m in find_mentions("Hier, Vorkanis a parlé au président Vorkanis.")] == [
        6,
        36,
    ]


def test_people_come_in_the_order_of_their_first_mention() -> None:
    text = "Rousset accuse. Selon Claire Vasseur, Paul Rousset ment."
    assert names(text) == ("Paul Rousset", "Claire Vasseur")


@pytest.mark.parametrize(
    "form", ["Jean‑Yves Le Goff", "Jean-Yves\u00a0Le Goff", "Jean-Yves Le Goff"]
)
def test_typography_does_not_hide_a_name(form: str) -> None:
    found = find_mentions(f"Le ministre {form} a parlé.")
    assert [m.name for m in found] == ["Jean-Yves Le Goff"]


SHREDS = [
    "A ",
    "aA",
    "A-",
    "A'b",
    "M. ",
    "Jean de la ",
    "Le Pen ",
    "J.",
    "al-A ",
    "\ud800A",
    "A-\n",
]
NEIGHBOURS = [
    "DURAND Paul ",
    "Zorvane Quellic, ",
    "Paul et ",
    "Paul Durand, alias ",
    "Paul Durand's ",
]


@pytest.mark.parametrize("unit", [*SHREDS, *NEIGHBOURS])
def test_degenerate_texts_take_linear_time(unit: str) -> None:
    assert all(m.end > m.start for m in find_mentions(unit * 20_000))


def test_thousands_of_titled_names_are_not_each_compared_with_thousands_of_people() -> None:
    letters = "abcdefghijkl"
    names = [
        f"{one}{two}r{three}n".capitalize()
        for one in letters
        for two in letters
        for three in letters
    ]
    text = " ".join(f"Paul Ko{name.lower()} parle. M. {name} se tait." for name in names)
    assert len(find_mentions(text)) > len(names)


@given(st.text(st.characters(codec=None)))
def test_any_string_is_a_text(text: str) -> None:
    found = find_mentions(text)
    assert all(0 <= m.start < m.end <= len(text) and m.name for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "M.",
                "le",
                "Paul",
                "Durand",
                "de",
                "al-Rubaï",
                "Paris",
                ",",
                ".",
                "\n",
                "d'",
                "XVI",
                "LREM",
            ]
        )
    )
)
def test_mentions_never_overlap(words: list[str]) -> None:
    found = find_mentions(" ".join(words))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert tuple(dict.fromkeys(m.name for m in found)) == names(" ".join(words))


def test_mme_and_m_tell_who_bears_a_shared_surname() -> None:
    text = "Fabien Morvan et Lucie Morvan sont là. Mme Morvan parle. M. Morvan se tait. Madame Morvan part."
    assert [m.name.partition(" ")[0] for m in find_mentions(text)] == [
        "Fabien",
        "Lucie",
        "Lucie",
        "Fabien",
        "Lucie",
    ]


def test_a_form_of_address_before_the_full_name_tells_too() -> None:
    text = "Mme Zorvane Morvan et Fabien Morvan sont là. Mme Morvan parle."
    assert find_mentions(text)[-1].name == "Zorvane Morvan"


def test_a_couple_shares_its_surname() -> None:
    text = "Nathalie et Éric Le Goff sont venus."
    assert [(text[m.start : m.end], m.name) for m in find_mentions(text)] == [
        ("Nathalie", "Nathalie Le Goff"),
        ("Éric Le Goff", "Éric Le Goff"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Paul Rousset parle. Rousset et Éric Durand sont venus.", ["Paul Rousset", "Éric Durand"]),
        (
            "Bruno Tavernier est là. Bruno et Éric Durand sont venus.",
            ["Bruno Tavernier", "Éric Durand"],
        ),
        ("La Maison Blanche et Éric Durand négocient.", ["Éric Durand"]),
        ("Claire Vasseur, Nathalie et Éric Durand chantent.", ["Claire Vasseur", "Éric Durand"]),
    ],
)
def test_who_shares_no_surname_is_no_couple(text: str, people: list[str]) -> None:
    assert list(names(text)) == people


def test_unknown_names_in_a_list_of_people_are_people() -> None:
    text = "Étaient là Paul Rousset, Zorvane Quellic, Claire Vasseur et Zilbane Korvec."
    assert names(text) == (
        "Paul Rousset",
        "Zorvane Quellic",
        "Claire Vasseur",
        "Zilbane Korvec",
    )
    assert names("La recette de Zorvane Quellic, Paul Rousset la connaît.") == ("Paul Rousset",)


def test_a_title_before_its_surname_elsewhere_makes_an_unknown_name_a_person() -> None:
    assert names("La mort de Zorvane Quellic émeut.") == ()
    assert names("La mort de Zorvane Quellic émeut. Mme Quellic avait 20 ans.") == (
        "Zorvane Quellic",
    )


@pytest.mark.parametrize("link", [", alias ", ", dit « ", " (surnommé ", ", alias « "])
def test_another_name_is_the_same_person(link: str) -> None:
    text = f"Paul Rousset{link}Zorbec était là. Zorbec a parlé."
    assert [m.name for m in find_mentions(text)] == ["Paul Rousset"] * 3


def test_the_verb_dit_gives_no_other_name() -> None:
    text = "C'est la faute de Paul Rousset, dit Claire Vasseur."
    assert names(text) == ("Paul Rousset", "Claire Vasseur")


def test_an_initial_stands_for_the_first_name_given_elsewhere() -> None:
    text = "J. Rousset a parlé. Jean Rousset et Jeanne Durand sont là. J.-P. Morvan, puis Jean-Pierre Morvan."
    assert names(text) == ("Jean Rousset", "Jeanne Durand", "Jean-Pierre Morvan")


def test_a_word_glued_to_a_name_known_without_it_is_left_out_of_the_name() -> None:
    assert names("Selon Paul Roussetpar ailleurs. Paul Rousset est venu.") == ("Paul Rousset",)


@pytest.mark.parametrize("form", ["Emma-\nnuel Tavernier", "Emmanuel Taver-\nnier"])
def test_a_line_that_ends_inside_a_name_does_not_change_it(form: str) -> None:
    text = f"Le ministre {form} a parlé."
    assert [(text[m.start : m.end], m.name) for m in find_mentions(text)] == [
        (form, "Emmanuel Tavernier")
    ]
    assert names("Le ministre Jean-\nYves Le Goff a parlé.") == ("Jean-Yves Le Goff",)


def test_the_cast_has_every_form_with_its_count() -> None:
    text = "Le général Karim al-Rubaï est venu. Al-Rubaï a parlé. Rubaï part, Karim  al-Rubaï aussi. Paul Rousset reste."
    assert [(named.name, named.forms) for named in find_people(text)] == [
        ("Karim al-Rubaï", (("Karim al-Rubaï", 2), ("Al-Rubaï", 1), ("Rubaï", 1))),
        ("Paul Rousset", (("Paul Rousset", 1),)),
    ]


@given(st.text(st.characters(codec=None)))
def test_the_cast_and_the_mentions_agree(text: str) -> None:
    assert tuple(named.name for named in find_people(text)) == names(text)
    assert sum(count for named in find_people(text) for _, count in named.forms) == len(
        find_mentions(text)
    )
