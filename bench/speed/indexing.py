"""Articles -> an index: how fast, how large, in how much memory; ours beside others."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench.peers import PEERS, SLOW_PEERS, Peer, Text, read_texts
from bench.speed.clock import COMMAND, run, seconds, size, watched

OURS, TANTIVY, FTS5, WHOOSH, RECOLL = (
    "ours",
    "Tantivy, its French",
    "SQLite FTS5",
    "Whoosh, its French",
    "Recoll",
)


@dataclass(frozen=True, slots=True)
class Built:
    """An index that was made.

    Attributes:
        folder: Where it is.
        rate: Articles a second.
        bytes: Its size.
    """

    folder: Path
    rate: float
    bytes: int


def builders(news: Path, *, slow: bool) -> Mapping[str, Callable[[Path], object]]:
    """By engine, what makes its index of the articles in an empty folder."""
    peers: dict[str, Peer] = {**PEERS, **(SLOW_PEERS if slow else {})}
    made: dict[str, Callable[[Path], object]] = {OURS: partial(index, news)}
    made |= {name: partial(index_with, peer, news) for name, peer in peers.items()}
    if slow and shutil.which("recollindex"):
        made[RECOLL] = partial(index_with_recoll, news)
    return made


def built(
    news: Path, place: Path, articles: int, *, repeat: int, slow: bool
) -> Mapping[str, Built]:
    """The indexes of all engines, which take turns, lest one of them gets the quiet minutes."""
    work = builders(news, slow=slow)
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(repeat):
        for name, build in work.items():
            if number and name in (WHOOSH, RECOLL):
                continue  # minutes, in which nothing changes by a factor
            folder = place / f"{name} {number}"
            folder.mkdir()
            times[name].append(seconds(partial(build, folder)))
    first = {name: place / f"{name} 0" for name in work}
    return {
        name: Built(first[name], articles / median(times[name]), size(first[name])) for name in work
    }


def index(news: Path, folder: Path) -> None:
    """Ours, the command itself."""
    run((*COMMAND, "index", str(news), "--index", str(folder)))


def memory(news: Path, folder: Path) -> int:
    """Bytes that ours and its processes hold at most."""
    return watched((*COMMAND, "index", str(news), "--index", str(folder))).memory


def index_with(peer: Peer, news: Path, folder: Path) -> None:
    """A peer, in a process of its own as well, so that starting one costs all the same."""
    code = (
        "import sys; from pathlib import Path; from bench import peers;"
        f" peers.{peer.__name__}(peers.read_texts(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    run((sys.executable, "-c", code, str(news), str(folder)))


def index_with_recoll(news: Path, folder: Path) -> None:
    """Recoll, which wants a file for each article; writing them is part of its time, by little."""
    texts, settings = folder / "texts", folder / "settings"
    settings.mkdir()
    files(read_texts(news), texts)
    (settings / "recoll.conf").write_text(
        f"topdirs = {texts}\ndbdir = {folder / 'xapiandb'}\n", "utf-8"
    )
    subprocess.run(
        ("recollindex", "-c", str(settings)),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def files(texts: Iterable[Text], folder: Path) -> int:
    """Write articles as a text file each, a thousand in a folder, and return how many there are."""
    number = 0
    for number, text in enumerate(texts, 1):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{text.id}.txt").write_text(f"{text.title}\n\n{text.body}\n", "utf-8")
    return number
