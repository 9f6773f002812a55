"""Every form of a person's name is found in the texts of an article."""

from __future__ import annotations

from collections.abc import Mapping

from index.article import Article
from index.stored_article import StoredArticle
from search.mentions import find_mentions


def mentioned(
    body: str,
    mentions: Mapping[str, Mapping[str, int]],
    title: str = "",
    captions: tuple[str, ...] = (),
) -> dict[str, list[str]]:
    """Return the forms that are found in the texts of an article, by person."""
    article = Article("1", "1", title, body, captions, people=tuple(mentions))
    found = {}
    for mention in find_mentions(StoredArticle(article, mentions)):
        spans = mention.spans
        forms = [title[start:end] for start, end in spans.title]
        forms += [body[start:end] for start, end in spans.body]
        for caption, caption_spans in zip(captions, spans.captions, strict=True):
            forms += [caption[start:end] for start, end in caption_spans]
        found[mention.person] = forms
    return found


def test_forms_are_found_in_the_title_the_body_and_the_captions() -> None:
    forms = {"Nadia Ferrand": {"Nadia Ferrand": 1, "Mme Ferrand": 1, "Ferrand": 1}}
    body = "La maire Nadia Ferrand inaugure.\nMme Ferrand a coupé le ruban."
    found = mentioned(body, forms, title="Ferrand au pont", captions=("Mme Ferrand, lundi",))
    assert found == {"Nadia Ferrand": ["Ferrand", "Nadia Ferrand", "Mme Ferrand", "Mme Ferrand"]}


def test_form_within_a_word_or_a_longer_form_is_none() -> None:
    forms = {"Ali Le Gall": {"Ali Le Gall": 1, "Le Gall": 1}, "Anne Gall": {"Anne Gall": 1}}
    found = mentioned("Ali Le Gall et Anne Gall à Galluis avec Le Gallois.", forms)
    assert found == {"Ali Le Gall": ["Ali Le Gall"], "Anne Gall": ["Anne Gall"]}


def test_form_may_be_broken_at_the_end_of_a_line() -> None:
    assert mentioned("Avec Nadia\nFerrand.", {"Nadia Ferrand": {"Nadia Ferrand": 1}}) == {
        "Nadia Ferrand": ["Nadia\nFerrand"]
    }


def test_surname_of_several_people_is_that_of_the_one_named_last() -> None:
    forms = {"Ali Morel": {"Ali Morel": 2, "Morel": 1}, "Zoé Morel": {"Zoé Morel": 1, "Morel": 1}}
    body = "Ali Morel attend Zoé Morel. Morel arrive. Ali Morel part. Morel reste."
    found = mentioned(body, forms)
    assert found == {
        "Ali Morel": ["Ali Morel", "Ali Morel", "Morel"],
        "Zoé Morel": ["Zoé Morel", "Morel"],
    }
    assert mentioned("Morel attend.", forms) == {"Ali Morel": ["Morel"], "Zoé Morel": []}


def test_person_of_the_files_own_list_is_found_where_the_text_has_the_whole_name() -> None:
    people: dict[str, dict[str, int]] = {"Nadia Ferrand": {}, "Ali Morel": {}}
    assert mentioned("Avec Nadia Ferrand.", people) == {
        "Nadia Ferrand": ["Nadia Ferrand"],
        "Ali Morel": [],
    }
    assert mentioned("Avec personne.", {}) == {}
    assert mentioned("Avec personne.", {" ": {}}) == {}


def test_names_may_hold_signs_that_patterns_give_a_meaning() -> None:
    name = "A. (Bob) d’Or+"
    assert mentioned(f"Dit « {name} » hier.", {name: {name: 1}}) == {name: [name]}
