"""A question to a cluster takes one or two requests, however many look-ups it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines.batch import Batch
from index.engines.config import ClusterConfig
from index.engines.query import EngineQuery, MatchAll, Term
from search import Archive
from tests.support.articles import SEEDS, TODAY
from tests.support.toy_cluster import ToyCluster

Ask = Callable[[Archive], Any]


@pytest.fixture(scope="module")
def toy() -> ToyCluster:
    return ToyCluster()


@pytest.fixture(scope="module")
def archive(toy: ToyCluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Open an archive of the seeds on a cluster in this process."""
    location = tmp_path_factory.mktemp("toy") / "index"
    with toy.node() as url:
        access = ClusterConfig(urls=(url,), archive="press")
        synchronise([SEEDS], location, engine="opensearch", access=access, today=TODAY, jobs=1)
        with Archive(location, access) as opened:
            yield opened


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ask", "most"),
    [
        pytest.param(lambda archive: archive.find("Bagdad"), 1, id="a word"),
        pytest.param(lambda archive: archive.find("Bagdad", facets=True), 1, id="facets"),
        pytest.param(
            lambda archive: archive.find(
                "Bagdad", facets=True, multi_select=True, source="IRNA", person="Soleimani"
            ),
            3,
            id="facets for choosing",
        ),
        pytest.param(lambda archive: archive.find("Bagdad", page=2), 1, id="another page"),
        pytest.param(
            lambda archive: archive.statistics.frequencies(["Bagdad", "Irak"], by="year"),
            9,
            id="frequencies",
        ),
        pytest.param(lambda archive: archive.find("Bagdad", exact=True), 1, id="exact words"),
        pytest.param(lambda archive: archive.find("Bagdad", since="2019"), 1, id="a date"),
        pytest.param(lambda archive: archive.find(""), 1, id="everything"),
        pytest.param(
            lambda archive: archive.find("réforme retraites macron gouvernement", facets=True),
            2,
            id="words that no article has together",
        ),
        pytest.param(lambda archive: archive.find("", source="IRNA"), 2, id="a source"),
        pytest.param(lambda archive: archive.find("Bagdad", person="Soleimani"), 2, id="a person"),
        pytest.param(lambda archive: archive.find("Hachd al-Chaabi"), 3, id="other spellings"),
        pytest.param(lambda archive: archive.find("CGRI"), 2, id="a name that has others"),
        pytest.param(
            lambda archive: archive.find("Qassem Soleimani Macron retraites"),
            6,  # one to know that some article is on the subject
            id="other spellings among words that no article has together",
        ),
        pytest.param(
            lambda archive: archive.find("Emmanuel Macron Bagdad"),
            3,
            id="a name among words that no article has together",
        ),
        pytest.param(
            lambda archive: archive.find('"gouvernement bagdad" irak'),
            2,
            id="a phrase that no article has",
        ),
        pytest.param(lambda archive: archive.find("qzxw"), 3, id="nothing"),
        pytest.param(lambda archive: archive.find("qzxw rtzu plmk -Bagdad"), 3, id="no such words"),
        pytest.param(lambda archive: archive.find("Bagdad", explain=True), 2, id="explanation"),
        pytest.param(lambda archive: archive.people(), 2, id="people"),
        pytest.param(lambda archive: archive.people(limit=1000), 2, id="all people"),
        pytest.param(lambda archive: archive.people("Soleimani"), 2, id="people of a name"),
        pytest.param(
            lambda archive: archive.people(beside="Soleimani"), 2, id="people beside another"
        ),
        pytest.param(lambda archive: archive.names(), 1, id="names"),
        pytest.param(lambda archive: archive.complete("sol"), 1, id="completion"),
        pytest.param(lambda archive: archive.network("Bagdad"), 3, id="network"),
        pytest.param(lambda archive: archive.network(person="Soleimani"), 3, id="network of one"),
        pytest.param(lambda archive: archive.concordance("Bagdad"), 3, id="concordance"),
        pytest.param(lambda archive: archive.timeline("Bagdad"), 2, id="timeline"),
        pytest.param(lambda archive: archive.status(), 3, id="status"),
        pytest.param(lambda archive: archive.read(_any_id(archive), "Bagdad"), 2, id="reading"),
        pytest.param(lambda archive: archive.similar(_any_id(archive)), 3, id="similar"),
    ],
)
def test_question_takes_few_requests(
    ask: Ask, most: int, archive: Archive, toy: ToyCluster
) -> None:
    _any_id(archive)
    toy.requests.clear()
    assert ask(archive) is not None
    assert 1 <= len(toy.requests) <= most, toy.requests


_IDS: list[str] = []


def _any_id(archive: Archive) -> str:
    """Return the id of an article, which is asked for once."""
    if not _IDS:
        _IDS.append(archive.find("Bagdad").hits[0].id)
    return _IDS[0]


def test_export_takes_a_request_for_each_page(archive: Archive, toy: ToyCluster) -> None:
    toy.requests.clear()
    hits = list(archive.hits("Bagdad"))
    assert hits
    assert len(toy.requests) <= 3


def test_tagging_takes_one_request_for_many_articles(archive: Archive, toy: ToyCluster) -> None:
    ids = [hit.id for hit in archive.find("Bagdad").hits]
    assert len(ids) > 2
    toy.requests.clear()
    assert archive.tags.add("à relire", ids) == len(ids)
    assert len(toy.requests) <= 2, toy.requests
    archive.tags.delete("à relire")


def test_batch_of_a_cluster_asks_once_for_all(archive: Archive, toy: ToyCluster) -> None:
    batch = Batch(archive._index.opened.engine)
    toy.requests.clear()
    counts = [batch.count(Term("body", word)) for word in ("bagdad", "absent", "bagdad")]
    everything = batch.match(MatchAll(), limit=3)
    sources = batch.facet_counts("source", MatchAll())
    span = batch.date_span(MatchAll())
    assert toy.requests == []
    present, absent, again = [count() for count in counts]
    assert present == again > absent == 0
    assert span().total == everything().total > present
    assert sources()
    assert toy.requests == ["POST _msearch"]


def test_batch_of_an_embedded_engine_asks_only_what_is_looked_at(
    articles_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    with Archive(articles_index) as archive:
        engine = archive._index.opened.engine
        batch = Batch(engine)
        count_matches = engine.count

        def counted(query: EngineQuery) -> int:
            asked.append(query)
            return count_matches(query)

        monkeypatch.setattr(engine, "count", counted)
        count = batch.count(MatchAll())
        batch.count(Term("body", "bagdad"))
        assert count() == count() > 0
    assert len(asked) == 1


def test_batch_asks_again_for_what_it_forgot(articles_index: Path) -> None:
    with Archive(articles_index) as archive:
        batch = Batch(archive._index.opened.engine)
        page = batch.match(MatchAll(), limit=1)
        first = page()
        assert page() is first
        batch.forget()
        assert page() is not first
        assert page().total == first.total


def test_batch_answers_each_of_many_questions_at_once(
    articles_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive(articles_index) as archive:
        engine = archive._index.opened.engine
        monkeypatch.setattr(engine, "count", lambda _: 1)
        batch = Batch(engine)
        # to look through all that are open for each answer would take a minute
        counts = [batch.count(Term("body", str(number))) for number in range(10_000)]
        assert sum(count() for count in counts) == len(counts)


@pytest.mark.slow
def test_statistics_are_those_of_an_embedded_engine(
    archive: Archive, indexed: Callable[[str, str], Path]
) -> None:
    with Archive(indexed("seeds", "tantivy")) as embedded:
        for by in ("month", "source", "person"):
            options: dict[str, Any] = {"by": by, "limit": 5}
            table = archive.statistics.frequencies(["Bagdad", "Irak"], **options)
            assert table.rows == embedded.statistics.frequencies(["Bagdad", "Irak"], **options).rows
        near = archive.statistics.collocates("Bagdad", min_count=2)
        assert near.rows == embedded.statistics.collocates("Bagdad", min_count=2).rows
        assert archive.statistics.ngrams(size=2).rows == embedded.statistics.ngrams(size=2).rows
