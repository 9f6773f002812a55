"""Material: the bytes of a file, wherever they are."""

from __future__ import annotations

import gzip
import pickle
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, read
from index.readers.material import Material
from index.readers.raw_article import RawArticle

LINE = b'{"body": "B"}\n'


def test_material_larger_than_its_limit_is_not_read_whole() -> None:
    large = Material("a.txt", b"x" * ((1 << 20) + 1), Limits(max_file_bytes=1 << 20))
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        list(read(large))
    full = Material("a.txt", b"x" * (1 << 20), Limits(max_file_bytes=1 << 20))
    assert len(list(read(full))) == 1


def test_material_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINE))
    for content in (tmp_path / "a.jsonl.gz", gzip.compress(LINE)):
        material = Material("a.jsonl.gz", content, Limits(max_archive_depth=2))
        copy = pickle.loads(pickle.dumps(material))
        assert copy == material
        assert list(read(copy)) == [RawArticle("B", "1")]
