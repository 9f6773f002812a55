"""An archive tells what its runs have left undone, and what its articles are made of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from search import Archive, composition, upkeep
from tests.support.hostile_index import hot_journal
from tests.support.indexed_folder import IndexedFolder


@pytest.fixture(params=EMBEDDED)
def port(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    """A folder of three articles and two files that cannot be read."""
    port = IndexedFolder.empty(tmp_path, request.param)
    french = "Le gardien du phare veille sur la passe et sur la mer."
    english = "The keeper of the lighthouse has watched over the sea for many years, and he is old."
    records = [
        {"title": "Le phare", "body": french, "date": "2019-01-02"},
        {"title": "La mer", "body": f"Publié le lundi 25 février 2019. {french}"},
        {"title": "The lighthouse", "body": english},
    ]
    broken = {"x.json": '{"a":', "y.json": "["}
    port.put({"a.jsonl": records, **broken})
    port.run()
    return port


def test_files_that_were_not_read_are_named_with_the_reason(port: IndexedFolder) -> None:
    with Archive(port.location) as archive:
        told = archive.upkeep()
        assert [skipped.path for skipped in told.unread] == ["x.json", "y.json"]
        assert (told.unread_total, told.is_interrupted, told.is_readable) == (2, False, True)
        assert "JSON" in told.as_dict("fr")["unread"][0]["reason"]
        (port.folder / "x.json").write_text(json.dumps({"title": "X", "body": "Un phare."}))
        port.run()
        assert [skipped.path for skipped in archive.upkeep().unread] == ["y.json"]


def test_of_many_such_files_some_are_named_and_all_counted(
    port: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "MAX_UNREAD", 1)
    with Archive(port.location) as archive:
        told = archive.upkeep()
        assert (len(told.unread), told.unread_total) == (1, 2)


def test_a_ledger_that_is_lost_or_damaged_is_told(port: IndexedFolder) -> None:
    with Archive(port.location) as archive:
        (ledger,) = port.location.glob("*/ledger.sqlite")
        ledger.write_bytes(b"x" * 4096)
        assert not archive.upkeep().is_readable
        ledger.with_name("ledger.sqlite-journal").write_bytes(b"x")
        assert archive.upkeep().is_interrupted
        hot_journal(ledger, port.folder)
        assert not archive.upkeep().is_readable
        ledger.unlink()
        assert archive.upkeep() == upkeep.Upkeep()


def test_articles_are_counted_by_language_and_evidence(
    port: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive(port.location) as archive:
        counted = archive.composition()
        assert counted is not None
        assert dict(counted.languages) == {"fr": 2, "en": 1}
        assert dict(counted.evidence) == {"metadata": 1, "stated": 1}
        monkeypatch.setattr(composition, "MAX_READ", 2)
        assert archive.composition() is None
