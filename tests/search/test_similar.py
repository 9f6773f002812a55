"""Articles like one: its near-duplicates first, then those on its subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.engines.base import Document, Engine, Match, open_engine
from index.engines.query import Term
from index.stored_article import StoredArticle
from index.update.documents import document
from search.similar import Similar, similar, subject_query
from tests.support.cluster import EVERY_ENGINE
from tests.support.documents import write_documents

DISPATCH = (
    "Le barrage de Khorvane a cédé dans la nuit de mardi, et les eaux ont emporté quatre villages de la vallée."
    " Les sauveteurs cherchent encore des dizaines de disparus parmi les décombres, selon la préfecture régionale."
    " La ministre Leïla Nazarian doit se rendre sur place jeudi matin avec des ingénieurs étrangers."
    " Construit voilà soixante ans, l'ouvrage présentait des fissures que plusieurs rapports avaient signalées."
)
ARTICLES = (
    Article(
        "depeche", "f", "Un barrage cède à Khorvane", DISPATCH, source="AFP", date=date(2024, 5, 7)
    ),
    Article(
        "reprise",
        "f",
        "Catastrophe",
        f"{DISPATCH} (avec AFP)",
        source="Le Courrier",
        date=date(2024, 5, 8),
    ),
    Article(
        "coupe",
        "f",
        "Khorvane sous les eaux",
        DISPATCH[:230],
        source="La Gazette",
        date=date(2024, 5, 8),
    ),
    Article(
        "enquete",
        "f",
        "Les fissures du barrage étaient connues",
        "Des ingénieurs avaient averti du danger à Khorvane : le barrage n'était plus entretenu, dit leur rapport.",
        date=date(2024, 5, 20),
        people=("Leïla Nazarian",),
    ),
    Article(
        "ancien",
        "f",
        "Les fissures du barrage étaient connues",
        "À Khorvane, le danger du barrage, plus entretenu, était dit : leur rapport avait averti des ingénieurs.",
        date=date(2011, 3, 2),
    ),
    Article(
        "portrait",
        "f",
        "Une ministre pressée",
        "Son cabinet ne dort plus.",
        people=("Leïla Nazarian",),
    ),
    Article(
        "match",
        "f",
        "Le club gagne",
        "Les joueurs ont marqué trois fois avant la pause devant leur public.",
    ),
    Article("vide", "f", "", ""),
)


@pytest.fixture(params=EVERY_ENGINE)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(request.param, tmp_path, create=True)
    documents: list[Document] = []
    for article in ARTICLES:
        stored = StoredArticle(article, {name: {} for name in article.people})
        documents.append(document(stored))
    write_documents(opened, documents)
    yield opened
    opened.close()


def stored(engine: Engine, id: str) -> StoredArticle:
    found: tuple[Match, ...] = engine.match(Term("id", id), limit=1).best
    return StoredArticle.from_json(found[0].stored)


def found(hits: tuple[Similar, ...]) -> list[str]:
    return [hit.stored.article.id for hit in hits]


def test_similar_gives_near_duplicates_first_with_their_containment(engine: Engine) -> None:
    hits = similar(engine, stored(engine, "depeche"))
    assert sorted(found(hits)[:2]) == ["coupe", "reprise"]
    assert all(hit.containment > 0.4 for hit in hits[:2])
    assert all(hit.containment == 0 and hit.score > 0 for hit in hits[2:])


def test_similar_gives_neither_the_article_nor_other_subjects(engine: Engine) -> None:
    for id in ("depeche", "enquete", "match"):
        assert id not in found(similar(engine, stored(engine, id)))
    assert found(similar(engine, stored(engine, "match"))) == []


def test_similar_puts_the_nearer_in_time_of_two_alike_first(engine: Engine) -> None:
    hits = found(similar(engine, stored(engine, "depeche")))
    assert hits.index("enquete") < hits.index("ancien")


def test_similar_finds_articles_with_the_same_people(engine: Engine) -> None:
    assert "portrait" in found(similar(engine, stored(engine, "enquete")))


def test_similar_names_the_copies_of_a_result(engine: Engine) -> None:
    related = [hit for hit in similar(engine, stored(engine, "ancien")) if hit.duplicates]
    assert [len({hit.stored.article.id, *hit.duplicates}) for hit in related] == [3]
    assert {related[0].stored.article.id, *related[0].duplicates} == {
        "depeche",
        "reprise",
        "coupe",
    }


def test_similar_keeps_to_the_limit_and_repeats_itself(engine: Engine) -> None:
    dossier = stored(engine, "depeche")
    whole = similar(engine, dossier)
    for limit in range(1, 4):
        assert len(similar(engine, dossier, limit)) == limit
    assert found(similar(engine, dossier, 1)) == found(whole)[:1]
    assert similar(engine, dossier) == whole


def test_similar_finds_nothing_for_an_empty_article(engine: Engine) -> None:
    dossier = stored(engine, "vide")
    assert subject_query(engine, dossier.article) is None
    assert similar(engine, dossier) == ()
