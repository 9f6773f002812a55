"""Files that were made bad by chance, few of them: `tests.stress.fuzzed_files` reads many."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence

import pytest

from index.readers import format_name, read
from index.readers.formats import FORMATS
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.stress import fuzzed_files
from tests.stress.fuzzed_files import fuzz, outcome, verdicts
from tests.stress.mutations import Mutator
from tests.stress.trial import Options
from tests.support.specimens import Specimen, specimens

pytest.importorskip("pypdfium2", reason="PDF files are an extra")
pytest.importorskip("trafilatura", reason="saved pages are an extra")

ONLY_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells the peak of memory"
)
WITHOUT_ARTICLES = {"prospero-context"}
IN_ARCHIVES = {"mets"}
"""Formats whose specimens are archives, since their files belong together."""


@pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)
def test_specimens_are_sound(specimen: Specimen) -> None:
    material = Material(specimen.name, specimen.content)
    recognised = "zip" if specimen.format in IN_ARCHIVES else specimen.format
    assert format_name(material) == recognised
    articles = [part for part in read(material) if isinstance(part, RawArticle)]
    assert bool(articles) != (specimen.format in WITHOUT_ARTICLES)


def test_specimens_are_of_every_format() -> None:
    pytest.importorskip("pyarrow", reason="Parquet files are an extra")
    pytest.importorskip("python_calamine", reason="binary Excel files are an extra")
    assert {specimen.format for specimen in specimens()} == {row.name for row in FORMATS}


def test_fuzzed_files_are_made_of_a_seed_and_differ_from_sound_ones() -> None:
    mutator = Mutator(specimens())
    changed = 0
    for specimen in specimens():
        made = [mutator.mutated(specimen, random.Random(5)) for _ in range(2)]
        assert made[0] == made[1]
        changed += made[0].content != specimen.content
    assert changed > len(specimens()) // 2


@pytest.mark.slow
@ONLY_LINUX
def test_fuzzed_files_give_articles_or_reasons_within_their_limits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tally = fuzz(Options(100, seed=1, first=0, engines=(), only=""), specimens())
    assert tally.finish() == 0, capsys.readouterr().out
    assert tally.tries == 100
    assert tally.outcomes["read"]


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fail() -> None:
    raise ValueError("un défaut")


def _work() -> None:
    end = time.process_time() + 0.6
    while time.process_time() < end:
        pass


def _take_memory() -> None:
    taken = b"x" * (256 << 20)
    assert taken


def _keep_silent() -> None:
    pass


@pytest.mark.slow
@ONLY_LINUX
@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (_kill, "its process ended with -9"),
        (_fail, "ValueError: un défaut"),
        (_work, " s"),
        (_take_memory, " MB"),
        (_keep_silent, "neither article nor reason"),
    ],
    ids=["kill", "fail", "work", "memory", "silence"],
)
def test_fuzzed_file_that_does_harm_is_found_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, harm: Callable[[], None], fault: str
) -> None:
    monkeypatch.setattr(fuzzed_files, "MAX_SECONDS", 0.5)
    monkeypatch.setattr(fuzzed_files, "MAX_BYTES", 128 << 20)
    real = read

    def reading(material: Material) -> Sequence[object]:
        if material.name != "harm.txt":
            return list(real(material))
        harm()
        return [] if harm is _keep_silent else list(real(material))

    monkeypatch.setattr(fuzzed_files, "read", reading)
    sound = Specimen("text", "sound.txt", b"Un texte court.")
    files = [sound, sound._replace(name="harm.txt"), sound]
    assert outcome(sound) == "read"
    first, second, third = verdicts(files.__getitem__, range(3))
    assert (first.fault, third.fault) == (None, None)
    assert second.fault is not None
    assert fault in second.fault
