"""Test how every mention of a person in a text is resolved to one canonical name."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.coreference import find_mentions, find_people
from tests.support.people import named_people


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
def test_find_people_leaves_out_titles(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people


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
def test_find_people_leaves_out_places_organisations_and_words(text: str) -> None:
    assert named_people(text) == ()


def test_find_mentions_resolves_a_surname_after_a_title() -> None:
    text = "Le général Karim al-Rubaï est venu. Le général al-Rubaï a parlé, puis Rubaï est parti."
    mentions = find_mentions(text)
    assert [text[mention.start : mention.end] for mention in mentions] == [
        "Karim al-Rubaï",
        "al-Rubaï",
        "Rubaï",
    ]
    assert {mention.name for mention in mentions} == {"Karim al-Rubaï"}


def test_find_people_links_a_surname_in_a_headline_to_the_full_name() -> None:
    assert named_people("Tavernier démissionne\nBruno Tavernier a annoncé son départ.") == (
        "Bruno Tavernier",
    )


def test_find_mentions_resolves_a_first_name_alone() -> None:
    text = "Omar Zeradi a été arrêté. Omar nie les faits."
    assert [mention.name for mention in find_mentions(text)] == ["Omar Zeradi", "Omar Zeradi"]


def test_find_mentions_resolves_a_shared_surname_to_the_last_person() -> None:
    text = "Fabien Morvan est parti. Lucie Morvan a parlé, selon Morvan."
    assert find_mentions(text)[-1].name == "Lucie Morvan"


def test_find_people_reads_a_new_first_name_as_one_of_the_family() -> None:
    assert named_people("Bruno Tavernier est venu avec Zorvane Tavernier.") == (
        "Bruno Tavernier",
        "Zorvane Tavernier",
    )


def test_find_mentions_needs_a_title_to_name_a_single_word() -> None:
    assert named_people("Hier, Vorkanis a parlé.") == ()
    assert [
        mention.start for mention in find_mentions("Hier, Vorkanis a parlé au président Vorkanis.")
    ] == [
        6,
        36,
    ]


def test_find_people_keeps_the_order_of_first_mentions() -> None:
    text = "Rousset accuse. Selon Claire Vasseur, Paul Rousset ment."
    assert named_people(text) == ("Paul Rousset", "Claire Vasseur")


@pytest.mark.parametrize(
    "form", ["Jean‑Yves Le Goff", "Jean-Yves\u00a0Le Goff", "Jean-Yves Le Goff"]
)
def test_find_mentions_ignores_typography(form: str) -> None:
    mentions = find_mentions(f"Le ministre {form} a parlé.")
    assert [mention.name for mention in mentions] == ["Jean-Yves Le Goff"]


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


@pytest.mark.slow
@pytest.mark.parametrize("unit", [*SHREDS, *NEIGHBOURS])
def test_find_mentions_takes_linear_time_for_degenerate_texts(unit: str) -> None:
    assert all(mention.end > mention.start for mention in find_mentions(unit * 20_000))


def test_find_mentions_compares_few_of_thousands_of_names() -> None:
    letters = "abcdefghijkl"
    surnames = [
        f"{first}{second}r{third}n".capitalize()
        for first, second, third in product(letters, repeat=3)
    ]
    text = " ".join(f"Paul Ko{name.lower()} parle. M. {name} se tait." for name in surnames)
    assert len(find_mentions(text)) > len(surnames)


@given(st.text(st.characters(codec=None)))
def test_find_mentions_takes_any_string(text: str) -> None:
    mentions = find_mentions(text)
    assert all(
        0 <= mention.start < mention.end <= len(text) and mention.name for mention in mentions
    )
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


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
def test_find_mentions_never_overlap(words: list[str]) -> None:
    mentions = find_mentions(" ".join(words))
    assert all(left.end <= right.start for left, right in pairwise(mentions))
    assert tuple(dict.fromkeys(mention.name for mention in mentions)) == named_people(
        " ".join(words)
    )


@pytest.mark.parametrize("form", ["Emma-\nnuel Tavernier", "Emmanuel Taver-\nnier"])
def test_find_mentions_joins_a_name_across_lines(form: str) -> None:
    text = f"Le ministre {form} a parlé."
    assert [
        (text[mention.start : mention.end], mention.name) for mention in find_mentions(text)
    ] == [(form, "Emmanuel Tavernier")]
    assert named_people("Le ministre Jean-\nYves Le Goff a parlé.") == ("Jean-Yves Le Goff",)


def test_find_people_counts_every_form() -> None:
    text = "Le général Karim al-Rubaï est venu. Al-Rubaï a parlé. Rubaï part, Karim  al-Rubaï aussi. Paul Rousset reste."
    assert [(named.name, named.forms) for named in find_people(text)] == [
        ("Karim al-Rubaï", (("Karim al-Rubaï", 2), ("Al-Rubaï", 1), ("Rubaï", 1))),
        ("Paul Rousset", (("Paul Rousset", 1),)),
    ]


@given(st.text(st.characters(codec=None)))
def test_find_people_and_find_mentions_agree(text: str) -> None:
    assert tuple(named.name for named in find_people(text)) == named_people(text)
    assert sum(count for named in find_people(text) for _, count in named.forms) == len(
        find_mentions(text)
    )


def test_a_surname_of_two_halves_is_one_mention() -> None:
    text = "Xavier Pertuis de Beauquesne a fui. La famille Pertuis de Beauquesne se tait."
    mentions = [text[mention.start : mention.end] for mention in find_mentions(text)]
    assert mentions == ["Xavier Pertuis de Beauquesne", "Pertuis de Beauquesne"]


def test_a_surname_of_two_halves_may_be_shortened() -> None:
    text = "Alban Pertuis d'Estrelle a parlé. Selon Pertuis, c'est fini."
    assert find_mentions(text)[-1].name == "Alban Pertuis d'Estrelle"
