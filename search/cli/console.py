"""Write to the terminal: data on standard output, everything else on standard error."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, Literal, NoReturn, TextIO

from index.errors import InputError
from index.messages import Catalogue, Language
from search.cli.language import chosen_language
from search.cli.sizes import part_text
from search.cli.terminal import Terminal
from search.cli.words import (
    current_catalogue,
    encodable_catalogue,
    english,
    text,
    with_signs_of,
)
from search.printable import printable

Color = Literal["auto", "always", "never"]
"""When highlights are bold; `auto` means on a terminal, unless NO_COLOR is set."""

DEFAULT_COLUMNS = 100
"""Width that is assumed if a terminal does not tell its own."""

_MAX_COLUMNS = 1_000
"""Width that is filled at most: lines of more columns than a screen has cost memory."""
_READER_SECONDS = 0.25
"""Seconds within which the reader of a pipe leaves that has read as much as it wants."""


def put(line: str) -> None:
    """Print a line of data.

    If the reader of the output has gone, such as `head`, the program ends without an error.
    Characters that the output cannot encode are printed as escapes.

    Raises:
        InputError: The output is closed, or cannot be written to.
    """
    if sys.stdout is None:
        raise InputError("output-closed")
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _end_without_reader()
    except OSError as error:
        _discard(sys.stdout)
        raise InputError("output-unwritable", reason=error.strerror) from error
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        put(line.encode(encoding, "backslashreplace").decode(encoding))


def check_reader() -> None:
    """End the program without an error if the reader of the output has gone, such as `head`.

    A pipe takes what is printed before anybody reads it.
    """
    if _has_lost_its_reader():
        _end_without_reader()


def _has_lost_its_reader() -> bool:
    """Return True if the output is a pipe whose other end is closed, or is closed shortly."""
    try:
        fileno = sys.stdout.fileno()
        if not stat.S_ISFIFO(os.fstat(fileno).st_mode):
            return False
    except (OSError, ValueError):  # tests have an output without a number
        return False
    import select  # late: it is loaded for commands that print as they go

    if not hasattr(select, "poll"):  # on Windows
        return False
    pipe = select.poll()
    pipe.register(fileno, 0)  # no event but that the other end is closed
    return bool(pipe.poll(_READER_SECONDS * 1000))


def _end_without_reader() -> NoReturn:
    """End the program as if all of its output had been read."""
    _discard(sys.stdout)
    sys.exit(0)


def _discard(stream: TextIO) -> None:
    """Send what is left in the buffer of a stream nowhere.

    The interpreter would try to write it at its end, and exit with a code of its own.
    """
    with suppress(OSError, ValueError):  # tests have an output without a number
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def put_lines(lines: Iterable[str]) -> int:
    """Print lines of data as they come, and return how many there were."""
    printed = 0
    for line in lines:
        put(line)
        printed += 1
    return printed


def say(line: str) -> None:
    """Print one line that is not data.

    A newline in it becomes a space: the name of a file must not forge lines of its own.
    """
    if sys.stderr is None:  # it is closed
        return
    encoding = sys.stderr.encoding or "utf-8"
    encoded = with_signs_of(encoding, printable(line)).encode(encoding, "backslashreplace")
    try:
        print(encoded.decode(encoding), file=sys.stderr, flush=True)
    except OSError:  # there is no other place to say that it cannot be written to
        _discard(sys.stderr)


def say_message(code: str, /, **values: Any) -> None:
    """Print a message of the command line on standard error, in the language of the environment."""
    say(text(code, **values))


def words() -> Catalogue:
    """Return the words of the language that the environment asks for."""
    return current_catalogue()


def language() -> Language:
    """Return the language that the environment asks for."""
    return chosen_language(os.environ)


def say_usage(error: Any) -> None:
    """Print an error of Typer about a command line, and how the command is used.

    Typer's own printing would let through characters that change the direction of writing.
    """
    if language() == "fr":
        from search.cli.help import usage_error_lines

        lines = usage_error_lines(error)
    else:
        error.message = _plain_usage_error(error.message)
        printed = io.StringIO()
        error.show(printed)  # Typer prints it into the buffer
        lines = printed.getvalue().rstrip("\n").split("\n")
    for line in lines:
        say(line)


def _plain_usage_error(message: str) -> str:
    """Put an English error of Typer into the words of those who do not program."""
    for pattern, plain in english.USAGE_ERRORS.items():
        message = re.sub(rf"{pattern}\Z", plain, message)
    return message


def terminal(color: Color = "auto") -> Terminal:
    """Describe the terminal behind standard output; a pipe has the width of `COLUMNS`."""
    is_colored = color == "always"
    if color == "auto":
        is_terminal = sys.stdout is not None and sys.stdout.isatty()
        is_colored = is_terminal and not os.environ.get("NO_COLOR")
    width = _columns()
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"  # the output may be closed
    words = encodable_catalogue(language(), encoding)
    return Terminal(width, is_colored, words)


def standard_input() -> BinaryIO:
    """Return the standard input.

    Raises:
        InputError: It is closed.
    """
    if sys.stdin is None:
        raise InputError("input-closed")
    return sys.stdin.buffer


def _columns() -> int:
    """Return the width of the terminal, as `shutil.get_terminal_size` does.

    Loading `shutil` would take a tenth of the time of a search.
    """
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return min(int(asked), _MAX_COLUMNS)
    try:
        columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # there is no terminal
        columns = 0
    return columns or DEFAULT_COLUMNS


@contextmanager
def progress() -> Iterator[Callable[[int, int, int], None] | None]:
    """Show a bar while a run goes on, where standard error is a terminal.

    Yields:
        A function that takes the bytes read, the bytes to read and the articles found so far.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(text("indexing")),
        BarColumn(),
        TextColumn("{task.fields[read]}"),
        TextColumn("{task.fields[articles]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        # until the first update, there is no total to show
        task = bar.add_task("", total=None, read="", articles="")

        def update(bytes_read: int, total_bytes: int, articles: int) -> None:
            found = text("indexing-articles", articles=articles)
            read = part_text(bytes_read, total_bytes, words())
            bar.update(task, completed=bytes_read, total=total_bytes, read=read, articles=found)

        yield update
