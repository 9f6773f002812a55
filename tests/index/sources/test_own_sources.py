"""Sources that users add to the built-in table."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from index.sources import SourceTable

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
def test_source_table_prefers_the_lines_of_the_user(typed: str, canonical: str) -> None:
    assert SourceTable.parse(OWN).canonical(typed) == canonical


def test_from_url_knows_the_hosts_of_the_user_with_or_without_scheme() -> None:
    own = SourceTable.parse(OWN)
    assert own.from_url("http://www.gazette.example/2019/x") == "La Gazette du Levant"
    assert own.from_url("https://cedre.example/fr/x") == "Le Cèdre"
    assert own.from_url("https://cedre.example/en/x") is None
    assert own.find_source(url="https://french.presstv.ir/x") == "PressTV (français)"


def test_source_table_takes_the_line_ends_of_windows() -> None:
    assert SourceTable.parse("# ours\r\nLe Cèdre | cèdre\r\n").canonical("CEDRE") == "Le Cèdre"


def test_source_table_of_other_lines_is_another_table() -> None:
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
            r"line 1: there is no section \[journaux\], only press, agencies, photographs",
        ),
    ],
)
def test_source_table_names_the_line_that_cannot_be_used(text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        SourceTable.parse(text)


@given(st.text())
def test_source_table_reads_or_refuses_any_text(text: str) -> None:
    with suppress(InputError):
        assert SourceTable.parse(text).canonical("PressTV") is not None
