"""The lines of a table of sources: those of users, and those that cannot be used."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from index.sources import SourceTable
from tests.support.indexed_folder import IndexedFolder

OWN = """
# ours
La Gazette du Levant | Gazette | gazette.example
PressTV (français) | Press TV
Le Cèdre | https://www.cedre.example/fr/ | Le Monde Afrique
[agencies]
Agence du Levant | ADL
"""


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("gazette", "La Gazette du Levant"),
        ("gazette avec ADL", "La Gazette du Levant"),
        ("FRENCH PRESS TV", "PressTV (français)"),
        ("presstv.ir", "PressTV (français)"),
        ("Press TV", "PressTV (français)"),
        ("Le Monde Afrique", "Le Cèdre"),
        ("Le Monde", "Le Monde"),
        ("RFI", "RFI"),
    ],
)
def test_entries_of_the_user_win_over_the_built_in_ones(typed: str, canonical: str) -> None:
    assert SourceTable.parse(OWN).canonical(typed) == canonical


def test_entries_of_the_user_may_have_hosts_with_or_without_scheme() -> None:
    own = SourceTable.parse(OWN)
    assert own.from_url("http://www.gazette.example/2019/x") == "La Gazette du Levant"
    assert own.from_url("https://cedre.example/fr/x") == "Le Cèdre"
    assert own.from_url("https://cedre.example/en/x") is None
    assert own.find_source(url="https://french.presstv.ir/x") == "PressTV (français)"


def test_entries_may_have_the_line_ends_of_windows() -> None:
    assert SourceTable.parse("# ours\r\nLe Cèdre | cèdre\r\n").canonical("CEDRE") == "Le Cèdre"


def test_entries_of_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_bytes("\ufeffLe Cèdre | cèdre\r\n".encode())
    folder = IndexedFolder.empty(tmp_path)
    folder.put({"a.txt": "La digue tient\n\nLa digue a tenu hier.\n\nSource : CEDRE\n"})
    folder.run(source_names=names)
    assert [article.source for article in folder.articles()] == ["Le Cèdre"]


def test_entries_of_other_lines_make_another_table() -> None:
    assert SourceTable.parse("").canonical("CEDRE") == "CEDRE"
    assert SourceTable.parse("Le Cèdre | cèdre").canonical("CEDRE") == "Le Cèdre"
    assert SourceTable.parse("Le Grand Cèdre | cèdre").canonical("CEDRE") == "Le Grand Cèdre"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Le Cèdre\n| cedre.example\n", "line 2: a name is missing"),
        ("Le Cèdre || cedre.example", "line 1: a name is missing"),
        ("# x\n\nLe Cèdre | ---", "line 3: a name is missing"),
        ("x" * 300, "line 1: a name .* cannot be used"),
        (
            "Le Cèdre | Cèdre\nL'Arbre | CEDRE",
            "line 2: “CEDRE” is already a name of Le Cèdre \\(line 1\\)",
        ),
        (
            "[journaux]\nLe Cèdre",
            r"line 1: there is no section \[journaux\]; sections are press, agencies, photographs",
        ),
    ],
)
def test_entries_that_cannot_be_used_are_named_by_their_line(text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        SourceTable.parse(text)


@pytest.mark.slow
@given(st.text())
def test_entries_of_any_text_are_read_or_refused(text: str) -> None:
    with suppress(InputError):
        assert SourceTable.parse(text).canonical("PressTV") is not None
