"""An index that exists -> the same, up to date: how long it takes when nothing has changed, or one article has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from statistics import median

from bench.peers import Text
from bench.speed.clock import COMMAND, run, seconds
from bench.speed.indexing import files
from search import Archive

TIMES = 5


def updates(texts: Iterable[Text], place: Path) -> tuple[float, float]:
    """Seconds of a run over a folder of files in which nothing has changed, and from a change until it can be found."""
    folder, archive = place / "folder", place / "of a folder"
    files(texts, folder)
    command = (*COMMAND, "index", str(folder), "--index", str(archive))
    run(command)
    unchanged = median(seconds(partial(run, command)) for _ in range(TIMES))
    return unchanged, median(_seen(folder, archive, f"zyzomys{number}") for number in range(TIMES))


def _seen(folder: Path, archive: Path, word: str) -> float:
    file = next(folder.rglob("*.txt"))
    with Archive(archive) as opened:

        def change() -> None:
            file.write_text(f"Un mot de plus\n\nVoici {word}.\n", "utf-8")
            run((*COMMAND, "index", str(folder), "--index", str(archive)))
            if opened.find(word).total != 1:
                raise AssertionError(f"{word} is not found")

        return seconds(change)
