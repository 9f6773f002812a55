"""Which files are read; text and JSON Lines, and what of them cannot be read."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Limits, read, reads
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_files import storable


def found(place: Path, content: str | bytes) -> list[RawArticle | Problem]:
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Material(place.name, place)))


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
        ("a.txt.gz", True),
        ("a.pdf.bz2", True),
        ("a.tgz", True),
        ("index.html?id=3", True),
        ("index.html@p=2.4", True),
        ("index.php%3Fid=3", True),
        ("Que faire ? Entretien.md", True),
        ("Que faire ? Entretien.jpg", False),
        ("a", True),
        ("LISEZMOI", True),
        ("Accord n. 5 signé", True),
        ("article du 3.4.2019", True),
        ("Entretien avec M.Dupont-Aignan", True),
        ("site.fr/b", True),
        ("a.docx", False),
        ("a.txt/b.jpg", False),
        ("a.mp3", False),
        ("a.jpg.gz", False),
        ("a.txt~", False),
        ("a.txt.bak", False),
        ("", False),
    ],
)
def test_the_suffix_tells_whether_a_file_is_read(name: str, expected: bool) -> None:
    assert reads(name) is expected


def test_a_file_that_no_reader_reads_is_told_which_are(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"\.txt, .*\.jsonl, .*gzip"):
        found(tmp_path / "a.docx", b"PK")


def test_a_text_is_one_article_without_a_key(tmp_path: Path) -> None:
    assert found(tmp_path / "a.txt", "\ufeffTitre\r\n\r\nCorps\r\n") == [
        RawArticle("Titre\n\nCorps\n")
    ]


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.json", "a.csv", "a.jsonl", "a.jsonl.gz", "a.jsonl.xz", "a"]
)
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
            list(read(Material(name, tmp_path / name)))
        assert str(tmp_path) not in str(told.value)


def test_a_file_too_large_for_an_article_is_not_read() -> None:
    large = Material("a.txt", b"x" * ((1 << 20) + 1), Limits(max_file_bytes=1 << 20))
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        list(read(large))
    full = Material("a.txt", b"x" * (1 << 20), Limits(max_file_bytes=1 << 20))
    assert len(list(read(full))) == 1


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
def test_what_a_record_leaves_out_or_writes_otherwise(
    tmp_path: Path, record: dict[str, Any], expected: RawArticle
) -> None:
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
def test_a_line_that_is_no_article_is_told_and_the_others_are_read(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    first, problem, last = found(
        tmp_path / "a.jsonl", b'{"body": "A"}\n' + line + b'\n{"body": "C"}'
    )
    assert (first, last) == (RawArticle("A", "1"), RawArticle("C", "3"))
    assert isinstance(problem, Problem)
    assert english(problem.reason).startswith(f"line 2: {reason}")


def test_blank_lines_count_and_are_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path / "a.jsonl", b'\n{"body": "A"}\r\n\r\n  \n{"body": "B"}\n\n') == [
        RawArticle("A", "2"),
        RawArticle("B", "5"),
    ]


def test_a_line_that_never_ends_is_passed_over() -> None:
    content = lines({"body": "A"}, {"body": "x" * 950}, {"body": "C"})
    limits = Limits(max_file_bytes=100)
    first, problem, last = read(Material("a.jsonl", content, limits))
    assert (first, last) == (RawArticle("A", "1"), RawArticle("C", "3"))
    assert isinstance(problem, Problem)
    assert english(problem.reason).startswith("line 2: longer than")


def test_lone_surrogates_never_reach_an_article(tmp_path: Path) -> None:
    fields = ("id", "title", "body", "date", "source", "url")
    record = json.dumps({**dict.fromkeys(fields, "a\ud83db"), "people": ["Ali \udc00 Karimi"]})
    [raw] = found(tmp_path / "a.jsonl", record)
    assert isinstance(raw, RawArticle)
    assert storable(raw)
    assert (raw.text, raw.people) == ("a?b", ("Ali ? Karimi",))


def test_lines_of_utf_16_are_lines(tmp_path: Path) -> None:
    content = lines({"body": "Le \u0a0d\u0d0a été"}, {"body": "B"}).decode()
    for encoding in ("utf-16", "utf-32", "utf-8-sig"):
        assert found(tmp_path / "a.jsonl", content.encode(encoding)) == [
            RawArticle("Le \u0a0d\u0d0a été", "1"),
            RawArticle("B", "2"),
        ]


def test_a_record_in_windows_1252_is_read_beside_others_in_utf_8(tmp_path: Path) -> None:
    content = lines({"body": "été"}) + '{"body": "été – l’été"}'.encode("cp1252")
    assert found(tmp_path / "a.jsonl", content) == [
        RawArticle("été", "1"),
        RawArticle("été – l’été", "2"),
    ]


def test_many_problems_are_counted_after_the_first_hundred(tmp_path: Path) -> None:
    *problems, article, rest, last = found(tmp_path / "a.jsonl", b"x\n" * 150 + b'{"body": "B"}\n')
    assert len(problems) == 100
    assert article == RawArticle("B", "151")
    assert rest == Problem.of("problems-more", parts=49)
    assert isinstance(last, Problem)
    assert english(last.reason).startswith("line 150: not JSON")


def test_material_travels_to_other_processes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines({"body": "B"})))
    for content in (tmp_path / "a.jsonl.gz", gzip.compress(lines({"body": "B"}))):
        assert list(read(pickle.loads(pickle.dumps(Material("a.jsonl.gz", content))))) == [
            RawArticle("B", "1")
        ]


KINDS = """
    a.txt a.md a.json a.jsonl a.jsonl.gz a.json.xz a.csv a.tsv a.zip a.zip.bz2 a.tar a.tgz a.xml a.rss a.html a.php
    a.eml a.mht a.pdf a
"""
BEGINNINGS = (
    *(
        b"",
        b"---\n",
        b"{",
        b"[{",
        b'{"body": "',
        b"titre;texte\n",
        b"<html>",
        b"<rss>",
        b"From: a\n",
        b"%PDF-1.4\n",
    ),
    *(
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\0" * 257 + b"ustar",
        b"\x1f\x8b\x08",
        b"BZh91AY&SY",
        b"\xfd7zXZ\0",
    ),
    *(b"\xff\xfe", b"\xef\xbb\xbf"),
)


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(KINDS.split()),
    beginning=st.sampled_from(BEGINNINGS),
    content=st.binary(max_size=300)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")),
    wrap=st.sampled_from([bytes, gzip.compress, lzma.compress, bz2.compress]),
)
def test_any_bytes_are_read_or_refused(
    name: str, beginning: bytes, content: bytes, wrap: Callable[[bytes], bytes]
) -> None:
    try:
        items = list(read(Material(name, wrap(beginning + content))))
    except UnreadableFile:
        return
    assert items
    assert all(storable(item) for item in items)
