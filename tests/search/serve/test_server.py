"""The server listens where it is told, says where, and ends when it is told."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the pages need the extra web")

from index import synchronise
from index.errors import InputError
from search import serve
from search.serve.server import listen, local_address
from search.serve.settings import ServeSettings
from tests.support.articles import TODAY, write_articles
from tests.support.commands import Run

HOUSE = Path(__file__).parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_that_is_taken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with listen(ServeSettings(port=0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match="address-taken"):
            listen(ServeSettings(port=port))
        monkeypatch.setattr("search.serve.server.USUAL_PORT", port)
        with listen(ServeSettings()) as following:
            assert port < following.getsockname()[1] < port + 20


def test_an_address_that_is_none_of_this_machine_is_told() -> None:
    with pytest.raises(InputError, match="address-taken"):
        listen(ServeSettings(host="192.0.2.1"))


def test_the_address_has_the_port_and_the_prefix() -> None:
    settings = ServeSettings(port=0, base_url="https://presse.example/archive/")
    with listen(settings) as listening:
        port = listening.getsockname()[1]
        assert local_address(settings, listening) == f"http://127.0.0.1:{port}/archive/"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "0.0.0.0"], "--token-file"),
        (["--host", "0.0.0.0", "--behind-proxy"], "--allow-host"),
        (["--token-file", "none"], "none: the token cannot be read"),
    ],
)
def test_the_command_refuses_to_show_the_archive_to_anybody(
    search: Run, articles_index: Path, arguments: list[str], said: str
) -> None:
    refused = search("serve", "--index", articles_index, *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_the_command_says_how_to_install_what_is_missing(
    search: Run, articles_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(serve, "server")
    monkeypatch.delitem(sys.modules, "search.serve.server")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    refused = search("serve", "--index", articles_index)
    assert refused.code == 2
    assert "pip install 'kiosque-search[web]'" in refused.err


@contextmanager
def serving(index: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the command on a free port, and yield its process with the port once it listens."""
    port = free_port()
    script = "from search.main import start; start()"
    arguments = ["serve", "--index", str(index), "--port", str(port), *options]
    server = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=HOUSE,
        env={**os.environ, "SEARCH_LANG": "en"},
        stderr=subprocess.PIPE,
        text=True,
    )
    with server:
        assert server.stderr is not None
        assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
        yield server, port


def get(port: int, address: str) -> tuple[http.client.HTTPResponse, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
        client.request("GET", address)
        answer = client.getresponse()
        return answer, answer.read()


@pytest.mark.slow
def test_it_shows_pages_until_ctrl_c(articles_index: Path) -> None:
    with serving(articles_index) as (server, port):
        answer, _ = get(port, "/?q=Bagdad")
        assert (answer.status, answer.getheader("server")) == (200, None)
        stopped = time.monotonic()
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0
        assert time.monotonic() - stopped < 5
        assert server.stderr is not None
        assert "no longer there" in server.stderr.read()


@pytest.mark.slow
def test_it_keeps_the_index_up_to_date_for_as_long_as_it_lives(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    articles = tmp_path / "articles"
    articles.mkdir()
    write_articles(articles / "a.jsonl", [{"title": "Le pont", "body": "Le pont est fermé."}])
    synchronise([articles], tmp_path / "index", today=TODAY)
    with serving(tmp_path / "index", "--watch") as (server, port):
        assert server.stderr is not None
        assert "1 article in the index" in server.stderr.readline()  # the watching has begun
        write_articles(articles / "b.jsonl", [{"title": "La gare", "body": "La gare rouvre."}])
        assert "1 added" in server.stderr.readline()
        assert "La gare" in get(port, "/?q=gare")[1].decode()
        server.kill()  # it can tell nobody of its end
        said = server.stderr.read()  # until the last process that may say something has ended
    assert said == ""


def test_watching_says_how_to_install_what_it_needs(
    search: Run, articles_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    refused = search("serve", "--index", articles_index, "--watch")
    assert refused.code == 2
    assert "pip install 'kiosque-search[watch]'" in refused.err


def test_connections_send_at_once() -> None:
    # asyncio sets TCP_NODELAY on connections whose sockets tell this protocol
    with listen(ServeSettings(port=0)) as listening:
        assert listening.proto == socket.IPPROTO_TCP
