"""A document has every text of its article in its views, and every value."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis.analyzer import split_words
from index.analysis.minhash import MIN_SHARED_HASHES, sketch_terms
from index.article import Article
from index.people.lookup_keys import key_and_name, lookup_key, of_surname
from index.quotations.quotation import Quotation
from index.schema import BOUNDARY, FIELDS, Kind, field_names
from index.stored_article import StoredArticle
from index.update.documents import document


def test_document_has_all_terms_and_values() -> None:
    article = Article(
        "a#1",
        "a",
        "Les élèves français",
        "Ils étudient. Bien !",
        ("Une école", "Un préau"),
        "L'Orient-Le Jour",
        section="Vie des écoles",
        authors=("Claire Vasseur", "Yann Le Goff"),
        date=date(2019, 2, 5),
        date_evidence="stated",
        people=("Esmaïl Qaani", "Nadia Salem"),
    )
    quotations = (Quotation("Esmaïl Qaani", ((0, 13),)),)
    made = document(StoredArticle(article, {}, quotations=quotations))
    assert set(made.terms) == set(
        field_names(Kind.EXACT, Kind.LEMMA, Kind.SPELLING, Kind.BEGINNING)
    )
    assert made.terms["title_exact"] == "les eleves francais"
    assert made.terms["title"].split()[1:] == ["eleve", "elever", "francais"]
    assert made.terms["beginnings"].split()[:4] == ["elev", "eleves", "fran", "franca"]
    assert made.terms["body_exact"] == "ils etudient bien"
    assert made.terms["captions_exact"] == f"une ecole {BOUNDARY} un preau"
    assert made.terms["people_exact"] == f"esmail qaani {BOUNDARY} nadia salem"
    assert made.terms["authors_exact"] == f"claire vasseur {BOUNDARY} yann le goff"
    assert made.terms["section_exact"] == "vie des ecoles"
    assert (made.id, made.path) == ("a#1", "a")
    assert made.keywords["source"] == ("L'Orient-Le Jour",)
    assert made.keywords["person"] == ("Esmaïl Qaani", "Nadia Salem")
    assert set(made.keywords["person_key"]) >= {
        lookup_key("Qaani"),
        lookup_key("Ismaël Ghani"),
        lookup_key("Salem"),
    }
    qaani, salem = made.keywords["person_by_surname"]
    assert qaani.startswith(of_surname(lookup_key("Ghani")))
    assert key_and_name(qaani) == (lookup_key("Ismaël Ghani"), "Esmaïl Qaani")
    assert salem == "\t".join((lookup_key("Salem"), lookup_key("Nadia"), "Nadia Salem"))
    assert set(made.keywords["speaker"]) == {lookup_key("Qaani"), lookup_key("Ismaël Ghani")}
    assert made.numbers == {"date": 20190205, "words": 3 + 3 + 4}
    assert StoredArticle.from_json(made.stored).article == article


def test_document_has_the_sketch_that_finds_it() -> None:
    body = "Le conseil municipal adopte mardi une délibération contestée sur les transports scolaires gratuits."
    made = document(StoredArticle(Article("a", "a", "Un autre titre", body), {}))
    assert len(made.hashes) > MIN_SHARED_HASHES
    assert made.keywords["sketch"] == sketch_terms(made.hashes)


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
@example("Des prunes.", "Des prunes. Et 12 000 pommes d'hiver.", [])
def test_document_has_the_number_of_words_of_all_its_texts(
    title: str, body: str, captions: list[str]
) -> None:
    article = Article("a", "a", title, body, tuple(captions))
    words = sum(len(split_words(text)) for text in (title, body, *captions))
    assert document(StoredArticle(article, {})).numbers == {"words": words}


def test_document_of_an_empty_article_has_no_values() -> None:
    made = document(StoredArticle(Article("a", "a", "", ""), {}))
    assert set(made.keywords.values()) == {()}
    assert made.numbers == {"words": 0}
    others = {terms for name, terms in made.terms.items() if name != "title_exact"}
    assert made.terms["title_exact"] == BOUNDARY  # articles without a title are found by it
    assert others == {""}
    assert {*made.keywords, *made.numbers, *made.terms} < {field.name for field in FIELDS}
