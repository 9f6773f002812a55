"""Imports go one way, and a search loads no more than it needs."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
DOOR = {
    "index.engines.config",
    "index.engines.base",
    "index.engines.checksums",
    "index.engines.batch",
    "index.engines.deadline",
    "index.engines.query",
    "index.schema",
    "index.durable_file",
    "index.errors",
    "index.lazy_pattern",
    "index.messages",
}
HEAVY = {
    "tantivy",
    "whoosh",
    "sqlite3",
    "multiprocessing",
    "concurrent",
    "filelock",
    "rich",
    "dateutil",
    "asyncio",
    "opensearchpy",
    "starlette",
    "uvicorn",
    "jinja2",
    "anyio",
    "mcp",
}


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {
    module_name(file): file
    for folder in ("index", "search")
    for file in (HOUSE / folder).rglob("*.py")
}


def imports(name: str) -> set[str]:
    """The modules of this project that a module imports, at its top, late, or for its annotations."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            module = node.module or ""
            found.update(
                whole if (whole := f"{module}.{alias.name}") in MODULES else module
                for alias in node.names
            )
    return found & MODULES.keys()


ENGINES = [
    name for name in sorted(MODULES) if name.startswith("index.engines.") and name not in DOOR
]

Graph = dict[str, set[str]]
"""The modules that each module imports."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Read what every module imports, in the one process that runs these tests."""
    return {name: imports(name) for name in sorted(MODULES)}


def test_the_graph_is_seen(graph: Graph) -> None:
    assert "index.engines.base" in graph["search.archive"]
    assert "index.readers" in graph["index.update.diff"]
    assert len(graph) > 30


def test_the_way_in_knows_nothing_of_the_way_out(graph: Graph) -> None:
    assert [
        name
        for name in graph
        if name.startswith("index") and any(part.startswith("search") for part in graph[name])
    ] == []


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_knows_nothing_but_the_door_and_its_own_parts(graph: Graph, name: str) -> None:
    own = ".".join(name.split(".")[:3])
    assert {
        part for part in graph[name] if not (part == own or part.startswith((f"{own}_", f"{own}.")))
    } <= DOOR


def test_only_the_door_opens_an_engine(graph: Graph) -> None:
    others = [name for name in graph if name not in ENGINES]
    assert [name for name in others if not graph[name].isdisjoint(ENGINES)] == []


def test_only_its_commands_import_the_pages(graph: Graph) -> None:
    commands = {"search.commands.serve", "search.commands.mcp"}
    others = [
        name for name in graph if not name.startswith("search.serve") and name not in commands
    ]
    pages = {name for name in graph if name.startswith("search.serve")}
    assert [name for name in others if not graph[name].isdisjoint(pages)] == []
    assert graph["search.commands.serve"] & pages


def test_no_module_imports_itself_by_a_detour(graph: Graph) -> None:
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def room(module: str) -> str:
    """Return the package below `index` that a module is in; a module of the root is its own room."""
    return ".".join(module.split(".")[:2])


def test_no_room_of_the_index_imports_itself_by_a_detour(graph: Graph) -> None:
    rooms: dict[str, set[str]] = {}
    for module, parts in graph.items():
        if module.startswith("index."):
            rooms.setdefault(room(module), set()).update(map(room, parts))
    rooms_graph = {name: parts - {name, "index"} for name, parts in rooms.items()}
    try:
        list(TopologicalSorter(rooms_graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("package", ["index", "search"])
def test_what_a_package_offers_is_there(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        assert getattr(module, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = module.nothing_of_the_kind


@pytest.mark.parametrize("module", ["search.main", "search", "index"])
def test_starting_loads_nothing_that_only_some_commands_need(module: str) -> None:
    script = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=HOUSE
    )
    assert {name.partition(".")[0] for name in loaded.stdout.split()} & HEAVY == set()
    assert module in loaded.stdout.split()
