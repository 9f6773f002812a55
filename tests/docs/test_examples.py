"""Test the examples in the docstrings of the public names, by running them on the seeds."""

from __future__ import annotations

import doctest
import inspect
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from search import Archive
from tests.support.articles import SEEDS, TODAY

DOCS = Path(__file__).parents[2] / "docs"
PACKAGES = (
    "index",
    "index.messages",
    "search",
    "search.citations",
    "search.exports",
    "search.folders",
)
WITH_EXAMPLE = {
    "index.messages.Message",
    "index.synchronise",
    "search.Archive",
    "search.Archive.find",
    "search.Facets",
    "search.Hit",
    "search.ResultPage",
    "search.SavedQueries",
    "search.Snippet",
    "search.Timeline",
}
"""Names that a user of the library meets first, and that must have an example."""


def examples() -> Iterator[doctest.DocTest]:
    """Find the examples of each public package and of all that it offers."""
    for package in PACKAGES:
        module = import_module(package)
        yield doctest.DocTestParser().get_doctest(
            module.__doc__ or "", {}, package, module.__file__, 0
        )
        for name in module.__all__:
            member = getattr(module, name)
            home = inspect.getmodule(member)
            yield from doctest.DocTestFinder().find(member, f"{package}.{name}", module=home)


EXAMPLES = {example.name: example for example in examples() if example.examples}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the seeds and an index of them, as the README has its reader do."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(SEEDS, folder / "seeds")
    synchronise([folder / "seeds"], folder / ".search", today=TODAY)
    return folder


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_docstring_examples_print_what_they_say(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(folder)
    lines: list[str] = []
    with Archive(".search") as archive:
        example = EXAMPLES[name]
        example.globs["archive"] = archive
        result = doctest.DocTestRunner().run(example, out=lines.append)
    assert result.failed == 0, "".join(lines)


@pytest.mark.parametrize("page", ["library.md", "exports.md"])
def test_the_code_of_a_page_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    for block in blocks:
        exec(block, names)
    assert blocks


def test_docstring_examples_exist_for_the_names_that_a_user_meets_first() -> None:
    assert EXAMPLES.keys() >= WITH_EXAMPLE
