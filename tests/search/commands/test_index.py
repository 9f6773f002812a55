"""`search index` brings an index up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Run


def test_without_sources_the_index_follows_its_own_and_the_chosen_folder(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second", "seeds"):
        (home / name).mkdir()
        (home / name / f"{name}.txt").write_text("Un article sur Bagdad.", "utf-8")
    assert search("index", "first", "--json").json["articles"] == 1
    assert search("index", "--json").json["articles"] == 1
    monkeypatch.setenv("SEARCH_SEEDS", "second")
    assert search("index", "--json").json["articles"] == 2
    (home / "first" / "new.txt").write_text("Un autre article sur Bagdad.", "utf-8")
    assert search("index", "--json").json["added"] == 1


def test_an_index_without_articles_is_told_with_what_to_do(search: Run, home: Path) -> None:
    (home / "empty").mkdir()
    hint = "the index has no articles; index some with: search index FOLDER\n"
    assert search("index", "empty").out.endswith(hint)
    assert search("doctor").out.endswith(hint)
