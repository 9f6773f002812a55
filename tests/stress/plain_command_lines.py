"""Read command lines of `search query` with Typer and without, and compare.

`python -m tests.stress.plain_command_lines 10000`

A plain line must be read without Typer. Whatever is read so must be what Typer reads.
"""

from __future__ import annotations

import sys

from hypothesis import given, settings

from tests.support.command_lines import any_lines, plain_lines, read_plainly, typer_reader


def compare(number: int) -> None:
    """Compare so many plain lines, and as many others.

    Raises:
        AssertionError: One is read otherwise, or not at all.
    """
    long_run = settings(max_examples=number, deadline=None, database=None)
    with typer_reader() as by_typer:

        @long_run
        @given(args=plain_lines())
        def compare_plain(args: list[str]) -> None:
            read = read_plainly(args)
            assert read is not None
            assert read == by_typer(args)

        @long_run
        @given(args=any_lines())
        def compare_any(args: list[str]) -> None:
            read = read_plainly(args)
            assert read is None or read == by_typer(args)

        compare_plain()
        compare_any()


if __name__ == "__main__":
    compare(int(sys.argv[1]))
    print("all alike")
