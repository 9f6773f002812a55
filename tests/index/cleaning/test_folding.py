"""Lines and entries of tables in the form in which they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.folding import (
    expand_entry,
    expand_started,
    first_words,
    fold_line,
    starts_of_entry,
)


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("À lire\xa0aussi", "a lire aussi"),
        ("« Œuvre »", "oeuvre"),
        ("Publié à 10:30", "publie a 0"),
        ("12 000 vues", "0 vues"),
        ("Infos > Monde", "infos : monde"),
        ("[Vidéo] L’eau", "video : l'eau"),
        ("peut-être - demain", "peut-etre : demain"),
    ],
)
def test_fold_line_folds_letters_numbers_and_separators(line: str, folded: str) -> None:
    assert fold_line(line) == folded


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ("", "")),
        ("- Partager", ("partager", "")),
        ("À lire aussi", ("a", "lire")),
        ("12 commentaires", ("0", "commentaires")),
        ("Temps de lecture : 3 min", ("temps", "de")),
    ],
)
def test_first_words_folds_two_words(line: str, words: tuple[str, str]) -> None:
    assert first_words(line) == words


@pytest.mark.parametrize(
    ("entry", "phrases"),
    [
        ("Fermer", {"fermer"}),
        ("(|à )(lire|voir) aussi", {"lire aussi", "voir aussi", "a lire aussi", "a voir aussi"}),
        ("(12|des) vues", {"0 vues", "des vues"}),
    ],
)
def test_expand_entry_gives_all_phrases_folded(entry: str, phrases: set[str]) -> None:
    assert expand_entry(entry) == phrases


@given(
    st.lists(
        st.lists(st.text("ab é0:-'→ ", max_size=6), min_size=1, max_size=3), min_size=1, max_size=4
    )
)
def test_starts_of_an_entry_have_all_its_phrases(choices: list[list[str]]) -> None:
    entry = "".join(f"({'|'.join(texts)})" for texts in choices)
    starts = list(starts_of_entry(entry))
    phrases = set().union(*(expand_started(started) for _, started in starts))
    assert phrases == expand_entry(entry)
    for first, (start, _) in starts:
        assert first == first_words(start)[0]


@given(st.text(max_size=60))
def test_fold_line_has_single_spaces_only(line: str) -> None:
    assert " ".join(fold_line(line).split()) == fold_line(line)
