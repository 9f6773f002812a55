"""Each format gives the articles it holds, and says what of it cannot be read."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import jsonl, read, reads, text
from index.readers.raw import Problem, Raw


def found(place: Path, content: str | bytes) -> list[Raw | Problem]:
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(place))


def squeezed(name: str, content: bytes) -> bytes:
    """The content, compressed as the name says."""
    if name.endswith(".gz"):
        return gzip.compress(content)
    return lzma.compress(content) if name.endswith(".xz") else content


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", True),
        ("A.TXT", True),
        ("a.b.md", True),
        ("a.jsonl", True),
        ("a.jsonl.gz", True),
        ("a.2019.JSONL.XZ", True),
        ("dossier.pdf/a.txt", True),
        ("a.txt.gz", False),
        ("a.pdf", False),
        ("a", False),
        ("txt", False),
        ("a.txt/b", False),
        ("a.txt ", False),
        ("", False),
    ],
)
def test_the_suffix_tells_whether_a_file_is_read(name: str, expected: bool) -> None:
    assert reads(name) is expected


def test_a_file_that_no_reader_reads_is_told_which_are(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"\.txt, \.md, \.jsonl"):
        found(tmp_path / "a.pdf", b"%PDF")


def test_a_text_is_one_article_without_a_key(tmp_path: Path) -> None:
    assert found(tmp_path / "a.txt", "\ufeffTitre\r\n\r\nCorps\r\n") == [Raw("Titre\n\nCorps\n")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.jsonl.gz", "a.jsonl.xz"])
@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_nothing_to_read_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    if content:
        content = squeezed(name, content)
    with pytest.raises(UnreadableFile, match="it is empty"):
        found(tmp_path / name, content)


def test_a_file_that_is_gone_or_a_folder_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "d.txt").mkdir()
    for name in ("gone.txt", "gone.jsonl", "gone.jsonl.gz", "gone.jsonl.xz", "d.txt"):
        with pytest.raises(UnreadableFile) as told:
            list(read(tmp_path / name))
        assert str(tmp_path) not in str(told.value)


def test_a_file_too_large_for_an_article_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LARGEST", 1 << 20)
    with pytest.raises(UnreadableFile, match="more than 1 MB"):
        found(tmp_path / "a.txt", b"x" * ((1 << 20) + 1))
    assert len(found(tmp_path / "a.txt", b"x" * (1 << 20))) == 1


def test_front_matter_says_what_it_says_and_marks_of_markdown_go(tmp_path: Path) -> None:
    matter = '---\ntitle: "Un port : la suite"\ndate: 2024-03-05\nSource: Le Monde\nurl: https://a.fr/x?y=1#z\n---\n'
    body = "# Un port\n\nLe **port** de [Beyrouth](https://b.fr) *rouvre*, dit `snake_case_name` et 2 * 3 * 4.\n"
    [raw] = found(tmp_path / "a.md", matter + body)
    assert isinstance(raw, Raw)
    assert (raw.title, raw.date, raw.source) == ("Un port : la suite", "2024-03-05", "Le Monde")
    assert raw.url == "https://a.fr/x?y=1#z"
    assert raw.text == "Un port\n\nLe port de Beyrouth rouvre, dit `snake_case_name` et 2 * 3 * 4.\n"


@pytest.mark.parametrize(
    "content", ["---\n\nUn texte.\n", "---\ntitle: A\nUn texte sans fin.\n", "Un\n---\ndeux\n---\n"]
)
def test_rules_are_no_front_matter(tmp_path: Path, content: str) -> None:
    assert found(tmp_path / "a.md", content) == [Raw(content)]


def test_a_record_gives_its_fields_under_their_names(tmp_path: Path) -> None:
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
    assert found(tmp_path / "a.jsonl", lines(record)) == [
        Raw("Corps\nlong", "x-1", "Titre", record["date"], "AFP", "https://a.fr", ("Ali Karimi", "Leïla Salem"))  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"text": "T"}, Raw("T", "1")),
        ({"body": "", "text": "T"}, Raw("T", "1")),
        ({"body": "B", "text": "T"}, Raw("B", "1")),
        ({"title": "T"}, Raw("", "1", "T")),
        ({"body": "B", "id": 7}, Raw("B", "7")),
        ({"body": "B", "id": ""}, Raw("B", "1")),
        ({"body": "B", "id": None, "title": ["x"], "date": True, "source": {}}, Raw("B", "1")),
        ({"body": "B", "date": 2019}, Raw("B", "1", date="2019")),
        ({"body": "B", "people": "Ali Karimi; Leïla Salem"}, Raw("B", "1", people=("Ali Karimi", "Leïla Salem"))),
        ({"body": "B", "people": []}, Raw("B", "1", people=())),
        ({"body": "B", "people": {"a": 1}}, Raw("B", "1")),
    ],
)
def test_what_a_record_leaves_out_or_writes_otherwise(tmp_path: Path, record: dict[str, Any], expected: Raw) -> None:
    assert found(tmp_path / "a.jsonl", lines(record)) == [expected]


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
def test_a_line_that_is_no_article_is_told_and_the_others_are_read(tmp_path: Path, line: bytes, reason: str) -> None:
    first, problem, last = found(tmp_path / "a.jsonl", b'{"body": "A"}\n' + line + b'\n{"body": "C"}')
    assert (first, last) == (Raw("A", "1"), Raw("C", "3"))
    assert isinstance(problem, Problem)
    assert problem.reason.startswith(f"line 2: {reason}")


def test_blank_lines_count_and_are_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path / "a.jsonl", b'\n{"body": "A"}\r\n\r\n  \n{"body": "B"}\n\n') == [
        Raw("A", "2"),
        Raw("B", "5"),
    ]


def test_a_line_that_never_ends_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 100)
    content = lines({"body": "A"}, {"body": "x" * 950}, {"body": "C"})
    first, problem, last = found(tmp_path / "a.jsonl", content)
    assert (first, last) == (Raw("A", "1"), Raw("C", "3"))
    assert isinstance(problem, Problem)
    assert problem.reason.startswith("line 2: longer than")


def test_lone_surrogates_never_reach_an_article(tmp_path: Path) -> None:
    fields = ("id", "title", "body", "date", "source", "url")
    record = json.dumps({**dict.fromkeys(fields, "a\ud83db"), "people": ["Ali \udc00 Karimi"]})
    [raw] = found(tmp_path / "a.jsonl", record)
    assert isinstance(raw, Raw)
    assert repr(raw).encode()
    assert (raw.text, raw.people) == ("a?b", ("Ali ? Karimi",))


@pytest.mark.parametrize(("suffix", "compress"), [("gz", gzip.compress), ("xz", lzma.compress)])
def test_compressed_lines_are_read_to_where_they_break_off(
    tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes]
) -> None:
    place = tmp_path / f"a.jsonl.{suffix}"
    records = [{"body": f"Dépêche {number**7} {number**11}"} for number in range(3000)]
    whole = compress(lines(*records))
    assert len(found(place, whole)) == 3000
    *articles, problem = found(place, whole[: len(whole) // 2])
    assert 0 < len(articles) < 3000
    assert all(isinstance(article, Raw) for article in articles)
    assert isinstance(problem, Problem)
    assert f"breaks off after line {len(articles)}" in problem.reason
    for nothing in (whole[:20], b"no archive at all"):
        with pytest.raises(UnreadableFile, match="compressed data cannot be read"):
            found(place, nothing)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    name=st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.jsonl.gz", "a.jsonl.xz"]),
    content=st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")),
    squeeze=st.booleans(),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, name: str, content: bytes, squeeze: bool) -> None:
    if squeeze:
        content = squeezed(name, content)
    try:
        items = found(tmp_path / name, content)
    except UnreadableFile:
        return
    assert items
    assert all(repr(item).encode() for item in items)
