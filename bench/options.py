"""The command line that the benchmarks have in common."""

from __future__ import annotations

import argparse
from pathlib import Path


def data_parser(
    description: str | None, data_help: str, *, optional: bool = False
) -> argparse.ArgumentParser:
    """Return a parser for a command that takes a folder of data.

    Args:
        description: The docstring of the benchmark.
        data_help: What the folder must have in it.
        optional: True if the command also works without the folder.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?" if optional else None, help=data_help)
    return parser
