"""`search new --notify` sends what is new, and counts as seen only what was sent."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from search import Archive
from tests.support.commands import Run
from tests.support.indexed_folder import IndexedFolder
from tests.support.mail_server import mail_server
from tests.support.saved_articles import article


@pytest.fixture(scope="module")
def indexed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = IndexedFolder.empty(tmp_path_factory.mktemp("alertes"))
    folder.put({"a.jsonl": [article(1)]})
    folder.run()
    with Archive(folder.location) as archive:
        archive.saved.save("veille", "accord")
    folder.put({"b.jsonl": [article(50), article(51)]})
    folder.run()
    return folder.location


@pytest.fixture
def index(indexed_once: Path, tmp_path: Path) -> tuple[str, Path]:
    """The option that names an index with a saved query and two new articles."""
    return ("--index", shutil.copytree(indexed_once, tmp_path / "index"))


def test_new_articles_go_to_a_mailbox_and_into_a_feed_once(
    index: tuple[str, Path], search: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = tmp_path / "nouveau.atom"
    with mail_server() as server:
        monkeypatch.setenv("SEARCH_SMTP_URL", f"smtp://127.0.0.1:{server.port}")
        targets = ("--notify", "mailto:anna@example.org", "--notify", f"atom:{feed}")
        server.refuses = 1
        failed = search("new", *targets, *index)
        assert failed.code == 2
        assert "and will be the next time: smtp://127.0.0.1" in failed.err
        assert f"veille: 2 new articles sent to atom:{feed}\n" in failed.err
        sent = search("new", *targets, *index)
        assert (sent.code, sent.out) == (0, "")
        assert sent.err == "veille: 2 new articles sent to mailto:anna@example.org\n"
        nothing = search("new", *targets, *index)
        assert (nothing.code, nothing.err) == (1, "veille: 0 new articles\n")
        assert len(server.mails) == 1
    assert feed.read_text("utf-8").count("<entry>") == 2


def test_a_program_reads_the_articles_and_no_shell_its_command(
    index: tuple[str, Path], search: Run, tmp_path: Path
) -> None:
    file = tmp_path / "lu; touch x.json"
    code = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    command = shlex.join([sys.executable, "-c", code, str(file)])
    assert search("new", "--notify", f"exec:{command}", *index).code == 0
    read = json.loads(file.read_bytes())
    assert (read["name"], read["total"], len(read["hits"])) == ("veille", 2, 2)
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith("json")] == [file.name]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ([sys.executable, "-c", "raise SystemExit(3)"], "has ended with status 3"),
        (["/no/such/program"], "cannot be run"),
    ],
)
def test_articles_stay_new_if_a_program_fails(
    index: tuple[str, Path], search: Run, command: list[str], reason: str
) -> None:
    failed = search("new", "--notify", f"exec:{shlex.join(command)}", *index)
    assert failed.code == 2
    assert reason in failed.err
    assert search("new", "--json", *index).json["total"] == 2


def test_a_password_in_the_open_is_warned_of(
    index: tuple[str, Path], search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.alerts.mail_server.SECONDS", 0.01)
    monkeypatch.setenv("SEARCH_SMTP_PASSWORD", "geheim")
    address = "smtp+plain://anna@mail.invalid:1"
    done = search("new", "--notify", "mailto:a@x.org", "--smtp", address, *index)
    assert done.code == 2
    assert "the password for smtp+plain://mail.invalid:1 can be read on the way" in done.err
    assert "geheim" not in done.err
    monkeypatch.setenv("SEARCH_SMTP_URL", "smtps://other.invalid")
    done = search("new", "--notify", "mailto:a@x.org", "--smtp", address, *index)
    assert "is not sent to smtp+plain://mail.invalid:1" in done.err


@pytest.mark.parametrize(
    "options",
    [("--notify", "nobody"), ("--notify", "mailto:a@x.org"), ("--notify", "atom:x", "--keep")],
)
def test_what_cannot_be_done_is_refused_before_anything_is_sent(
    index: tuple[str, Path], search: Run, options: tuple[str, ...]
) -> None:
    assert search("new", *options, *index).code == 2
    assert search("new", "--json", *index).json["total"] == 2
