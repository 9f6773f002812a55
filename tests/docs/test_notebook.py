"""The example notebook runs on the seeds, one cell after the other, without Jupyter."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from tests.support.articles import SEEDS, TODAY

pytestmark = pytest.mark.slow

NOTEBOOK = json.loads((Path(__file__).parents[2] / "docs" / "notebook.ipynb").read_text("utf-8"))


def code_cells() -> Iterator[str]:
    """Yield the code of each cell, without those that are tagged with a package that is missing."""
    for cell in NOTEBOOK["cells"]:
        packages = cell["metadata"].get("tags", [])
        if cell["cell_type"] == "code" and all(map(find_spec, packages)):
            yield "".join(cell["source"])


def run(code: str, names: dict[str, Any]) -> Any:
    """Run a cell, and return the value of the expression that it may end with."""
    tree = ast.parse(code)
    last = tree.body.pop()
    exec(compile(tree, "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    exec(compile(ast.Module([last], []), "cell", "exec"), names)
    return None


def test_every_cell_of_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    synchronise([tmp_path / "seeds"], tmp_path / ".search", today=TODAY)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    shown = [run(code, names) for code in code_cells()]
    tables = [value for value in shown if hasattr(value, "_repr_html_")]
    assert len(tables) >= 4
    assert all("<" in value._repr_html_() for value in tables)
    assert (tmp_path / "seismes.jsonl").exists()


def test_the_notebook_holds_no_output_of_an_earlier_run() -> None:
    for cell in NOTEBOOK["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
