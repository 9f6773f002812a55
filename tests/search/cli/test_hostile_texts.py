"""Hostile queries, articles and arguments reach no terminal and break no command."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.errors import InputError
from search import Archive, ResultPage
from search.cli.entities import entity_lines
from search.cli.hits import result_page
from search.cli.terminal import Terminal
from search.commands.show import article_lines
from search.commands.status import status_lines
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY_ENGINE

ROUNDS = int(os.environ.get("SEARCH_FUZZ", "600"))
"""Queries asked of each engine; set SEARCH_FUZZ to ask more."""

SIGNS = [
    *(
        "(",
        ")",
        "((",
        "))",
        '"',
        "«",
        "»",
        "“",
        "”",
        "*",
        "-",
        "--",
        ":",
        ".",
        "..",
        "'",
        "’",
        "\t",
        "\n",
        "\\",
        "~",
    ),
    *(
        "AND",
        "ET",
        "OR",
        "OU",
        "NOT",
        "SAUF",
        "et",
        "ou",
        "-(",
        "-titre:",
        'titre:"',
        "titre:(",
        "corps:",
        "foo:",
    ),
    *(
        "source:",
        "source:AFP",
        'source:"press tv"',
        "date:",
        "date:2023",
        "date:2016..2017",
        "date:hier",
        "date:x",
    ),
    *(
        "personne:",
        "personne:Borne",
        'people:"al-Abadi"',
        "person:(",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\ud800",
        "\u0301",
    ),
    *(
        "e\u0301",
        "12 000",
        "C.G.R.I.",
        "1" * 70,
        "x" * 70,
        "%",
        "/",
        "[a TO b]",
        "{",
        "}",
        "^2",
        "?",
        "+",
        "&&",
        "||",
        "!",
    ),
]
TYPED = """irakien Hachd al-Chaabi gouvernement réforme des retraites œuvre été travaux le la Bagdad force
trava* h* al"""
WORDS = TYPED.split()


def jumble(chance: random.Random) -> str:
    pieces = [
        chance.choice(SIGNS if chance.random() < 0.45 else WORDS)
        for _ in range(chance.randint(1, 12))
    ]
    return chance.choice((" ", " ", "")).join(pieces)


def narrowed(chance: random.Random) -> dict[str, Any]:
    choices: dict[str, Sequence[Any]] = {
        "since": ("2017", "mars 2023", date(2020, 1, 1), "xyz"),
        "until": ("2017", "2023-03", date(2024, 1, 1), "", "\x00"),
        "source": ("press tv", "AFP", "nulle part", "", "\ud800", '"'),
        "person": ("Borne", "al-Abadi", "", "*", "\ud800", "Qassem Hassan"),
        "sort": ("relevance", "date", "-date"),
        "limit": (1, 3, 1000),
        "page": (1, 2, 500),
        "exact": (True,),
    }
    return {
        name: chance.choice(values) for name, values in choices.items() if chance.random() < 0.2
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", [int(os.environ.get("SEARCH_FUZZ_SEED", "1"))])
def test_no_jumble_of_syntax_breaks_a_search_or_its_filters(archive: Archive, seed: int) -> None:
    chance = random.Random(seed)
    terminal = Terminal(80, is_colored=False)
    answered = 0
    for _ in range(ROUNDS):
        text, options = jumble(chance), narrowed(chance)
        started = time.process_time()
        try:
            page = archive.find(text, today=TODAY, **options)
        except InputError:
            continue
        finally:
            assert time.process_time() - started < 5, (text, options)
        answered += 1
        assert kept(page, options), (text, options)
        assert_harmless(result_page(page, terminal))
    assert answered > ROUNDS / 10


FIRST_DAYS = {
    "2017": date(2017, 1, 1),
    "mars 2023": date(2023, 3, 1),
    date(2020, 1, 1): date(2020, 1, 1),
}
LAST_DAYS = {
    "2017": date(2017, 12, 31),
    "2023-03": date(2023, 3, 31),
    date(2024, 1, 1): date(2024, 1, 1),
}


def kept(page: ResultPage, options: Mapping[str, Any]) -> bool:
    """Return True if every hit is within the filters, and there are as many as a page has."""
    since = {"2017": date(2017, 1, 1), "mars 2023": date(2023, 3, 1)}.get(
        options.get("since", ""), options.get("since")
    )
    until = {"2017": date(2017, 12, 31), "2023-03": date(2023, 3, 31)}.get(
        options.get("until", ""), options.get("until")
    )
    source = {"press tv": "Press TV", "AFP": "AFP"}.get(options.get("source", ""), "")
    person = options.get("person", "") if options.get("person", "").isalpha() else ""
    found = page.total + page.partial
    return len(page.hits) <= min(found, options.get("limit", 10)) and all(
        (not since or (hit.date is not None and hit.date >= since))
        and (not until or (hit.date is not None and hit.date <= until))
        and ("source" not in options or hit.source == source)
        and any(person in name for name in (*hit.people, ""))
        for hit in page.hits
    )


def assert_harmless(shown: str) -> None:
    assert not set(shown) & {
        *map(chr, range(9)),
        *map(chr, range(11, 32)),
        "\x7f",
        "\x9b",
        "\u202e",
        "\u2028",
    }


NASTY = "\x1b]0;titre\x07\x1b[2J\x00\u202eirak\u2066\x9b31m\u2028fin\x7f \u0085 \ufeff"


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_what_articles_hold_never_acts_on_a_terminal(engine: str, tmp_path: Path) -> None:
    fields = ("id", "title", "body", "source", "url")
    articles = [
        {name: f"{NASTY} {name} irak {name} {number}" for name in fields} for number in range(3)
    ]
    write_articles(
        tmp_path / "a.jsonl", [{**article, "people": [f"Ali {NASTY}"]} for article in articles]
    )
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", engine=engine)
    with Archive(tmp_path / "index") as archive:
        page = archive.find("irak")
        assert page.total == 3
        terminal = Terminal(60, is_colored=False)
        assert_harmless(result_page(page, terminal))
        assert_harmless("\n".join(status_lines(archive.status(), terminal)))
        assert_harmless("\n".join(entity_lines(archive.people(), terminal)))
        for hit in page.hits:
            dossier = archive.stored(hit.id)
            assert dossier is not None
            assert_harmless("\n".join(article_lines(dossier, terminal)))
            assert all(
                not set(snippet.text) & set("\x00\x1b\x07\x9b\x7f\u202e\u2028\n")
                for snippet in hit.snippets
            )


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["mot " * 2000, " OU ".join(["irak"] * 1200), "a* " * 30, '"le la" ' * 800, "-x " * 1500],
)
def test_the_longest_queries_are_answered(archive: Archive, text: str) -> None:
    started = time.process_time()
    archive.find(text, limit=10)
    assert time.process_time() - started < 10


@pytest.mark.slow
@pytest.mark.parametrize("opening", ["x OU (y ", "-(", "x -(", "(", "titre:("])
def test_the_deepest_queries_are_answered_wherever_they_are_asked(
    archive: Archive, opening: str
) -> None:
    text = opening * 50 + "bagdad" + ")" * 50

    def deep(levels: int) -> int:
        return deep(levels - 1) if levels else archive.find(text).total

    assert deep(0) == deep(200)


@pytest.mark.parametrize(
    ("engine", "page"),
    [
        *(("whoosh", page) for page in (2, 10**6, 10**12, 2**63, 10**30)),
        *(("tantivy", page) for page in (2, 10**6)),
        *(("tantivy", page) for page in (10**12, 2**63, 10**30)),
    ],
)
def test_a_page_far_past_the_end_is_empty(
    indexed: Callable[[str, str], Path], engine: str, page: int
) -> None:
    place = str(indexed("articles", engine))
    code, out, err = spawned(
        ["query", "bagdad", "--jsonl", "--limit=1000", f"--page={page}", "--index", place]
    )
    assert (code, out.strip(), err) == (1, b"", b"")


def test_nothing_else_than_errors_of_the_input_is_raised_for_odd_limits(archive: Archive) -> None:
    for limit in (0, -5, 10**30):
        with pytest.raises(InputError):
            archive.find("bagdad", limit=limit)


def spawn(
    arguments: Sequence[str | bytes], environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "search", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )


def spawned(
    arguments: Sequence[str | bytes], environment: Mapping[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    with spawn(arguments, environment) as process:
        out, err = process.communicate(timeout=30)
        return process.returncode, out, err


def test_a_reader_that_leaves_is_no_error(articles_index: Path) -> None:
    with spawn(["query", "", "--jsonl", "--index", str(articles_index)]) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(timeout=30) == 0
    assert err == b""


def test_an_output_without_accents_still_gets_the_hits(articles_index: Path) -> None:
    code, out, err = spawned(
        ["query", "général", "--index", str(articles_index)], {"PYTHONIOENCODING": "ascii"}
    )
    assert (code, err) == (0, b"")
    assert rb"g\xe9n\xe9ral" in out


def test_an_error_without_accents_is_still_told(articles_index: Path) -> None:
    arguments = ["query", "date:fêté", "--index", str(articles_index)]
    code, _, err = spawned(arguments, {"PYTHONIOENCODING": "ascii"})
    assert code == 2
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        [b"query", b"bagdad\xff\xe9"],
        [b"show", b"\xff"],
        [b"query", b"", b"--source", b"\xe9"],
    ],
)
def test_arguments_of_any_bytes_are_dealt_with(
    articles_index: Path, arguments: list[bytes]
) -> None:
    code, _, err = spawned([*arguments, b"--index", os.fsencode(articles_index)])
    assert code in (0, 1)
    assert b"Traceback" not in err
