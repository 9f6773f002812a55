"""The lemmatizer: forms of one word share a lemma, and how a word is written tells which."""

from __future__ import annotations

import pytest

from index.analysis.analyzer import analyze, analyze_word, fold, stop_words, tokenize
from index.analysis.lemmatizer import SearchTerms, search_terms


def lemmas(word: str) -> set[str]:
    return set(analyze_word(word).lemmas)


def searched(word: str) -> SearchTerms:
    return search_terms(word, fold(word))


def finds(typed: str, written: str) -> bool:
    terms = searched(typed)
    return not lemmas(written).isdisjoint((*terms.terms, *terms.lesser_terms))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("pluie", "plus"),
        ("mai", "mais"),
        ("franc", "France"),
        ("retraite", "retrait"),
        ("cours", "cour"),
        ("fils", "fil"),
        ("entrée", "entre"),
        ("paraît", "par"),
        ("maïs", "mais"),
        ("sûr", "sur"),
        ("dés", "des"),
        ("côté", "côte"),
        ("côte", "côté"),
        ("Georges", "George"),
        ("Georges", "Géorgie"),
        ("Luis", "Lui"),
        ("Luis", "luire"),
        ("Tours", "tour"),
        ("Marie", "marier"),
        ("Mars", "mars"),
        ("ministre", "ministère"),
        ("pendre", "pendant"),
        ("devoir", "devant"),
        ("boire", "but"),
        ("falloir", "faux"),
        ("faillir", "faux"),
        ("fondre", "fonds"),
        ("mettre", "missions"),
        ("relater", "relations"),
        ("Cher", "cher"),
        ("Marchais", "marcher"),
    ],
)
def test_a_word_does_not_find_what_is_no_form_of_it(typed: str, written: str) -> None:
    assert not finds(typed, written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("porte", "portes"),
        ("porter", "porte"),
        ("marcher", "marche"),
        ("suivre", "suit"),
        ("aller", "iront"),
        ("œil", "yeux"),
        ("oeil", "yeux"),
        ("ciel", "cieux"),
        ("député", "députées"),
        ("directeur", "directrices"),
        ("maître", "maitres"),
        ("évènement", "événements"),
        ("jihadistes", "djihadiste"),
        ("Djihad", "jihad"),
        ("oignon", "ognons"),
        ("scénarios", "scénarii"),
        ("étés", "étés"),
        ("avion", "avions"),
        ("cour", "cours"),
        ("Tours", "TOURS"),
        ("tour", "TOURS"),
        ("état", "Etat"),
        ("État", "ETAT"),
        ("âge", "Age"),
    ],
)
def test_a_word_finds_its_forms(typed: str, written: str) -> None:
    assert finds(typed, written)


@pytest.mark.parametrize("typed", ["etat", "deputee", "evenement", "controle", "pecheur", "cote"])
def test_a_word_without_accents_finds_all_that_its_letters_allow(typed: str) -> None:
    written = {
        "etat": ["état", "États"],
        "deputee": ["député", "députées"],
        "evenement": ["évènement", "événement"],
        "controle": ["contrôle", "contrôlé"],
        "pecheur": ["pêcheur", "pécheur"],
        "cote": ["cote", "côte", "côté"],
    }
    assert all(finds(typed, word) for word in written[typed])


def test_the_accents_that_were_typed_come_first() -> None:
    marche = searched("marche")
    assert marche.terms == ("marche",)
    assert marche.lesser_terms == ("marcher", "marché")
    assert marche.spellings == ("marche",)
    assert searched("marché") == SearchTerms(("marché",), ("marcher",), ("marché",))


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Cote", "Côte"), ("Cote", "côté"), ("Peche", "pêche"), ("Marche", "marché")],
)
def test_a_capital_that_begins_no_name_tells_nothing_of_accents(typed: str, written: str) -> None:
    assert finds(typed, written)


def test_a_capital_within_a_sentence_is_a_name() -> None:
    text = "La ville de Tours. Tours et détours, « Tours » et les tours."
    tours = [token.lemmas for token in tokenize(text) if token.exact == "tours"]
    assert tours == [("tours",), ("tours", "tour"), ("tours",), ("tour",)]
    assert analyze(text).lemmas.split().count("tour") == 2


def test_a_name_that_the_lexicon_does_not_know_is_not_inflected() -> None:
    assert lemmas("Haddadis") == {"haddadis"}
    assert lemmas("Karrouches") == {"karrouches"}


def test_a_word_that_the_lexicon_does_not_know_shares_a_term_with_its_plural() -> None:
    assert lemmas("zorglubiste") & lemmas("zorglubistes")
    assert lemmas("zorg") == {"zorg"}


@pytest.mark.parametrize("word", sorted(stop_words()))
def test_a_function_word_has_its_own_form_alone(word: str) -> None:
    assert lemmas(word) == {word}


@pytest.mark.parametrize(
    ("spelt", "other"),
    [
        *[("référendum", "referendum"), ("interpeller", "interpelé"), ("combatif", "combattive")],
        *[("renouvellement", "renouvèlements"), ("papeterie", "papèterie"), ("exiguë", "exigüe")],
        *[("déchetterie", "déchèterie"), ("véto", "veto"), ("prof", "professeurs")],
        *[("Mme", "madame"), ("Mlles", "mademoiselle"), ("Mgr", "monseigneur")],
    ],
)
def test_two_spellings_of_a_word_share_a_lemma(spelt: str, other: str) -> None:
    terms = [set(analyze_word(word).lemmas) for word in (spelt, other)]
    assert set.intersection(*terms)


@pytest.mark.parametrize("words", ["tâche tache", "pêcheur pécheur", "remettre réémettre"])
def test_accents_that_tell_words_apart_are_kept(words: str) -> None:
    left, right = map(analyze_word, words.split())
    assert set(left.lemmas).isdisjoint(right.lemmas)


@pytest.mark.parametrize(("singular", "other"), [("foi", "fois"), ("frai", "frais")])
def test_a_noun_that_is_used_in_the_singular_alone_has_no_plural(singular: str, other: str) -> None:
    terms = [set(analyze_word(word).lemmas) for word in (singular, other)]
    assert set.isdisjoint(*terms)


@pytest.mark.parametrize(
    ("old", "modern"),
    [
        ("enfans", "enfant"),
        ("momens", "moment"),
        ("chantoit", "chanter"),
        ("chantoient", "chanter"),
    ],
)
def test_old_spellings_are_found_by_the_modern_ones(old: str, modern: str) -> None:
    assert set(analyze_word(modern).lemmas) <= set(analyze_word(old).lemmas)


@pytest.mark.parametrize("word", ["Benoit", "humans", "zorvois"])
def test_other_words_with_these_endings_are_left_alone(word: str) -> None:
    assert analyze_word(word).lemmas[0] == word.lower()
