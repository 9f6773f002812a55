"""Quotations are found by who is quoted, by words and by filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError, QueryError
from search import Archive
from search.quotations.found_quotation import QuotationPage
from tests.support.articles import plain_id
from tests.support.cluster import EVERY_ENGINE
from tests.support.quoting_articles import make_quoting_index

LONGER = "Le port aura un quai plus long"
WAITED = "Les pêcheurs attendaient ce quai"
BUDGET = "le budget […] sera voté avant l'été"
LETTER = "Les ports de pêche ont besoin de nous"


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the articles, of every engine in turn."""
    return make_quoting_index(tmp_path_factory.mktemp("quoting"), request.param)


def quotations(index: Path, speaker: str, text: str = "", **options: Any) -> QuotationPage:
    with Archive(index) as archive:
        return archive.quotations(speaker, text, **options)


def texts(page: QuotationPage) -> list[str]:
    return [quotation.text for quotation in page.quotations]


@pytest.mark.parametrize("name", ["Nadia Ferrand", "ferrand", "NADIA FERRAND"])
def test_quotations_are_found_by_name_the_latest_first(index: Path, name: str) -> None:
    assert texts(quotations(index, name)) == [BUDGET, LONGER, WAITED, LETTER]


@pytest.mark.parametrize("name", ["Qassem Soleimani", "soleymani", "Kassem Suleimani"])
def test_a_name_finds_what_articles_with_other_spellings_quote(index: Path, name: str) -> None:
    page = quotations(index, name)
    assert texts(page) == ["Les navires sont prêts", "La mer est calme"]
    spellings = [quotation.speaker for quotation in page.quotations]
    assert spellings == ["Ghassem Soleymani", "Qassem Soleimani"]


def test_a_quotation_has_its_article_and_its_place(index: Path) -> None:
    with Archive(index) as archive:
        found = archive.quotations("Tavernier").quotations[0]
        article = archive.get(found.id)
    assert article is not None
    assert (found.speaker, plain_id(found.id)) == ("Paul Tavernier", "quai")
    assert (found.title, found.date, found.source) == (article.title, article.date, article.source)
    assert [article.body[start:end] for start, end in found.parts] == [found.text]


def test_the_same_words_are_listed_once_as_first_printed(index: Path) -> None:
    found = quotations(index, "Ferrand", "quai plus long").quotations
    assert [plain_id(quotation.id) for quotation in found] == ["quai"]
    assert [(plain_id(copy.id), copy.source) for copy in found[0].copies] == [("agence", "AFP")]


def test_words_are_matched_by_lemma_within_the_quotation(index: Path) -> None:
    page = quotations(index, "Ferrand", "pêcheur")
    assert texts(page) == [WAITED]
    marked = [WAITED[start:end] for start, end in page.quotations[0].highlights]
    assert marked == ["pêcheurs"]


def test_words_elsewhere_in_the_article_do_not_count(index: Path) -> None:
    assert texts(quotations(index, "Ferrand", "construction")) == []
    assert texts(quotations(index, "Ferrand", "rien")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"quai plus long"', [LONGER]),
        ("budget OR pêcheurs", [BUDGET, WAITED]),
        ("port NOT quai", [LETTER]),
        ("atten*", [WAITED]),
        ("titre:budget été", [BUDGET]),
        ("source:AFP budget", [BUDGET]),
    ],
)
def test_the_language_of_queries_is_that_of_searches(
    index: Path, text: str, expected: list[str]
) -> None:
    assert sorted(texts(quotations(index, "Ferrand", text))) == sorted(expected)


def test_the_best_match_comes_first(index: Path) -> None:
    assert texts(quotations(index, "Ferrand", "port OR pêche")) == [LETTER, LONGER]
    by_day = quotations(index, "Ferrand", "port OR pêche", sort="-date")
    assert texts(by_day) == [LONGER, LETTER]
    assert texts(quotations(index, "Ferrand", sort="date"))[0] == LONGER


def test_filters_narrow_the_articles(index: Path) -> None:
    assert texts(quotations(index, "Ferrand", since="2021")) == [BUDGET]
    assert texts(quotations(index, "Ferrand", source="Le Matin d’Arvor")) == [LONGER, WAITED]
    assert texts(quotations(index, "Ferrand", undated=True)) == [LETTER]


def test_pages_follow_each_other(index: Path) -> None:
    first = quotations(index, "Ferrand", limit=3)
    assert (first.total, len(first.quotations), first.has_more) == (4, 3, True)
    second = quotations(index, "Ferrand", limit=3, page=2)
    assert (texts(second), second.has_more) == ([LETTER], False)


def test_notes_tell_whom_a_name_was_read_as(index: Path) -> None:
    assert [note.code for note in quotations(index, "Ferrand").notes] == ["person-read-as"]
    unknown = quotations(index, "Zorglub")
    assert (unknown.total, [note.code for note in unknown.notes]) == (0, ["person-unknown"])


def test_what_cannot_be_used_is_refused(index: Path) -> None:
    with pytest.raises(InputError):
        quotations(index, "?!")
    with pytest.raises(InputError):
        quotations(index, "Ferrand", limit=0)
    with pytest.raises(InputError):
        quotations(index, "Ferrand", sort="best")
    with pytest.raises(QueryError):
        quotations(index, "Ferrand", '"quai')


def test_only_the_latest_articles_are_read_where_there_are_too_many(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.quotations.finder.MAX_READ_ARTICLES", 1)
    page = quotations(index, "Ferrand")
    assert texts(page) == [BUDGET]
    assert "quotations-cut" in [note.code for note in page.notes]
