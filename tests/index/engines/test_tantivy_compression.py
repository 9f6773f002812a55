"""Tantivy's stored texts are compressed with a dictionary that is learnt from the first articles."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.doctor import check, repair
from index.engines.base import Document, Engine, open_engine
from index.engines.query import Term
from index.engines.tantivy import engine as tantivy_engine
from index.engines.tantivy.compression import (
    DICTIONARY,
    NEW_DICTIONARY,
    Compression,
    learn_dictionary,
)
from index.errors import IndexCorrupt
from tests.support.documents import write_documents
from tests.support.indexed_folder import IndexedFolder
from tests.support.messages import english

SAMPLES = 60
"""Articles that a dictionary is learnt from in these tests."""


def news(number: int) -> str:
    """Return the text of an article, which shares half of its words with others."""
    random = Random(number)
    towns = ("Brest", "Lorient", "Quimper", "Vannes", "Saint-Malo", "Fougères")
    works = ("la digue", "le phare", "la halle aux poissons", "le pont tournant", "la gare")
    told = [
        f"À {random.choice(towns)}, {random.choice(works)} rouvre dans {random.randint(2, 99)} jours."
        for _ in range(6)
    ]
    return f"Travaux du lot {number}. {' '.join(told)}"


def documents(first: int, number: int) -> list[Document]:
    """Return some documents, each of a file of its own."""
    numbers = range(first, first + number)
    return [Document(f"{n}", f"{n}", {"body": "travaux"}, {}, {}, news(n)) for n in numbers]


def stored(engine: Engine) -> dict[str, str]:
    """Return what is stored of every document."""
    return {match.id: match.stored for match in engine.every_match(Term("body", "travaux"))}


@pytest.fixture(autouse=True)
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tantivy_engine, "SAMPLE_TEXTS", SAMPLES)


@pytest.fixture
def archive(tmp_path: Path) -> IndexedFolder:
    """An index with a dictionary."""
    archive = IndexedFolder.empty(tmp_path)
    archive.put({f"{number}.txt": news(number) for number in range(SAMPLES + 5)})
    archive.run(jobs=1)
    return archive


def dictionary_of(archive: IndexedFolder) -> Path:
    [file] = archive.location.glob(f"generation-*/{DICTIONARY}")
    return file


def test_articles_are_read_back_with_the_dictionary_and_with_none(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, documents(0, SAMPLES - 1))
    assert not (tmp_path / DICTIONARY).exists()
    reader = open_engine("tantivy", tmp_path)
    write_documents(engine, documents(SAMPLES, SAMPLES + 3))
    dictionary = (tmp_path / DICTIONARY).read_bytes()
    write_documents(engine, documents(3 * SAMPLES, 2 * SAMPLES))
    assert (tmp_path / DICTIONARY).read_bytes() == dictionary  # older texts need it as it is
    assert len(stored(reader)) == SAMPLES - 1
    reader.refresh()
    for each in (engine, reader, reader.reopened(), open_engine("tantivy", tmp_path)):
        texts = stored(each)
        assert len(texts) == 4 * SAMPLES + 2
        assert all(text == news(int(id)) for id, text in texts.items())
        each.close()


@pytest.mark.parametrize("together", [1, 200, 2_000, 1_000_000])
def test_articles_are_read_back_however_many_are_compressed_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(tantivy_engine, "_CHARS_TOGETHER", together)
    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, documents(0, 2 * SAMPLES + 3))
    assert stored(engine) == {f"{n}": news(n) for n in range(2 * SAMPLES + 3)}


def test_a_reader_goes_on_when_a_rebuild_removes_its_folder(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, documents(0, SAMPLES))
    reader = open_engine("tantivy", tmp_path)
    for file in tmp_path.iterdir():
        file.unlink()
    assert stored(reader)["7"] == news(7)
    reader.close()
    engine.close()


def test_a_run_that_fails_leaves_the_index_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, documents(0, 3))
    with monkeypatch.context() as patch:
        patch.setattr(tantivy_engine, "write_dictionary", refuse)
        with pytest.raises(OSError, match="No space"):
            write_documents(engine, documents(3, SAMPLES))
    assert len(stored(engine)) == 3
    write_documents(engine, documents(3, SAMPLES))
    assert len(stored(engine)) == SAMPLES + 3
    engine.close()


def test_few_large_texts_do_not_wait_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tantivy_engine, "SAMPLE_CHARS", 30 * len(news(0)))
    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, documents(0, SAMPLES - 10))
    assert (tmp_path / DICTIONARY).exists()
    assert len(stored(engine)) == SAMPLES - 10
    engine.close()


@pytest.mark.parametrize("harm", ["lost", "flipped"])
def test_a_lost_or_altered_dictionary_is_named_and_mended(
    archive: IndexedFolder, harm: str
) -> None:
    assert check(archive.location).findings == ()
    before = archive.texts()
    file = dictionary_of(archive)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.unlink()
    if harm == "flipped":
        file.write_bytes(content)
    [finding] = check(archive.location).findings
    assert (finding.kind, finding.remedy) == ("damaged", "rebuild")
    assert DICTIONARY in english(finding.detail)
    archive.put({"last.txt": news(999)})
    with pytest.raises(IndexCorrupt, match=DICTIONARY):
        archive.run(jobs=1)
    assert repair(archive.location, mend=True).is_healthy
    assert archive.texts() == before | {"last.txt": news(999)}


def test_articles_without_their_dictionary_are_damage_and_no_crash(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, documents(0, SAMPLES))
    engine.close()
    for content in (b"no dictionary", b""):
        (tmp_path / DICTIONARY).write_bytes(content)
        reader = open_engine("tantivy", tmp_path)
        with pytest.raises(IndexCorrupt):
            stored(reader)
        reader.close()


def test_a_dictionary_that_was_not_written_to_its_end_is_removed(archive: IndexedFolder) -> None:
    unfinished = dictionary_of(archive).with_name(NEW_DICTIONARY)
    unfinished.write_bytes(b"half")
    assert [finding.kind for finding in check(archive.location).findings] == ["leftover"]
    archive.run(jobs=1)
    assert not unfinished.exists()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.binary(max_size=99))
def test_every_text_comes_back_and_other_bytes_are_damage(text: str, junk: bytes) -> None:
    for compression in (Compression(), Compression(DICTIONARY_OF_NEWS)):
        packed = compression.compress(text)
        assert compression.decompress(packed).decode() == text
        for damaged in (junk, packed[:-1], packed[:-1] + bytes([packed[-1] ^ 1])):
            with pytest.raises(IndexCorrupt):
                compression.decompress(damaged)


def test_a_dictionary_makes_texts_smaller() -> None:
    with_it, without = Compression(DICTIONARY_OF_NEWS), Compression()
    assert len(with_it.compress(news(999))) < 0.6 * len(without.compress(news(999)))


@pytest.mark.parametrize("texts", [[""] * 9, ["x"], ["ab"] * 3, [news(1)]])
def test_nothing_is_learnt_from_texts_that_say_too_little(texts: list[str]) -> None:
    assert learn_dictionary(texts) == b""


DICTIONARY_OF_NEWS = learn_dictionary([news(number) for number in range(SAMPLES)])
