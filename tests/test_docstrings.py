"""Docstrings begin with a plain sentence, and every test module says what it tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HOUSE = Path(__file__).parents[1]
FILES = [
    file
    for package in ("index", "search", "bench", "tests")
    for file in sorted((HOUSE / package).rglob("*.py"))
]
RIDDLE = re.compile(r"(?:What|Whether|Those|How|Who|Whom|Where|When|See|All that)\b")
"""Openings of docstrings that have no subject or no verb."""


def docstrings(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the docstrings of a file, each with the name it belongs to."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            text = ast.get_docstring(node)
            if text:
                yield getattr(node, "name", "module"), text


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_docstrings_open_with_a_sentence_and_no_riddle(file: Path) -> None:
    assert [name for name, text in docstrings(file) if RIDDLE.match(text)] == []


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if file.name.startswith("test_")],
    ids=lambda file: str(file.relative_to(HOUSE)),
)
def test_modules_of_tests_have_a_docstring(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))
