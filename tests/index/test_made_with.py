"""What an index was made with stays with it: the user's own names of sources, and the second opinion."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import InputError
from index.store.generations import read_manifest
from index.update import assembler
from search import Archive
from tests.support.changing_archive import Newsroom, counts
from tests.support.cluster import EVERY
from tests.support.commands import Run

TEXT = "Le quai rouvre\n\nLe quai du port a rouvert hier.\n\nSource : Phare de Nantes\n"
NAMES = "Le Phare | Phare de Nantes | lephare.example\n"


@pytest.fixture(params=EVERY)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Newsroom:
    made = Newsroom.empty(tmp_path, request.param)
    made.put({"a.txt": TEXT})
    return made


def sources(newsroom: Newsroom) -> list[str | None]:
    return [article.source for article in newsroom.articles()]


def test_source_names_of_the_user_come_first_and_are_remembered(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.run()
    assert sources(newsroom) == ["Phare de Nantes"]
    names = tmp_path / "names.txt"
    names.write_text(NAMES)
    assert counts(newsroom.run(source_names=names)) == (
        1,
        0,
        0,
        0,
    )  # read again: it would have another source
    assert sources(newsroom) == ["Le Phare"]
    newsroom.put({"b.txt": TEXT.replace("rouvre", "ferme")})
    assert counts(newsroom.run()) == (1, 0, 0, 1)
    assert sources(newsroom) == ["Le Phare", "Le Phare"]
    with Archive(newsroom.location) as archive:
        assert archive.find("", source="phare de nantes").total == 2
        assert archive.find("", source="lephare.example").total == 2
    names.write_text("")
    newsroom.run(source_names=names)
    assert sources(newsroom) == ["Phare de Nantes", "Phare de Nantes"]


@pytest.mark.parametrize("content", [None, b"| x\n", b"\x00\xff\xfe\x00\x01"])
def test_source_names_that_cannot_be_read_change_nothing(
    newsroom: Newsroom, tmp_path: Path, content: bytes | None
) -> None:
    newsroom.run()
    names = tmp_path / "names.txt"
    if content is not None:
        names.write_bytes(content)
    before = read_manifest(newsroom.location)
    with pytest.raises(InputError):
        newsroom.run(source_names=names)
    assert read_manifest(newsroom.location) == before
    assert sources(newsroom) == ["Phare de Nantes"]


def test_ner_is_used_only_if_wanted_and_then_always(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def recognise(text: str) -> list[tuple[int, int]]:
        asked.append(text)
        return []

    monkeypatch.setattr(assembler, "french_model", lambda: recognise)
    assembler.entity_recognizer.cache_clear()
    newsroom.run()
    assert asked == []
    newsroom.run(ner=True)
    assert len(asked) == 1
    newsroom.put({"b.txt": TEXT})
    newsroom.run()
    assert len(asked) == 2
    newsroom.run(ner=False)
    assert len(asked) == 2
    assembler.entity_recognizer.cache_clear()


def test_ner_without_its_model_is_an_error_before_anything_is_read(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise InputError("pip install 'kiosque-search[ner]'")

    monkeypatch.setattr(assembler, "french_model", missing)
    assembler.entity_recognizer.cache_clear()
    with pytest.raises(InputError, match=r"\[ner\]"):
        newsroom.run(ner=True)


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
    assert (told.code, "ner" in told.err) == (2, True)
    monkeypatch.delenv("SEARCH_NER")
    (home / "search.toml").write_text('ner = "oui"\n')
    assert search("index").code == 2
