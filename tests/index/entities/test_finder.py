"""Organisations and places are found by lists and rules, each under one canonical name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.finder import find_entities, forms_of
from index.entities.kind import EntityKind
from index.people.coreference import find_mentions
from tests.support.stopwatch import at_most

ORGANISATION, PLACE = EntityKind.ORGANISATION, EntityKind.PLACE


def found(text: str, kind: EntityKind) -> list[tuple[str, str]]:
    """The forms of a kind in a text, each with its canonical name."""
    mentions = find_entities(text, find_mentions(text))
    return [(text[m.start : m.end], m.name) for m in mentions if m.kind is kind]


def names(text: str, kind: EntityKind) -> list[str]:
    return list(dict.fromkeys(name for _, name in found(text, kind)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier, Daech a reculé.", "État islamique"),
        ("Il l’a dit sur TF1.", "TF1"),
        ("Hier, Daesh a reculé.", "État islamique"),
        ("Hier, l'EI a reculé.", "État islamique"),
        ("Hier, l’État islamique a reculé.", "État islamique"),
        ("Le CGRI dément.", "Gardiens de la révolution"),
        ("Les Gardiens de la Révolution démentent.", "Gardiens de la révolution"),
        ("Une base de l'Otan a fermé.", "Organisation du traité de l'Atlantique Nord"),
        ("Une base de l'O.T.A.N. a fermé.", "Organisation du traité de l'Atlantique Nord"),
        ("Selon le Figaro, tout va bien.", "Le Figaro"),
        ("Il l'a dit au Monde hier.", "Le Monde"),
        ("Paris Match publie sa photographie.", "Paris Match"),
        ("Un accord avec la Commission européenne.", "Commission européenne"),
        ("Le quotidien L'Est Républicain l'a écrit.", "L'Est républicain"),
        ("Un rapport de la cour des Comptes est paru.", "Cour des comptes"),
    ],
)
def test_the_names_of_an_organisation_are_one(text: str, name: str) -> None:
    assert names(text, ORGANISATION) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La chute de Mosul a duré.", "Mossoul"),
        ("La chute de MOSSOUL a duré.", "Mossoul"),
        ("Il vit au Havre depuis un an.", "Le Havre"),
        ("Le Havre vote dimanche.", "Le Havre"),
        ("Le maire de St-Lô a démissionné.", "St-Lô"),
        ("Un incendie à Lunel-Viel hier.", "Lunel-Viel"),
        ("Un incendie près de Combe-Haute (Ardèche) hier.", "Combe-Haute"),
        ("Le village de Vorkan a brûlé.", "Vorkan"),
        ("La ville voisine de Vorkan a brûlé.", "Vorkan"),
        ("La cité côtière de Vorkan a brûlé.", "Vorkan"),
        ("Un quartier yéménite de Vorkan a brûlé.", "Vorkan"),
        ("Elle vit en Virginie depuis un an.", "Virginie"),
        ("Un habitant de Nancy (Meurthe-et-Moselle) a gagné.", "Nancy"),
        ("De violents heurts en République démocratique du Congo.", "Congo-Kinshasa"),
        ("Les habitants du Pouzin attendent.", "Le Pouzin"),
        ("Le maire de La Balme-de-Sillingy a gagné.", "La Balme-de-Sillingy"),
        ("Un incendie au Teil hier.", "Le Teil"),
        ("Breil-sur-Roya attend.", "Breil-sur-Roya"),
        ("Les habitants, de Breil-sur-Roya à la mer, attendent.", "Breil-sur-Roya"),
    ],
)
def test_the_names_of_a_place_are_one(text: str, name: str) -> None:
    assert names(text, PLACE)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Fédération française de football a tranché.", "Fédération française de football"),
        ("Hier, la Cour d'appel de Lyon a tranché.", "Cour d'appel de Lyon"),
        (
            "Selon le ministère de l'Économie et des Finances.",
            "Ministère de l'Économie et des Finances",
        ),
        ("Un élève de l'université de Strasbourg.", "Université de Strasbourg"),
        ("Les salariés de la société Verdanet.", "Verdanet"),
        ("Les salariés du groupe suisse Orvenne.", "Orvenne"),
        ("Selon l'ANVQ, la moitié vote.", "ANVQ"),
        ("Le ministère de la Santé indique que non.", "Ministère de la Santé"),
        ("Selon l'Université Rennes 2, oui.", "Université Rennes 2"),
        ("Une étude de l'université de Lyon 3 le dit.", "Université de Lyon 3"),
        ("La Ligue contre le bruit et la fumée proteste.", "Ligue contre le bruit et la fumée"),
        ("Le Centre d'information sur l'eau répond.", "Centre d'information sur l'eau"),
        ("Hier, la CAF a tranché.", "CAF"),
        ("Le FC Zorval a gagné.", "FC Zorval"),
        ("Hier, le RCD a tranché.", "RCD"),
    ],
)
def test_an_organisation_in_no_list_is_told_by_its_words(text: str, name: str) -> None:
    assert names(text, ORGANISATION) == [name]


def test_an_acronym_that_a_text_explains_is_the_name_that_it_stands_for() -> None:
    text = "Le Front de libération des Combes (FLC) négocie. FLC et Front de libération des Combes."
    assert names(text, ORGANISATION) == ["Front de libération des Combes"]
    assert len(found(text, ORGANISATION)) == 4


def test_an_acronym_is_what_its_text_explains_rather_than_what_the_lists_have() -> None:
    text = "La Commission électorale indépendante (CEI) vote. La CEI a tranché."
    assert names(text, ORGANISATION) == ["Commission électorale indépendante"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "La Confédération générale des travailleurs (CGT) vote.",
            "Confédération générale du travail",
        ),
        ("L'Union des démocrates indépendants (UDI) vote.", "Union des démocrates et indépendants"),
    ],
)
def test_an_explanation_in_nearly_the_listed_words_is_the_listed_name(text: str, name: str) -> None:
    assert names(text, ORGANISATION) == [name]


def test_words_of_grammar_take_no_letter_of_an_acronym_from_others() -> None:
    text = "La Mission multinationale d'appui à la sécurité (MMAS) part. La MMAS manque d'hommes."
    assert names(text, ORGANISATION) == ["Mission multinationale d'appui à la sécurité"]


def test_the_acronym_of_a_state_names_no_organisation() -> None:
    text = "La République démocratique du Congo (RDC) vote. La RDC attend."
    assert names(text, ORGANISATION) == []
    assert names(text, PLACE) == ["Congo-Kinshasa"]


def test_initials_of_a_person_explain_no_acronym() -> None:
    assert names("Selon Jean-Pierre Sueur (PS), oui.", ORGANISATION) == ["Parti socialiste"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Il se rend à Bouaké, Zorvan et Quellic hier.", ["Bouaké", "Zorvan", "Quellic"]),
        ("La route entre Bouaké et Zorvan est fermée.", ["Bouaké", "Zorvan"]),
        ("À Paris, Zorvex a annoncé un plan.", ["Paris"]),
        ("À Paris et Marie l'attend.", ["Paris"]),
        ("Elle a vu Paris et Zorvex l'a vue.", ["Paris"]),
    ],
)
def test_places_of_a_list_are_told_by_the_first(text: str, places: list[str]) -> None:
    assert names(text, PLACE) == places


def test_a_word_in_brackets_with_its_initial_is_a_name_of_an_organisation() -> None:
    text = "L'Agence de sécurité sanitaire (Azves) le dit. L'Azves y tient, dans la Manche."
    assert found(text, ORGANISATION) == [
        ("Agence de sécurité sanitaire", "Agence de sécurité sanitaire"),
        ("Azves", "Agence de sécurité sanitaire"),
        ("Azves", "Agence de sécurité sanitaire"),
    ]
    other = "L'Agence de sécurité sanitaire (Manche) le dit."
    assert names(other, ORGANISATION) == ["Agence de sécurité sanitaire"]


def test_several_organisations_may_have_one_noun() -> None:
    assert names("Selon les quotidiens Vorkan et Zorval, rien.", ORGANISATION)[:1] == ["Vorkan"]
    assert names("Il y a des sites Vorkan en France.", ORGANISATION) == []


def test_a_name_told_once_is_known_in_the_whole_text() -> None:
    text = "Verdanet recrute. La société Verdanet paie bien, Verdanet le dit."
    assert found(text, ORGANISATION) == [("Verdanet", "Verdanet")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Une Ferrari rouge a brûlé. Un CRS a vu la Ferrari.",
        "La taxe, ou TVA, augmente comme le CDI.",
        "L'ouverture du Tour de France est reportée.",
        "Le président Paul Ferrand a parlé à Marie Durand.",
        "Total, il a perdu. Orange amère.",
        "Hier, le Championnat des villes du nord (CVN) a fini.",
        "LE MAIRE VEUT LE BRAS DE FER, LE PARTI SOCIAL GAGNE",
        "UNE NOUVELLE HAUSSE DE L'IMPÔT SUR LE TERRAIN",
        "La ligne à grande vitesse (LGV) de l'Ouest. Une table ROR.",
        "L'Institut national de zorgologie et le Conseil régional.",
        "Le Garde des Sceaux a vu un site Internet.",
        "Dans la cour du Louvre, un acteur de Plus Belle la Vie attend.",
        "Hier, les Français ont voté.",
    ],
)
def test_other_capitals_name_no_organisation(text: str) -> None:
    assert names(text, ORGANISATION) == []


@pytest.mark.parametrize(
    "text",
    [
        "La rue de Lyon est fermée.",
        "Elle a vu Florence hier.",
        "Tours et détours.",
        "Le siège d'Air France et de Paris Habitat.",
        "Il a vu le préfet (qui part).",
        "Le président de la République (1) a dit (...) non.",
        "Elle condamne à Mort et à A.",
        "La rue de Boulogne-sur-Mer est fermée.",
        "Il y a une sortie de L'Opéra.",
    ],
)
def test_other_capitals_name_no_place(text: str) -> None:
    assert names(text, PLACE) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il dirige l'entreprise Brennac.", "Brennac"),
        ("Selon l’ONG Brennac Maldor, c'est fini.", "Brennac Maldor"),
        ("Elle préside l'association Avocats pour la paix.", "Avocats pour la paix"),
        ("Les Hachd al-Shaabi ont tiré.", "Hachd al-Chaabi"),
    ],
)
def test_an_organisation_is_told_by_its_noun_behind_an_elided_article(text: str, name: str) -> None:
    assert names(text, ORGANISATION) == [name]


def test_a_common_word_that_begins_a_longer_name_is_no_organisation() -> None:
    assert names("L'association Aide et défense des bêtes a gagné.", ORGANISATION) == []
    assert names("Le quotidien Vigilance a fermé.", ORGANISATION) == ["Vigilance"]


def test_people_are_neither() -> None:
    text = "Le journaliste Jack London a vu Paris Hilton, puis Mme London."
    assert find_entities(text, find_mentions(text)) == []


def test_the_forms_of_a_name_are_counted() -> None:
    text = "Daech recule. L'EI le nie, dit l'EI."
    forms = forms_of(text, find_entities(text), ORGANISATION)
    assert forms == {"État islamique": {"Daech": 1, "EI": 2}}


@pytest.mark.parametrize(
    "unit", ["Union ", "Cour d'", "le (ABC) ", "Front de ", "à Paris ", "(", "A.B"]
)
def test_find_entities_takes_linear_time_for_degenerate_texts(unit: str) -> None:
    with at_most(5):
        find_entities(unit * 5_000)


@given(st.lists(st.sampled_from([*"aàé ABC'’.-(),\n", "Paris ", "OTAN", "Cour ", "de "])))
def test_find_entities_takes_any_string(pieces: list[str]) -> None:
    text = "".join(pieces)
    for mention in find_entities(text, find_mentions(text)):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.name
