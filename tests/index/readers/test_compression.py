"""Compression around files of any format, whole or cut short."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from functools import partial

import pytest

from index.errors import UnreadableFile
from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english

Compress = Callable[[bytes], bytes]
COMPRESSIONS: dict[str, Compress] = {
    "gz": gzip.compress,
    "bz2": partial(bz2.compress, compresslevel=1),  # its blocks are decompressed whole
    "xz": lzma.compress,
}
RECORDS = [{"body": f"Dépêche {number**7} {number**11}"} for number in range(8000)]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
TABLE = "".join(f"{record['body']}\t\n" for record in ({"body": "texte"}, *RECORDS)).encode()


def found(name: str, content: bytes) -> list[RawArticle | Problem]:
    return list(read(Material(name, content)))


@pytest.mark.parametrize("suffix", COMPRESSIONS)
@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"Un texte.", RawArticle("Un texte.")),
        ("a.md", b"# T\n\nUn texte.", RawArticle("Un texte.", title="T")),
        ("a.jsonl", b'{"body": "B"}', RawArticle("B", "1")),
        ("a.json", b'{"body": "B"}', RawArticle("B")),
        ("a.csv", b"texte\nB", RawArticle("B", "1")),
    ],
)
def test_compression_may_be_around_every_format(
    suffix: str, name: str, content: bytes, expected: RawArticle
) -> None:
    packed = COMPRESSIONS[suffix](content)
    assert found(f"{name}.{suffix.upper()}", packed) == [expected]
    assert found(name, packed) == [expected], "the suffix need not say so"
    assert found(f"{name}.{suffix}", content) == [expected], "the suffix may be wrong"


@pytest.mark.parametrize("compress", COMPRESSIONS.values())
def test_compression_of_pieces_one_by_one_is_undone_as_one(compress: Compress) -> None:
    assert found("a.txt.gz", compress(b"Un ") + compress(b"texte.")) == [RawArticle("Un texte.")]


@pytest.mark.slow
@pytest.mark.parametrize("compress", COMPRESSIONS.values())
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", LINES), ("a.csv", TABLE), ("a.json", json.dumps(RECORDS).encode())],
)
def test_compression_that_breaks_off_leaves_the_articles_before(
    compress: Compress, name: str, content: bytes
) -> None:
    whole = compress(content)
    assert len(found(name, whole)) == 8000
    *articles, problem = found(name, whole[: len(whole) * 4 // 5])
    assert 3000 < len(articles) < 8000
    assert all(isinstance(article, RawArticle) for article in articles[:-1])
    assert isinstance(problem, Problem)
    assert "compressed data cannot be read" in english(problem.reason)


def test_compression_that_breaks_off_early_leaves_the_lines_before() -> None:
    packed = gzip.compress(b'{"body": "Un"}\n{"body": "Deux"}\n{"body": "Trois"}')
    first, second, problem = found("a.jsonl.gz", packed[:-8])[:3]
    assert (first, second) == (RawArticle("Un", "1"), RawArticle("Deux", "2"))
    assert isinstance(problem, Problem)
    assert english(problem.reason).endswith("it breaks off after line 2")


@pytest.mark.parametrize("compress", COMPRESSIONS.values())
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.csv", "a.tar", "a"])
def test_compression_that_breaks_off_at_once_is_refused(compress: Compress, name: str) -> None:
    with pytest.raises(UnreadableFile, match="compressed data cannot be read"):
        found(name, compress(b"Un texte." * 20)[:20])


def test_compression_that_is_damaged_is_refused() -> None:
    for compress in COMPRESSIONS.values():
        packed = bytearray(compress(LINES))
        packed[40:60] = bytes(20)
        with pytest.raises(UnreadableFile, match="compressed data cannot be read"):
            found("a.txt", bytes(packed))


def test_compression_around_compression_is_undone_three_deep() -> None:
    content = b"Un texte."
    for depth in range(5):
        if depth <= 3:
            assert found("a.gz", content) == [RawArticle("Un texte.")]
        else:
            with pytest.raises(UnreadableFile, match="compressed more than 3 times"):
                found("a.gz", content)
        content = gzip.compress(content)


def test_compression_is_not_seen_in_a_text_that_begins_like_bzip2() -> None:
    assert found("a.txt", b"BZh est un sigle.") == [RawArticle("BZh est un sigle.")]
