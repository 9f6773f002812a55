"""Modules that a search does not use are loaded when they are used, and then are the usual ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

LATE = ("platform", "textwrap", "urllib.parse", "ipaddress", "msgspec.inspect", "typing_extensions")


UNUSED = (
    *LATE,
    *("json", "click", "typer", "rich", "whoosh", "sqlite3", "threading", "select", "unidecode"),
    *("search.timeline", "search.facets", "search.text_spans", "search.names.sources"),
    *("search.highlighting.proximity", "index.engines.tantivy.segments", "ntpath", "fnmatch"),
    *("decimal", "string", "wcwidth"),
)
"""What a plain query needs none of. Together they would take it a tenth of its time."""

QUERIES = ("bagdad", "élection présidentielle", "Bagdad al-Nulleparr")


MAX_PATTERNS = 35
"""Regular expressions that a plain query compiles at most. Each takes 0.1 ms and more."""


def run(program: str) -> list[str]:
    """Return what a program prints that begins as `search` does."""
    start = """from search.late_modules import load_libraries
load_libraries(for_query=True)
import sys
"""
    command = (sys.executable, "-c", start + dedent(program))
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()


def test_they_are_not_loaded_with_the_libraries() -> None:
    assert run(f"print(*[name for name in {LATE} if name in sys.modules])") == []


@pytest.mark.parametrize("name", LATE)
def test_they_can_be_imported_afterwards(name: str) -> None:
    assert run(f"import {name}; print(sys.modules['{name}'].__spec__.name)") == [name]


def test_what_holds_their_place_leads_to_them() -> None:
    program = """
        import pathlib, uuid, msgspec
        print(pathlib.PurePosixPath("/l'été").as_uri())
        print(uuid.platform.python_version(), uuid.platform.system())
        print(msgspec.json.schema(list[int])["type"], msgspec.inspect.type_info(int).ge)
    """
    import platform

    version, system = platform.python_version(), platform.system()
    assert run(program) == ["file:///l%27%C3%A9t%C3%A9", version, system, "array", "None"]


def test_a_module_that_is_loaded_is_left_alone() -> None:
    program = """
        import platform, textwrap
        load_libraries()
        print(sys.modules["platform"] is platform, sys.modules["textwrap"] is textwrap)
    """
    assert run(program) == ["True", "True"]


def test_a_stand_in_that_is_asked_for_more_while_it_stands_in_gives_way() -> None:
    program = """
        from search.late_modules import _LateModule
        sys.modules.pop("colorsys", None)
        sys.modules["colorsys"] = stand_in = _LateModule("colorsys")
        print(stand_in.rgb_to_hsv(0, 0, 0)[2], sys.modules["colorsys"] is stand_in)
    """
    assert run(program) == ["0", "False"]


def query(index: Path, text: str) -> str:
    """A program that asks a plain query, and keeps what it prints to itself."""
    return f"""
        from contextlib import redirect_stderr, redirect_stdout
        from io import StringIO
        from search.cli.program import run
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            run(["query", {text!r}, "--index", {str(index)!r}])
    """


def test_references_to_types_are_those_of_python_afterwards() -> None:
    program = """
        import typing
        print(typing.get_type_hints(load_libraries)["return"], typing.ForwardRef("int").__forward_arg__)
    """
    assert run(program) == ["<class", "'NoneType'>", "int"]


@pytest.mark.parametrize("text", QUERIES)
def test_a_plain_query_loads_nothing_that_it_does_not_use(articles_index: Path, text: str) -> None:
    program = f"""{query(articles_index, text)}
        print(*[name for name in {UNUSED} if name in sys.modules])
    """
    assert run(program) == []


@pytest.mark.parametrize("text", QUERIES)
def test_a_plain_query_compiles_no_annotations(articles_index: Path, text: str) -> None:
    program = f"""
        import builtins
        compile_any = builtins.compile

        def tell(source, *args, **options):
            if isinstance(source, str):  # modules are bytes
                sys.__stdout__.write(source)
            return compile_any(source, *args, **options)

        builtins.compile = tell
        {query(articles_index, text)}
    """
    assert run(program) == []


@pytest.mark.parametrize("text", QUERIES)
def test_a_plain_query_compiles_few_patterns(articles_index: Path, text: str) -> None:
    program = f"""
        import re
        compile_pattern = re._compiler.compile
        compiled = []

        def tell(pattern, *args):
            compiled.append(pattern)
            return compile_pattern(pattern, *args)

        re._compiler.compile = tell
        {query(articles_index, text)}
        print(len(compiled))
    """
    assert int(run(program)[0]) <= MAX_PATTERNS


def test_decimal_numbers_are_those_of_python_afterwards() -> None:
    program = """
        import decimal, msgspec
        print(decimal.Decimal("1.50"), msgspec.json.decode("1.5"), msgspec.json.encode(1.5).decode())
    """
    assert run(program) == ["1.50", "1.5", "1.5"]
