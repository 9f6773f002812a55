"""Write lines to a file, whole or not at all, or print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO, TypeVar

from index.errors import InputError
from search.cli import console
from search.cli.exit_codes import NO_HITS

Found = TypeVar("Found")

Write = Callable[[Iterable[str]], int]
"""Writes lines as they come, and returns how many there were."""


@contextmanager
def output_to(file: Path | None) -> Iterator[Write]:
    """Yield a function that writes lines to a file, or prints them if there is no file.

    The file gets its name only when all of them are written, so that it is never half of what was
    asked for.

    Raises:
        InputError: The file cannot be written.
    """
    if file is None:
        yield console.put_lines
        return
    with (
        _unfinished(file) as unfinished,
        unfinished.open("w", encoding="utf-8", errors="replace", newline="\n") as stream,
    ):
        yield lambda lines: _write(lines, stream)


def write_bytes(file: Path, content: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        InputError: It cannot be written.
    """
    with _unfinished(file) as unfinished:
        unfinished.write_bytes(content)


def write_each(
    found: Iterable[Found], as_lines: Callable[[Iterable[Found]], Iterable[str]], file: Path | None
) -> int:
    """Write what is found, as it comes, and return the exit code.

    A search that fails does so before the file is opened, since the first is found by then.

    Args:
        found: What is found.
        as_lines: Makes lines of it.
        file: The file to write, or None to print.

    Raises:
        InputError: The file cannot be written.
    """
    rest = iter(found)
    first = list(islice(rest, 1))
    with output_to(file) as write:
        write(as_lines(chain(first, rest)))
    return 0 if first else NO_HITS


@contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    """Yield the place to write a file at. It gets its name when all is written, or is removed.

    Raises:
        InputError: It cannot be written.
    """
    # a pipe or a device is written to as it is: nothing may take its name
    is_ordinary = file.is_file() or not file.exists()
    unfinished = file.with_name(f"{file.name}.part") if is_ordinary else file
    try:
        yield unfinished
        if is_ordinary:
            unfinished.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("output-file-unwritable", path=str(file), reason=reason) from error
    finally:
        if is_ordinary:
            with suppress(OSError):  # it has the other name now, or was never made
                unfinished.unlink()


def _write(lines: Iterable[str], stream: IO[str]) -> int:
    """Write lines to a stream, and return how many there were."""
    written = 0
    for line in lines:
        stream.write(f"{line}\n")
        written += 1
    return written
