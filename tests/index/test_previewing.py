"""A preview tells what indexing would make of files, and leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import FilePreview, InputError, preview
from index.messages import Message
from tests.support.articles import SEEDS, TODAY


def test_preview_finds_the_articles_that_indexing_finds() -> None:
    files = list(preview([SEEDS], today=TODAY))
    assert sum(file.articles for file in files) == 36
    assert sum(file.undated for file in files) == 6
    assert not any(file.problems for file in files)
    paths = [file.path for file in files]
    assert paths == sorted(paths)


def test_preview_counts_what_articles_lack(tmp_path: Path) -> None:
    text = (
        "Le port a rouvert lundi matin, après trois semaines de grève des dockers et des pilotes."
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (file,) = preview([tmp_path])
    assert (file.format, file.articles) == ("text", 1)
    assert (file.untitled, file.undated, file.unsourced) == (1, 1, 1)
    assert file.day is None


def test_preview_joins_texts_with_what_other_files_say(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text("Le port a rouvert lundi matin.", "utf-8")
    (tmp_path / "metadata.csv").write_text("id,titre\nport,Le port rouvre\n", "utf-8")
    table, text = preview([tmp_path])
    assert (table.articles, table.describes, table.problems) == (0, 1, ())
    assert text.describes == 0
    assert (text.articles, text.title) == (1, "Le port rouvre")


def test_preview_names_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.json").touch()
    (tmp_path / "broken.json").write_text("[1, 2]", "utf-8")
    broken, empty = preview([tmp_path])
    assert empty == FilePreview("empty.json", problems=(Message("file-empty"),))
    assert (broken.format, broken.articles) == ("json", 0)
    assert broken.problems


def test_preview_leaves_out_the_folder_of_an_index(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "a.txt").write_text("Un article.", "utf-8")
    assert list(preview([tmp_path], location=tmp_path / "index")) == []


def test_preview_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(preview([tmp_path / "gone"]))
    with pytest.raises(InputError):
        list(preview([]))
