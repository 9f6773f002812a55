"""Bad files, few and small: `tests.stress.ten_thousand_files` tries many."""

from __future__ import annotations

import json
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from index.errors import UnreadableFile
from index.readers import Limits, read
from index.readers.material import Material
from tests.stress import bombs
from tests.stress.bad_files import KINDS, ODDITIES, monsters
from tests.stress.ten_thousand_files import fill, index_files
from tests.stress.trial import Options, Tally

pytest.importorskip("pypdfium2", reason="PDF files are an extra")
pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.slow
@pytest.mark.parametrize("engine", EMBEDDED)
def test_bad_files_give_their_articles_or_are_named(engine: str, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    fill(folder, random.Random(7), 0, 40)
    outcome = index_files(folder, tmp_path / "index", engine, 2)
    assert outcome.files == 40 + 1 + len(ODDITIES)
    assert outcome.indexed < outcome.files


@pytest.mark.parametrize("kind", KINDS)
def test_bad_files_of_every_kind_are_made_of_a_seed(kind: str) -> None:
    made = [KINDS[kind](random.Random(3)) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("name", [name for name, _ in monsters(1 << 16)])
def test_bad_files_that_are_too_large_are_refused_in_a_moment(name: str, tmp_path: Path) -> None:
    limits = Limits(max_file_bytes=1 << 18)
    pieces = next(pieces for called, pieces in monsters(1 << 20) if called == name)
    (tmp_path / name).write_bytes(b"".join(pieces))
    found, started = 0, time.process_time()
    with suppress(UnreadableFile):
        found = sum(1 for _ in read(Material(name, tmp_path / name, limits)))
    assert time.process_time() - started < 10
    assert found < 200


def test_bad_files_of_pdf_that_swell_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.readers.pdf.stream_sizes.MAX_DRAWING_BYTES", 1 << 16)
    bomb = b"".join(next(pieces for name, pieces in monsters(1 << 20) if name == "bomb.pdf"))
    with pytest.raises(UnreadableFile, match="too large when it is unpacked"):
        list(read(Material("bomb.pdf", bomb)))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the trial limits its processes")
@pytest.mark.parametrize("name", ["bomb.txt.gz", "entities.xml"])
def test_bad_files_that_are_bombs_cost_the_program_little(name: str) -> None:
    tally = Tally("bombs")
    bombs.try_all(Options(1, 1, 0, (), name), "tantivy", tally)
    assert tally.wrong == []
    assert tally.tries == 1


def test_bad_files_that_cost_too_much_are_found_out() -> None:
    told = json.dumps({"articles": 1, "skipped": []})
    used = bombs.Used(code=0, seconds=1.0, bytes=1 << 20, report=told, told="")
    assert bombs.fault_of(used, "x.zip") == "neither article nor reason"
    assert bombs.fault_of(used._replace(seconds=60.0), "x.zip") == "60 s"
    assert bombs.fault_of(used._replace(bytes=2 << 30), "x.zip") == "2048 MB"
    assert bombs.fault_of(used._replace(code=-9), "x.zip") == "exit -9: "
    named = json.dumps({"articles": 1, "skipped": [{"path": "x.zip"}]})
    assert bombs.fault_of(used._replace(report=named), "x.zip") is None
