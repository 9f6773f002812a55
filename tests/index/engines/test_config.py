"""The settings of a cluster, and what is reported where it cannot be reached. No test needs one."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from index import synchronise
from index.engines.config import ClusterConfig, Shard
from index.errors import InputError
from search.cli.settings import Settings, read_settings
from tests.support.articles import SEEDS

HOUSE = Path(__file__).parents[3]


def test_cluster_config_takes_users_and_passwords_out_of_addresses() -> None:
    access = ClusterConfig.from_settings(
        {"url": "https://anna:S%C3%A9same@one.example:9243/search/, two.example:9201,http://[::1]"}
    )
    assert access.urls == (
        "https://one.example:9243/search",
        "http://two.example:9201",
        "http://[::1]:9200",
    )
    assert (access.user, access.password) == ("anna", "Sésame")
    assert "same" not in f"{access} {access!r} {access.addresses}"


def test_cluster_config_has_a_default_for_every_setting() -> None:
    assert ClusterConfig.from_settings({}) == ClusterConfig.of_environment({}) == ClusterConfig()
    assert ClusterConfig().urls == ("http://127.0.0.1:9200",)
    assert ClusterConfig.from_settings({"replicas": "0", "shards": "12"}) == ClusterConfig(
        replicas=0, shards=12
    )


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ({"url": "ftp://example.org"}, "address"),
        ({"url": "http://"}, "address"),
        ({"url": "http://example.org:port"}, "address"),
        ({"url": "http://[::1"}, "address"),
        ({"archive": "Presse d'hier"}, "no name for an archive"),
        ({"archive": "_all"}, "no name for an archive"),
        ({"shards": "0"}, "number of shards"),
        ({"shards": "many"}, "number of shards"),
        ({"replicas": "-1"}, "number of replicas"),
    ],
)
def test_cluster_config_refuses_settings_that_cannot_be_used(
    chosen: dict[str, str], reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        ClusterConfig.from_settings(chosen)


def test_cluster_config_names_no_secret_of_a_bad_address() -> None:
    with pytest.raises(InputError) as told:
        ClusterConfig.from_settings({"url": "http://anna:Sésame@[::1"})
    assert "Sésame" not in str(told.value)


@pytest.mark.parametrize("text", ["", "3", "0/8", "9/8", "1/0", "a/b", "1/8/2", "-1/8", "1.5/2"])
def test_shard_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no part"):
        Shard.read(text)


def test_shards_are_about_equal_and_share_no_file() -> None:
    paths = [f"2019/{number:05}-é.txt" for number in range(10_000)]
    parts = [Shard.read(f"{number}/7") for number in range(1, 8)]
    held = [[path for path in paths if part.holds(path)] for part in parts]
    assert sorted(path for part in held for path in part) == sorted(paths)
    assert all(1_200 < len(part) < 1_700 for part in held)
    assert Shard().holds("\ud800")


@pytest.mark.usefixtures("home")
def test_cluster_config_comes_from_settings_and_environment(home: Path) -> None:
    (home / "search.toml").write_text(
        'opensearch_url = "https://file.example"\nopensearch_password = "a"\n', "utf-8"
    )
    access = read_settings(os.environ).cluster
    assert access == ClusterConfig(("https://file.example:443",), password="a")
    assert Settings().cluster == ClusterConfig()


def test_shard_needs_a_cluster_and_the_name_of_an_archive(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose the engine opensearch"):
        synchronise([SEEDS], tmp_path / "index", shard="1/2", access=ClusterConfig(archive="press"))
    with pytest.raises(InputError, match="SEARCH_OPENSEARCH_ARCHIVE"):
        synchronise(
            [SEEDS], tmp_path / "index", engine="opensearch", shard="1/2", access=ClusterConfig()
        )


def run(
    script: str, *arguments: str | Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-c", f"import sys\n{script}", *map(str, arguments))
    known = {"PATH": "", "PYTHONPATH": str(HOUSE), **environment}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=HOUSE, env=known, timeout=60
    )


@pytest.mark.slow
def test_opensearch_without_its_extra_says_what_to_install(tmp_path: Path) -> None:
    script = "sys.modules['opensearchpy'] = None\nfrom search.main import main\nmain()"
    done = run(script, "index", SEEDS, "--engine", "opensearch", "--index", tmp_path / "index")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "the engine opensearch needs a package that is not installed; install it with: pip install 'kiosque-search[opensearch]'\n"
    )


@pytest.mark.slow
def test_embedded_engines_load_nothing_of_opensearch(tmp_path: Path) -> None:
    script = (
        "from index import synchronise\nfrom search import Archive\n"
        "synchronise([sys.argv[1]], sys.argv[2])\n"
        "with Archive(sys.argv[2]) as archive: print(archive.find('Bagdad', facets=True).total > 0, archive.status())\n"
        "print(sorted(name for name in sys.modules if 'opensearch' in name))"
    )
    done = run(script, SEEDS, tmp_path / "index")
    assert done.stdout.startswith("True")
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("opensearchpy"), reason="needs the extra opensearch")
def test_cluster_that_is_down_is_reported_and_worth_a_retry(tmp_path: Path) -> None:
    script = "from search.main import main\nmain()"
    reached = {"SEARCH_OPENSEARCH_URL": "http://anna:Sesame@127.0.0.1:9"}
    done = run(
        script, "index", SEEDS, "--engine", "opensearch", "--index", tmp_path / "index", **reached
    )
    assert (done.returncode, done.stdout) == (75, "")
    assert (
        "the cluster at http://127.0.0.1:9 cannot be reached (nothing answers there)" in done.stderr
    )
    assert "SEARCH_OPENSEARCH_URL" in done.stderr
    assert "Sesame" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
