"""The sources that users add, over those that are built in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from index.sources import Press, press

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
def test_the_lines_of_a_user_win_over_ours(typed: str, canonical: str) -> None:
    assert Press.of(OWN).canonical(typed) == canonical


def test_the_hosts_of_a_user_are_known_with_or_without_their_scheme() -> None:
    own = Press.of(OWN)
    assert own.from_url("http://www.gazette.example/2019/x") == "La Gazette du Levant"
    assert own.from_url("https://cedre.example/fr/x") == "Le Cèdre"
    assert own.from_url("https://cedre.example/en/x") is None
    assert own.find(None, None, "https://french.presstv.ir/x") == "PressTV (français)"


def test_a_file_of_a_user_is_read_with_or_without_marks_of_windows(tmp_path: Path) -> None:
    file = tmp_path / "sources.txt"
    file.write_bytes("\ufeffLe Cèdre | cèdre\r\n".encode())
    assert press(file).canonical("CEDRE") == "Le Cèdre"
    assert press().canonical("CEDRE") == "CEDRE"
    file.write_text("Le Grand Cèdre | cèdre\n", encoding="utf-8")
    assert press(file).canonical("CEDRE") == "Le Grand Cèdre"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Le Cèdre\n| cedre.example\n", "line 2: a name is missing"),
        ("Le Cèdre || cedre.example", "line 1: a name is missing"),
        ("# x\n\nLe Cèdre | ---", "line 3: a name is missing"),
        ("x" * 300, "line 1: a name .* cannot be used"),
        (
            "Le Cèdre | Cèdre\nL'Arbre | CEDRE",
            "line 2: “CEDRE” is a name of Le Cèdre already \\(line 1\\)",
        ),
        (
            "[journaux]\nLe Cèdre",
            r"line 1: there is no section \[journaux\], only press, agencies, photographs",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(
    text: str, complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=complaint):
        Press.of(text)
    file = tmp_path / "mine.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"mine\.txt, {complaint}"):
        press(file)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt: cannot be read"):
        press(tmp_path / "missing.txt")
    (tmp_path / "binary.txt").write_bytes(b"Le C\xe8dre")
    with pytest.raises(InputError, match=r"binary\.txt: is not UTF-8"):
        press(tmp_path / "binary.txt")


@given(st.text())
def test_any_table_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        assert Press.of(text).canonical("PressTV") is not None
