"""Write lines to a file, whole or not at all, or print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from index.errors import InputError
from search.cli import console

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
    # a pipe or a device is written to as it is: nothing may take its name
    is_ordinary = file.is_file() or not file.exists()
    unfinished = file.with_name(f"{file.name}.part") if is_ordinary else file
    try:
        with unfinished.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield lambda lines: _write(lines, stream)
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
