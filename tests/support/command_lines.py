"""Command lines of `search query`, plain ones and any others, and what they are read as."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from unittest import mock

from hypothesis import strategies as st

from index.errors import InputError
from search.cli.plain_query import OPTIONS, read_plain_query
from search.cli.query_options import QueryOptions
from search.commands import load_program

Read = Callable[[list[str]], QueryOptions | str | None]
"""Reads a command line: its options, the error that it has, or None if it is not read."""

VALUES = {
    "--since": ("2019", "hier", "", "mars 2019"),
    "--until": ("2024", "", "x y"),
    "--folder": ("À lire", ""),
    "--fields": ("id", "id, date", "id,nom", ""),
    "--source": ("AFP", "Le Monde", ""),
    "--not-source": ("AFP", "tass"),
    "--person": ("Borne", "al-Abadi", "É"),
    "--not-person": ("Borne", "x=y"),
    "--organisation": ("ONU",),
    "--not-organisation": ("Otan", ""),
    "--place": ("Bagdad", "Paris, Texas"),
    "--not-place": ("Bagdad",),
    "--tag": ("urgent",),
    "--not-tag": ("urgent",),
    "--limit": ("1", "0", "007", "100000"),
    "-n": ("5", "20"),
    "--page": ("1", "2"),
    "--output": ("x.csv", "x.json", "x.xls", "dossier/x", ""),
    "-o": ("x.jsonl", "x"),
    "--index": (".search", "/tmp/x", ""),
    "--sort": ("date", "-date", "relevance"),
    "--color": ("auto", "always", "never"),
}
"""Values of the options that take one, which Typer takes as well."""

WORDS = ("irak", "Hachd al-Chaabi", "", "a=b", "l’Iran", "49.3", "2019", '"marche blanche"', "é")

ODD = (
    "-",
    "--",
    "-Iran",
    "-n",
    "-n5",
    "--limit=",
    "--jsn",
    "--help",
    "-x",
    "-date",
    "--=",
    "=",
    "９",
)
"""Arguments that have a meaning of their own, or none."""


def read_plainly(args: list[str]) -> QueryOptions | str | None:
    """Read a command line without Typer."""
    try:
        return read_plain_query(args)
    except InputError as error:
        return repr(error.message)


@contextmanager
def typer_reader() -> Iterator[Read]:
    """Yield a function that reads a command line with Typer."""
    program = load_program("query")
    asked: list[QueryOptions] = []

    def answer(options: QueryOptions) -> int:
        asked.append(options)
        return 0

    def read(args: list[str]) -> QueryOptions | str | None:
        asked.clear()
        try:
            program(args=["query", *args])
        except InputError as error:
            return repr(error.message)
        except Exception:  # Typer refuses it
            return None
        return asked[0] if asked else None

    with mock.patch("search.commands.query.answer_query", answer):
        yield read


def plain_lines() -> st.SearchStrategy[list[str]]:
    """Words and options with their values, in any order."""
    word = st.sampled_from(WORDS).map(lambda text: [text])
    flag = st.sampled_from(sorted(OPTIONS - VALUES.keys())).map(lambda name: [name])
    parts = st.lists(word | flag | _option_with_value(), max_size=7)
    endings: tuple[list[str], ...] = ([], ["--"], ["--", "-Iran"], ["--", "--json", "--"])
    end = st.sampled_from(endings)
    return st.tuples(word, parts, end).map(_joined)


def any_lines() -> st.SearchStrategy[list[str]]:
    """Any mixture of words, options, values and odd arguments."""
    names = st.sampled_from(sorted(OPTIONS))
    values = st.sampled_from(sorted({value for values in VALUES.values() for value in values}))
    assigned = st.builds("{}={}".format, names, values)
    argument = st.sampled_from((*WORDS, *ODD)) | names | values | assigned | st.text(max_size=4)
    return st.lists(argument, max_size=8)


@st.composite
def _option_with_value(draw: st.DrawFn) -> list[str]:
    """Draw an option, and its value beside it or after an equals sign."""
    name = draw(st.sampled_from(sorted(VALUES)))
    value = draw(st.sampled_from(VALUES[name]))
    is_assigned = name.startswith("--") and draw(st.booleans())
    return [f"{name}={value}"] if is_assigned else [name, value]


def _joined(pieces: tuple[list[str], list[list[str]], list[str]]) -> list[str]:
    first, others, end = pieces
    return [*first, *chain.from_iterable(others), *end]
