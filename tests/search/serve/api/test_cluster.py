"""Programs are answered from a cluster as from an embedded index, and told when it cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import synchronise
from index.engines.config import ClusterConfig
from search import Archive
from tests.support.articles import SEEDS, TODAY
from tests.support.checked_api import CheckedApi
from tests.support.sites import site_of
from tests.support.toy_cluster import ToyCluster

QUERIES = ("", "Soleimani", "personne:Macron", "elections kurdes referendum", "introuvable")


@pytest.fixture(scope="module")
def cluster() -> ToyCluster:
    """A cluster of one node."""
    return ToyCluster()


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for the folder of the index."""
    return tmp_path_factory.mktemp("cluster") / "index"


@pytest.fixture(scope="module")
def access(cluster: ToyCluster, location: Path) -> Iterator[ClusterConfig]:
    """Store the articles that come with the project in the cluster."""
    with cluster.node() as address:
        access = ClusterConfig((address,))
        synchronise([SEEDS], location, engine="opensearch", access=access, today=TODAY, jobs=1)
        yield access


@pytest.fixture(scope="module")
def clustered(access: ClusterConfig, location: Path) -> Iterator[CheckedApi]:
    """Ask an interface whose index is stored there."""
    with site_of(location, access=access) as client:
        yield CheckedApi(client)


@pytest.mark.slow
@pytest.mark.parametrize("query", QUERIES)
def test_programs_find_in_a_cluster_what_the_library_finds(
    clustered: CheckedApi, access: ClusterConfig, location: Path, query: str
) -> None:
    found = clustered.get("/search", q=query, facets="source,person,year")
    with Archive(location, access) as archive:
        page = archive.find(query, limit=20)
    assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in page.hits]
    assert found["total"] == page.total


def test_every_hit_of_a_cluster_is_sent(clustered: CheckedApi) -> None:
    sent = clustered.ask("GET", "/hits", q="Irak")
    assert len(sent.text.splitlines()) == int(sent.headers["x-total-count"]) > 0


def test_a_cluster_that_has_too_much_to_do_may_be_asked_again(
    clustered: CheckedApi,
    access: ClusterConfig,
    cluster: ToyCluster,
    location: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with site_of(location, access=access, budget=0.3) as client, monkeypatch.context() as busy:
        busy.setattr(cluster, "before", lambda _: (429, {}))
        refused = CheckedApi(client).ask("GET", "/search", q="accord")
    assert (refused.status_code, "retry-after" in refused.headers) == (503, True)
    assert clustered.get("/search", q="Irak")["hits"]
