"""Test which articles are like a given one: near-duplicates first, then those on its subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.engines.base import Document, Engine, Match, open_engine
from index.engines.batch import Batch
from index.engines.query import Term
from index.stored_article import StoredArticle
from index.unindexed import article_of_text
from index.update.documents import document
from search.similar import Similar, ask_subject, similar
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
    matches: tuple[Match, ...] = engine.match(Term("id", id), limit=1).best
    return StoredArticle.from_json(matches[0].stored)


def ids(hits: tuple[Similar, ...]) -> list[str]:
    return [hit.stored.article.id for hit in hits]


def test_similar_gives_near_duplicates_first_with_their_containment(engine: Engine) -> None:
    hits = similar(engine, stored(engine, "depeche"))
    assert sorted(ids(hits)[:2]) == ["coupe", "reprise"]
    assert all(hit.containment > 0.4 for hit in hits[:2])
    assert all(hit.containment == 0 and hit.score > 0 for hit in hits[2:])


def test_similar_gives_neither_the_article_nor_other_subjects(engine: Engine) -> None:
    for id in ("depeche", "enquete", "match"):
        assert id not in ids(similar(engine, stored(engine, id)))
    assert ids(similar(engine, stored(engine, "match"))) == []


def test_similar_puts_the_nearer_date_of_two_articles_first(engine: Engine) -> None:
    hits = ids(similar(engine, stored(engine, "depeche")))
    assert hits.index("enquete") < hits.index("ancien")


def test_similar_finds_articles_with_the_same_people(engine: Engine) -> None:
    assert "portrait" in ids(similar(engine, stored(engine, "enquete")))


def test_similar_names_the_copies_of_a_result(engine: Engine) -> None:
    hits = similar(engine, stored(engine, "ancien"))
    (hit,) = [hit for hit in hits if hit.duplicates]
    copies = {hit.stored.article.id, *hit.duplicates}
    assert copies == {"depeche", "reprise", "coupe"}
    assert len(hit.duplicates) == 2


def test_similar_keeps_to_the_limit_and_repeats_itself(engine: Engine) -> None:
    article = stored(engine, "depeche")
    whole = similar(engine, article)
    for limit in range(1, 4):
        assert len(similar(engine, article, limit)) == limit
    assert ids(similar(engine, article, 1)) == ids(whole)[:1]
    assert similar(engine, article) == whole


def test_similar_finds_nothing_for_an_empty_article(engine: Engine) -> None:
    article = stored(engine, "vide")
    assert ask_subject(Batch(engine), article.article)() is None
    assert similar(engine, article) == ()


def test_similar_tells_the_words_and_people_that_both_have(engine: Engine) -> None:
    found = {
        hit.stored.article.id: hit
        for hit in similar(engine, stored(engine, "enquete"), is_indexed=True)
    }
    assert found["portrait"].shared_people == ("Leïla Nazarian",)
    assert {"barrage", "fissures"} <= set(found["depeche"].shared_terms)
    assert found["depeche"].shared_people == ()


def test_similar_takes_an_article_that_is_in_no_index(engine: Engine) -> None:
    text = article_of_text(f"{DISPATCH}\nUn autre lecteur l'a copiée.")
    hits = similar(engine, text, is_indexed=False)
    assert {"depeche", "reprise", "coupe"} <= set(ids(hits))
    assert hits[0].containment > 0.4
    alone = article_of_text("Le portrait de Leïla Nazarian, ministre.")
    assert "portrait" in ids(similar(engine, alone, is_indexed=False))


def test_an_article_of_another_place_may_have_the_id_of_an_indexed_one(engine: Engine) -> None:
    article = stored(engine, "depeche")
    assert "depeche" not in ids(similar(engine, article))
    assert "depeche" in ids(similar(engine, article, is_indexed=False))
