"""JSON Lines: an article a line, and lines that are none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_files import storable


def lines(*records: object) -> bytes:
    """Return records as JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def read_lines(content: bytes) -> list[RawArticle | Problem]:
    """Read a file of JSON Lines."""
    return list(read(Material("a.jsonl", content)))


def test_jsonl_gives_the_fields_of_a_record() -> None:
    record = {
        "id": " x-1 ",
        "title": "Titre",
        "body": "Corps\nlong",
        "date": "2019-02-25T23:59:59+03:00",
        "source": "AFP",
        "url": "https://a.fr",
        "people": ["Ali  Karimi", "", 5, None, "Leïla\nSalem"],
        "unknown": {"a": [1]},
    }
    assert read_lines(lines(record)) == [
        RawArticle(
            "Corps\nlong",
            "x-1",
            "Titre",
            record["date"],  # type: ignore[arg-type]
            "AFP",
            "https://a.fr",
            ("Ali Karimi", "Leïla Salem"),
        )
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"text": "T"}, RawArticle("T", "1")),
        ({"body": "", "text": "T"}, RawArticle("T", "1")),
        ({"body": "B", "text": "T"}, RawArticle("B", "1")),
        ({"title": "T"}, RawArticle("", "1", "T")),
        ({"body": "B", "id": 7}, RawArticle("B", "7")),
        ({"body": "B", "id": ""}, RawArticle("B", "1")),
        (
            {"body": "B", "id": None, "title": [None], "date": True, "source": {}},
            RawArticle("B", "1"),
        ),
        ({"body": "B", "date": 2019}, RawArticle("B", "1", date="2019")),
        (
            {"body": "B", "people": "Ali Karimi; Leïla Salem"},
            RawArticle("B", "1", people=("Ali Karimi", "Leïla Salem")),
        ),
        ({"body": "B", "people": []}, RawArticle("B", "1", people=())),
        ({"body": "B", "people": {"a": 1}}, RawArticle("B", "1")),
    ],
)
def test_jsonl_records_may_leave_out_fields_or_write_them_otherwise(
    record: dict[str, Any], expected: RawArticle
) -> None:
    assert read_lines(lines(record)) == [expected]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"Titre", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"{}", 'neither "body" nor "title"'),
        (b'{"body": " ", "title": null}', 'neither "body" nor "title"'),
        (b"[" * 100_000, "not JSON"),
        (b'{"body": "B", "id": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"\x00\x01\x02\x03" * 20, "not JSON"),
    ],
)
def test_jsonl_names_a_line_that_is_no_article_and_reads_the_others(
    line: bytes, reason: str
) -> None:
    first, problem, last = read_lines(b'{"body": "A"}\n' + line + b'\n{"body": "C"}')
    assert (first, last) == (RawArticle("A", "1"), RawArticle("C", "3"))
    assert isinstance(problem, Problem)
    assert english(problem.reason).startswith(f"line 2: {reason}")


def test_jsonl_counts_blank_lines() -> None:
    assert read_lines(b'\n{"body": "A"}\r\n\r\n  \n{"body": "B"}\n\n') == [
        RawArticle("A", "2"),
        RawArticle("B", "5"),
    ]


def test_jsonl_leaves_out_a_line_that_is_too_long() -> None:
    content = lines({"body": "A"}, {"body": "x" * 950}, {"body": "C"})
    limits = Limits(max_file_bytes=100)
    first, problem, last = read(Material("a.jsonl", content, limits))
    assert (first, last) == (RawArticle("A", "1"), RawArticle("C", "3"))
    assert isinstance(problem, Problem)
    assert english(problem.reason).startswith("line 2: longer than")


def test_jsonl_replaces_lone_surrogates() -> None:
    fields = ("id", "title", "body", "date", "source", "url")
    record = json.dumps({**dict.fromkeys(fields, "a\ud83db"), "people": ["Ali \udc00 Karimi"]})
    [raw] = read_lines(record.encode())
    assert isinstance(raw, RawArticle)
    assert storable(raw)
    assert (raw.text, raw.people) == ("a?b", ("Ali ? Karimi",))


def test_jsonl_is_read_in_utf_16_and_utf_32() -> None:
    content = lines({"body": "Le \u0a0d\u0d0a été"}, {"body": "B"}).decode()
    for encoding in ("utf-16", "utf-32", "utf-8-sig"):
        assert read_lines(content.encode(encoding)) == [
            RawArticle("Le \u0a0d\u0d0a été", "1"),
            RawArticle("B", "2"),
        ]


def test_jsonl_may_mix_windows_1252_and_utf_8() -> None:
    content = lines({"body": "été"}) + '{"body": "été – l’été"}'.encode("cp1252")
    assert read_lines(content) == [
        RawArticle("été", "1"),
        RawArticle("été – l’été", "2"),
    ]


def test_jsonl_instructions_between_records_name_the_ones_below() -> None:
    record = {"title": "Un", "text": "Le premier."}
    first = {"index": {"_index": "presse", "_id": "a7"}}
    assert read_lines(lines(first, record, {"create": {"_index": "presse"}}, record)) == [
        RawArticle("Le premier.", "a7", "Un"),
        RawArticle("Le premier.", "4", "Un"),
    ]


def test_jsonl_line_may_hold_a_list_of_articles() -> None:
    post = {"id": "17", "author_id": "7", "text": "Une crue.", "created_at": "2019-03-12"}
    answer = {"data": [post, {"title": "Un", "text": "Le premier."}], "meta": {"result_count": 2}}
    assert read_lines(lines(answer)) == [
        RawArticle("Une crue.", "17", date="2019-03-12"),
        RawArticle("Le premier.", "1.2", "Un"),
    ]


def test_jsonl_of_instructions_alone_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        read_lines(lines({"delete": {"_index": "presse", "_id": "a7"}}))
