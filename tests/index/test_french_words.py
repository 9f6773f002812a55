"""French words stand in lists; a word more is one line more, as CONTRIBUTING.md says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.analysis import french
from index.people import capitalized_spans, gazetteer, lexicon
from index.people.coreference import find_mentions, find_people
from index.quotations import verbs
from index.quotations.finder import find_quotations

HOUSE = Path(__file__).parents[2]
LISTS = sorted((HOUSE / "index" / "people" / "french").glob("*.txt"))
QUOTATION_LISTS = sorted((HOUSE / "index" / "quotations" / "french").glob("*.txt"))
ENTITY_LISTS = sorted((HOUSE / "index" / "entities" / "french").glob("*.txt"))
Add = Callable[[str, str], None]


@pytest.fixture
def add_to_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Add]:
    """Return a function that adds a line to a list of people."""
    folder = tmp_path / "french"
    shutil.copytree(HOUSE / "index" / "people" / "french", folder)
    monkeypatch.setattr(gazetteer, "_FOLDER", folder)
    caches = (gazetteer.word_set, lexicon.look_up, capitalized_spans.name_spans)

    def add(name: str, line: str) -> None:
        with (folder / f"{name}.txt").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        for cache in caches:
            cache.cache_clear()

    yield add
    for cache in caches:
        cache.cache_clear()


def people(text: str) -> list[str]:
    return [person.name for person in find_people(text)]


def test_a_title_in_the_list_introduces_a_person(add_to_people: Add) -> None:
    text = "Hier, le zorviste Quellan a parlé."
    assert people(text) == []
    add_to_people("titles", "zorviste")
    assert people(text) == ["Quellan"]


def test_a_first_name_in_the_list_begins_a_name(add_to_people: Add) -> None:
    text = "La mort de Zorvane Quellic émeut."
    assert people(text) == []
    add_to_people("first_names", "zorvane")
    assert people(text) == ["Zorvane Quellic"]


def test_a_stop_word_in_the_list_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "french"
    shutil.copytree(HOUSE / "index" / "analysis" / "french", folder)
    with (folder / "stopwords.txt").open("a", encoding="utf-8") as file:
        file.write("zorvant\n")
    monkeypatch.setattr(french, "_FOLDER", folder)
    assert "zorvant" in french.stop_words.__wrapped__()


@pytest.mark.parametrize(
    "file",
    [*LISTS, *ENTITY_LISTS, *QUOTATION_LISTS],
    ids=lambda file: f"{file.parents[1].name}-{file.stem}",
)
def test_a_list_of_names_says_its_source_and_is_sorted(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    entries = lines[len(header) :]
    if any(line.startswith("[") for line in lines):
        assert len(set(filter(None, lines))) == len(list(filter(None, lines)))
        return
    assert header
    assert any(word in " ".join(header) for word in ("licence", "License", "MIT", "CC0", "CC BY"))
    assert entries == sorted(entries)
    assert len(entries) == len(set(entries))


def test_a_verb_in_the_list_introduces_a_quotation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "« Le port restera fermé », zigzague Nadia Ferrand."

    def speakers() -> list[str]:
        return [quotation.speaker for quotation in find_quotations(text, find_mentions(text))]

    assert speakers() == []
    listed = tmp_path / "speech_verbs.txt"
    shutil.copy(HOUSE / "index" / "quotations" / "french" / listed.name, listed)
    with listed.open("a", encoding="utf-8") as file:
        file.write("zigzaguer\n")
    caches = (verbs.sorts_of, verbs._sorts_by_term, verbs._beginnings, verbs._infinitives)
    with monkeypatch.context() as patch:
        patch.setattr(verbs, "_VERBS", listed)
        for cache in caches:
            cache.cache_clear()
        assert speakers() == ["Nadia Ferrand"]
    for cache in caches:
        cache.cache_clear()
