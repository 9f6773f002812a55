"""`search batch` answers a file of queries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import PAGE_KEYS, Outcome, Run


def batched(search: Run, index: Path, content: bytes, *options: str) -> Outcome:
    file = Path("queries")
    file.write_bytes(content)
    return search("batch", file, "--index", index, *options)


def test_a_batch_answers_line_by_line(search: Run, articles_index: Path) -> None:
    done = batched(search, articles_index, "bagdad\n\n  séisme \r\nintrouvable\n".encode())
    assert (done.code, done.err) == (0, "")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [(answer["query"], answer["total"]) for answer in answers] == [
        ("bagdad", 2),
        ("séisme", 0),
        ("introuvable", 0),
    ]
    assert list(answers[0]) == PAGE_KEYS


def test_a_batch_of_json_lines_keeps_ids(search: Run, articles_index: Path) -> None:
    lines = [
        '{"id": "a", "text": "bagdad"}',
        '{"text": "hachd", "id": 7}',
        '{"text": "pont"}',
        '{"id": 3, "q": "x"}',
    ]
    done = batched(search, articles_index, "\n".join([*lines, "bagdad", "[1]", "{x"]).encode())
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer.get("id") for answer in answers] == ["a", 7, None, 3, None, None, None]
    assert [answer["total"] for answer in answers][:3] == [2, 2, 1]
    assert [("error" in answer) for answer in answers] == [
        False,
        False,
        False,
        True,
        False,
        False,
        True,
    ]
    assert answers[-1]["code"] == "batch-json-broken"
    assert list(answers[0]) == ["id", *PAGE_KEYS]


def test_a_bad_line_of_a_batch_is_told_and_the_others_are_answered(
    search: Run, articles_index: Path
) -> None:
    done = batched(
        search, articles_index, b'bagdad\n{"id": "b", "text": "\\"x"}\ndate:xyz\nhachd\n'
    )
    assert done.code == 0
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["total"] for answer in answers] == [2, 0, 0, 2]
    assert (answers[1]["id"], answers[1]["query"], answers[1]["hits"]) == ("b", '"x', [])
    assert "close it" in answers[1]["error"]
    assert answers[1]["code"] == "query-quote-unclosed"
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["line 2", "line 3"]


def test_a_batch_that_finds_nothing_is_exit_code_1(search: Run, articles_index: Path) -> None:
    assert batched(search, articles_index, b"introuvable\n").code == 1
    empty = batched(search, articles_index, b"")
    assert (empty.code, empty.out, empty.err) == (1, "", "queries has no queries\n")
    assert batched(search, articles_index, b'"x\n').code == 1


@pytest.mark.parametrize("options", [["--since", "xyz"], ["--limit", "0"], ["--limit", "x"]])
def test_options_that_no_line_of_a_batch_can_have_are_exit_code_2(
    search: Run, articles_index: Path, options: list[str]
) -> None:
    done = batched(search, articles_index, b"bagdad\nhachd\n", *options)
    assert (done.code, done.out) == (2, "")


def test_a_batch_has_the_filters_of_a_query(search: Run, articles_index: Path) -> None:
    done = batched(
        search,
        articles_index,
        b"bagdad\n",
        "--since",
        "2020",
        "--limit",
        "1",
        "--source",
        "press tv",
    )
    assert done.json["total"] == 1


@pytest.mark.parametrize(
    "content", ["\ufeffété".encode(), "été".encode("cp1252"), "été\r\n".encode("utf-16")]
)
def test_a_file_of_queries_in_any_encoding_is_read(
    search: Run, articles_index: Path, content: bytes
) -> None:
    done = batched(search, articles_index, content)
    assert done.code == 0
    assert (done.json["query"], done.json["total"]) == ("été", 1)


def test_a_batch_is_read_from_standard_input(search: Run, articles_index: Path) -> None:
    done = search(
        "batch",
        "-",
        "--index",
        articles_index,
        stdin="\ufeffbagdad\n\nhachd\n".encode() + b"\xe9t\xe9\n\0",
    )
    assert [json.loads(line)["total"] for line in done.out.splitlines()[:3]] == [2, 2, 1]
    assert len(done.out.splitlines()) == 4


def test_a_file_of_queries_that_is_a_folder_is_exit_code_2(
    search: Run, articles_index: Path, home: Path
) -> None:
    done = search("batch", home, "--index", articles_index)
    assert (done.code, done.out) == (2, "")


def test_only_the_end_of_a_line_ends_a_query(search: Run, articles_index: Path) -> None:
    done = batched(
        search, articles_index, '{"id": 1, "text": "bagdad\u2028-hachd"}\rbagdad\x0b-hachd'.encode()
    )
    assert [
        (json.loads(line).get("id"), json.loads(line)["total"])
        for line in done.out.split("\n")
        if line
    ] == [
        (1, 1),
        (None, 1),
    ]


def test_a_line_has_filters_of_its_own(search: Run, articles_index: Path) -> None:
    lines = [
        {"id": 1, "text": "bagdad"},
        {"id": 2, "text": "bagdad", "until": "2020"},
        {"id": 3, "text": "", "source": ["AFP", "Press TV"], "not_person": "Borne"},
        {"id": 4, "text": "", "undated": True, "limit": 1},
        {"id": 5, "text": "bagdad", "sort": "date", "topic": {"free": "text"}},
    ]
    content = "\n".join(map(json.dumps, lines)).encode()
    done = batched(search, articles_index, content, "--since", "2016")
    found = [json.loads(line) for line in done.out.splitlines()]
    ids = [[hit["id"].removeprefix("articles.jsonl#") for hit in one["hits"]] for one in found]
    assert ids[:3] == [["qaani", "hachd"], ["hachd"], ["qaani", "hachd"]]
    assert (len(ids[3]), ids[4]) == (1, ["hachd", "qaani"])
    assert found[1]["filters"] == {"since": "2016", "until": "2020"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"text": "irak", "source": 3}, "batch-json-option"),
        ({"text": "irak", "sort": "title"}, "batch-json-option"),
        ({"text": "irak", "since": "soon"}, "date-unreadable"),
        ({"text": "irak", "person": ""}, "name-empty"),
        ({"text": "irak", "limit": 0}, "page-out-of-bounds"),
    ],
)
def test_a_line_with_a_wrong_filter_is_answered_with_an_error(
    search: Run, articles_index: Path, line: dict[str, Any], code: str
) -> None:
    done = batched(search, articles_index, json.dumps(line).encode() + b"\nbagdad")
    wrong, right = map(json.loads, done.out.splitlines())
    assert (wrong["code"], wrong["hits"]) == (code, [])
    assert right["total"] == 2


def test_answers_go_into_a_file(search: Run, articles_index: Path, home: Path) -> None:
    done = batched(search, articles_index, b"bagdad\nintrouvable\n", "-o", "answers.jsonl")
    assert (done.code, done.out, done.err) == (0, "", "")
    lines = (home / "answers.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["total"] for line in lines] == [2, 0]
