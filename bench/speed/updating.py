"""Measure how long an index takes to be up to date when nothing or one article has changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from statistics import median

from bench.speed.measure import index_command, run, seconds
from bench.texts import Text, write_text_files
from search import Archive

TIMES = 5


def measure_updates(texts: Iterable[Text], folder: Path) -> tuple[float, float]:
    """Measure updates of the index of a folder of files.

    Returns:
        The seconds of a run that finds nothing new, and the seconds from a change until a search
        finds it.
    """
    articles = folder / "folder"
    location = folder / "of a folder"
    write_text_files(texts, articles)
    update = partial(run, index_command(articles, location))
    update()
    unchanged = [seconds(update) for _ in range(TIMES)]
    words = [f"zyzomys{turn}" for turn in range(TIMES)]
    changed = [_change_one(articles, location, word) for word in words]
    return median(unchanged), median(changed)


def _change_one(articles: Path, location: Path, word: str) -> float:
    """Return the seconds from a change of one article until a search for its new word finds it."""
    file = next(articles.rglob("*.txt"))
    with Archive(location) as archive:

        def change() -> None:
            file.write_text(f"Un mot de plus\n\nVoici {word}.\n", "utf-8")
            run(index_command(articles, location))
            if archive.find(word).total != 1:
                raise AssertionError(f"{word} is not found")

        return seconds(change)
