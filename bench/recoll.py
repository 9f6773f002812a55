"""Recoll, a search engine for the files of a desktop, as a peer.

It is not a library of Python but two commands: one indexes a folder with a file for each text, the
other answers one query. So each of its queries takes a process, as `search query` does. Its command
shows no passages.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from bench.peers import DEPTH
from bench.texts import Text, write_text_files

INDEXER, ASKER = "recollindex", "recollq"
"""The commands, which must be installed."""
STEMMING = "french"

_WORD = re.compile(r"\w+")
_RESULT = re.compile(r"\t\[file://[^\]]*/([^/\]]+)\.txt\]\t")
"""A line of a result: its type, its address, its title and its size, with tabs between them."""


def is_installed() -> bool:
    """Return True if both commands are on the PATH."""
    return all(map(shutil.which, (INDEXER, ASKER)))


def index_texts(texts: Iterable[Text], location: Path) -> None:
    """Index texts in an empty folder. The files of the texts and the settings stand beside it.

    Writing these files is a small part of the time.

    Raises:
        subprocess.CalledProcessError: Recoll has failed.
    """
    files = settings_folder(location) / "texts"
    write_text_files(texts, files)
    # quoted, since spaces part the folders
    settings = f'topdirs = "{files}"\ndbdir = {location}\nindexstemminglanguages = {STEMMING}\n'
    (settings_folder(location) / "recoll.conf").write_text(settings, "utf-8")
    _run(INDEXER, "-c", str(settings_folder(location)))


def find(location: Path, query: str) -> list[str]:
    """Return the ids of the best texts for any word of a query, best first.

    Raises:
        subprocess.CalledProcessError: Recoll has failed.
    """
    return _RESULT.findall(_run(*query_command(location, query)))


def query_command(location: Path, query: str) -> tuple[str, ...]:
    """Return the command that answers a query from an index."""
    words = " ".join(_WORD.findall(query))  # its signs would be syntax
    options = ("-c", str(settings_folder(location)), "-s", STEMMING, "-n", str(DEPTH))
    return (ASKER, *options, "-o", words)


def settings_folder(location: Path) -> Path:
    """Return the folder of the settings of an index."""
    return location.with_name(f"{location.name} settings")


def _run(*command: str) -> str:
    """Run a command to its end, and return what it prints."""
    done = subprocess.run(command, capture_output=True, check=True, text=True, errors="replace")
    return done.stdout
