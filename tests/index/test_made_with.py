"""An index remembers what it was made with: the user's own names of sources, and NER."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import InputError
from index.people import spacy_ner
from index.store.generations import read_manifest
from index.update import assembler
from search import Archive
from tests.support.cluster import EVERY_ENGINE
from tests.support.commands import Run
from tests.support.indexed_folder import IndexedFolder, counts

TEXT = "Le quai rouvre\n\nLe quai du port a rouvert hier.\n\nSource : Phare de Nantes\n"
NAMES = "Le Phare | Phare de Nantes | lephare.example\n"


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder.empty(tmp_path, request.param)
    made.put({"a.txt": TEXT})
    return made


def sources(indexed_folder: IndexedFolder) -> list[str | None]:
    return [article.source for article in indexed_folder.articles()]


@pytest.mark.slow
def test_source_names_of_the_user_come_first_and_are_remembered(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.run()
    assert sources(indexed_folder) == ["Phare de Nantes"]
    names = tmp_path / "names.txt"
    names.write_text(NAMES)
    assert counts(indexed_folder.run(source_names=names)) == (
        1,
        0,
        0,
        0,
    )  # read again: it would have another source
    assert sources(indexed_folder) == ["Le Phare"]
    indexed_folder.put({"b.txt": TEXT.replace("rouvre", "ferme")})
    assert counts(indexed_folder.run()) == (1, 0, 0, 1)
    assert sources(indexed_folder) == ["Le Phare", "Le Phare"]
    with Archive(indexed_folder.location) as archive:
        assert archive.find("", source="phare de nantes").total == 2
        assert archive.find("", source="lephare.example").total == 2
    names.write_text("")
    indexed_folder.run(source_names=names)
    assert sources(indexed_folder) == ["Phare de Nantes", "Phare de Nantes"]


@pytest.mark.parametrize("content", [None, b"| x\n", b"\x00\xff\xfe\x00\x01"])
def test_source_names_that_cannot_be_read_change_nothing(
    indexed_folder: IndexedFolder, tmp_path: Path, content: bytes | None
) -> None:
    indexed_folder.run()
    names = tmp_path / "names.txt"
    if content is not None:
        names.write_bytes(content)
    before = read_manifest(indexed_folder.location)
    with pytest.raises(InputError):
        indexed_folder.run(source_names=names)
    assert read_manifest(indexed_folder.location) == before
    assert sources(indexed_folder) == ["Phare de Nantes"]


def test_ner_is_used_only_if_wanted_and_then_always(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"  # a child of the run asks, and cannot change what is in memory here
    asked.touch()

    def recognise(_: str) -> list[tuple[int, int]]:
        with asked.open("a") as file:
            file.write("x")
        return []

    monkeypatch.setattr(spacy_ner, "french_model", lambda: recognise)
    assembler.entity_recognizer.cache_clear()
    indexed_folder.run()
    assert asked.read_text() == ""
    indexed_folder.run(ner=True)
    assert asked.read_text() == "x"
    indexed_folder.put({"b.txt": TEXT})
    indexed_folder.run()
    assert asked.read_text() == "xx"
    indexed_folder.run(ner=False)
    assert asked.read_text() == "xx"
    assembler.entity_recognizer.cache_clear()


def test_ner_without_its_model_is_an_error_before_anything_is_read(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise InputError("pip install 'kiosque-search[ner]'")

    monkeypatch.setattr(spacy_ner, "french_model", missing)
    assembler.entity_recognizer.cache_clear()
    with pytest.raises(InputError, match=r"\[ner\]"):
        indexed_folder.run(ner=True)


def test_settings_choose_source_names_and_ner(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "articles").mkdir()
    (home / "articles" / "a.txt").write_text(TEXT)
    (home / "names.txt").write_text(NAMES)
    (home / "search.toml").write_text('source_names = "names.txt"\nner = false\n')
    assert search("index", "articles").code == 0
    assert "Le Phare" in search("status").out
    monkeypatch.setenv("SEARCH_NER", "perhaps")
    told = search("index")
    assert (told.code, "SEARCH_NER" in told.err) == (2, True)
    monkeypatch.delenv("SEARCH_NER")
    (home / "search.toml").write_text('ner = "oui"\n')
    assert search("index").code == 2
