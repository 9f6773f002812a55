"""The lexicon: a compact file gives back what was packed, and names its source."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.french import stop_words
from index.analysis.lexicon import LEXICON, Lexicon, Reading, french_lexicon, pack

WORDS = st.text("abcé", min_size=1, max_size=4)
TERMS = st.lists(WORDS, max_size=2).map(tuple)
READINGS = st.builds(
    Reading, WORDS, st.lists(WORDS, min_size=1, max_size=2).map(tuple), TERMS, TERMS
)


@pytest.mark.slow
def test_a_lexicon_gives_back_what_was_packed(tmp_path: Path) -> None:
    file = tmp_path / "lexicon"

    @given(
        st.dictionaries(WORDS, st.lists(READINGS, min_size=1, max_size=3).map(tuple), min_size=1)
    )
    def check(readings: dict[str, tuple[Reading, ...]]) -> None:
        entries = sorted(readings.items())
        file.write_bytes(pack(entries, {"aller": ("va",)}, ["Tours"]))
        lexicon = Lexicon(file)
        assert list(lexicon) == entries
        assert all(lexicon.readings(key) == readings[key] for key in readings)
        assert lexicon.readings("absent") == ()
        assert lexicon.irregular_starts("aller") == ("va",)
        assert lexicon.ambiguous_names == {"Tours"}

    check()


def test_words_of_every_block_are_found(tmp_path: Path) -> None:
    entries = [(f"mot{number:04}", (Reading("mot", ("mot",)),)) for number in range(1000)]
    file = tmp_path / "lexicon"
    file.write_bytes(pack(entries, {}, ()))
    lexicon = Lexicon(file)
    assert all(lexicon.readings(key) == readings for key, readings in entries)
    assert lexicon.readings("mot") == lexicon.readings("a") == lexicon.readings("z") == ()


def test_a_lexicon_that_is_unpacked_needs_its_file_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [(f"mot{number:04}", [Reading("mot", ("mot",))]) for number in range(300)]
    file = tmp_path / "lexicon.bin"
    file.write_bytes(pack(entries, {}, ()))
    lexicon = Lexicon(file)
    lexicon.unpack()
    monkeypatch.setattr("index.analysis.lexicon.zlib.decompress", None)
    assert [bool(lexicon.readings(key)) for key, _ in entries] == [True] * len(entries)


def test_the_lexicon_names_its_source_and_its_licence() -> None:
    notice = LEXICON.read_bytes().partition(b"\n\n")[0].decode()
    assert "Dicollecte" in notice
    assert "Mozilla Public License, v. 2.0" in notice


@pytest.mark.slow
def test_no_content_word_has_the_term_of_a_function_word() -> None:
    lexicon = french_lexicon()
    sharing = [
        (key, reading)
        for key, readings in lexicon
        for reading in readings
        if not stop_words().isdisjoint(reading.all_terms) and reading.all_terms != (key,)
    ]
    assert sharing == []


@pytest.mark.parametrize("key", ["", "zzzzzz", "été", "Tours"])
def test_a_lexicon_knows_folded_forms_only(key: str) -> None:
    assert french_lexicon().readings(key) == ()
