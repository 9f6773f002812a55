"""Reading a file of any format: what is refused, and how many problems are named."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Limits, parts, read
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import zipped
from tests.support.messages import english
from tests.support.read_files import storable


def compressed(name: str, content: bytes) -> bytes:
    """Return the content, compressed as the name of the file says."""
    if name.endswith(".gz"):
        return gzip.compress(content)
    return lzma.compress(content) if name.endswith(".xz") else content


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.json", "a.csv", "a.jsonl", "a.jsonl.gz", "a.jsonl.xz", "a"]
)
@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_read_refuses_a_file_without_content(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(compressed(name, content) if content else b"")
    with pytest.raises(UnreadableFile, match="it is empty"):
        list(read(Material(name, path)))


def test_read_refuses_a_missing_file_or_a_folder_without_naming_its_path(tmp_path: Path) -> None:
    (tmp_path / "d.txt").mkdir()
    for name in ("gone.txt", "gone.jsonl", "gone.jsonl.gz", "gone.jsonl.xz", "d.txt"):
        with pytest.raises(UnreadableFile) as refusal:
            list(read(Material(name, tmp_path / name)))
        assert str(tmp_path) not in str(refusal.value)


def test_read_counts_the_problems_of_a_file_after_the_first_hundred() -> None:
    content = b"x\n" * 150 + b'{"body": "B"}\n'
    *problems, article, rest, last = read(Material("a.jsonl", content))
    assert len(problems) == 100
    assert article == RawArticle("B", "151")
    assert rest == Problem.of("problems-more", parts=49)
    assert isinstance(last, Problem)
    assert english(last.reason).startswith("line 150: not JSON")


def test_parts_of_a_file_have_its_limits() -> None:
    limits = Limits(max_archive_depth=2)
    archive = Material("a.zip", zipped([("a.txt", "Un texte.")]), limits)
    [member] = parts(archive)
    assert isinstance(member, Member)
    assert member.material.limits is limits


NAMES = """
    a.txt a.md a.json a.jsonl a.jsonl.gz a.json.xz a.csv a.tsv a.zip a.zip.bz2 a.tar a.tgz a.xml
    a.rss a.html a.php a.eml a.mht a.pdf a
"""

BEGINNINGS = (
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
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\0" * 257 + b"ustar",
    b"\x1f\x8b\x08",
    b"BZh91AY&SY",
    b"\xfd7zXZ\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)


@pytest.mark.slow
@settings(max_examples=300)
@given(
    name=st.sampled_from(NAMES.split()),
    beginning=st.sampled_from(BEGINNINGS),
    content=st.binary(max_size=300)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")),
    wrap=st.sampled_from([bytes, gzip.compress, lzma.compress, bz2.compress]),
)
def test_read_gives_or_refuses_any_bytes(
    name: str, beginning: bytes, content: bytes, wrap: Callable[[bytes], bytes]
) -> None:
    try:
        items = list(read(Material(name, wrap(beginning + content))))
    except UnreadableFile:
        return
    assert items
    assert all(storable(item) for item in items)


def test_a_file_of_which_nothing_is_read_is_named() -> None:
    damaged = '<articles><artic%\n="2"><titre>La crue</titre><texte>La Loire monte'
    [problem] = read(Material("presse.xml", damaged.encode()))
    assert isinstance(problem, Problem)
